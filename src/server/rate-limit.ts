/** Token buckets in memory: how often somebody may knock, at each process of an office for itself. */

export interface Rate {
  /** So many at once … */
  readonly burst: number;
  /** … and one more after each of these, ms. */
  readonly every: number;
}

/** Phones of many villages may share one address of a mobile network: by address only what guesses is slow. */
export const rates = {
  /** By device: rounds of an eager phone with a long outbox. */
  sync: { burst: 240, every: 250 },
  /** By device: what those rounds carry. Ten full requests at once, then 6,000 edits a minute. */
  mutations: { burst: 20_000, every: 10 },
  /** By device: everything that only reads. */
  read: { burst: 120, every: 500 },
  /** By device: pieces of photos. */
  blob: { burst: 600, every: 50 },
  /** By device. */
  invite: { burst: 60, every: 5_000 },
  /** By address: wrong codes, wrong signatures, unknown tokens. */
  guess: { burst: 30, every: 10_000 },
} as const satisfies Readonly<Record<string, Rate>>;

export interface RateLimit {
  /** Takes one, or `count` of them or none; gives back the seconds to wait (0: go on). */
  take(key: string, rate: Rate, count?: number): number;
  /** The seconds to wait, without taking one. */
  wait(key: string, rate: Rate, count?: number): number;
}

export function createRateLimit(clock: () => number): RateLimit {
  /** By key: when the bucket is full again, ms. Full ones are dropped. */
  const fullAt = new Map<string, number>();
  let sweepAt = clock() + SWEEP_MS;

  function wait(key: string, rate: Rate, count = 1): number {
    const now = clock();
    const spent = Math.max(0, (fullAt.get(key) ?? 0) - now);
    // No bucket is ever that empty: the clock was set back, and nobody may pay for that.
    if (spent > rate.burst * rate.every) fullAt.delete(key);
    if (spent > rate.burst * rate.every) return 0;
    const over = spent - (rate.burst - count) * rate.every;
    return over > 0 ? Math.ceil(over / 1000) : 0;
  }

  return {
    wait,
    take(key, rate, count = 1) {
      const seconds = wait(key, rate, count);
      const now = clock();
      if (seconds === 0) fullAt.set(key, Math.max(fullAt.get(key) ?? 0, now) + rate.every * count);
      if (now >= sweepAt) {
        for (const [held, at] of fullAt) if (at <= now) fullAt.delete(held);
        sweepAt = now + SWEEP_MS;
      }
      return seconds;
    },
  };
}

const SWEEP_MS = 60_000;
