/**
 * A calendar day without a zone: `'2026-03-08'`. Days compare as strings.
 */
import { brand, type Branded } from './shape.ts';

export type Day = Branded<string, 'Day'>;

/** A day that exists, years 0000–9999, as `YYYY-MM-DD`. */
export const day = brand<Day>('day', { type: 'string', format: 'date' });

/** Viet Nam is seven hours ahead of UTC all year round, in minutes. */
export const VIET_NAM_OFFSET = 420;

/** The day written as `YYYY-MM-DD`, or null for anything else. What people type goes to `i18n/parse-day`. */
export function parseDay(value: unknown): Day | null {
  const parsed = day.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** The day of a year (0–9999), month (1–12) and day of the month, or null where the calendar has none. */
export function makeDay(year: number, month: number, dayOfMonth: number): Day | null {
  return parseDay(`${digits(year, 4)}-${digits(month, 2)}-${digits(dayOfMonth, 2)}`);
}

/** The day `count` days later (earlier where negative). Throws a RangeError beyond the years 0000–9999. */
export function addDays(from: Day, count: number): Day {
  return dayAtUtc(Date.parse(from) + count * MS_PER_DAY);
}

/** How many days `to` lies after `from`; negative where it lies before. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(to) - Date.parse(from)) / MS_PER_DAY;
}

/** Negative, zero or positive, for sorting from the earliest. */
export function compareDays(a: Day, b: Day): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function laterDay(a: Day, b: Day): Day {
  return a < b ? b : a;
}

export function yearOf(of: Day): number {
  return Number(of.slice(0, 4));
}

/** 1–12. */
export function monthOf(of: Day): number {
  return Number(of.slice(5, 7));
}

/** 1–31. */
export function dayOfMonth(of: Day): number {
  return Number(of.slice(8, 10));
}

/** The last day of a month (1–12): 28–31. Throws a RangeError where there is no such month. */
export function lastDayOfMonth(year: number, month: number): Day {
  for (let last = 31; last >= 28; last--) {
    const found = makeDay(year, month, last);
    if (found !== null) return found;
  }
  throw new RangeError(`no month ${month} of ${year}`);
}

/** The day that a wall calendar shows at an instant (ms since 1970 UTC), by default in Viet Nam. */
export function dayOfInstant(ms: number, offsetMinutes: number = VIET_NAM_OFFSET): Day {
  return dayAtUtc(ms + offsetMinutes * MS_PER_MINUTE);
}

const MS_PER_MINUTE = 60_000;
const MS_PER_DAY = 24 * 60 * MS_PER_MINUTE;

function dayAtUtc(ms: number): Day {
  const found = parseDay(new Date(ms).toISOString().slice(0, 10));
  if (found === null) throw new RangeError('a day beyond the years 0000–9999');
  return found;
}

function digits(value: number, length: number): string {
  return String(value).padStart(length, '0');
}
