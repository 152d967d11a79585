import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { DONG_LIMIT, NO_DONG, addDong, dong, negateDong, sumDong, toDong } from '../../src/core/dong.ts';
import type { Dong } from '../../src/core/dong.ts';

const anyDong = fc.maxSafeInteger().map((value) => dong.parse(value % 1e12));

describe('an amount of đồng', () => {
  test('is a whole number up to a thousand million million, either way', () => {
    expect(toDong(124_800_000)).toBe(124_800_000);
    expect(toDong(DONG_LIMIT)).toBe(DONG_LIMIT);
    expect(toDong(-DONG_LIMIT)).toBe(-DONG_LIMIT);
    for (const wrong of [0.5, DONG_LIMIT + 1, -DONG_LIMIT - 1, 1e20, NaN, Infinity]) {
      expect(toDong(wrong)).toBeNull();
    }
  });

  test('is never minus zero', () => {
    expect(Object.is(toDong(-0), 0)).toBe(true);
    expect(Object.is(negateDong(NO_DONG), 0)).toBe(true);
  });

  test('is refused as text', () => {
    expect(dong.safeParse('1500000').success).toBe(false);
  });
});

describe('adding đồng', () => {
  test('gives zero for nothing', () => {
    expect(addDong()).toBe(0);
    expect(sumDong([])).toBe(0);
  });

  test('is exact in every order', () => {
    fc.assert(
      fc.property(fc.array(anyDong, { maxLength: 100 }), (amounts) => {
        const exact = amounts.reduce((sum, amount) => sum + BigInt(amount), 0n);
        expect(BigInt(sumDong(amounts))).toBe(exact);
        expect(sumDong(amounts.toReversed())).toBe(sumDong(amounts));
        expect(addDong(...amounts, negateDong(sumDong(amounts)))).toBe(0);
      }),
    );
  });

  test('throws rather than leave the exact numbers', () => {
    const most: Dong = dong.parse(DONG_LIMIT);
    expect(() => addDong(most, dong.parse(1))).toThrow(RangeError);
  });
});
