/**
 * The phone's book of one account in IndexedDB: a database of its own for each office and person, so that a
 * second user of a phone never meets the first one's queue. Upgrades only add.
 *
 * `rows` changes with every answer of the office and has few indexes therefore. `words` and `tallies` follow from
 * the rows, are written in the same transaction, and only when what they say changes (put-rows.ts); the words of very
 * many rows follow a moment later (late-words.ts).
 */
import { Dexie, type DBCore, type DexieOptions, type Middleware, type Table } from 'dexie';
import { allPhoneGuards, type PhoneGuards } from '../sync/guards.ts';
import type { Edit, Mark, Meta, ShelvedRow } from '../sync/shelf.ts';
import type { Draft } from './notebook-door.ts';
import type { NotedAnswer } from './noted-answers.ts';
import type { PhotoBytes, StoredPhoto } from './photo-rows.ts';
import type { IndexPrints } from './rebuild-index.ts';
import type { LateWords } from './late-words.ts';
import type { RowPlace, RowWords } from './row-index.ts';
import type { StoredTally } from './tallies.ts';

/** `wordsAt`: the order under which its words stand; absent where it has none. */
export type StoredRow = ShelvedRow & RowPlace & { readonly wordsAt?: number };

/** `needs`: 1 where a person must look at it, absent otherwise: an index holds only those that are there. */
export type StoredEdit = Edit & { readonly settled?: number; readonly needs?: 1 };

/** Where this phone stands, and what its index was made by (rebuild-index.ts). */
export type StoredMeta =
  (Meta & { readonly key: 'phone' }) | { readonly key: 'index'; readonly prints: IndexPrints };

export interface Database extends Dexie {
  readonly meta: Table<StoredMeta, string>;
  readonly rows: Table<StoredRow, string>;
  readonly words: Table<RowWords, [order: number, id: string]>;
  readonly tallies: Table<StoredTally, StoredTally['key']>;
  readonly marks: Table<Mark, string>;
  readonly edits: Table<StoredEdit, string>;
  readonly drafts: Table<Draft, string>;
  readonly told: Table<NotedAnswer, number>;
  readonly late: Table<LateWords, number>;
  readonly photos: Table<StoredPhoto, string>;
  readonly photoBytes: Table<PhotoBytes, string>;
}

/** Where IndexedDB is not the browser's own: tests bring theirs. */
export type Engine = Required<Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>>;

export function databaseName(office: string, person: string): string {
  return `so-thon:${office}:${person}`;
}

export function openDatabase(name: string, engine?: Engine, guards: PhoneGuards = allPhoneGuards): Database {
  // Strict: what is written is on disk before the screen says so, not only handed to the system.
  // No cache: a screen shows what is on disk, and a phone with little memory holds no second copy of its lists.
  const durability = guards.strictSave ? 'strict' : 'relaxed';
  const database = new Dexie(name, {
    chromeTransactionDurability: durability,
    cache: 'disabled',
    ...engine,
  });
  database.version(1).stores({
    meta: 'key',
    rows: 'id, [list+order], [list+state+order], reference',
    words: '[order+id], *words',
    tallies: 'key',
    marks: 'id',
    edits: 'id, record, [state+order], settled, needs',
    drafts: 'id, changedAt',
    photos: 'id, about, state, [state+askedAt]',
    photoBytes: 'id',
  });
  database.version(2).stores({ told: 'upTo', late: '++nth' });
  database.use(letGo);
  return database as Database; // the tables above
}

/**
 * A page that is left lets go of what it was reading: WebKit keeps its transactions alive, and the next page waits for
 * them for ever before its first writing (tests/browsers). A page that comes back by the back button begins again
 * (main.tsx).
 */
const letGo: Middleware<DBCore> = {
  stack: 'dbcore',
  name: 'letGo',
  create: (core) => ({
    ...core,
    transaction(...asked) {
      const begun = core.transaction(...asked);
      if (asked[1] === 'readonly' && 'document' in globalThis && begun instanceof IDBTransaction)
        abortWhenLeft(begun);
      return begun;
    },
  }),
};

function abortWhenLeft(reading: IDBTransaction): void {
  const over = new AbortController();
  const end = (): void => over.abort();
  const once = { signal: over.signal };
  reading.addEventListener('complete', end, once);
  reading.addEventListener('abort', end, once);
  addEventListener('pagehide', () => reading.abort(), once);
}
