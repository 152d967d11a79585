/** What a decision wants to know of the book, within the transaction that it decides in. */
import { Dexie } from 'dexie';
import type { Id } from '../core/id.ts';
import { takePrefix, type Edit, type Found, type Mark, type Wanted } from '../sync/shelf.ts';
import { editOf, notedUpTo, readMeta, rowOf, unsentAfter } from './as-shelved.ts';
import type { Database, StoredEdit, StoredRow } from './database.ts';
import { byId, getAll } from './get-all.ts';

export interface Looked {
  readonly found: Found;
  /** Every row that was looked for; null: there is none. */
  readonly here: Map<Id, StoredRow | null>;
}

/** What waits for nothing else is asked for at once: on a slow phone each question by itself costs a millisecond. */
export async function findIn(database: Database, wanted: Wanted): Promise<Looked> {
  const { edits, marks, rows } = database;
  const { settledUpTo, unsent } = wanted;
  const noted = unsent ? await notedUpTo(database) : 0;
  const [asked, seen, more, meta, first, unsentCount, waiting, settled] = await Promise.all([
    wanted.everything ? edits.toArray() : getAll(edits, wanted.edits ?? []),
    idsSeen(database, wanted),
    idsOfBases(database, wanted),
    readMeta(database),
    unsent ? firstUnsent(database, noted, unsent.size) : [],
    unsent ? unsentAfter(database, noted).count() : 0,
    wanted.answered ? answered(database) : [],
    settledUpTo ? edits.where('settled').belowOrEqual(settledUpTo).toArray() : [],
  ]);
  const ids = [...new Set([...(wanted.rows ?? []), ...asked.map((edit) => edit.record), ...more])];
  const [own, shelved, marked] = await Promise.all([
    wanted.everything ? asked : editsOf(database, ids),
    getAll(rows, ids),
    getAll(marks, [...new Set([...ids, ...seen])]),
  ]);
  const found: Found = {
    meta,
    rows: byId(shelved.map(rowOf)),
    marks: byId<Mark>(marked),
    edits: inOrder(own),
    unsent: unsent ? takePrefix(first, unsent) : [],
    unsentCount,
    answered: inOrder(waiting),
    settledUpTo: inOrder(settled),
    idsInside: seen,
  };
  return { found, here: new Map([...ids.map((id) => [id, null] as const), ...byId(shelved)]) };
}

function inState(database: Database, state: Edit['state']) {
  return database.edits.where('[state+order]').between([state, Dexie.minKey], [state, Dexie.maxKey]);
}

async function answered(database: Database): Promise<StoredEdit[]> {
  return [...(await inState(database, 'held').toArray()), ...(await inState(database, 'invalid').toArray())];
}

/** In save order, as many as fill a request of that size. */
async function firstUnsent(database: Database, after: number, size: number): Promise<Edit[]> {
  const found: Edit[] = [];
  let letters = 0;
  let from = after;
  for (;;) {
    const page = Math.max(PAGE, Math.ceil((size - letters) / LETTERS));
    const next = await unsentAfter(database, from).limit(page).toArray();
    found.push(...next.map(editOf));
    letters += next.reduce((sum, edit) => sum + edit.size, 0);
    from = next.at(-1)?.order ?? 0;
    if (next.length < page || letters > size) return found;
  }
}

const PAGE = 200;
/** Of most edits: few are read in vain, and few need a second page. */
const LETTERS = 700;

async function editsOf({ edits }: Database, records: readonly Id[]): Promise<StoredEdit[]> {
  if (records.length === 0) return [];
  // Going from one record to the next costs as much as reading several edits that nobody asked for.
  if (records.length > 10 && (await edits.count()) <= 4 * records.length) {
    const wanted = new Set(records);
    return (await edits.toArray()).filter((edit) => wanted.has(edit.record));
  }
  // All asked at once; `anyOf` goes from one to the next and waits for each.
  return (await Promise.all(records.map((record) => edits.where({ record }).toArray()))).flat();
}

/** Rows that a change of grants or the end of a walk concerns. Rare: they may look at everything. */
async function idsOfBases({ rows, marks }: Database, wanted: Wanted): Promise<Id[]> {
  const { outside, inside } = wanted;
  const ids: Id[] = wanted.marked ? (await marks.toCollection().primaryKeys()).map((key) => key as Id) : []; // keys of marks
  if (!outside && !inside) return ids;
  await rows.each(({ id, base }) => {
    const leaves = outside && base?.scopes.some((scope) => !outside.includes(scope));
    const isInside = inside && base?.scopes.some((scope) => inside.includes(scope));
    if (leaves || isInside) ids.push(id);
  });
  return ids;
}

async function idsSeen({ rows }: Database, { idsInside, everything }: Wanted): Promise<Id[]> {
  const ids: Id[] = [];
  if (!idsInside && !everything) return ids;
  await rows.each(({ id, base }) => {
    if (base && (everything || base.scopes.some((scope) => idsInside?.includes(scope)))) ids.push(id);
  });
  return ids;
}

function inOrder(edits: readonly StoredEdit[]): Edit[] {
  return edits.map(editOf).sort((a, b) => a.order - b.order);
}
