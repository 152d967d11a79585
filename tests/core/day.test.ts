import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addDays,
  compareDays,
  dayOfInstant,
  dayOfMonth,
  daysBetween,
  lastDayOfMonth,
  laterDay,
  makeDay,
  monthOf,
  parseDay,
  yearOf,
} from '../../src/core/day.ts';
import type { Day } from '../../src/core/day.ts';

/** Every day of four centuries, so that each rule for leap years takes part. */
const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2299-12-31'), noInvalidDate: true })
  .map((date) => dayOfInstant(date.getTime(), 0));

describe('a day', () => {
  test('is written year first and exists in the calendar', () => {
    expect(parseDay('2026-03-08')).toBe('2026-03-08');
    expect(parseDay('2024-02-29')).toBe('2024-02-29');
    for (const wrong of [
      '2026-02-29',
      '2100-02-29',
      '2026-13-01',
      '2026-3-8',
      '08/03/2026',
      '',
      null,
      20260308,
    ]) {
      expect(parseDay(wrong)).toBeNull();
    }
  });

  test('is made of year, month and day of the month, or is none', () => {
    expect(makeDay(2026, 9, 3)).toBe('2026-09-03');
    expect(makeDay(2026, 4, 31)).toBeNull();
    expect(makeDay(2026, 0, 1)).toBeNull();
    expect(makeDay(2026, 1.5, 1)).toBeNull();
    expect(makeDay(-1, 1, 1)).toBeNull();
  });

  test('falls apart into what it was made of', () => {
    fc.assert(fc.property(anyDay, (day) => makeDay(yearOf(day), monthOf(day), dayOfMonth(day)) === day));
  });

  test('comes before or after another as its text does', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(Math.sign(compareDays(a, b))).toBe(Math.sign(daysBetween(b, a)));
        expect(daysBetween(a, laterDay(a, b))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('counting days', () => {
  test('goes over the end of a month, of February and of the year', () => {
    expect(addDays(dayNamed('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(dayNamed('2026-02-28'), 1)).toBe('2026-03-01');
    expect(addDays(dayNamed('2026-01-01'), -1)).toBe('2025-12-31');
  });

  test('is undone by counting back', () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -40_000, max: 40_000 }), (day, count) => {
        const there = addDays(day, count);
        expect(daysBetween(day, there)).toBe(count);
        expect(addDays(there, -count)).toBe(day);
      }),
    );
  });

  test('throws rather than leave the calendar', () => {
    expect(() => addDays(dayNamed('9999-12-31'), 1)).toThrow(RangeError);
  });
});

describe('the last day of a month', () => {
  test('follows the leap years', () => {
    expect(lastDayOfMonth(2024, 2)).toBe('2024-02-29');
    expect(lastDayOfMonth(2100, 2)).toBe('2100-02-28');
    expect(lastDayOfMonth(2000, 2)).toBe('2000-02-29');
    expect(lastDayOfMonth(2026, 8)).toBe('2026-08-31');
  });

  test('is followed by the first of the next month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2200 }), fc.integer({ min: 1, max: 12 }), (year, month) => {
        expect(dayOfMonth(addDays(lastDayOfMonth(year, month), 1))).toBe(1);
      }),
    );
  });

  test('throws where there is no such month', () => {
    expect(() => lastDayOfMonth(2026, 13)).toThrow(RangeError);
  });
});

describe('the day of an instant', () => {
  test('changes at midnight in Viet Nam, seven hours before UTC', () => {
    expect(dayOfInstant(Date.UTC(2026, 9, 14, 16, 59, 59))).toBe('2026-10-14');
    expect(dayOfInstant(Date.UTC(2026, 9, 14, 17))).toBe('2026-10-15');
  });

  test('changes at midnight of another zone when that is handed in', () => {
    expect(dayOfInstant(Date.UTC(2026, 9, 14, 17), 0)).toBe('2026-10-14');
  });
});

function dayNamed(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(`no day: ${text}`);
  return day;
}
