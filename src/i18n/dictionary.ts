/**
 * The texts of the screens in one language. Vietnamese comes with the screens; English is fetched when it is chosen.
 */
import { learnEnglish, type Language } from '../core/text.ts';
import { vi, type Dictionary } from './vi-texts.ts';

export type { Dictionary } from './vi-texts.ts';

/** All texts of a language. */
export async function dictionary(language: Language): Promise<Dictionary> {
  if (language === 'vi') {
    await Promise.all([
      import('./vi-work.ts'),
      import('./vi-reports.ts'),
      import('./vi-carry.ts'),
      import('./vi-photos.ts'),
      import('./vi-import.ts'),
      import('./vi-periodic.ts'),
      import('./vi-alerts.ts'),
      import('./vi-money.ts'),
      import('./vi-treasury.ts'),
    ]);
    return vi;
  }
  const [{ en }, { phrases }] = await Promise.all([import('./en.ts'), import('./phrases.ts')]);
  learnEnglish(phrases);
  return en;
}
