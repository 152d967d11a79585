/** Two writers on one database, each a store of its own as in a process of its own, that move only step by step. */
import type { Client } from 'pg';
import type { OfficeStore, WriteTransaction } from '../../../src/server/store/port.ts';

/**
 * The steps of a push: it takes its place (locks the office's row, or reads it), reads what it decides upon, writes,
 * commits. Each step ends before the next of these.
 */
export const STEPS = 4;

export interface Stepped {
  readonly store: OfficeStore;
  /** Lets it go one step. Resolves when it stands before the next, has ended, or waits for the other one. */
  step(): Promise<void>;
  /** Does it wait for the other one? */
  readonly isWaiting: boolean;
  /** From here on, it runs through. */
  letGo(): void;
}

/** `watcher`: a connection that may see who waits for a lock in this database. */
export function stepByStep(store: OfficeStore, watcher: Client): Stepped {
  let go: (() => void) | null = null;
  let isFree = false;
  let isRunning = false;
  let isWaiting = false;

  async function pause(): Promise<void> {
    if (isFree) return;
    await new Promise<void>((resolve) => (go = resolve));
  }

  /** Until it stands, has ended, or waits. */
  async function settled(): Promise<void> {
    for (let looks = 0; ; looks++) {
      isWaiting = false;
      if (go !== null || !isRunning) return;
      const { rows } = await watcher.query<{ n: string }>(
        `select count(*) as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
      );
      isWaiting = go === null && isRunning && Number(rows[0]?.n) > 0;
      if (isWaiting) return;
      if (looks > 2_000) throw new Error('a writer neither stands nor waits');
    }
  }

  function stepping(transaction: WriteTransaction): WriteTransaction {
    const before =
      <A extends readonly unknown[], R>(work: (...args: A) => Promise<R>) =>
      async (...args: A): Promise<R> => {
        await pause();
        return work(...args);
      };
    let hasPlace = false;
    return {
      ...transaction,
      lockOffice() {
        hasPlace = true;
        return before(transaction.lockOffice)();
      },
      head() {
        // Without the lock, reading the head is how it takes its place.
        const isFirst = !hasPlace;
        hasPlace = true;
        return isFirst ? before(transaction.head)() : transaction.head();
      },
      mutations: before(transaction.mutations),
      save: before(transaction.save),
    };
  }

  return {
    store: {
      ...store,
      async write(office, work) {
        isRunning = true;
        try {
          return await store.write(office, async (transaction) => {
            const result = await work(stepping(transaction));
            await pause();
            return result;
          });
        } finally {
          isRunning = false;
        }
      },
    },
    get isWaiting() {
      return isWaiting;
    },
    async step() {
      await settled();
      go?.();
      go = null;
      await settled();
    },
    letGo() {
      isFree = true;
      go?.();
      go = null;
    },
  };
}

/** All orders of `steps` steps of two. */
export function interleavings(steps: number): readonly (readonly (0 | 1)[])[] {
  const go = (first: number, second: number): (0 | 1)[][] => {
    if (first === 0 && second === 0) return [[]];
    const all: (0 | 1)[][] = [];
    if (first > 0) all.push(...go(first - 1, second).map((rest): (0 | 1)[] => [0, ...rest]));
    if (second > 0) all.push(...go(first, second - 1).map((rest): (0 | 1)[] => [1, ...rest]));
    return all;
  };
  return go(steps, steps);
}
