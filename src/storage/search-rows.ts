/**
 * Search by words. What a word is found in is known by key, newest first; a word that very many records have is
 * met among the newest instead, and only the rows that are shown are read.
 */
import { Dexie } from 'dexie';
import type { FindKind } from '../sync/decisions/fold.ts';
import type { Database, StoredRow } from './database.ts';
import { newestFirst } from './find-rows.ts';
import { lateRows } from './late-words.ts';
import type { References } from './references.ts';
import { pointerTo, wordsOf, type RowIndex } from './row-index.ts';

/**
 * Live records of daily kinds, or of those kinds, that have all of the words (folded, any order, beginnings) and
 * fit. Newest first.
 */
export type RowSearch = (
  words: string,
  kinds: readonly string[] | null,
  limit: number,
  fits?: (row: StoredRow) => boolean,
) => Promise<readonly StoredRow[]>;

/** `pointers`: to the references with such a word in their name. */
interface Term {
  readonly word: string;
  readonly pointers: readonly string[];
}

/** Where a record stands in `words`. */
type Place = readonly [order: number, id: string];

/** More records than that with a word: it is quicker to meet them among the newest … */
const COMMON = 400;
const MOST_POINTERS = 20;
/** … but not further down than that: then all keys of all words are laid beside each other. */
const MOST_MET = 1_400;
/** Words of records read at once, at first and then. */
const [FIRST, NEXT] = [200, 600];

export function createRowSearch(
  database: Database,
  find: FindKind,
  index: RowIndex,
  referencesWith: References['withWord'],
): RowSearch {
  const { rows, words } = database;
  return async (text, kinds, limit, fits = () => true) => {
    const found = await searchWords(text, kinds, limit, fits);
    const late = await lateRows(database);
    if (late.length === 0) return found;
    const terms = termsOf(text);
    const fitting = late.filter(
      (row) => isWanted(row.list, kinds) && hasAll(index.words(row), terms) && fits(row),
    );
    const each = new Map([...found, ...fitting].map((row) => [row.id, row]));
    return [...each.values()].sort(newestFirst).slice(0, limit);
  };

  function termsOf(text: string): readonly Term[] {
    return [...new Set(wordsOf(text))].map((word) => ({
      word,
      pointers: referencesWith(word).map(pointerTo),
    }));
  }

  function isWanted(kind: string, kinds: readonly string[] | null): boolean {
    return kinds === null ? find(kind)?.reference === false : kinds.includes(kind);
  }

  async function searchWords(
    text: string,
    kinds: readonly string[] | null,
    limit: number,
    fits: (row: StoredRow) => boolean,
  ): Promise<readonly StoredRow[]> {
    const terms = termsOf(text);
    if (terms.length === 0) return [];
    const rare = (await Promise.all(terms.map(async (term) => placesOf(term, COMMON)))).filter(
      (places) => places !== null,
    );
    const checked = (row: StoredRow): boolean =>
      isWanted(row.list, kinds) && hasAll(index.words(row), terms) && fits(row);
    if (rare.length > 0) return read(inAll(rare), limit, checked);
    const few = kinds?.length === 1 ? await placesIn(kinds[0] ?? '') : null;
    if (few) return read(few, limit, checked);
    const met = await meet(terms, kinds, limit, fits);
    return met ?? read(inAll(await Promise.all(terms.map(allPlacesOf))), limit, checked);
  }

  /** Of a kind with few records. */
  async function placesIn(kind: string): Promise<readonly Place[] | null> {
    const range = rows.where('[list+order]').between([kind, Dexie.minKey], [kind, Dexie.maxKey]);
    const ids = await range.limit(COMMON).primaryKeys();
    return ids.length < COMMON ? ids.map((id, order): Place => [order, id]) : null;
  }

  /** null: too many to be of help. */
  async function placesOf({ word, pointers }: Term, most: number): Promise<readonly Place[] | null> {
    if (pointers.length > MOST_POINTERS && most !== Infinity) return null;
    const lists = await Promise.all([
      words.where('words').startsWith(word).limit(most).primaryKeys(),
      ...pointers.map((pointer) => words.where('words').equals(pointer).limit(most).primaryKeys()),
    ]);
    const places = lists.flat();
    return places.length < most ? places : null;
  }

  async function allPlacesOf(term: Term): Promise<readonly Place[]> {
    return (await placesOf(term, Infinity)) ?? [];
  }

  /** Goes through the words of all records, newest first. null: there may be more further down. */
  async function meet(
    terms: readonly Term[],
    kinds: readonly string[] | null,
    limit: number,
    fits: (row: StoredRow) => boolean,
  ): Promise<readonly StoredRow[] | null> {
    const found: StoredRow[] = [];
    let from: readonly [unknown, unknown] = [Dexie.minKey, Dexie.minKey];
    for (let seen = 0; seen < MOST_MET;) {
      const size = seen === 0 ? FIRST : NEXT;
      const page = await words.where('[order+id]').above(from).limit(size).toArray();
      const fitting = page.filter((own) => isWanted(own.kind, kinds) && hasAll(own.words, terms));
      const places = fitting.map(({ order, id }): Place => [order, id]);
      found.push(...(await read(places, limit - found.length, fits)));
      const last = page.at(-1);
      if (found.length >= limit || page.length < size || !last) return found.sort(newestFirst);
      from = [last.order, last.id];
      seen += size;
    }
    return null;
  }

  /** Newest first, until enough fit. */
  async function read(
    places: readonly Place[],
    limit: number,
    fits: (row: StoredRow) => boolean,
  ): Promise<readonly StoredRow[]> {
    const found: StoredRow[] = [];
    const size = Math.max(1, Math.min(limit, NEXT));
    for (let at = 0; at < places.length && found.length < limit; at += size) {
      const ids = places.slice(at, at + size).map(([, id]) => id);
      for (const row of await rows.bulkGet(ids)) if (row && fits(row)) found.push(row);
    }
    return found.sort(newestFirst).slice(0, limit);
  }
}

function hasAll(all: readonly string[], terms: readonly Term[]): boolean {
  return terms.every(({ word, pointers }) =>
    all.some((own) => own.startsWith(word) || (own.startsWith('@') && pointers.includes(own))),
  );
}

/** What stands in every list, newest first. */
function inAll(lists: readonly (readonly Place[])[]): readonly Place[] {
  const [first = [], ...others] = [...lists].sort((a, b) => a.length - b.length);
  const known = others.map((places) => new Set(places.map(([, id]) => id)));
  const each = new Map<string, Place>(first.map((place) => [place[1], place]));
  return [...each.values()]
    .filter(([, id]) => known.every((ids) => ids.has(id)))
    .sort(([a, one], [b, other]) => a - b || (one < other ? -1 : 1));
}
