/** The shelf in IndexedDB: each step is one transaction, strict where it writes. */
import { Dexie, type Table } from 'dexie';
import type { Id } from '../core/id.ts';
import { needsAttention } from '../sync/decisions/attention.ts';
import {
  freshMeta,
  takePrefix,
  type Changes,
  type Edit,
  type Found,
  type Mark,
  type Meta,
  type Shelf,
  type Wanted,
} from '../sync/shelf.ts';
import type { Database, StoredEdit, StoredRow } from './database.ts';
import { putRows, rowOf } from './put-rows.ts';
import type { RowIndex } from './row-index.ts';
import { withStore } from './store-fault.ts';

export function createDexieShelf(database: Database, index: RowIndex): Shelf {
  const { meta, rows, words, tallies, marks, edits, drafts } = database;
  return {
    // Dexie only follows the awaits of a callback that is itself an async function.
    read: (wanted) =>
      withStore(database, () =>
        database.transaction('r', [meta, rows, marks, edits], async () => {
          const { found } = await find(database, wanted);
          return found;
        }),
      ),
    change: (wanted, decide) =>
      withStore(database, () =>
        database.transaction('rw', [meta, rows, words, tallies, marks, edits, drafts], async () => {
          const { found, here } = await find(database, wanted);
          const changes = decide(found);
          if (changes) await write(database, changes, found.meta, here, index);
          return changes;
        }),
      ),
  };
}

export async function readMeta(database: Database): Promise<Meta> {
  const { key: _, ...kept } = (await database.meta.get('phone')) ?? { key: 'phone' };
  return { ...freshMeta, ...kept };
}

export function editOf(stored: StoredEdit): Edit {
  const { id, record, order, mutation, state, receipt, commit, seen, size } = stored;
  return { id, record, order, mutation, state, receipt, commit, seen, size };
}

interface Looked {
  readonly found: Found;
  /** Every row that was looked for; null: there is none. */
  readonly here: Map<Id, StoredRow | null>;
}

/** What waits for nothing else is asked for at once: on a slow phone each question by itself costs a millisecond. */
async function find(database: Database, wanted: Wanted): Promise<Looked> {
  const { edits, marks, rows } = database;
  const { settledUpTo, unsent } = wanted;
  const [asked, seen, more, meta, first, unsentCount, waiting, settled] = await Promise.all([
    wanted.everything ? edits.toArray() : getAll(edits, wanted.edits ?? []),
    idsSeen(database, wanted),
    idsOfBases(database, wanted),
    readMeta(database),
    unsent ? firstUnsent(database, unsent.size) : [],
    unsent ? inState(database, 'unsent').count() : 0,
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

async function write(
  database: Database,
  changes: Changes,
  metaBefore: Meta,
  here: Looked['here'],
  index: RowIndex,
): Promise<void> {
  const { meta, edits, drafts } = database;
  const { rows: put = [], dropRows: drop = [] } = changes;
  const others = [...put.map((row) => row.id), ...drop].filter((id) => !here.has(id));
  for (const row of await getAll(database.rows, others)) here.set(row.id, row);
  const writes: Promise<unknown>[] = [];
  if (changes.meta) writes.push(meta.put({ ...metaBefore, ...changes.meta, key: 'phone' }));
  if (put.length + drop.length > 0)
    writes.push(putRows(database, index, { put, drop, before: (id) => here.get(id) ?? undefined }));
  if (changes.edits?.length) writes.push(edits.bulkPut(changes.edits.map(storedEdit)));
  if (changes.dropEdits?.length) writes.push(edits.bulkDelete([...changes.dropEdits]));
  writes.push(writeMarks(database, changes));
  if (changes.dropDraft !== undefined) writes.push(drafts.delete(changes.dropDraft));
  await Promise.all(writes);
}

async function writeMarks({ marks }: Database, { clearMarks, setMarks }: Changes): Promise<void> {
  if (clearMarks === 'all') await marks.clear();
  else if (clearMarks?.length && (await marks.count()) > 0) await marks.bulkDelete([...clearMarks]);
  if (!setMarks?.length) return;
  const wanted = setMarks.map((mark) => mark.id);
  const there = byId<Mark>(await getAll(marks, wanted));
  await marks.bulkPut(setMarks.filter((mark) => !there.has(mark.id)));
}

function storedEdit(edit: Edit): StoredEdit {
  return {
    ...edit,
    ...(edit.state === 'settled' ? { settled: edit.commit } : {}),
    ...(needsAttention(edit) ? { needs: 1 } : {}),
  };
}

function inState(database: Database, state: Edit['state']) {
  return database.edits.where('[state+order]').between([state, Dexie.minKey], [state, Dexie.maxKey]);
}

async function answered(database: Database): Promise<StoredEdit[]> {
  return [...(await inState(database, 'held').toArray()), ...(await inState(database, 'invalid').toArray())];
}

/** In save order, as many as fill a request of that size. */
async function firstUnsent(database: Database, size: number): Promise<Edit[]> {
  const found: Edit[] = [];
  let letters = 0;
  let from = 0;
  for (;;) {
    const page = Math.max(PAGE, Math.ceil((size - letters) / LETTERS));
    const next = await database.edits
      .where('[state+order]')
      .between(['unsent', from], ['unsent', Dexie.maxKey], false)
      .limit(page)
      .toArray();
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

/** Those that are there. Many ids close together (a page of a walk) are read as one range. */
async function getAll<T extends { readonly id: string }>(
  table: Table<T, string>,
  ids: readonly string[],
): Promise<T[]> {
  if (ids.length === 0) return [];
  if (ids.length > PAGE) {
    const sorted = [...ids].sort();
    const range = table.where(':id').between(sorted[0], sorted.at(-1), true, true);
    if ((await range.count()) <= 5 * ids.length) {
      const wanted = new Set(ids);
      return (await range.toArray()).filter((item) => wanted.has(item.id));
    }
  }
  return (await table.bulkGet([...ids])).filter((item) => item !== undefined);
}

function byId<T extends { readonly id: Id }>(items: readonly T[]): Map<Id, T> {
  return new Map(items.map((item) => [item.id, item]));
}

function inOrder(edits: readonly StoredEdit[]): Edit[] {
  return edits.map(editOf).sort((a, b) => a.order - b.order);
}
