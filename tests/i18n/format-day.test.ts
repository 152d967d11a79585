import { describe, expect, test } from 'vitest';
import { makeDay } from '../../src/core/day.ts';
import type { Day } from '../../src/core/day.ts';
import { wholeYear } from '../../src/core/period.ts';
import { ago, daysAgo, formatDay, formatDayTime, formatPeriod } from '../../src/i18n/format-day.ts';

/** 15/10/2026 10:30 in Viet Nam. */
const now = Date.UTC(2026, 9, 15, 3, 30);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('a day on a screen', () => {
  test('has two digits for day and month', () => {
    expect(formatDay(on(2026, 9, 3))).toBe('03/09/2026');
    expect(formatPeriod(wholeYear(2026))).toBe('01/01/2026 – 31/12/2026');
  });

  test('is told by how long ago it was', () => {
    const today = on(2026, 10, 15);
    expect(daysAgo(today, today)).toBe('hôm nay');
    expect(daysAgo(on(2026, 10, 14), today)).toBe('hôm qua');
    expect(daysAgo(on(2026, 10, 6), today)).toBe('9 ngày');
    expect(daysAgo(on(2026, 10, 6), today, 'en')).toBe('9 days');
    expect(daysAgo(on(2026, 10, 16), today)).toBe('16/10/2026');
  });
});

describe('a moment on a screen', () => {
  test('is today, yesterday, a day of this year or of another', () => {
    expect(formatDayTime(Date.UTC(2026, 9, 15, 2, 12), { now })).toBe('hôm nay 09:12');
    expect(formatDayTime(Date.UTC(2026, 9, 14, 10, 3), { now })).toBe('hôm qua 17:03');
    expect(formatDayTime(Date.UTC(2026, 9, 3, 1), { now })).toBe('03/10 08:00');
    expect(formatDayTime(Date.UTC(2025, 9, 3, 1), { now })).toBe('03/10/2025 08:00');
    expect(formatDayTime(Date.UTC(2026, 9, 15, 2, 12), { now }, 'en')).toBe('today 09:12');
  });

  test('turns at midnight of the village, not of the server', () => {
    expect(formatDayTime(Date.UTC(2026, 9, 14, 17), { now })).toBe('hôm nay 00:00');
    expect(formatDayTime(Date.UTC(2026, 9, 14, 16, 59), { now })).toBe('hôm qua 23:59');
    expect(formatDayTime(Date.UTC(2026, 9, 14, 17), { now, offsetMinutes: 0 })).toBe('hôm qua 17:00');
  });
});

describe('how long ago', () => {
  test('is told in the largest whole unit', () => {
    expect(ago(now - 20_000, now)).toBe('vừa xong');
    expect(ago(now - 5 * MINUTE, now)).toBe('5 phút');
    expect(ago(now - 3.9 * HOUR, now)).toBe('3 giờ');
    expect(ago(now - 9 * DAY, now)).toBe('9 ngày');
    expect(ago(now - DAY, now, 'en')).toBe('1 day');
  });

  test('is just now where a clock runs ahead', () => {
    expect(ago(now + HOUR, now)).toBe('vừa xong');
  });
});

function on(year: number, month: number, dayOfMonth: number): Day {
  const day = makeDay(year, month, dayOfMonth);
  if (day === null) throw new Error('no such day');
  return day;
}
