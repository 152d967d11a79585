/**
 * Phones that take in a whole book wait for one another here, so that those which send a few lines do not wait for
 * them: on a day of training three hundred phones begin at the same minute.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';

export interface WalkQueue {
  /**
   * Runs `step` when it is its turn; null where nobody waits for it any more by then. Who has begun goes before who
   * has not: a phone that waits long for each page asks for ever smaller ones. Else first come, first served.
   */
  take<T>(step: () => Promise<T>, hasBegun: boolean, goneAway: AbortSignal): Promise<T | null>;
  /** How many wait. */
  readonly waiting: number;
}

/** So many at once: while one page is packed by another thread, the next one is read. */
const AT_ONCE = 2;

export function createWalkQueue(atOnce: number = AT_ONCE): WalkQueue {
  const begun: (() => void)[] = [];
  const fresh: (() => void)[] = [];
  let running = 0;

  async function enter(line: (() => void)[]): Promise<void> {
    if (running < atOnce) running += 1;
    else await new Promise<void>((resolve) => line.push(resolve));
  }

  function leave(): void {
    // A place is handed on and not given up, so that nobody slips in between.
    const next = begun.shift() ?? fresh.shift();
    if (next === undefined) running -= 1;
    else next();
  }

  return {
    get waiting() {
      return begun.length + fresh.length;
    },
    async take(step, hasBegun, goneAway) {
      await enter(hasBegun ? begun : fresh);
      try {
        if (goneAway.aborted) return null;
        // A page of SQLite is read without a pause: what came in meanwhile is looked at before the next one.
        await nextTurn();
        return await step();
      } finally {
        leave();
      }
    },
  };
}
