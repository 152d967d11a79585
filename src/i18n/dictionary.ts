/**
 * The texts of the screens in one language. Vietnamese is in the shell; English is fetched when it is chosen.
 */
import { learnEnglish, type Language } from '../core/text.ts';
import { vi } from './vi.ts';

/** Every text of the screens. Vietnamese is the shape; a language that lacks a text does not compile. */
export type Dictionary = typeof vi;

export async function dictionary(language: Language): Promise<Dictionary> {
  if (language === 'vi') return vi;
  const [{ en }, { phrases }] = await Promise.all([import('./en.ts'), import('./phrases.ts')]);
  learnEnglish(phrases);
  return en;
}
