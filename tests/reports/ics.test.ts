import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { toCalendar, type CalendarDay } from '../../src/reports/ics.ts';
import { runs } from '../support/runs.ts';

const MADE = Date.parse('2026-11-22T05:06:07Z');
const due: CalendarDay = {
  uid: 'deadline.yearEnd-2026-12-31@so-thon',
  day: day.parse('2026-12-31'),
  title: 'Kết thúc chi trong năm',
  text: 'Quy định quyết toán; xem Điều 5, khoản 2\nVăn phòng',
};

/** A reader of RFC 5545 that shares nothing with the writer: unfolds, takes names from values, unescapes. */
function read(file: string): { readonly name: string; readonly value: string }[] {
  return file
    .replaceAll('\r\n ', '')
    .split('\r\n')
    .filter((line) => line !== '')
    .map((line) => {
      const at = line.indexOf(':');
      const value = line
        .slice(at + 1)
        .replaceAll(/\\(.)/gu, (_, letter: string) => (letter === 'n' ? '\n' : letter));
      return { name: line.slice(0, at), value };
    });
}

const valuesOf = (file: string, name: string) =>
  read(file)
    .filter((line) => line.name === name)
    .map(({ value }) => value);

describe('a calendar file', () => {
  test('says each day whole, with a reminder on the morning before', () => {
    const file = toCalendar('Hạn báo cáo', [due], MADE);
    expect(file.startsWith('BEGIN:VCALENDAR\r\nVERSION:2.0\r\n')).toBe(true);
    expect(file.endsWith('END:VCALENDAR\r\n')).toBe(true);
    expect(valuesOf(file, 'DTSTART;VALUE=DATE')).toEqual(['20261231']);
    expect(valuesOf(file, 'DTEND;VALUE=DATE')).toEqual(['20270101']);
    expect(valuesOf(file, 'DTSTAMP')).toEqual(['20261122T050607Z']);
    expect(valuesOf(file, 'TRIGGER')).toEqual(['-PT15H']);
    expect(valuesOf(file, 'SUMMARY')).toEqual([due.title]);
  });

  test('gives a day the same uid whenever it is made, so that calendars replace it', () => {
    const uids = (at: number) => valuesOf(toCalendar('Hạn', [due], at), 'UID');
    expect(uids(MADE)).toEqual([due.uid]);
    expect(uids(MADE + 86_400_000)).toEqual(uids(MADE));
  });

  test('keeps commas, semicolons, backslashes and new lines as text', () => {
    const odd = { ...due, title: String.raw`a\n; b, c`, text: 'một\r\nhai\rba' };
    const file = toCalendar('Hạn', [odd], MADE);
    expect(file).toContain(String.raw`SUMMARY:a\\n\; b\, c`);
    expect(valuesOf(file, 'SUMMARY')).toEqual([odd.title]);
    expect(valuesOf(file, 'DESCRIPTION')[0]).toBe('một\nhai\nba');
  });

  test('leaves out a description that nobody wrote', () => {
    expect(valuesOf(toCalendar('Hạn', [{ ...due, text: '' }], MADE), 'DESCRIPTION')).toEqual([due.title]);
  });

  test('has no line over 75 octets and reads back as it was, whatever was written', () => {
    const words = fc.string({
      minLength: 1,
      unit: fc.constantFrom('a', 'ằ', 'ộ', ',', ';', '\\', ' ', '\n', '👍', 'ệ'),
      maxLength: 200,
      size: 'max',
    });
    fc.assert(
      fc.property(words, words, (title, text) => {
        const file = toCalendar(title, [{ ...due, title, text }], MADE);
        for (const one of file.split('\r\n'))
          expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(75);
        expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/u);
        expect(valuesOf(file, 'SUMMARY')).toEqual([title]);
        expect(valuesOf(file, 'DESCRIPTION')[0]).toBe(text);
      }),
      { numRuns: runs(200) },
    );
  });
});
