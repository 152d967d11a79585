/** Some of the stories over a real IndexedDB and a real store: the same promises, with less power over what happens. */
import { createEngine } from '../storage/test-engine.ts';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../src/server/store/sqlite.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { testRules } from '../server/office/kinds.ts';
import type { Book } from './disk.ts';
import { storyOf } from './events.ts';
import { createRealDatabase, type RealDatabase } from './real-store.ts';
import { SHOWN, tablesOf, type Dump } from './real-tables.ts';
import { tell } from './tell.ts';
import type { Ground } from './world.ts';

const SEEDS = Number(process.env['SOTHON_REAL_SEEDS'] ?? 40);
const PORTION = 20;
const portions = Array.from({ length: Math.ceil(SEEDS / PORTION) }, (_, i) => 1 + i * PORTION);

/** In memory where the system has such a folder: what a disk forgets is another test's. */
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'so-thon-stories-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let files = 0;

const onSqlite: Ground = {
  database: (scheduler, onCommit) => createRealDatabase(sqliteFile(), scheduler, onCommit),
};
const onDexie: Ground = { book: (phone) => dexieBook(`phone ${phone}`) };

describe.each<readonly [string, Ground]>([
  ['SQLite', onSqlite],
  ['IndexedDB', onDexie],
])('over %s', (_, ground) => {
  test.each(portions)(
    'every promise is kept in the stories from seed %i on',
    async (first) => {
      for (let seed = first; seed < first + PORTION; seed++) {
        const { broken } = await tell(storyOf(seed), {}, ground);
        expect({ seed, broken }).toEqual({ seed, broken: [] });
      }
    },
    600_000,
  );
});

function sqliteFile(): RealDatabase {
  const path = join(folder, `${files++}.sqlite`);
  const fileOf = (name: string): string => `${path}.${name.replace(' ', '-')}`;
  // Its statements are prepared once; another file, or the same after a restore, is another connection.
  let look: (() => Dump) | null = null;
  return {
    begin: () => Promise.resolve(),
    open: () => Promise.resolve(openSqliteStore(path)),
    read: async () => tablesOf((look ??= lookInto(path))()),
    async keep(name) {
      const database = new DatabaseSync(path);
      database.exec(`vacuum into '${fileOf(name)}'`);
      database.close();
    },
    async goBack(name) {
      closeReader();
      look = null;
      for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
      copyFileSync(fileOf(name), path);
    },
  };
}

let closeReader = (): void => undefined;
afterAll(() => closeReader());

function lookInto(path: string): () => Dump {
  closeReader();
  const database = new DatabaseSync(path, { readOnly: true });
  closeReader = () => database.isOpen && database.close();
  const tables = Object.entries(SHOWN).map(
    ([table, order]) => [table, database.prepare(`select * from ${table} order by ${order}`)] as const,
  );
  return () => Object.fromEntries(tables.map(([table, rows]) => [table, rows.all()]));
}

function dexieBook(name: string): Book {
  const index = createRowIndex(testRules.find);
  const open = () => createDexieShelf(openDatabase(name, createEngine()), index);
  let shelf = open();
  return {
    shelf: () => shelf,
    empty: () => void (shelf = open()),
  };
}
