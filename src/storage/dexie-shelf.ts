/** The shelf in IndexedDB: each step is one transaction, strict where it writes. */
import type { Shelf, Wanted } from '../sync/shelf.ts';
import type { Database } from './database.ts';
import { noteAnswer, workIn } from './noted-answers.ts';
import type { RowIndex } from './row-index.ts';
import { findIn } from './shelf-reads.ts';
import { writeIn } from './shelf-writes.ts';
import { withStore } from './store-fault.ts';

export function createDexieShelf(database: Database, index: RowIndex): Shelf {
  const { meta, rows, words, late, tallies, marks, edits, drafts, told } = database;

  /** What was noted comes first, in transactions of its own; then the step is tried again. */
  async function upToDate<T>(step: () => Promise<T | typeof BEHIND>): Promise<T> {
    for (;;) {
      const done = await withStore(database, step);
      if (done !== BEHIND) return done;
      await workIn(database, index);
    }
  }

  return {
    // Dexie only follows the awaits of a callback that is itself an async function.
    read: (wanted) =>
      upToDate(() =>
        database.transaction('r', [meta, rows, marks, edits, told], async () => {
          if (!asksOutbox(wanted) && (await told.count()) > 0) return BEHIND;
          const { found } = await findIn(database, wanted);
          return found;
        }),
      ),
    change: (wanted, decide) =>
      upToDate(() =>
        database.transaction(
          'rw',
          [meta, rows, words, late, tallies, marks, edits, drafts, told],
          async () => {
            const [noted, { found, here }] = await Promise.all([told.count(), findIn(database, wanted)]);
            if (noted > 0) return BEHIND;
            const changes = decide(found);
            if (changes) await writeIn(database, changes, found.meta, here, index);
            return changes;
          },
        ),
      ),
    note: (request, answer, now) => withStore(database, () => noteAnswer(database, request, answer, now)),
  };
}

const BEHIND = Symbol('answers are noted that nobody worked in');

/** Nothing that a noted answer changes, but where the outbox begins. */
function asksOutbox(wanted: Wanted): boolean {
  return Object.keys(wanted).every((name) => name === 'unsent' || name === 'answered');
}
