import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DONG_LIMIT, dong } from '../../src/core/dong.ts';
import { formatDong, formatMillion } from '../../src/i18n/format.ts';
import { parseAmount } from '../../src/i18n/parse-amount.ts';
import { isWords } from './words-lint.ts';
import { runs } from '../support/runs.ts';

const anyDong = fc
  .integer({ min: -DONG_LIMIT, max: DONG_LIMIT })
  .map((value) => dong.parse(value === 0 ? 0 : value));

describe('an amount that an officer types', () => {
  test.each([
    ['1,2 tr', 1_200_000],
    ['1.2tr', 1_200_000],
    ['1,5 triệu', 1_500_000],
    ['1,5 TRIỆU ĐỒNG', 1_500_000],
    ['1,2 tr.đ', 1_200_000],
    ['1,2 trđ', 1_200_000],
    ['850 triệu', 850_000_000],
    ['1 tỷ 250', 1_250_000_000],
    ['1 tỷ 250 triệu', 1_250_000_000],
    ['1 tỉ 250 triệu 500 nghìn', 1_250_500_000],
    ['1 tỷ 2', 1_200_000_000],
    ['1 tỷ 050', 1_050_000_000],
    ['1tr5', 1_500_000],
    ['2tr350', 2_350_000],
    ['1 triệu 250.000', 1_250_000],
    ['1,2 nghìn tỷ', 1_200_000_000_000],
    ['500k', 500_000],
    ['500 nghìn', 500_000],
    ['500 ngàn đồng', 500_000],
    ['1.500.000', 1_500_000],
    ['1500000', 1_500_000],
    ['1 500 000', 1_500_000],
    ['1,500,000', 1_500_000],
    ['1.500.000,00', 1_500_000],
    ['1,500,000.00', 1_500_000],
    ['1.500.000 đ', 1_500_000],
    ['1.500.000đồng', 1_500_000],
    ['1.500.000₫', 1_500_000],
    ['1.500.000 VND', 1_500_000],
    ['1.500.000 VNĐ', 1_500_000],
    ['1.250 tr', 1_250_000_000],
    ['1,250 tr', 1_250_000],
    ['0,5 tr', 500_000],
    ['0.500 tr', 500_000],
    ['0', 0],
    ['+2tr', 2_000_000],
    ['1.000.000 tỷ', DONG_LIMIT],
  ])('%s is %d đồng', (text, amount) => {
    expect(parseAmount(text)).toEqual({ dong: amount });
  });

  test('may come full-width, with emoji, or with accents apart', () => {
    expect(parseAmount('１，２ ｔｒ')).toEqual({ dong: 1_200_000 });
    expect(parseAmount('💰 1️⃣,2 tr 🙏')).toEqual({ dong: 1_200_000 });
    expect(parseAmount('1,5 triệu đồng'.normalize('NFD'))).toEqual({ dong: 1_500_000 });
    expect(parseAmount('1\u00A0500\u00A0000\u00A0đ')).toEqual({ dong: 1_500_000 });
  });

  test('is below zero only where that has a meaning', () => {
    expect(parseAmount('-2tr', { negative: true })).toEqual({ dong: -2_000_000 });
    expect(parseAmount('− 1.500.000 đ', { negative: true })).toEqual({ dong: -1_500_000 });
    expect(parseAmount('âm 500k', { negative: true })).toEqual({ dong: -500_000 });
    expect(problemOf('-2tr')).toContain('Bỏ dấu trừ');
  });
});

describe('an amount that can be read in two ways', () => {
  test.each(['1.5', '1,5', '1.25', '850', '7', '1,'])('as %s is asked for its unit', (text) => {
    expect(problemOf(text)).toContain('Ghi thêm tr hoặc tỷ');
  });

  test('as 1 tỷ 25 is asked for the unit of its second part', () => {
    expect(problemOf('1 tỷ 25')).toContain('1 tỷ 25 triệu hoặc 1,25 tỷ');
  });
});

describe('what is no amount', () => {
  test.each([
    'abc',
    'tr',
    '12 con',
    '5²',
    '½ tr',
    '(2tr)',
    '=2tr',
    '1e5',
    '5 constructor',
    '٥ tr',
    '--2',
    '1/2',
  ])('%s is answered with how to type one', (text) => {
    expect(problemOf(text)).toContain('Ghi số và đơn vị');
  });

  test.each(['1.50.000', '1..5 tr', '1,2,3 tr', '12.34.56', '1 50 000'])(
    '%s has its dots in the wrong places',
    (text) => {
      expect(problemOf(text)).toContain('chưa đúng chỗ');
    },
  );

  test.each(['250 triệu 1 tỷ', '1 tr 2 tr', '5.000 đ 3'])('%s is not in order', (text) => {
    expect(problemOf(text)).toContain('đơn vị lớn đến nhỏ');
  });

  test.each(['1e20', '1E+20', '100000000000000000000', '1.000.001 tỷ', '9'.repeat(5000)])(
    'a number without end (%$) is too large',
    (text) => {
      expect(problemOf(text)).toContain('quá lớn');
    },
  );

  test('a part of a đồng is not rounded away', () => {
    expect(problemOf('1,2345678 tr')).toContain('dưới 1 đồng');
    expect(problemOf('1,5 đ')).toContain('dưới 1 đồng');
  });

  test('nothing typed is answered with an example', () => {
    expect(problemOf('  ')).toContain('Ghi như 1,2 tr');
  });
});

describe('every text', () => {
  test('written by the app is read back as the same amount', () => {
    fc.assert(
      fc.property(anyDong, (amount) => {
        expect(parseAmount(formatDong(amount), { negative: true })).toEqual({ dong: amount });
        expect(parseAmount(`${formatMillion(amount, 'vi', 6)} tr`, { negative: true })).toEqual({
          dong: amount,
        });
      }),
    );
  });

  test('gets a whole amount within the limit or a problem in two languages, and never throws', () => {
    const typed = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.string({
        unit: fc.constantFrom('0', '1', '5', '.', ',', ' ', 't', 'r', 'k', 'ty', 'đ', '-', 'e'),
        maxLength: 24,
      }),
    );
    fc.assert(
      fc.property(typed, (text) => {
        const parsed = parseAmount(text, { negative: true });
        const good = 'dong' in parsed ? dong.safeParse(parsed.dong).success : isWords(parsed.problem);
        expect(good).toBe(true);
        expect(parseAmount(text.normalize('NFD'), { negative: true })).toEqual(
          parseAmount(text.normalize('NFC'), { negative: true }),
        );
      }),
      { numRuns: runs(500) },
    );
  });
});

function problemOf(text: string): string {
  const parsed = parseAmount(text);
  return 'problem' in parsed ? parsed.problem.vi : `no problem: ${parsed.dong} đồng`;
}
