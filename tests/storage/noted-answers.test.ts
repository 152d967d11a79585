import { createEngine } from './test-engine.ts';
import { Dexie } from 'dexie';
import { afterEach, describe, expect, test } from 'vitest';
import { applyAnswer, wantedForAnswer } from '../../src/sync/decisions/answer.ts';
import { nextRequest, wantedForRequest } from '../../src/sync/decisions/request.ts';
import { createExchange, type Send } from '../../src/sync/exchange.ts';
import { allPhoneGuards } from '../../src/sync/guards.ts';
import { batch, type SyncAnswer, type SyncRequest } from '../../src/sync/protocol.ts';
import type { Shelf } from '../../src/sync/shelf.ts';
import { decodeRequest, encodeAnswer } from '../../src/sync/wire.ts';
import { openDatabase, type Database, type Engine } from '../../src/storage/database.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { bytesFrom, createDice } from '../sync/believable.ts';
import { allOk, answerTo, asId, create, inflated, save, update } from '../sync/phone.ts';
import { findTestKind } from '../sync/test-kinds.ts';

const NOW = 2_000_000;
const index = createRowIndex(findTestKind);
const opened: Database[] = [];
afterEach(() => {
  for (const database of opened.splice(0)) database.close();
});

interface Book {
  readonly database: Database;
  readonly shelf: Shelf;
}

function openBook(engine: Engine): Book {
  const database = openDatabase('book', engine);
  opened.push(database);
  return { database, shelf: createDexieShelf(database, index) };
}

const herd = (n: number) =>
  create(`r${String(n).padStart(3, '0')}`, { name: `Đàn ${n}`, commune: 'c1', village: 'v1', heads: n });

/** A book that knows its office, with so many records that wait, and an edit of the first one among them. */
async function filled(engine: Engine, count = 60): Promise<Book> {
  const book = openBook(engine);
  const first = await ask(book.shelf);
  await apply(book.shelf, first, answerTo(first, { proof: 'p1', cursor: 'c1' }));
  await save(book.shelf, [herd(0), update('u', 'r000', { heads: [0, 99] })], NOW);
  await save(
    book.shelf,
    Array.from({ length: count - 1 }, (_, n) => herd(n + 1)),
    NOW,
  );
  return book;
}

async function ask(shelf: Shelf, size = 1_000_000): Promise<SyncRequest> {
  const found = await shelf.read(wantedForRequest(size));
  return nextRequest(found, { now: NOW, nonce: '12345678', want: 1_000, guards: allPhoneGuards });
}

const apply = (shelf: Shelf, request: SyncRequest, answer: SyncAnswer): Promise<unknown> =>
  shelf.change(wantedForAnswer(answer, request, findTestKind), (found) =>
    applyAnswer(found, request, answer, { now: NOW, find: findTestKind, guards: allPhoneGuards }),
  );
const note = (shelf: Shelf, request: SyncRequest, answer: SyncAnswer): Promise<boolean | null | undefined> =>
  Promise.resolve(shelf.note?.(request, answer, NOW));
const okTo = (request: SyncRequest, seq: number): SyncAnswer => answerTo(request, allOk(request, seq));
const contents = async ({ database }: Book): Promise<unknown> => {
  const { meta, rows, words, tallies, marks, edits, told } = database;
  return Promise.all([meta, rows, words, tallies, marks, edits, told].map((table) => table.toArray()));
};

describe('the exchange', () => {
  async function sendAll({ database, shelf }: Book, took: number) {
    const sent: SyncRequest[] = [];
    const notes: number[] = [];
    let [seq, clock] = [10, NOW];
    const send: Send = async (bytes) => {
      const decoded = decodeRequest(inflated(bytes));
      if (!('request' in decoded)) throw new Error(decoded.problem);
      const { request } = decoded;
      sent.push(request);
      notes.push(await database.told.count());
      seq += request.mutations.length;
      clock += took;
      return { text: encodeAnswer(okTo(request, seq - request.mutations.length + 1), request) };
    };
    const random = bytesFrom(createDice(7));
    const exchange = createExchange({ shelf, send, find: findTestKind, clock: () => clock, random });
    expect(await exchange.run(new AbortController().signal)).toEqual({ standstill: null, retryAfter: 0 });
    return { sent, notes };
  }

  test('sends everything once and in order while what was answered is only noted', async () => {
    const book = await filled(createEngine(), 300);
    const { sent } = await sendAll(book, 0);
    expect(await book.database.told.count()).toBe(sent.length);
    const ids = sent.flatMap((request) => request.mutations.map(({ id }) => id));
    expect(ids).toEqual(['r000', 'u', ...Array.from({ length: 299 }, (_, n) => herd(n + 1).id)]);
    const { edits, rows } = await book.shelf.read({ everything: true });
    expect(new Set(edits.map(({ state }) => state))).toEqual(new Set(['settled']));
    expect([...rows.values()].filter(({ base, pending }) => base === null || pending > 0)).toEqual([]);
  });

  test('settles at once while the next answer is slow to come', async () => {
    const book = await filled(createEngine(), 600);
    const { notes } = await sendAll(book, batch.instantMs);
    expect(notes.length).toBeGreaterThan(2);
    expect(new Set(notes)).toEqual(new Set([0]));
  });
});

