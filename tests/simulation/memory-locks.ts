/** Row locks of the store in memory: whoever comes second waits for a turn, and a circle of waiting is refused. */
import type { Batch } from '../../src/server/store/port.ts';
import type { Scheduler } from './scheduler.ts';

/** As a database says it: another writer was in the way. */
export class Contention extends Error {}

/** Who may hold a row. */
export interface Holder {
  readonly process: string;
  /** The row that it waits for. */
  waitsFor: string | null;
}

export interface Locks {
  /** Throws `Contention` where waiting would never end. */
  take(holder: Holder, row: string): Promise<void>;
  /** All of them. */
  release(holder: Holder): void;
}

const MOST_STEPS = 50;

export function createLocks(scheduler: Scheduler): Locks {
  const locks = new Map<string, Holder>();

  /** Would waiting for that row wait for ourselves? */
  function isDeadlock(self: Holder, row: string): boolean {
    let holder = locks.get(row);
    for (let steps = 0; holder && steps < MOST_STEPS; steps++) {
      if (holder === self) return true;
      holder = holder.waitsFor === null ? undefined : locks.get(holder.waitsFor);
    }
    return false;
  }

  return {
    async take(holder, row) {
      const isFree = (): boolean => (locks.get(row) ?? holder) === holder;
      while (!isFree()) {
        if (isDeadlock(holder, row)) throw new Contention(row);
        holder.waitsFor = row;
        await scheduler.pause(holder.process, isFree);
        holder.waitsFor = null;
      }
      locks.set(row, holder);
    },
    release(holder) {
      for (const [row, one] of locks) if (one === holder) locks.delete(row);
    },
  };
}

/** The rows that a `save` writes, in the order in which it locks them. */
export function rowsOf({ mutations, records, changes, commit }: Batch): readonly string[] {
  return [
    ...mutations.map((m) => `mutation ${m.id}`),
    ...records.map((r) => `record ${r.id}`),
    ...changes.map((c) => `change ${c.scope} ${c.record}`),
    ...(commit ? [`commit ${commit.seq}`] : []),
  ];
}
