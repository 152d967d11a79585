import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, parseDay } from '../../src/core/day.ts';
import type { Day } from '../../src/core/day.ts';
import {
  budgetYearOf,
  inAdjustment,
  lastPayDay,
  monthsAfter,
  monthsOf,
  monthsReached,
  oneMonth,
  payPeriod,
  payableYears,
  quarter,
  wholeYear,
  within,
} from '../../src/core/period.ts';

describe('a period', () => {
  test('runs over the first months of a year, and what they leave follows at once', () => {
    expect(monthsOf(2026, 8)).toEqual({ from: '2026-01-01', to: '2026-08-31' });
    expect(monthsAfter(2026, 8)).toEqual({ from: '2026-09-01', to: '2026-12-31' });
    expect(monthsAfter(2026, 12)).toBeNull();
    expect(monthsReached(monthsOf(2026, 8))).toBe(8);
  });

  test('runs over a month, a quarter or the whole year', () => {
    expect(oneMonth(2024, 2)).toEqual({ from: '2024-02-01', to: '2024-02-29' });
    expect(quarter(2026, 3)).toEqual({ from: '2026-07-01', to: '2026-09-30' });
    expect(wholeYear(2026)).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });

  test('holds its first and its last day, and not their neighbours', () => {
    const eight = monthsOf(2026, 8);
    expect(within(eight, eight.from)).toBe(true);
    expect(within(eight, eight.to)).toBe(true);
    expect(within(eight, addDays(eight.from, -1))).toBe(false);
    expect(within(eight, addDays(eight.to, 1))).toBe(false);
  });

  test('throws for a month or a quarter that is none', () => {
    expect(() => monthsOf(2026, 13)).toThrow(RangeError);
    expect(() => quarter(2026, 5)).toThrow(RangeError);
  });

  test('of four quarters makes up the year without a gap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1990, max: 2200 }), (year) => {
        const quarters = [1, 2, 3, 4].map((number) => quarter(year, number));
        const [first, ...others] = quarters;
        let end = first?.to;
        for (const { from, to } of others) {
          expect(end === undefined ? null : addDays(end, 1)).toBe(from);
          end = to;
        }
        expect({ from: first?.from, to: end }).toEqual(wholeYear(year));
      }),
    );
  });
});

describe('a budget year', () => {
  test('may be paid from until 31/01 of the next year', () => {
    expect(lastPayDay(2025)).toBe('2026-01-31');
    expect(payPeriod(2025)).toEqual({ from: '2025-01-01', to: '2026-01-31' });
  });

  test('shares January with the one before', () => {
    expect(payableYears(dayNamed('2026-01-31'))).toEqual([2026, 2025]);
    expect(payableYears(dayNamed('2026-02-01'))).toEqual([2026]);
    expect(inAdjustment(dayNamed('2026-01-15'))).toBe(true);
    expect(inAdjustment(dayNamed('2026-12-31'))).toBe(false);
    expect(budgetYearOf(dayNamed('2026-01-15'))).toBe(2026);
  });
});

function dayNamed(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`no day: ${text}`);
  return day;
}
