import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { counted, cut, dongs, grouped, line, shownDay } from '../../src/kinds/line.ts';

describe('a line', () => {
  test('leaves out what is blank', () => {
    expect(line('14 người', null, '', 2027)).toBe('14 người · 2027');
    expect(counted(0, 'nữ')).toBe('0 nữ');
    expect(counted(null, 'nữ')).toBeNull();
  });

  test('groups numbers in the way of Viet Nam', () => {
    expect([0, 999, 1000, 1_234_567, -48_000_000, 7.5].map(grouped)).toEqual([
      '0',
      '999',
      '1.000',
      '1.234.567',
      '-48.000.000',
      '7,5',
    ]);
    expect(dongs(143_000_000)).toBe('143.000.000 đ');
    expect(shownDay(day.parse('2026-03-08'))).toBe('08/03/2026');
  });

  test('cuts long texts after a word', () => {
    expect(cut('Chưa tìm được nơi bán trâu giống', 20)).toBe('Chưa tìm được nơi…');
    expect(cut('  hai\n dòng ')).toBe('hai dòng');
    expect(cut(null)).toBe('');
  });

  test('never shows half a letter and never grows', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const short = cut(text, 30);
        expect(short.length).toBeLessThanOrEqual(30);
        expect(short.isWellFormed()).toBe(true);
      }),
    );
  });
});
