/**
 * Words of very many rows written at once (a download, a file): to write them takes twice as long as the rows. The
 * rows say already where their words will stand; which rows that are is kept here, in the transaction that wrote
 * them, until the words are there. Until then whoever looks for words asks these rows, too.
 */
import type { Id } from '../core/id.ts';
import type { Database, StoredRow } from './database.ts';
import type { RowIndex, RowWords } from './row-index.ts';
import { withStore } from './store-fault.ts';

export interface LateWords {
  readonly nth?: number;
  readonly ids: readonly Id[];
}

/** Rows that whoever searches looks through: with more of them waiting, words are written with their rows. */
const MOST = 6_000;
/** Rows whose words are written in one go: a save waits no longer than for these. */
export const LATE_AT_ONCE = 200;

export async function mayBeLate({ late }: Database): Promise<boolean> {
  return (await late.count()) * LATE_AT_ONCE < MOST;
}

export async function beLate({ late }: Database, ids: readonly Id[]): Promise<void> {
  const parts: LateWords[] = [];
  for (let from = 0; from < ids.length; from += LATE_AT_ONCE)
    parts.push({ ids: ids.slice(from, from + LATE_AT_ONCE) });
  await late.bulkAdd(parts);
}

/** Rows whose words are not there yet and say so. */
export async function lateRows({ late, rows }: Database): Promise<readonly StoredRow[]> {
  const ids = (await late.toArray()).flatMap((part) => part.ids);
  if (ids.length === 0) return [];
  return (await rows.bulkGet([...new Set(ids)])).filter((row) => row !== undefined);
}

/** Writes what is late, until nothing is; `stopped` is asked in between. */
export async function writeLateWords(
  database: Database,
  index: RowIndex,
  stopped: () => boolean = () => false,
): Promise<void> {
  while (!stopped() && (await database.late.count()) > 0)
    await withStore(database, () => writeSome(database, index));
}

function writeSome(database: Database, index: RowIndex): Promise<void> {
  const { late, rows, words } = database;
  return database.transaction('rw', [late, rows, words], async () => {
    const part = await late.toCollection().first();
    if (part?.nth === undefined) return;
    const found: RowWords[] = [];
    // As they are now: what was written meanwhile has its words already, and they are the same.
    for (const row of await rows.bulkGet([...part.ids])) {
      const own = row?.wordsAt === undefined ? [] : index.words(row);
      if (row?.wordsAt !== undefined && own.length > 0)
        found.push({ order: row.wordsAt, id: row.id, kind: row.kind, words: own });
    }
    await words.bulkPut(found);
    await late.delete(part.nth);
  });
}
