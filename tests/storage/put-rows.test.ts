import { createEngine } from './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { findKind, getKind } from '../../src/kinds/index.ts';
import { openDatabase, type Database } from '../../src/storage/database.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import { renewIndex } from '../../src/storage/rebuild-index.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { readTallies } from '../../src/storage/tallies.ts';
import type { Shelf, ShelvedRow } from '../../src/sync/shelf.ts';
import { createDice } from '../sync/believable.ts';
import { asId } from '../sync/phone.ts';

const index = createRowIndex(findKind);
const NOON = Date.UTC(2026, 10, 22, 5);

let database: Database;
let shelf: Shelf;
beforeEach(() => {
  database = openDatabase('book', createEngine());
  shelf = createDexieShelf(database, index);
});
afterEach(() => {
  vi.restoreAllMocks();
  database.close();
});

const demand = (
  id: string,
  open: JsonObject,
  more: { time?: number; gone?: 'no' | 'deleted' } = {},
): ShelvedRow => {
  const { time = NOON, gone = 'no' } = more;
  const visible = { gone, time, open, sealed: [] };
  const base = { ...visible, seq: 1, review: [], scopes: ['all' as const] };
  return { id: asId(id), kind: 'trainingDemand', base, visible, pending: 0, troubled: false };
};
const put = (...rows: ShelvedRow[]): Promise<unknown> => shelf.change({}, () => ({ rows }));
const said = { tradeOther: 'Nuôi trâu', village: 'v1', planYear: 2026, status: 'draft', people: 7 };

/** Everything that the index says, whatever order it stands under. */
async function told(): Promise<unknown> {
  const words = await database.words.toArray();
  const sorted = words
    .map(({ id, kind, words: own }) => ({ id, kind, own }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return { words: sorted, tallies: await database.tallies.toArray() };
}

describe('words and tallies of rows', () => {
  test('are those that the rows make anew, after whatever was written', async () => {
    for (let seed = 1; seed <= 12; seed += 1) {
      const dice = createDice(seed);
      const pick = <T>(of: readonly T[]): T => of[Math.floor(dice() * of.length)] as T; // no list is empty
      for (let step = 0; step < 25; step += 1) {
        const rows = new Map<string, ShelvedRow>();
        for (let count = dice() * 8; count > 0; count -= 1) {
          const id = `r${Math.floor(dice() * 15)}`;
          const open = {
            tradeOther: pick(['Nuôi trâu', 'May mặc', 'Sửa xe']),
            village: pick(['v1', 'v2']),
            planYear: pick([2026, 2027]),
            status: pick(['draft', 'cancelled']),
            ...pick([{}, { people: 4, women: 1 }, { people: 9 }]),
          };
          const time = NOON + pick([0, 5, 7_200_000, -7_200_000]);
          const row = demand(id, open, { time, gone: pick(['no', 'no', 'deleted']) });
          rows.set(id, dice() < 0.1 ? { ...row, base: null, visible: null } : row);
        }
        const dropRows = [asId(`r${Math.floor(dice() * 15)}`)].filter((id) => !rows.has(id));
        const wanted = dice() < 0.5 ? {} : { rows: [...rows.values()].map((row) => row.id) };
        await shelf.change(wanted, () => ({ rows: [...rows.values()], dropRows }));
      }
      const kept = await told();
      const stored = await database.rows.toArray();
      const places = (await database.words.toCollection().primaryKeys()).map(String).sort();
      expect(
        stored.flatMap(({ id, wordsAt }) => (wordsAt === undefined ? [] : [String([wordsAt, id])])).sort(),
      ).toEqual(places);
      await database.meta.delete('index');
      await database.tallies.clear();
      await database.words.clear();
      await renewIndex(database, index, [getKind('trainingDemand')]);
      expect(kept, `seed ${seed}`).toEqual(await told());
    }
  });

  test('add up what was said, and nobody said nothing', async () => {
    await put(
      demand('a', said),
      demand('b', { ...said, people: 5 }),
      demand('c', { ...said, village: 'v2' }),
    );
    const { people: _, ...silent } = said;
    await put(demand('d', silent), demand('e', { ...silent, village: 'v3' }));
    const tallies = await readTallies(database, 'trainingDemand');
    const lines = tallies.map(({ village, records, sums }) => [village, records, sums['people']]);
    expect(lines).toEqual([
      ['v1', 3, { sum: 12, said: 2 }],
      ['v2', 1, { sum: 7, said: 1 }],
      ['v3', 1, undefined],
    ]);
    await put(demand('c', { ...said, village: 'v2' }, { gone: 'deleted' }));
    expect((await readTallies(database, 'trainingDemand')).map(({ village }) => village)).toEqual([
      'v1',
      'v3',
    ]);
  });

  test('are not written again when an edit settles, even where the clocks differ', async () => {
    await put(demand('a', said));
    const [moved, counted] = [vi.spyOn(database.words, 'bulkPut'), vi.spyOn(database.tallies, 'bulkPut')];
    await put({ ...demand('a', said, { time: NOON - 90_000 }), pending: 1 });
    expect([moved.mock.calls, counted.mock.calls]).toEqual([[], []]);
    await put(demand('a', { ...said, tradeOther: 'Nuôi dê' }, { time: NOON + 90_000 }));
    expect([moved.mock.calls.length, counted.mock.calls.length]).toEqual([1, 1]);
  });
});
