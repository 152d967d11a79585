/**
 * A stretch of days, both ends included. Any cut-off is allowed: offices ask for "8 tháng đầu năm" as
 * readily as for a quarter (field.md §0).
 *
 * A budget year is the calendar year; what it may still pay in the following January (the adjustment
 * period, "thời gian chỉnh lý quyết toán") ends on 31/01.
 */
import { lastDayOfMonth, makeDay, monthOf, yearOf } from './day.ts';
import type { Day } from './day.ts';

export type Period = { readonly from: Day; readonly to: Day };

/** The first `count` months (1–12) of a year: `monthsOf(2026, 8)` ends on 31/08/2026. */
export function monthsOf(year: number, count: number): Period {
  return { from: firstDayOfMonth(year, 1), to: lastDayOfMonth(year, count) };
}

/** The months `count + 1` to 12: "4 tháng cuối năm" is what `monthsOf(year, 8)` leaves. Null after twelve. */
export function monthsAfter(year: number, count: number): Period | null {
  if (count >= 12) return null;
  return { from: firstDayOfMonth(year, count + 1), to: lastDayOfMonth(year, 12) };
}

export function oneMonth(year: number, month: number): Period {
  return { from: firstDayOfMonth(year, month), to: lastDayOfMonth(year, month) };
}

/** A quarter, 1–4. */
export function quarter(year: number, number: number): Period {
  return { from: firstDayOfMonth(year, number * 3 - 2), to: lastDayOfMonth(year, number * 3) };
}

export function wholeYear(year: number): Period {
  return monthsOf(year, 12);
}

/** Whether the day lies in the period, its first and last day included. */
export function within(stretch: Period, of: Day): boolean {
  return stretch.from <= of && of <= stretch.to;
}

/** How many of the twelve months of the period's last year have begun by its end: the "mốc tháng" of a bar. */
export function monthsReached(stretch: Period): number {
  return monthOf(stretch.to);
}

/** The budget year to which a day belongs when nobody says otherwise: its calendar year. */
export function budgetYearOf(of: Day): number {
  return yearOf(of);
}

/** The last day on which a budget year may still be paid from: 31/01 of the next year. */
export function lastPayDay(budgetYear: number): Day {
  return lastDayOfMonth(budgetYear + 1, 1);
}

/** The days on which a budget year may be paid from: its own year and the adjustment period. */
export function payPeriod(budgetYear: number): Period {
  return { from: firstDayOfMonth(budgetYear, 1), to: lastPayDay(budgetYear) };
}

/** The budget years that may be paid from on a day, the usual one first: two in January, else one. */
export function payableYears(on: Day): readonly number[] {
  const year = yearOf(on);
  return within(payPeriod(year - 1), on) ? [year, year - 1] : [year];
}

/** Whether the day lies in an adjustment period, when an entry must say which budget year it is of. */
export function inAdjustment(on: Day): boolean {
  return payableYears(on).length > 1;
}

function firstDayOfMonth(year: number, month: number): Day {
  const first = makeDay(year, month, 1);
  if (first === null) throw new RangeError(`no month ${month} of ${year}`);
  return first;
}
