/**
 * Days as people type them: `15/10/2026`, `5/9/26`, `5-9-2026`, `15102026`, `2026-10-15`, and `15/10` where
 * the form knows the year (field.md §4.5).
 */
import { makeDay } from '../core/day.ts';
import type { Day } from '../core/day.ts';
import { fold } from '../core/text.ts';
import type { Words } from '../core/text.ts';

export type TypedDay = { readonly day: Day } | { readonly problem: Words };

/**
 * Reads a typed day, or says what to type instead. `year` completes a day without one; a year of two
 * digits is of this century. Years before 1900 and after 2100 are slips of the finger.
 */
export function parseDayText(text: string, options: { readonly year?: number } = {}): TypedDay {
  const typed = plain(text);
  if (typed === '') return { problem: PROBLEMS.empty };
  const iso = /^(\d{4})\/(\d{1,2})\/(\d{1,2})$/u.exec(typed);
  if (iso !== null) return dayOf(iso[3], iso[2], iso[1]);
  const local =
    /^(\d{1,2})\/(\d{1,2})\/(\d{4}|\d{2})$/u.exec(typed) ?? /^(\d{2})(\d{2})(\d{4})$/u.exec(typed);
  if (local !== null) return dayOf(local[1], local[2], local[3]);
  const short = /^(\d{1,2})\/(\d{1,2})$/u.exec(typed);
  if (short === null) return { problem: PROBLEMS.shape };
  if (options.year === undefined) return { problem: PROBLEMS.year };
  return dayOf(short[1], short[2], String(options.year));
}

const PROBLEMS = {
  empty: { vi: 'Chưa có ngày. Ghi như 15/10/2026.', en: 'No day yet. Type it like 15/10/2026.' },
  shape: {
    vi: 'Chưa đọc được ngày. Ghi ngày/tháng/năm, như 15/10/2026.',
    en: 'This is not a day. Type day/month/year, like 15/10/2026.',
  },
  year: { vi: 'Xem lại năm. Ghi như 15/10/2026.', en: 'Check the year. Type it like 15/10/2026.' },
} satisfies Record<string, Words>;

/** Digits and `/` only: dots, dashes, blanks and the words "ngày", "tháng", "năm" part the numbers too. */
function plain(text: string): string {
  if (/\p{No}/u.test(text)) return '?';
  return fold(text)
    .replace(/ngay|thang|nam|[-‐‑–.,/]/gu, ' ')
    .trim()
    .replace(/\s+/gu, '/');
}

function dayOf(dayText = '', monthText = '', yearText = ''): TypedDay {
  const year = yearText.length === 2 ? 2000 + Number(yearText) : Number(yearText);
  if (year < 1900 || year > 2100) return { problem: PROBLEMS.year };
  const month = Number(monthText);
  const day = makeDay(year, month, Number(dayText));
  if (day !== null) return { day };
  const problem =
    month < 1 || month > 12
      ? noSuchMonth(String(month))
      : noSuchDay(String(Number(dayText)), `${month}/${year}`);
  return { problem };
}

function noSuchMonth(month: string): Words {
  return {
    vi: `Không có tháng ${month}. Ghi ngày trước, tháng sau, như 15/10/2026.`,
    en: `There is no month ${month}. Type the day first, like 15/10/2026.`,
  };
}

function noSuchDay(day: string, month: string): Words {
  return {
    vi: `Tháng ${month} không có ngày ${day}. Xem lại ngày.`,
    en: `There is no day ${day} in ${month}. Check the day.`,
  };
}