describe('a book of the app before this one', () => {
  test('opens with all that it holds, and goes on', async () => {
    const engine = createEngine();
    const old = await filled(engine, 30);
    const stores = old.database.tables
      .filter(({ name }) => name !== 'told' && name !== 'late')
      .map(({ name, schema }) => [
        name,
        [schema.primKey, ...schema.indexes].map(({ src }) => src).join(', '),
      ]);
    const contents = await Promise.all(
      stores.map(async ([name = '']) => [name, await old.database.table(name).toArray()] as const),
    );
    const before = new Dexie('so-thon:before', engine);
    before.version(1).stores(Object.fromEntries(stores) as Record<string, string>); // names and their keys
    for (const [name, items] of contents) await before.table(name).bulkPut(items);
    before.close();
    const database = openDatabase('so-thon:before', engine);
    opened.push(database);
    const shelf = createDexieShelf(database, index);
    const request = await ask(shelf);
    expect(request.mutations).toHaveLength(31);
    expect(await note(shelf, request, okTo(request, 10))).toBe(true);
    expect((await shelf.read({ edits: [asId('u')] })).edits.map(({ state }) => state)).toEqual([
      'settled',
      'settled',
    ]);
  });
});

describe('an answer that was noted', () => {
  test('leaves what an applied one leaves, however many came one after the other', async () => {
    const [noted, applied] = [await filled(createEngine()), await filled(createEngine())];
    for (const size of [4_000, 4_000, 1_000_000]) {
      const request = await ask(noted.shelf, size);
      expect(await ask(applied.shelf, size)).toEqual(request);
      const answer = okTo(request, 10 + request.mutations.length);
      expect(await note(noted.shelf, request, answer)).toBe(true);
      await apply(applied.shelf, request, answer);
    }
    expect(await noted.database.told.count()).toBe(3);
    expect((await ask(noted.shelf)).mutations).toEqual([]);
    await noted.shelf.read({ rows: [asId('r001')] });
    expect(await contents(noted)).toEqual(await contents(applied));
  });

  test('is worked in by whoever opens the book after the phone died', async () => {
    const engine = createEngine();
    const before = await filled(engine);
    const request = await ask(before.shelf);
    await note(before.shelf, request, okTo(request, 10));
    before.database.close();
    const after = openBook(engine);
    const { rows, edits, meta } = await after.shelf.read({ rows: [asId('r000')] });
    expect(rows.get(asId('r000'))).toMatchObject({ pending: 0, base: { open: { heads: 99 } } });
    expect(edits.map(({ state }) => state)).toEqual(['settled', 'settled']);
    expect([meta.proof, meta.cursor]).toEqual(['p70', 'c70']);
  });

  test('leaves the outbox behind it, also for what is saved meanwhile', async () => {
    const { shelf, database } = await filled(createEngine());
    const request = await ask(shelf, 4_000);
    await note(shelf, request, okTo(request, 10));
    const { unsent, unsentCount } = await shelf.read(wantedForRequest(1_000_000));
    expect(unsent[0]?.order).toBe(request.mutations.length + 1);
    expect(unsentCount).toBe(61 - request.mutations.length);
    await save(shelf, [update('late', 'r000', { heads: [99, 5] })], NOW);
    expect(await database.told.count()).toBe(0);
    const { rows } = await shelf.read({ rows: [asId('r000')] });
    expect(rows.get(asId('r000'))).toMatchObject({ pending: 1, visible: { open: { heads: 5 } } });
    expect((await ask(shelf)).mutations.map(({ id }) => id).at(-1)).toBe('late');
  });

  test('is dropped where the phone has moved on', async () => {
    const { shelf, database } = await filled(createEngine());
    const request = await ask(shelf);
    await shelf.change({}, () => ({ meta: { cursor: 'c5' } }));
    expect(await note(shelf, request, okTo(request, 10))).toBe(false);
    expect(await database.told.count()).toBe(0);
  });

  test('is none where it does not answer the head of the outbox', async () => {
    const { shelf, database } = await filled(createEngine());
    const request = await ask(shelf);
    const gap = { ...request, mutations: request.mutations.slice(1) };
    expect(await note(shelf, gap, okTo(gap, 10))).toBeNull();
    expect(await database.told.count()).toBe(0);
  });
});
