import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayOfInstant, yearOf } from '../../src/core/day.ts';
import { formatDay } from '../../src/i18n/format-day.ts';
import { parseDayText } from '../../src/i18n/parse-day.ts';

const anyDay = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true })
  .map((date) => dayOfInstant(date.getTime(), 0));

describe('a day that is typed', () => {
  test.each([
    ['15/10/2026', '2026-10-15'],
    ['5/9/2026', '2026-09-05'],
    ['5/9/26', '2026-09-05'],
    ['5-9-2026', '2026-09-05'],
    ['5.9.2026', '2026-09-05'],
    ['15 10 2026', '2026-10-15'],
    ['15102026', '2026-10-15'],
    ['2026-10-15', '2026-10-15'],
    ['ngày 5 tháng 9 năm 2026', '2026-09-05'],
    ['１５／１０／２０２６', '2026-10-15'],
    ['29/2/2024', '2024-02-29'],
  ])('%s is %s', (text, day) => {
    expect(parseDayText(text)).toEqual({ day });
    expect(parseDayText(text.normalize('NFD'))).toEqual({ day });
  });

  test('without a year takes that of the form', () => {
    expect(parseDayText('15/10', { year: 2026 })).toEqual({ day: '2026-10-15' });
    expect(problemOf('15/10')).toContain('Xem lại năm');
  });

  test.each([
    ['30/2/2026', 'Tháng 2/2026 không có ngày 30'],
    ['29/2/2100', 'Tháng 2/2100 không có ngày 29'],
    ['1/13/2026', 'Không có tháng 13'],
    ['0/5/2026', 'không có ngày 0'],
    ['15/10/0026', 'Xem lại năm'],
    ['15/10/202', 'Chưa đọc được ngày'],
    ['hôm nay', 'Chưa đọc được ngày'],
    ['5²/1/2026', 'Chưa đọc được ngày'],
    ['', 'Chưa có ngày'],
  ])('%s is answered with what is wrong', (text, says) => {
    expect(problemOf(text)).toContain(says);
  });

  test('is read back from what the app writes, leap days too', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        expect(parseDayText(formatDay(day))).toEqual({ day });
        expect(parseDayText(day)).toEqual({ day });
        expect(parseDayText(formatDay(day).slice(0, 5), { year: yearOf(day) })).toEqual({ day });
      }),
    );
  });

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(['day', 'problem']).toContain(Object.keys(parseDayText(text))[0]);
      }),
    );
  });
});

function problemOf(text: string): string {
  const parsed = parseDayText(text);
  return 'problem' in parsed ? parsed.problem.vi : `no problem: ${parsed.day}`;
}
