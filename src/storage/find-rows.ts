/**
 * Lists and search by index, with 50,000 records on a small phone in mind: a page is read newest first and no
 * further than its limit; a rare word is looked up, a common one met while going through the newest.
 */
import { Dexie } from 'dexie';
import type { Id } from '../core/id.ts';
import type { Json } from '../core/json.ts';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { Database, StoredRow } from './database.ts';
import type { Query } from './notebook-door.ts';
import { pointerTo, wordsOf } from './row-index.ts';

export interface RowFinder {
  /** Newest first. */
  list(query: Query): Promise<readonly StoredRow[]>;
  count(query: Query): Promise<number>;
  /** Live records of daily kinds, or of those kinds, that have all of the words. Newest first. */
  search(words: string, kinds: readonly string[] | null, limit: number): Promise<readonly StoredRow[]>;
}

type Where = Readonly<Record<string, string | number>>;

const PAGE = 300;
/** More records than that with a word: it is quicker to meet them among the newest. */
const COMMON = 1_500;

export function createRowFinder(
  { rows }: Database,
  find: FindKind,
  referencesWith: (word: string) => readonly Id[],
): RowFinder {
  /** Goes through an index, newest first, until enough fit. */
  async function walk(
    index: '[list+order]' | '[bin+order]' | '[list+state+order]',
    prefix: readonly string[],
    limit: number,
    fits: (row: StoredRow) => boolean,
  ): Promise<StoredRow[]> {
    const found: StoredRow[] = [];
    let from: unknown = Dexie.minKey;
    let seen = new Set<string>();
    for (;;) {
      const page = await rows
        .where(index)
        .between([...prefix, from], [...prefix, Dexie.maxKey])
        .limit(PAGE + seen.size)
        .toArray();
      const fresh = page.filter((row) => !seen.has(row.id));
      for (const row of fresh) if (fits(row) && found.length < limit) found.push(row);
      const last = page.at(-1);
      if (found.length >= limit || fresh.length < PAGE || !last) return found;
      // The next page begins with the rows of the same moment that were read already.
      from = last.order;
      seen = new Set(page.filter((row) => row.order === last.order).map((row) => row.id));
    }
  }

  async function list(query: Query): Promise<readonly StoredRow[]> {
    const { kind, where = {}, limit = Infinity, search } = query;
    if (search !== undefined && wordsOf(search).length > 0 && query.gone !== true) {
      const found = await searchRows(search, [kind], Infinity);
      return found.filter((row) => fitsWhere(row, where)).slice(0, limit);
    }
    const name = query.gone === true ? `~${kind}` : kind;
    const fields = Object.entries(where);
    if (fields.length === 0 && limit === Infinity) return all(name);
    const pointer = query.gone === true ? undefined : pointerAmong(kind, fields);
    if (pointer !== undefined) {
      const pointing = await rows.where('words').equals(pointer).toArray();
      const fitting = pointing.filter((row) => row.list === name && fitsWhere(row, where));
      return fitting.sort(newestFirst).slice(0, limit);
    }
    const { state, others } = splitState(kind, where);
    if (state !== undefined && query.gone !== true) {
      return walk('[list+state+order]', [name, String(state)], limit, (row) => fitsWhere(row, others));
    }
    return walk('[list+order]', [name], limit, (row) => fitsWhere(row, where));
  }

  /** The field by which the index knows states apart, and the other ones. */
  function splitState(
    kind: string,
    where: Where,
  ): { readonly state: string | number | undefined; readonly others: Where } {
    const field = Object.hasOwn(find(kind)?.fields ?? {}, 'status') ? 'status' : 'state';
    const { [field]: state, ...others } = where;
    return { state, others };
  }

  function all(name: string): Promise<StoredRow[]> {
    return rows.where('[list+order]').between([name, Dexie.minKey], [name, Dexie.maxKey]).toArray();
  }

  /** The most telling of the fields: one that points to a record. */
  function pointerAmong(
    kind: string,
    fields: readonly (readonly [string, string | number])[],
  ): string | undefined {
    const known = find(kind)?.fields;
    const pointing = fields.find(([name]) => known?.[name]?.type === 'ref' || known?.[name]?.type === 'refs');
    return pointing && pointerTo(String(pointing[1]));
  }

  async function searchRows(
    text: string,
    kinds: readonly string[] | null,
    limit: number,
  ): Promise<StoredRow[]> {
    const terms = [...new Set(wordsOf(text))].map((word) => ({
      word,
      pointers: referencesWith(word).map(pointerTo),
    }));
    if (terms.length === 0) return [];
    const fits = (row: StoredRow): boolean =>
      (kinds === null ? row.bin === 'daily' : kinds.includes(row.list)) &&
      terms.every(({ word, pointers }) =>
        row.words.some((own) => own.startsWith(word) || pointers.includes(own)),
      );
    let rare: ReadonlySet<string> | null = null;
    for (const term of terms) {
      const ids = await idsWith(term);
      if (ids) rare = rare ? new Set(ids.filter((id) => rare?.has(id))) : new Set(ids);
    }
    if (rare) {
      const found = await rows.bulkGet([...rare]);
      return found
        .filter((row) => row !== undefined && fits(row))
        .filter((row) => row !== undefined)
        .sort(newestFirst)
        .slice(0, limit);
    }
    if (kinds === null) return walk('[bin+order]', ['daily'], limit, fits);
    const lists = await Promise.all(kinds.map((kind) => walk('[list+order]', [kind], limit, fits)));
    return lists.flat().sort(newestFirst).slice(0, limit);
  }

  /** null: too many to be of help. */
  async function idsWith({
    word,
    pointers,
  }: {
    word: string;
    pointers: readonly string[];
  }): Promise<string[] | null> {
    const ids = await rows.where('words').startsWith(word).limit(COMMON).primaryKeys();
    if (ids.length >= COMMON || pointers.length > 50) return null;
    for (const pointer of pointers) {
      ids.push(...(await rows.where('words').equals(pointer).limit(COMMON).primaryKeys()));
      if (ids.length >= COMMON) return null;
    }
    return ids;
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
    search: searchRows,
  };
}

function newestFirst(a: StoredRow, b: StoredRow): number {
  return a.order - b.order || (a.id < b.id ? -1 : 1);
}

function fitsWhere(row: StoredRow, where: Where): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    const value: Json = row.visible?.open[name] ?? null;
    return value === wanted || (Array.isArray(value) && value.includes(wanted));
  });
}
