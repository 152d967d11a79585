/**
 * Lists by index: with 50,000 records on a small phone in mind, a page is read newest first and no further than its
 * limit. (Search: search-rows.ts.)
 */
import { Dexie } from 'dexie';
import type { Json } from '../core/json.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { Database, StoredRow } from './database.ts';
import { lateRows } from './late-words.ts';
import type { Query } from './notebook-door.ts';
import { pointerTo, wordsOf } from './row-index.ts';
import type { RowSearch } from './search-rows.ts';

export interface RowFinder {
  /** Newest first. */
  list(query: Query): Promise<readonly StoredRow[]>;
  count(query: Query): Promise<number>;
}

type Where = NonNullable<Query['where']>;
type Fits = (row: StoredRow) => boolean;

/** Rows read at once, at the least and at the most. */
const [SMALL, LARGE] = [30, 300];
/** A pointer that more records hold says little: those wanted are met soon among the newest. */
const COMMON = 2_000;

export function createRowFinder(database: Database, find: FindKind, search: RowSearch): RowFinder {
  const { rows, words } = database;

  /** Goes through an index, newest first, until enough fit. */
  async function walk(
    index: '[list+order]' | '[list+state+order]',
    prefix: readonly string[],
    limit: number,
    fits: Fits,
  ): Promise<StoredRow[]> {
    const found: StoredRow[] = [];
    let from: unknown = Dexie.minKey;
    let seen = new Set<string>();
    // Never all at once: whoever taps meanwhile is heard between two pages.
    let size = Math.min(LARGE, Math.max(SMALL, limit));
    for (;;) {
      const page = await rows
        .where(index)
        .between([...prefix, from], [...prefix, Dexie.maxKey])
        .limit(size + seen.size)
        .toArray();
      const fresh = page.filter((row) => !seen.has(row.id));
      for (const row of fresh) if (fits(row) && found.length < limit) found.push(row);
      const last = page.at(-1);
      if (found.length >= limit || fresh.length < size || !last) return found;
      // The next page begins with the rows of the same moment that were read already.
      from = last.order;
      seen = new Set(page.filter((row) => row.order === last.order).map((row) => row.id));
      size = LARGE;
    }
  }

  async function list(query: Query): Promise<readonly StoredRow[]> {
    const { kind, where = {}, limit = Infinity, gone = false } = query;
    if (query.search !== undefined && wordsOf(query.search).length > 0 && !gone)
      return search(query.search, [kind], limit, (row) => fitsWhere(row, where));
    const name = gone ? `~${kind}` : kind;
    const fields = Object.entries(where);
    if (fields.length === 0 && limit === Infinity)
      return rows.where('[list+order]').between([name, Dexie.minKey], [name, Dexie.maxKey]).toArray();
    const pointer = gone ? undefined : fields.find(([field]) => pointsAway(kind, field));
    const pointing = pointer && (await listPointing(name, pointer[1], limit, (row) => fitsWhere(row, where)));
    if (pointing) return pointing;
    const { state, others } = splitState(kind, where);
    if (state !== undefined && !gone)
      return walk('[list+state+order]', [name, String(state)], limit, (row) => fitsWhere(row, others));
    return walk('[list+order]', [name], limit, (row) => fitsWhere(row, where));
  }

  /** By what they point to, the most telling of the fields. null: too many to be of help. */
  async function listPointing(
    name: string,
    to: Where[string],
    limit: number,
    fits: Fits,
  ): Promise<readonly StoredRow[] | null> {
    const pointers = (typeof to === 'object' ? to : [to]).map((id) => pointerTo(String(id)));
    const lists = await Promise.all(
      pointers.map((pointer) => words.where('words').equals(pointer).limit(COMMON).primaryKeys()),
    );
    if (lists.some((keys) => keys.length === COMMON)) return null;
    const ids = new Set(lists.flat().map(([, id]) => id));
    const found = (await rows.bulkGet([...ids])).filter((row) => row !== undefined);
    const late = (await lateRows(database)).filter((row) => !ids.has(row.id));
    const fitting = [...found, ...late].filter((row) => row.list === name && fits(row));
    return fitting.sort(newestFirst).slice(0, limit);
  }

  /** The field by which the index knows states apart, and the other ones. */
  function splitState(kind: string, where: Where): { state: string | number | undefined; others: Where } {
    const field = Object.hasOwn(find(kind)?.fields ?? {}, 'status') ? 'status' : 'state';
    const { [field]: state, ...others } = where;
    return typeof state === 'object' ? { state: undefined, others: where } : { state, others };
  }

  function pointsAway(kind: string, field: string): boolean {
    const type = find(kind)?.fields[field]?.type;
    return type === 'ref' || type === 'refs';
  }

  return {
    list,
    async count(query) {
      const { kind, where = {}, gone } = query;
      const name = gone === true ? `~${kind}` : kind;
      const { state, others } = splitState(kind, where);
      if (Object.keys(others).length > 0 || (gone === true && state !== undefined))
        return (await list(query)).length;
      const prefix = state === undefined ? [name] : [name, String(state)];
      const index = state === undefined ? '[list+order]' : '[list+state+order]';
      return rows
        .where(index)
        .between([...prefix, Dexie.minKey], [...prefix, Dexie.maxKey])
        .count();
    },
  };
}

export function newestFirst(a: Pick<StoredRow, 'order' | 'id'>, b: Pick<StoredRow, 'order' | 'id'>): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

function fitsWhere(row: StoredRow, where: Where): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    const value: Json = row.visible?.open[name] ?? null;
    const values: readonly Json[] = Array.isArray(value) ? value : [value];
    return values.some((one) =>
      typeof wanted === 'object' ? wanted.some((each) => each === one) : one === wanted,
    );
  });
}
