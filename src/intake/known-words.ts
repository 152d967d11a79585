/** Words of headings, compared without accents, case and signs. */
import { clean, fold } from '../core/text.ts';

/** `Số người đăng ký (người)` → `so nguoi dang ky nguoi`. */
export function plainWords(text: string): string {
  return fold(clean(text))
    .replace(/[^a-z0-9%]+/gu, ' ')
    .trim();
}

/**
 * How well a heading says what a phrase says, 0–1: the same words, or all words of the phrase among those of the
 * heading; the fewer others there are, the better.
 */
export function likeness(heading: string, phrase: string): number {
  if (heading === '' || phrase === '') return 0;
  if (heading === phrase) return 1;
  const [all, wanted] = [` ${heading} `, ` ${phrase} `];
  if (!all.includes(wanted)) return 0;
  const share = phrase.length / heading.length;
  return (all.startsWith(wanted) ? 0.6 : 0.5) + 0.35 * share;
}

/** Headings that are no data: the running number, its row of letters. */
export const RUNNING_NUMBER = /^(?:stt|tt|so tt|so thu tu|no)$/u;
