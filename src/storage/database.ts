/**
 * The phone's book of one account in IndexedDB: a database of its own for each office and person, so that a
 * second user of a phone never meets the first one's queue. Upgrades only add.
 */
import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { Edit, Mark, Meta, ShelvedRow } from '../sync/shelf.ts';
import type { Draft } from './notebook-door.ts';
import type { RowIndex } from './row-index.ts';

export type StoredRow = ShelvedRow & RowIndex;

/** `needs`: 1 where a person must look at it, absent otherwise: an index holds only those that are there. */
export type StoredEdit = Edit & { readonly settled?: number; readonly needs?: 1 };

export interface Database extends Dexie {
  readonly meta: Table<Meta & { readonly key: 'phone' }, string>;
  readonly rows: Table<StoredRow, string>;
  readonly marks: Table<Mark, string>;
  readonly edits: Table<StoredEdit, string>;
  readonly drafts: Table<Draft, string>;
}

/** Where IndexedDB is not the browser's own: tests bring theirs. */
export type Engine = Required<Pick<DexieOptions, 'indexedDB' | 'IDBKeyRange'>>;

export function databaseName(office: string, person: string): string {
  return `so-thon:${office}:${person}`;
}

export function openDatabase(name: string, engine?: Engine): Database {
  // Strict: what is written is on disk before the screen says so, not only handed to the system.
  // No cache: a screen shows what is on disk, and a phone with little memory holds no second copy of its lists.
  const database = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled', ...engine });
  database.version(1).stores({
    meta: 'key',
    rows: 'id, [list+order], [list+state+order], [bin+order], *words',
    marks: 'id',
    edits: 'id, record, [state+order], settled, needs',
    drafts: 'id, changedAt',
  });
  return database as Database; // the tables of the line above
}
