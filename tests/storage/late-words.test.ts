import { createEngine } from './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { openDatabase, type Database } from '../../src/storage/database.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import { createRowFinder } from '../../src/storage/find-rows.ts';
import { writeLateWords } from '../../src/storage/late-words.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { createRowSearch } from '../../src/storage/search-rows.ts';
import type { Shelf, ShelvedRow } from '../../src/sync/shelf.ts';
import { asId } from '../sync/phone.ts';
import { findTestKind } from '../sync/test-kinds.ts';

const index = createRowIndex(findTestKind);
const NOON = Date.UTC(2026, 10, 22, 5);
/** More than are written with their words. */
const COUNT = 260;

let database: Database;
let shelf: Shelf;
beforeEach(() => {
  database = openDatabase('book', createEngine());
  shelf = createDexieShelf(database, index);
});
afterEach(() => database.close());

function herd(n: number, more: JsonObject = {}): ShelvedRow {
  const open = { name: `Đàn số ${n}`, village: asId(`v${n % 3}`), ...more };
  const visible = { gone: 'no', time: NOON + n, open, sealed: [] } as const;
  const base = { ...visible, seq: 1, review: [], scopes: ['all' as const] };
  return { id: asId(`r${n}`), kind: 'herd', base, visible, pending: 0, troubled: false };
}
const herds = Array.from({ length: COUNT }, (_, n) => herd(n));
const put = (...rows: ShelvedRow[]): Promise<unknown> => shelf.change({}, () => ({ rows }));
const search = createRowSearchOf();
function createRowSearchOf() {
  return (text: string) => createRowSearch(database, findTestKind, index, () => [])(text, ['herd'], 500);
}
const idsOf = (rows: readonly { readonly id: string }[]): string[] => rows.map((row) => row.id).sort();
const words = async (): Promise<unknown> =>
  (await database.words.toArray()).sort((a, b) => (a.id < b.id ? -1 : 1));

describe('very many rows at once', () => {
  test('are found by their words and by what they point to before the words are written', async () => {
    await put(...herds);
    expect(await database.words.count()).toBe(0);
    expect(idsOf(await search('so 17'))).toEqual([
      'r17',
      ...[0, 1, 2, 3, 4, 5, 6, 7, 8, 9].map((n) => `r17${n}`),
    ]);
    const finder = createRowFinder(
      database,
      findTestKind,
      createRowSearch(database, findTestKind, index, () => []),
    );
    const pointing = await finder.list({ kind: 'herd', where: { village: 'v1' } });
    expect(pointing).toHaveLength(herds.filter(({ visible }) => visible?.open['village'] === 'v1').length);
    await writeLateWords(database, index);
    expect(await database.words.count()).toBe(COUNT);
    expect(await search('so 17')).toHaveLength(11);
    expect(idsOf(await finder.list({ kind: 'herd', where: { village: 'v1' } }))).toEqual(idsOf(pointing));
  });

  test('have the words that they have one by one, whatever was written meanwhile', async () => {
    const changed = herd(5, { name: 'Đàn khác' });
    const moved = { ...herd(6), visible: { ...herd(6).visible, time: NOON + 9e6 } } as ShelvedRow; // a row moved in time
    const gone = { ...herd(7), visible: { ...herd(7).visible, gone: 'deleted' } } as ShelvedRow; // a deleted row
    await put(...herds);
    await put(changed, moved, gone);
    await shelf.change({}, () => ({ dropRows: [asId('r8')] }));
    await writeLateWords(database, index);
    const late = await words();
    await Promise.all([database.words.clear(), database.rows.clear(), database.tallies.clear()]);
    const last = herds.map((row) => [changed, moved, gone].find(({ id }) => id === row.id) ?? row);
    for (const row of last) if (row.id !== 'r8') await put(row);
    expect(late).toEqual(await words());
  });
});
