/** The short lines of lists: parts that are there, cut to what a phone of 360 px shows. */
import type { Day } from '../core/day.ts';

/** "14 người · 9 nữ · 2027": what is blank is left out. */
export function line(...parts: readonly (string | number | null)[]): string {
  return parts.filter((part) => part !== null && part !== '').join(' · ');
}

/** The beginning of a longer text, whole words, at most `max` characters with its "…". */
export function cut(text: string | null, max = 60): string {
  const flat = (text ?? '').replace(/\s+/gu, ' ').trim();
  if (flat.length <= max) return flat;
  const start = flat.slice(0, max - 1);
  const space = start.lastIndexOf(' ');
  // A pair of surrogates is never cut in half.
  return `${(space > max / 2 ? start.slice(0, space) : start).replace(/[\uD800-\uDBFF]$/u, '')}…`;
}

/** "14 người"; nothing where nobody answered. */
export function counted(number: number | null, unit: string): string | null {
  return number === null ? null : `${grouped(number)} ${unit}`;
}

/** "1.234.567 đ" */
export function dongs(amount: number | null): string | null {
  return amount === null ? null : `${grouped(amount)} đ`;
}

/** "08/03/2026" */
export function shownDay(day: Day | null): string | null {
  return day === null ? null : `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
}

/** "1.234.567" in the way of Viet Nam; kinds stand below i18n and need no more than this. */
export function grouped(number: number): string {
  const [whole = '', decimals] = String(Math.abs(number)).split('.');
  const groups = whole.replace(/\B(?=(?:\d{3})+$)/gu, '.');
  return `${number < 0 ? '-' : ''}${groups}${decimals === undefined ? '' : `,${decimals}`}`;
}
