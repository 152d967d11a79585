/**
 * Words for people and the text they type.
 *
 * Every human text is `Words`, so a missing language does not compile. Typed text is kept in NFC; search
 * compares folded text, which knows neither accents nor case (field.md §4.5).
 */

/** One text in each language of the app. Vietnamese comes first: it is what officers read. */
export type Words = { readonly vi: string; readonly en: string };

export type Language = 'vi' | 'en';

/**
 * The English of a text. The phone's build leaves fixed English out of its first files (vite.config.ts) and
 * fetches it when English is chosen; until then Vietnamese stands in.
 */
export function englishOf(words: Words): string {
  return words.en || (english.get(words.vi) ?? words.vi);
}

/** Takes in the English that the build left out, by the Vietnamese text beside which it stands. */
export function learnEnglish(texts: Readonly<Record<string, string>>): void {
  english = new Map(Object.entries(texts));
}

let english: ReadonlyMap<string, string> = new Map();

/**
 * Folds text for search: `fold('Trâu sinh sản') === 'trau sinh san'`, `fold('Đức') === 'duc'`.
 * Idempotent, and equal for NFC, NFD and full-width spellings of the same text.
 */
export function fold(text: string): string {
  // Lower case comes first because it may itself bring a mark (İ → i + dot), and compatibility forms
  // (full-width letters, ligatures) only fall apart under NFKD.
  return text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(MARKS, '').replaceAll('đ', 'd');
}

/**
 * Text as it is kept: NFC, runs of blanks as one space, no blanks at either end, no control characters.
 * With `keepLines` line breaks stay (at most one empty line in a row), each line cleaned by itself.
 */
export function clean(text: string, options: { readonly keepLines?: boolean } = {}): string {
  const normal = text.normalize('NFC').replace(LINE_BREAKS, '\n');
  if (options.keepLines !== true) return cleanLine(normal);
  return normal
    .split('\n')
    .map(cleanLine)
    .join('\n')
    .replace(/\n{3,}/gu, '\n\n')
    .replace(/^\n+|\n+$/gu, '');
}

const MARKS = /\p{M}+/gu;
const LINE_BREAKS = /\r\n?|[\u2028\u2029]/gu;

function cleanLine(line: string): string {
  // U+200D stays: it holds a composed emoji together. The other invisible ones arrive by copy and paste.
  return line
    .replace(/[\u200B\u2060\uFEFF\u00AD]/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .normalize('NFC');
}
