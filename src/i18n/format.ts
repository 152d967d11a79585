/**
 * Numbers, money and phone numbers as officers write them (field.md §4.5). Days are in `format-day.ts`.
 *
 * The unit is parted from its number by a plain space, so that the text pastes well; screens keep both on
 * one line by style.
 */
import type { Dong } from '../core/dong.ts';
import type { Language } from '../core/text.ts';

/** What a table shows where there is nothing to divide by, or nobody has said. */
export const NO_VALUE = '-';

/** `1.234.567`, `12,5`; at most `decimals` of them, none for nothing. English: `1,234,567`, `12.5`. */
export function formatNumber(value: number, language: Language = 'vi', decimals = 3): string {
  return numberFormat(language, decimals).format(value === 0 ? 0 : value);
}

/**
 * A ratio as a rate: `formatPercent(0.457)` is `45,7%`. One decimal, two below one per cent, so that a
 * little is not shown as nothing. Null, where there was no plan to divide by, is `-` and never 0 %.
 */
export function formatPercent(ratio: number | null, language: Language = 'vi'): string {
  if (ratio === null) return NO_VALUE;
  const percent = ratio * 100;
  return `${formatNumber(percent, language, Math.abs(percent) < 1 ? 2 : 1)}%`;
}

/** Every đồng of an amount: `124.800.000 đ`. */
export function formatDong(amount: Dong, language: Language = 'vi'): string {
  return `${formatNumber(amount, language, 0)} đ`;
}

/** An amount in millions of đồng without the unit, which stands in the heading: `412,5`. */
export function formatMillion(amount: Dong, language: Language = 'vi', decimals = 3): string {
  return formatNumber(amount / 1e6, language, decimals);
}

/** An amount as it is spoken: `1,2 tỷ`, `850 triệu`, `500 nghìn`, `700 đ`. Rounded: never for a document. */
export function shortDong(amount: Dong, language: Language = 'vi'): string {
  const size = Math.abs(amount);
  if (size < 1e3) return formatDong(amount, language);
  // The unit is chosen after rounding, or 999,96 triệu would read "1.000 triệu".
  const unit = UNITS.find(({ worth }) => roundTo(size / worth, 1) < 1000) ?? BILLION;
  const shown = amount / unit.worth;
  return `${formatNumber(shown, language, Math.abs(shown) < 10 ? 2 : 1)} ${unit[language]}`;
}

/** `0912 345 678`, `+84 912 345 678`. What has no known shape is shown as it is kept. */
export function formatPhone(phone: string): string {
  const digits = phone.replace(/[\s.()-]/gu, '');
  const mobile = /^(0\d{3}|\+84 ?\d{3})(\d{3})(\d{3})$/u.exec(digits);
  const fixed = /^(0\d{3})(\d{4})(\d{3})$/u.exec(digits);
  const parts = mobile ?? fixed;
  if (parts === null) return phone;
  return parts.slice(1).join(' ').replace(/^\+84/u, '+84 ');
}

/** The size of a file or of the book: `340 KB`, `2,4 MB`; thousands, as phones count. */
export function formatBytes(bytes: number, language: Language = 'vi'): string {
  if (bytes < 1e3) return `${formatNumber(bytes, language, 0)} B`;
  if (bytes < 999_500) return `${formatNumber(bytes / 1e3, language, 0)} KB`;
  if (bytes < 999_950_000) return `${formatNumber(bytes / 1e6, language, 1)} MB`;
  return `${formatNumber(bytes / 1e9, language, 1)} GB`;
}

const BILLION = { worth: 1e9, vi: 'tỷ', en: 'billion' };
const UNITS = [
  { worth: 1e3, vi: 'nghìn', en: 'thousand' },
  { worth: 1e6, vi: 'triệu', en: 'million' },
  BILLION,
];

function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making one takes longer than a hundred uses, and a list makes thousands of uses. */
function numberFormat(language: Language, decimals: number): Intl.NumberFormat {
  const key = `${language}${decimals}`;
  const known = formats.get(key);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    maximumFractionDigits: decimals,
  });
  formats.set(key, made);
  return made;
}
