/** The shelf in IndexedDB: each step is one transaction, strict where it writes. */
import { Dexie, type IndexableType, type Table } from 'dexie';
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
  type ShelvedRow,
  type Wanted,
} from '../sync/shelf.ts';
import type { Database, StoredEdit, StoredRow } from './database.ts';
import type { IndexRow } from './row-index.ts';
import { withStore } from './store-fault.ts';

export function createDexieShelf(database: Database, index: IndexRow): Shelf {
  const { meta, rows, marks, edits, drafts } = database;
  return {
    // Dexie only follows the awaits of a callback that is itself an async function.
    read: (wanted) =>
      withStore(database, () =>
        database.transaction('r', [meta, rows, marks, edits], async () => {
          const found = await find(database, wanted);
          return found;
        }),
      ),
    change: (wanted, decide) =>
      withStore(database, () =>
        database.transaction('rw', [meta, rows, marks, edits, drafts], async () => {
          const changes = decide(await find(database, wanted));
          if (changes) await write(database, changes, index);
          return changes;
        }),
      ),
  };
}

export async function readMeta(database: Database): Promise<Meta> {
  const { key: _, ...kept } = (await database.meta.get('phone')) ?? { key: 'phone' };
  return { ...freshMeta, ...kept };
}

export function rowOf({ id, kind, base, visible, pending, troubled }: StoredRow): ShelvedRow {
  return { id, kind, base, visible, pending, troubled };
}

export function editOf(stored: StoredEdit): Edit {
  const { id, record, order, mutation, state, receipt, commit, seen, size } = stored;
  return { id, record, order, mutation, state, receipt, commit, seen, size };
}

async function find(database: Database, wanted: Wanted): Promise<Found> {
  const { edits, marks, rows } = database;
  const asked = wanted.everything ? await edits.toArray() : await getAll(edits, wanted.edits ?? []);
  const seen = await idsSeen(database, wanted);
  const more = await idsOfBases(database, wanted);
  const ids = [...new Set([...(wanted.rows ?? []), ...asked.map((edit) => edit.record), ...more])];
  const own = wanted.everything ? asked : await editsOf(database, ids);
  const { settledUpTo } = wanted;
  return {
    meta: await readMeta(database),
    rows: byId((await getAll(rows, ids)).map(rowOf)),
    marks: byId<Mark>(await getAll(marks, [...new Set([...ids, ...seen])])),
    edits: inOrder(own),
    unsent: wanted.unsent ? takePrefix(await firstUnsent(database, wanted.unsent.size), wanted.unsent) : [],
    unsentCount: wanted.unsent ? await inState(database, 'unsent').count() : 0,
    answered: wanted.answered ? inOrder(await answered(database)) : [],
    settledUpTo: settledUpTo ? inOrder(await edits.where('settled').belowOrEqual(settledUpTo).toArray()) : [],
    idsInside: seen,
  };
}

async function write(database: Database, changes: Changes, index: IndexRow): Promise<void> {
  const { meta, rows, marks, edits, drafts } = database;
  if (changes.meta) await meta.put({ ...(await readMeta(database)), ...changes.meta, key: 'phone' });
  if (changes.rows?.length) await rows.bulkPut(changes.rows.map((row) => ({ ...row, ...index(row) })));
  if (changes.dropRows?.length) await rows.bulkDelete([...changes.dropRows]);
  if (changes.edits?.length) await edits.bulkPut(changes.edits.map(storedEdit));
  if (changes.dropEdits?.length) await edits.bulkDelete([...changes.dropEdits]);
  if (changes.clearMarks === 'all') await marks.clear();
  else if (changes.clearMarks?.length && (await marks.count()) > 0)
    await marks.bulkDelete([...changes.clearMarks]);
  if (changes.setMarks?.length) {
    const there = byId<Mark>(
      await getAll(
        marks,
        changes.setMarks.map((mark) => mark.id),
      ),
    );
    await marks.bulkPut(changes.setMarks.filter((mark) => !there.has(mark.id)));
  }
  if (changes.dropDraft !== undefined) await drafts.delete(changes.dropDraft);
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
    const next = await database.edits
      .where('[state+order]')
      .between(['unsent', from], ['unsent', Dexie.maxKey], false)
      .limit(PAGE)
      .toArray();
    found.push(...next.map(editOf));
    letters += next.reduce((sum, edit) => sum + edit.size, 0);
    from = next.at(-1)?.order ?? 0;
    if (next.length < PAGE || letters > size) return found;
  }
}

const PAGE = 200;

async function editsOf({ edits }: Database, records: readonly Id[]): Promise<StoredEdit[]> {
  if (records.length <= PAGE) return edits.where('record').anyOf(records).toArray();
  // A large answer meets few own edits: better to look which records have any.
  const wanted = new Set<IndexableType>(records);
  const own = (await edits.orderBy('record').uniqueKeys()).filter((record) => wanted.has(record));
  return edits.where('record').anyOf(own).toArray();
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
  if (ids.length > PAGE) {
    const sorted = [...ids].sort();
    const range = table.where(':id').between(sorted[0], sorted.at(-1), true, true);
    if ((await range.count()) <= 2 * ids.length) {
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
