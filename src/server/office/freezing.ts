/**
 * When reports are frozen: behind the push that sent them, one after the other, and at the start for those whose
 * turn the process did not live to see.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import type { OfficeStore, WriteTransaction } from '../store/port.ts';
import { REPORT } from './freeze-count.ts';
import { freezeReport, type FreezeParts } from './freeze.ts';
import type { Seed } from './office.ts';

export interface Freezing {
  /** These may have been sent, and it is committed. */
  soon(reports: readonly string[]): void;
  /** Looks through all reports of the book. */
  missing(): Promise<void>;
  /** Nothing is under way any more. */
  rest(): Promise<void>;
}

export interface FreezingParts extends FreezeParts {
  readonly office: string;
  readonly store: OfficeStore;
  /** Writes them in one push, unless the first of them is known by then. */
  readonly write: (seeds: readonly Seed[]) => Promise<void>;
  readonly report: (error: unknown) => void;
}

export function createFreezing(parts: FreezingParts): Freezing {
  const { office, store, write, report } = parts;
  const waiting = new Set<string>();
  let turn: Promise<void> = Promise.resolve();
  // Not within the request that sent the report: its phone has to hear of what the office writes behind its answer.
  const outside = AsyncLocalStorage.snapshot();

  async function freezeAll(): Promise<void> {
    for (const id of Array.from(waiting)) {
      // Before it is read: one that is sent again meanwhile is looked at again.
      waiting.delete(id);
      try {
        const seeds = await store.read(office, (snapshot) => freezeReport(snapshot, id, parts));
        if (seeds.length > 0) await write(seeds);
      } catch (error) {
        waiting.add(id); // for the next report, or the next start
        report(error);
      }
    }
  }

  function soon(reports: readonly string[]): void {
    if (reports.length === 0) return;
    for (const id of reports) waiting.add(id);
    turn = outside(() => turn.then(freezeAll));
  }

  return {
    soon,
    async missing() {
      soon(await store.read(office, (snapshot) => snapshot.inspect.idsOf(REPORT)));
      await turn;
    },
    rest: () => turn,
  };
}

/** Two processes of one office may freeze the same report: whoever comes second finds it done. */
export async function isFrozen(transaction: WriteTransaction, seeds: readonly Seed[]): Promise<boolean> {
  const [first] = seeds;
  return first === undefined || (await transaction.mutations([first.id])).length > 0;
}
