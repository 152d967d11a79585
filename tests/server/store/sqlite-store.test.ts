import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../src/server/store/sqlite.ts';
import { openBook } from '../office/book.ts';
import { storeContract } from './store-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'store-'));
let files = 0;
const newPath = () => join(folder, `${files++}.sqlite`);

storeContract('SQLite', {
  newPlace: () => Promise.resolve(newPath()),
  open: (path, options) => Promise.resolve(openSqliteStore(path, options)),
  execute: (path, sql) =>
    new Promise((resolve) => {
      const database = new DatabaseSync(path);
      try {
        database.exec(sql);
      } finally {
        database.close();
      }
      resolve();
    }),
});

describe('the SQLite store', () => {
  test('is durable: WAL, full synchronisation', async () => {
    const path = newPath();
    const store = openSqliteStore(path);
    await store.migrate();
    const database = new DatabaseSync(path);
    expect(database.prepare('pragma journal_mode').get()).toEqual({ journal_mode: 'wal' });
    database.close();
    await store.close();
  });

  test('throws when the scope predicate is missing, and nothing leaks', async () => {
    const { phone } = await openBook({ store: openSqliteStore(':memory:', { narrow: () => null }) });
    const officer = await phone('officer');
    await expect(
      officer.send({
        kind: 'project',
        values: { commune: 'c1', village: 'v2', name: 'Trâu', status: 'draft' },
      }),
    ).rejects.toThrow('outside the scopes');
    const head = await phone('head');
    await expect(head.sync()).rejects.toThrow('outside the scopes');
    expect(head.base.size).toBe(0);
  });
});
