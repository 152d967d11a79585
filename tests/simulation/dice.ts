/** Seeded chance: the same number gives the same story. */
export interface Dice {
  /** From 0 up to 1. */
  roll(): number;
  /** A whole number from 0 up to `count`. */
  below(count: number): number;
  chance(probability: number): boolean;
  pick<T>(all: readonly T[]): T | undefined;
}

/** mulberry32 */
export function diceOf(seed: number): Dice {
  let state = Math.imul(seed | 0, 0x9e3779b1) ^ 0x85ebca6b;
  function roll(): number {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (count: number): number => Math.floor(roll() * count);
  return {
    roll,
    below,
    chance: (probability) => roll() < probability,
    pick: (all) => all[below(all.length)],
  };
}

/** Bytes for ids, nonces and salts. */
export function bytesOf(dice: Dice): (length: number) => Uint8Array {
  return (length) => Uint8Array.from({ length }, () => dice.below(256));
}
