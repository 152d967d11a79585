/** Full jitter: anything between nothing and the bound, which doubles from 2 s to 15 min. */
export const backoff = { first: 2_000, most: 900_000 } as const;

/** ms until the next try after so many failures in a row; `dice` from 0 up to 1, `least`: what the office asked for. */
export function delayAfter(failures: number, dice: number, least = 0): number {
  const bound = Math.min(backoff.most, backoff.first * 2 ** Math.min(failures - 1, 20));
  return Math.max(least, Math.round(bound * dice));
}
