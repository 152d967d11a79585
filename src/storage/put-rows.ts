/**
 * Writes rows with the words and tallies that follow from them: each only where it says something new, and the words
 * of very many rows a moment later (late-words.ts).
 */
import type { Id } from '../core/id.ts';
import { same, type JsonObject } from '../core/json.ts';
import type { ShelvedRow } from '../sync/shelf.ts';
import type { Database, StoredRow } from './database.ts';
import { beLate, mayBeLate } from './late-words.ts';
import type { RowIndex, RowWords } from './row-index.ts';
import { changeTallies, type Tally } from './tallies.ts';

export interface RowChanges {
  readonly put: readonly ShelvedRow[];
  readonly drop: readonly Id[];
  /** The row as the book has it now; undefined: it has none. */
  readonly before: (id: Id) => StoredRow | undefined;
}

/** Of more than that at once Dexie no longer tells its watchers which ones; they would all read again. */
const TOLD_APART = 49;
/** Of so many they may: to keep them apart takes longer than to read again. */
const MANY = 200;
/**
 * Words stay where they are while the record's time moves by less (ms): the office says a little earlier than a
 * phone whose clock is ahead, and moving them costs as much as writing thirty rows.
 */
const NEAR_MS = 3_600_000;

export async function putRows(database: Database, index: RowIndex, changes: RowChanges): Promise<void> {
  const { put, drop, before } = changes;
  const { rows, words } = database;
  const steps: { tally: Tally; sign: 1 | -1 }[] = [];
  const isLate = put.length > MANY && (await mayBeLate(database));
  const lateIds: Id[] = [];
  const writes: Promise<unknown>[] = [];
  let newWords: RowWords[] = [];
  let oldWords: [number, string][] = [];

  function count(tally: Tally | null | undefined, sign: 1 | -1): void {
    if (tally) steps.push({ tally, sign });
  }

  /** The row as it will be stored; its words and tally go their own ways. */
  function store(row: ShelvedRow): StoredRow {
    const place = index.place(row);
    const old = before(row.id);
    const at = old?.wordsAt;
    const isNear = at !== undefined && Math.abs(at - place.order) < NEAR_MS;
    const saysSame = old !== undefined && looksAlike(old, row);
    if (saysSame && (isNear || at === undefined))
      return { ...row, ...place, ...(isNear ? { wordsAt: at } : {}) };
    if (!saysSame) {
      count(old && index.tally(old), -1);
      count(index.tally(row), 1);
    }
    if (isLate && row.visible?.gone === 'no') {
      if (at !== undefined) oldWords.push([at, row.id]);
      lateIds.push(row.id);
      return { ...row, ...place, wordsAt: place.order };
    }
    const own = index.words(row);
    if (isNear && old && same(index.words(old), own)) return { ...row, ...place, wordsAt: at };
    if (at !== undefined) oldWords.push([at, row.id]);
    if (own.length === 0) return { ...row, ...place };
    newWords.push({ order: place.order, id: row.id, kind: row.kind, words: own });
    return { ...row, ...place, wordsAt: place.order };
  }

  function writeWords(): void {
    // Before the new ones: IndexedDB keeps the order of what it is asked.
    if (oldWords.length > 0) writes.push(words.bulkDelete(oldWords));
    if (newWords.length > 0) writes.push(words.bulkPut(newWords));
    [oldWords, newWords] = [[], []];
  }

  // IndexedDB, in a process of its own, writes some while the next ones are made here.
  const many = put.length > MANY ? MANY : TOLD_APART;
  for (let from = 0; from < put.length; from += many) {
    writes.push(rows.bulkPut(put.slice(from, from + many).map(store)));
    writeWords();
  }
  for (const old of drop.map(before)) {
    if (old?.wordsAt !== undefined) oldWords.push([old.wordsAt, old.id]);
    count(old && index.tally(old), -1);
  }
  if (drop.length > 0) writes.push(rows.bulkDelete([...drop]));
  writeWords();
  if (lateIds.length > 0) writes.push(beLate(database, lateIds));
  writes.push(changeTallies(database, steps));
  await Promise.all(writes);
}

/** Whoever reads them finds the same, but for their time: an edit that settles as it was written changes nothing. */
function looksAlike(a: ShelvedRow, b: ShelvedRow): boolean {
  const [one, other] = [a.visible, b.visible];
  if (!one || !other) return one === other;
  return a.kind === b.kind && one.gone === other.gone && sameValues(one.open, other.open);
}

function sameValues(a: JsonObject, b: JsonObject): boolean {
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length && names.every((name) => same(a[name] ?? null, b[name] ?? null))
  );
}
