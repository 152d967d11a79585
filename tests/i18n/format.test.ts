import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dong } from '../../src/core/dong.ts';
import type { Dong } from '../../src/core/dong.ts';
import {
  formatBytes,
  formatDong,
  formatMillion,
  formatNumber,
  formatPercent,
  formatPhone,
  shortDong,
} from '../../src/i18n/format.ts';

describe('a number on a screen', () => {
  test('has dots between thousands and a comma before decimals', () => {
    expect(formatNumber(1_234_567)).toBe('1.234.567');
    expect(formatNumber(12.5)).toBe('12,5');
    expect(formatNumber(1234.5678)).toBe('1.234,568');
    expect(formatNumber(-1234)).toBe('-1.234');
    expect(formatNumber(-0)).toBe('0');
  });

  test('has commas between thousands in English', () => {
    expect(formatNumber(1_234_567.5, 'en')).toBe('1,234,567.5');
  });
});

describe('a rate', () => {
  test('has a decimal, and two where it is below one per cent', () => {
    expect(formatPercent(0.457)).toBe('45,7%');
    expect(formatPercent(1)).toBe('100%');
    expect(formatPercent(0.0004)).toBe('0,04%');
    expect(formatPercent(1.234)).toBe('123,4%');
    expect(formatPercent(0.457, 'en')).toBe('45.7%');
  });

  test('of no plan is a dash, not nothing', () => {
    expect(formatPercent(null)).toBe('-');
    expect(formatPercent(0)).toBe('0%');
  });
});

describe('an amount', () => {
  test('is written in full', () => {
    expect(formatDong(of(124_800_000))).toBe('124.800.000 đ');
    expect(formatDong(of(-2_000_000))).toBe('-2.000.000 đ');
    expect(formatDong(of(0), 'en')).toBe('0 đ');
  });

  test('is written in millions for tables', () => {
    expect(formatMillion(of(412_500_000))).toBe('412,5');
    expect(formatMillion(of(1_842_000_000))).toBe('1.842');
    expect(formatMillion(of(1_234))).toBe('0,001');
    expect(formatMillion(of(412_549_000), 'vi', 1)).toBe('412,5');
  });

  test.each([
    [1_200_000_000, '1,2 tỷ', '1.2 billion'],
    [57_900_000_000, '57,9 tỷ', '57.9 billion'],
    [850_000_000, '850 triệu', '850 million'],
    [412_500_000, '412,5 triệu', '412.5 million'],
    [500_000, '500 nghìn', '500 thousand'],
    [999_960_000, '1 tỷ', '1 billion'],
    [999_940_000, '999,9 triệu', '999.9 million'],
    [700, '700 đ', '700 đ'],
    [-1_250_000, '-1,25 triệu', '-1.25 million'],
    [1_500_000_000_000, '1.500 tỷ', '1,500 billion'],
  ])('of %d đồng is spoken as %s', (amount, vi, en) => {
    expect(shortDong(of(amount))).toBe(vi);
    expect(shortDong(of(amount), 'en')).toBe(en);
  });

  test('as spoken is within half of its last decimal', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 1e15 }), (amount) => {
        const [number = '', unit = ''] = shortDong(of(amount)).split(' ');
        const worth = { nghìn: 1e3, triệu: 1e6, tỷ: 1e9 }[unit] ?? NaN;
        const shown = Number(number.replaceAll('.', '').replace(',', '.')) * worth;
        expect(Math.abs(shown - amount)).toBeLessThanOrEqual(0.0501 * worth);
      }),
    );
  });
});

describe('a phone number', () => {
  test('is spaced so that it reads well and no table takes it for a number', () => {
    expect(formatPhone('0912345678')).toBe('0912 345 678');
    expect(formatPhone('0912.345.678')).toBe('0912 345 678');
    expect(formatPhone('+84912345678')).toBe('+84 912 345 678');
    expect(formatPhone('02083855123')).toBe('0208 3855 123');
  });

  test('of an unknown shape stays as it is kept', () => {
    expect(formatPhone('113')).toBe('113');
    expect(formatPhone('hỏi nhà bên')).toBe('hỏi nhà bên');
  });
});

describe('a size', () => {
  test('is in the unit that people know from their phones', () => {
    expect(formatBytes(0)).toBe('0 B');
    expect(formatBytes(340_000)).toBe('340 KB');
    expect(formatBytes(999_700)).toBe('1 MB');
    expect(formatBytes(2_420_000)).toBe('2,4 MB');
    expect(formatBytes(1_500_000_000, 'en')).toBe('1.5 GB');
  });
});

function of(value: number): Dong {
  return dong.parse(value);
}
