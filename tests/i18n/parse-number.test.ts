import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatNumber } from '../../src/i18n/format.ts';
import { COUNT_LIMIT, parseCount, parseQuantity } from '../../src/i18n/parse-number.ts';

describe('a count that is typed', () => {
  test.each([
    ['14', 14],
    ['0', 0],
    [' 007 ', 7],
    ['1.200', 1200],
    ['1,200', 1200],
    ['1 200', 1200],
    ['１４', 14],
    ['14,0', 14],
  ])('%s is %d', (text, count) => {
    expect(parseCount(text)).toEqual({ count });
  });

  test.each([
    ['', 'Chưa có số'],
    ['12 con', 'Chỉ ghi chữ số'],
    ['mười', 'Chỉ ghi chữ số'],
    ['5²', 'Chỉ ghi chữ số'],
    ['-3', 'Bỏ dấu trừ'],
    ['18,5', 'số nguyên'],
    ['1.20.0', 'chưa đúng chỗ'],
    ['100000001', 'quá lớn'],
    ['9'.repeat(400), 'quá lớn'],
  ])('%s is answered with what to do', (text, says) => {
    const parsed = parseCount(text);
    expect('problem' in parsed ? parsed.problem.vi : '').toContain(says);
  });

  test('is read back from what the app writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: COUNT_LIMIT }), (count) => {
        expect(parseCount(formatNumber(count))).toEqual({ count });
      }),
    );
  });
});

describe('a quantity that is typed', () => {
  test.each([
    ['18,5', 18.5],
    ['18.5', 18.5],
    ['1.200', 1200],
    ['1.200,75', 1200.75],
    ['0,125', 0.125],
    ['12,5000', 12.5],
  ])('%s is %d', (text, quantity) => {
    expect(parseQuantity(text)).toEqual({ quantity });
  });

  test('keeps three decimals and says so', () => {
    const parsed = parseQuantity('0,1234');
    expect('problem' in parsed ? parsed.problem.vi : '').toContain('ba chữ số sau dấu phẩy');
  });

  test('is read back from what the app writes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e9 }), (thousandths) => {
        const quantity = thousandths / 1000;
        expect(parseQuantity(formatNumber(quantity))).toEqual({ quantity });
      }),
    );
  });
});
