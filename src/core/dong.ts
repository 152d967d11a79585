/**
 * Money: an integer of đồng. No amount is ever a fraction, and none is added with rounding.
 */
import { brand, type Branded } from './shape.ts';

/** The largest amount, either way: 1,000,000 tỷ đồng; sums of nine of them are still exact integers. */
export const DONG_LIMIT = 1e15;

export type Dong = Branded<number, 'Dong'>;

/** An amount; negative amounts are recoveries and reductions. */
export const dong = brand<Dong>('dong', { type: 'integer', minimum: -DONG_LIMIT, maximum: DONG_LIMIT });

/** The amount, or null where the number is no whole đồng or lies beyond the limit. */
export function toDong(value: number): Dong | null {
  // Minus zero would print as "-0" and is not equal to zero for every comparison.
  const parsed = dong.safeParse(value === 0 ? 0 : value);
  return parsed.success ? parsed.data : null;
}

export const NO_DONG: Dong = dong.parse(0);

/** The exact sum; nothing added is zero. Throws a RangeError when the sum lies beyond the limit. */
export function addDong(...amounts: readonly Dong[]): Dong {
  return sumDong(amounts);
}

/** As `addDong`, for a list of any length. */
export function sumDong(amounts: Iterable<Dong>): Dong {
  let sum = 0;
  for (const amount of amounts) {
    sum += amount;
    // Each step is checked, so that no partial sum ever leaves the exact integers.
    if (Math.abs(sum) > DONG_LIMIT) throw new RangeError('a sum beyond the limit of đồng');
  }
  return dong.parse(sum);
}

/** The same amount the other way: what a reversing entry says. */
export function negateDong(amount: Dong): Dong {
  return dong.parse(0 - amount);
}
