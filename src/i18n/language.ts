/**
 * The language of the app: which of two texts to say, and how lists are ordered.
 */
import { englishOf, type Language, type Words } from '../core/text.ts';

/** The languages in the order in which settings offer them, each under its own name. */
export const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'vi', name: 'Tiếng Việt' },
  { language: 'en', name: 'English' },
];

export function say(words: Words, language: Language): string {
  return language === 'vi' ? words.vi : englishOf(words);
}

const collator = new Intl.Collator('vi', { numeric: true });

/** Vietnamese order with numbers by value: Dao < Đức < Tày, "Thôn 2" < "Thôn 10". */
export function compareVi(a: string, b: string): number {
  return collator.compare(a, b);
}

/** People in the order of a Vietnamese list: by the last word of the name, then by the words before it. */
export function byGivenName(a: string, b: string): number {
  const [givenA, restA] = splitName(a);
  const [givenB, restB] = splitName(b);
  return collator.compare(givenA, givenB) || collator.compare(restA, restB);
}

function splitName(name: string): readonly [given: string, rest: string] {
  const trimmed = name.trim();
  const lastBlank = trimmed.lastIndexOf(' ');
  return [trimmed.slice(lastBlank + 1), trimmed.slice(0, Math.max(lastBlank, 0)).trim()];
}
