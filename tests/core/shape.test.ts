import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/core/day.ts';
import { dong } from '../../src/core/dong.ts';
import { brand, fits, objectOf, orNull, type Shape } from '../../src/core/shape.ts';

describe('a shape', () => {
  test('of an object wants every property and no other, and none of what objects inherit', () => {
    const number: Shape = { type: 'number' };
    const point = objectOf({ toString: number, y: orNull(number) });
    expect(fits(point, { toString: 1, y: null })).toBe(true);
    expect(fits(point, { toString: 1 })).toBe(false);
    expect(fits(point, { y: 1, z: 1 })).toBe(false);
    expect(fits(point, { toString: 1, y: 1, z: 1 })).toBe(false);
    expect(fits(point, [1, 2])).toBe(false);
    expect(fits(point, null)).toBe(false);
  });

  test('takes every number of its decimals, however binary writes it', () => {
    const weight: Shape = { type: 'number', minimum: 0, maximum: 1e6, multipleOf: 0.001 };
    fc.assert(fc.property(fc.nat(1e9), (thousandths) => fits(weight, thousandths / 1000)));
    expect(fits(weight, 0.0005)).toBe(false);
  });

  test('of any JSON refuses what JSON would not carry', () => {
    const any: Shape = { 'x-max-json': 30 };
    expect(fits(any, { a: [1, null, true, 'x'] })).toBe(true);
    for (const odd of [undefined, Number.NaN, () => 0, { a: undefined }, [Infinity], 'x'.repeat(29)]) {
      expect(fits(any, odd)).toBe(false);
    }
  });

  test('without a type takes nothing, so that a forgotten one is noticed', () => {
    expect(fits({}, 'x')).toBe(false);
  });

  test('is JSON as it stands', () => {
    expect(JSON.parse(JSON.stringify(dong.shape))).toEqual(dong.shape);
  });
});

describe('a brand', () => {
  const even = brand<number>('whole pair', { type: 'integer', multipleOf: 2 });

  test('gives the value back, or says what it is not', () => {
    expect(even.parse(4)).toBe(4);
    expect(even.safeParse(4)).toEqual({ success: true, data: 4 });
    expect(even.safeParse(3).success).toBe(false);
    expect(() => even.parse(3)).toThrow('not a whole pair: 3');
  });
});

describe('a day', () => {
  test('is one exactly when the calendar has it', () => {
    const digits = fc.tuple(fc.nat(9999), fc.nat(13), fc.nat(32));
    fc.assert(
      fc.property(digits, ([year, month, day]) => {
        const written = `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
        const made = new Date(Date.parse(`${pad(year, 4)}-01-01`));
        made.setUTCMonth(month - 1, day);
        expect(parseDay(written) !== null).toBe(made.toISOString().slice(0, 10) === written);
      }),
    );
    for (const [written, is] of [
      ['2000-02-29', true],
      ['1900-02-29', false],
      ['2024-02-29', true],
      ['2026-02-29', false],
    ] as const) {
      expect(parseDay(written) !== null).toBe(is);
    }
  });
});

function pad(number: number, length: number): string {
  return String(number).padStart(length, '0');
}
