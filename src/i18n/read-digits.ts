/**
 * One number as people type it, read without arithmetic: dots and commas as thousands or as decimals.
 *
 * Vietnamese writes `1.234.567,5`; phones and Excel also bring `1,234,567.5` and `1234567.5`.
 */

import { fold } from '../core/text.ts';

/** The digits of a number, as text: `1.234,5` is whole `1234`, fraction `5`. */
export type ReadDigits = {
  readonly whole: string;
  readonly fraction: string;
};

/**
 * Typed text without accents, emoji, full-width forms and a leading plus. Null where it holds a sign that
 * would fold into a plain digit and change the number: "5²" is not 52.
 */
export function plainTyped(text: string): string | null {
  if (/\p{No}/u.test(text)) return null;
  return fold(text.replace(/\p{Extended_Pictographic}/gu, ' ').replace(/[\u200B-\u200D\u2060\uFEFF]/gu, ''))
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/^\+ ?/u, '');
}

/**
 * Reads digits with dots and commas, or gives null where they stand in no order that has a meaning
 * (`1.50.000`, `1,2,3`). A single dot before exactly three digits groups thousands, a comma there does so
 * only where `commaGroups` says that the number cannot have decimals: `1,500` đồng is 1500, `1,500` tấn is 1,5.
 */
export function readDigits(text: string, options: { readonly commaGroups: boolean }): ReadDigits | null {
  if (/^\d+$/u.test(text)) return { whole: text, fraction: '' };
  const separators = text.replace(/\d/gu, '');
  const decimal = decimalOf(text, separators, options.commaGroups);
  const at = decimal === null ? text.length : text.lastIndexOf(decimal);
  const whole = text.slice(0, at);
  const fraction = text.slice(at + 1);
  if (!/^(\d+|\d{1,3}(\.\d{3})+|\d{1,3}(,\d{3})+)$/u.test(whole)) return null;
  if (decimal !== null && (!/^\d+$/u.test(fraction) || whole.includes(decimal))) return null;
  return { whole: whole.replace(/[.,]/gu, ''), fraction };
}

/** The sign that parts whole from fraction, or null where every sign groups thousands. */
function decimalOf(text: string, separators: string, commaGroups: boolean): '.' | ',' | null {
  const last = separators.at(-1) === '.' ? '.' : ',';
  if (separators.length > 1) return new Set(separators).size > 1 ? last : null;
  const groups = /^(?!0)\d{1,3}[.,]\d{3}$/u.test(text);
  return groups && (last === '.' || commaGroups) ? null : last;
}
