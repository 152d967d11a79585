import { createEngine } from './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { getKind, kinds } from '../../src/kinds/index.ts';
import type { Kind } from '../../src/core/kind.ts';
import { openDatabase, type Database } from '../../src/storage/database.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import { printOf, renewIndex } from '../../src/storage/rebuild-index.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { readTallies } from '../../src/storage/tallies.ts';
import type { ShelvedRow } from '../../src/sync/shelf.ts';
import { asId } from '../sync/phone.ts';

const demand = getKind('trainingDemand');
const of = (kind: Kind) => createRowIndex((name) => (name === kind.name ? kind : null));
const prints = (kind: Kind): string => printOf(kind, of(kind));

/** What a next release might say of the same kind. */
const counting: Kind = {
  ...demand,
  measures: {
    people: { label: { vi: 'Người', en: 'People' }, of: (body) => 2 * Number(body['people'] ?? 0) },
  },
};
const searching: Kind = { ...demand, search: [...demand.search, 'level'] };

let database: Database;
beforeEach(() => {
  database = openDatabase('book', createEngine());
});
afterEach(() => database.close());

const row = (id: string, people: number): ShelvedRow => {
  const open = {
    tradeOther: 'Nuôi trâu',
    level: 'so_cap',
    village: 'v1',
    planYear: 2026,
    status: 'draft',
    people,
  };
  const visible = { gone: 'no', time: 5, open, sealed: [] } as const;
  return { id: asId(id), kind: demand.name, base: null, visible, pending: 0, troubled: false };
};
async function fill(kind: Kind): Promise<void> {
  await renewIndex(database, of(kind), [kind]);
  await createDexieShelf(database, of(kind)).change({}, () => ({ rows: [row('a', 7), row('b', 4)] }));
}
const sums = async () => (await readTallies(database, demand.name)).map((tally) => tally.sums['people']?.sum);
const words = async () => (await database.words.toArray()).map((own) => own.words);

describe('what an index was made by', () => {
  test('differs when a measure counts otherwise, or another field is searched', () => {
    expect(new Set([demand, counting, searching].map(prints)).size).toBe(3);
    expect(prints(demand)).toBe(prints({ ...demand }));
  });

  test('differs between any two kinds of ours with measures', () => {
    const counted = kinds.filter((kind) => Object.keys(kind.measures).length > 0);
    expect(new Set(counted.map(prints)).size).toBe(counted.length);
  });
});

describe('a release that says otherwise', () => {
  test('adds up anew what the book has, once', async () => {
    await fill(demand);
    expect(await sums()).toEqual([11]);
    expect(await renewIndex(database, of(demand), [demand])).toEqual([]);
    expect(await renewIndex(database, of(counting), [counting])).toEqual([demand.name]);
    expect(await sums()).toEqual([22]);
    expect(await renewIndex(database, of(counting), [counting])).toEqual([]);
  });

  test('searches in the fields that it names', async () => {
    await fill(demand);
    expect((await words()).flat()).not.toContain('so');
    await renewIndex(database, of(searching), [searching]);
    expect(await words()).toEqual([row('a', 7), row('b', 4)].map((one) => of(searching).words(one)));
    expect((await words()).flat()).toContain('so');
  });

  test('goes on where it was interrupted', async () => {
    await fill(demand);
    let asked = 0;
    expect(await renewIndex(database, of(counting), [counting], () => (asked += 1) > 2)).toEqual([]);
    expect(await renewIndex(database, of(counting), [counting])).toEqual([demand.name]);
    expect(await sums()).toEqual([22]);
  });
});
