/**
 * Counts of people and households, and quantities of goods, as people type them.
 */
import type { Words } from '../core/text.ts';
import { plainTyped, readDigits } from './read-digits.ts';

/** The largest count and quantity: more than the people of any province. */
export const COUNT_LIMIT = 100_000_000;

/** Decimals of a quantity that are kept: grams of a kilogram, metres of a kilometre. */
export const QUANTITY_DECIMALS = 3;

/** A whole number from 0 up: `14`, `1.200`, full-width digits; or what to type instead. */
export function parseCount(text: string): { readonly count: number } | { readonly problem: Words } {
  const read = readNumber(text, true);
  if ('problem' in read) return read;
  if (/[1-9]/u.test(read.fraction)) return { problem: PROBLEMS.whole };
  return within(Number(read.whole), (count) => ({ count }));
}

/** A quantity from 0 up with up to three decimals: `18,5`, `18.5`, `1.200`; or what to type instead. */
export function parseQuantity(text: string): { readonly quantity: number } | { readonly problem: Words } {
  const read = readNumber(text, false);
  if ('problem' in read) return read;
  if (/[1-9]/u.test(read.fraction.slice(QUANTITY_DECIMALS))) return { problem: PROBLEMS.decimals };
  return within(Number(`${read.whole}.${read.fraction || '0'}`), (quantity) => ({ quantity }));
}

const PROBLEMS = {
  empty: { vi: 'Chưa có số. Ghi bằng chữ số, như 14.', en: 'No number yet. Type digits, like 14.' },
  letters: { vi: 'Chỉ ghi chữ số ở đây, như 14 hoặc 18,5.', en: 'Only digits here, like 14 or 18,5.' },
  negative: {
    vi: 'Số ở đây không được âm. Bỏ dấu trừ.',
    en: 'This cannot be negative. Remove the minus sign.',
  },
  groups: {
    vi: 'Dấu chấm, dấu phẩy chưa đúng chỗ. Ghi như 1.200 hoặc 18,5.',
    en: 'Dots or commas are out of place. Type 1.200 or 18,5.',
  },
  whole: { vi: 'Ghi số nguyên, không có phần lẻ, như 14.', en: 'Type a whole number, like 14.' },
  decimals: {
    vi: 'Nhiều nhất ba chữ số sau dấu phẩy. Làm tròn, như 18,5.',
    en: 'At most three decimals. Round it, like 18,5.',
  },
  tooLarge: { vi: 'Số quá lớn. Xem lại số chữ số.', en: 'Too large. Count the digits again.' },
} satisfies Record<string, Words>;

type Digits = { readonly whole: string; readonly fraction: string };

function readNumber(text: string, commaGroups: boolean): Digits | { readonly problem: Words } {
  const typed = plainTyped(text);
  if (typed === null) return { problem: PROBLEMS.letters };
  if (typed === '') return { problem: PROBLEMS.empty };
  if (/^[-−–]\s*\d/u.test(typed)) return { problem: PROBLEMS.negative };
  const joined = /^\d{1,3}( \d{3})+$/u.test(typed) ? typed.replaceAll(' ', '') : typed;
  if (!/^\d[\d.,]*$/u.test(joined)) return { problem: PROBLEMS.letters };
  return readDigits(joined, { commaGroups }) ?? { problem: PROBLEMS.groups };
}

function within<Found>(value: number, found: (value: number) => Found): Found | { readonly problem: Words } {
  return value <= COUNT_LIMIT ? found(value) : { problem: PROBLEMS.tooLarge };
}
