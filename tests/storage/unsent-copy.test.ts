import './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId, type Id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { findKind } from '../../src/kinds/index.ts';
import type { Account } from '../../src/storage/accounts.ts';
import type { CopyFolder } from '../../src/storage/copy-folder.ts';
import { syncInBackground } from '../../src/storage/background.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import type { OpenBook } from '../../src/storage/open-notebook.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { saveEdits, wantedForSave } from '../../src/sync/decisions/save.ts';
import { allPhoneGuards } from '../../src/sync/guards.ts';
import { openTestOffice, type TestOffice } from '../support/server.ts';
import { openPhone, whenSync, type OfficePhone } from './office-phone.ts';

// A whole office is opened for each test, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let office: TestOffice;
let phone: OfficePhone;
let account: Account;
let copies: ReturnType<typeof createCopies>;
beforeEach(async () => {
  office = await openTestOffice();
  copies = createCopies();
  phone = openPhone(office, undefined, copies);
  account = await phone.join('p.01969.01');
});
afterEach(async () => {
  phone.close();
  await office.close();
});

/** A private file system that outlives IndexedDB. */
function createCopies() {
  const texts = new Map<string, string>();
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const folder: CopyFolder = {
    names: () => Promise.resolve([...texts.keys(), ...files.keys()]),
    read: (name) => Promise.resolve(texts.get(name) ?? null),
    readBytes: (name) => Promise.resolve(files.get(name) ?? null),
    write: async (name, content) =>
      void (typeof content === 'string'
        ? texts.set(name, content)
        : files.set(name, new Uint8Array(content.slice(0)))),
    drop: (name) => Promise.resolve(void (texts.delete(name) || files.delete(name))),
  };
  return { ...folder, texts, files };
}

const demand: AnyBody = {
  planYear: 2027,
  trade: 'trade.han',
  level: 'so_cap',
  people: 12,
  women: 4,
  poor: 2,
};

async function open(): Promise<OpenBook> {
  const book = phone.open(account);
  await book.notebook.syncNow();
  await book.notebook.ready;
  return book;
}

async function record({ notebook }: OpenBook, people: number): Promise<string> {
  const values = { ...demand, people };
  const saved = await notebook.save([{ do: 'create', kind: 'trainingDemand', values }]);
  if (!saved.saved) throw new Error(JSON.stringify(saved));
  return saved.ids[0] ?? '';
}

async function visited({ notebook }: OpenBook): Promise<Id> {
  const here = { village: 'v.01969.01', commune: '01969' };
  const values = { ...here, date: '2026-11-20', purpose: 'giam_sat', findings: 'Chuồng dột mái' };
  const saved = await notebook.save([{ do: 'create', kind: 'fieldVisit', values }]);
  if (!saved.saved || !saved.ids[0]) throw new Error(JSON.stringify(saved));
  return saved.ids[0];
}

async function photographed(book: OpenBook, about: Id): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = crypto.getRandomValues(new Uint8Array(60_000));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  const photos = await book.photos();
  const shot = { bytes, thumb: bytes.slice(0, 900), width: 1600, height: 1200, position: null };
  expect(await photos.keep(shot, about, null)).toBe('KEPT');
  await photos.settle();
  return bytes;
}

async function copied(...ids: readonly string[]): Promise<void> {
  const isThere = (id: string): boolean => [...copies.texts.values()].some((text) => text.includes(id));
  await expect.poll(() => ids.every(isThere)).toBe(true);
}

describe('a worker that the system wakes', () => {
  const wake = () => {
    const [clock, engine] = [() => phone.clock.now, phone.engine];
    const ask = async (...asked: Parameters<typeof fetch>): Promise<Response> => {
      const [path, init] = asked;
      return office.app.request(path, init);
    };
    return syncInBackground({ fetch: ask, clock, engine, copies });
  };

  test('sends records, then photos where nobody wants them to wait, and renews the copy', async () => {
    const book = await open();
    phone.wire.online = false;
    const about = await visited(book);
    await photographed(book, about);
    await expect.poll(() => copies.files.size).toBe(1);
    book.close();
    await wake();
    expect([...copies.texts.keys()]).toEqual([]);
    const database = phone.database(account);
    expect(await database.edits.where('[state+order]').between(['unsent', 0], ['unsent', 99]).count()).toBe(
      0,
    );
    expect(await database.photos.toArray()).toMatchObject([{ state: 'sent' }]);
    database.close();
  });

  test('takes the copy of a book that was deleted for what was lost, not for old', async () => {
    const book = await open();
    phone.wire.online = false;
    const id = await record(book, 11);
    await copied(id);
    book.close();
    await phone.database(account).delete();
    await wake();
    const history = await office.office.history({ person: 'p.01969.01', device: account.me.device }, id);
    expect(history).toHaveLength(1);
    expect(copies.texts.size).toBe(0);
  });

  test('leaves photos alone that are to go by Wi-Fi, and it cannot tell', async () => {
    const book = phone.open(account, { photosByWifi: () => true });
    await book.notebook.syncNow();
    await book.notebook.ready;
    phone.wire.online = false;
    await photographed(book, await visited(book));
    book.close();
    await wake();
    const database = phone.database(account);
    expect(await database.photos.toArray()).toMatchObject([{ state: 'waiting' }]);
    database.close();
  });
});

describe('the second copy of what is unsent', () => {
  test('brings it back, in order and once, when IndexedDB was deleted', async () => {
    const book = await open();
    phone.wire.online = false;
    const ids = [await record(book, 11), await record(book, 12), await record(book, 13)];
    await copied(...ids);
    book.close();
    await phone.database(account).delete();
    const again = phone.open(account);
    await again.notebook.syncNow();
    expect((await again.notebook.outbox()).map(({ record: id }) => id)).toEqual(ids);
    phone.wire.online = true;
    await again.notebook.syncNow();
    const state = await whenSync(again, (now) => now.waiting === 0 && now.lastGood !== null);
    expect(state).toMatchObject({ arrived: 3, written: 3, attention: 0 });
    expect(await again.notebook.find(ids[1] ?? '')).toMatchObject({
      transport: 'arrived',
      body: { people: 12 },
    });
  });

  test('holds photos that wait, and brings them back when IndexedDB was deleted', async () => {
    const book = await open();
    phone.wire.online = false;
    const about = await visited(book);
    const bytes = await photographed(book, about);
    await expect.poll(() => copies.files.size).toBe(1);
    book.close();
    await phone.database(account).delete();
    phone.wire.online = true;
    const again = await open();
    const photos = await again.photos();
    await photos.sendNow();
    expect(await photos.counts()).toEqual({ sent: 1, all: 1 });
    const [photo] = await photos.of(about);
    const database = phone.database(account);
    await database.photoBytes.clear();
    database.close();
    // The office has it.
    expect(await photos.look({ id: photo?.id as Id, sha256: photo?.sha256 ?? '' })).toEqual({ bytes }); // it is there
    await again.notebook.syncNow();
    await expect.poll(() => copies.files.size).toBe(0);
  });

  test('goes without photos where there is no room for them', async () => {
    const book = await open();
    phone.wire.online = false;
    const write = copies.write;
    const full = new DOMException('full', 'QuotaExceededError');
    copies.write = (name, content) =>
      typeof content === 'string' ? write(name, content) : Promise.reject(full);
    const about = await visited(book);
    await photographed(book, about);
    await copied(await record(book, 11));
    expect(copies.files.size).toBe(0);
  });

  test('brings back only what a damaged store lost', async () => {
    const book = await open();
    phone.wire.online = false;
    const ids = [await record(book, 11), await record(book, 12), await record(book, 13)];
    await copied(...ids);
    book.close();
    const database = phone.database(account);
    await database.edits.delete(ids[1] ?? '');
    await database.rows.delete(ids[1] ?? '');
    database.close();
    const again = phone.open(account);
    await again.notebook.syncNow();
    expect((await again.notebook.outbox()).map(({ record: id }) => id)).toEqual(ids);
    expect(await again.notebook.find(ids[1] ?? '')).toMatchObject({
      transport: 'waiting',
      body: { people: 12 },
    });
  });

  test('keeps what the office cannot even read, until its author gives it up', async () => {
    const book = await open();
    const id = newId((length) => crypto.getRandomValues(new Uint8Array(length)));
    const unreadable = { recordedBy: 'p.01969.01', note: 'x'.repeat(6_000) };
    const blank = { kind: 'trainingDemand', sealed: null, target: null };
    const edits = [{ id, record: id, op: 'create' as const, open: unreadable, ...blank }];
    const database = phone.database(account);
    await createDexieShelf(database, createRowIndex(findKind)).change(wantedForSave(edits), (found) =>
      saveEdits(found, edits, phone.clock.now, findKind, allPhoneGuards),
    );
    database.close();
    await book.notebook.syncNow();
    expect(await book.notebook.attention()).toMatchObject([{ record: id, outcome: 'INVALID' }]);
    await copied(id);
    expect(await book.notebook.discard(id)).toMatchObject({ saved: true });
    await expect.poll(() => copies.texts.size).toBe(0);
  });

  test('is settled away once the office has it all', async () => {
    const book = await open();
    phone.wire.online = false;
    await copied(await record(book, 11));
    phone.wire.online = true;
    await book.notebook.syncNow();
    await expect.poll(() => copies.texts.size).toBe(0);
  });

  test('that is older than the book puts nothing twice at the office', async () => {
    const book = await open();
    phone.wire.online = false;
    const id = await record(book, 11);
    await copied(id);
    const old = new Map(copies.texts);
    phone.wire.online = true;
    await book.notebook.syncNow();
    await expect.poll(() => copies.texts.size).toBe(0);
    book.close();
    for (const [name, text] of old) copies.texts.set(name, text);
    await phone.database(account).delete();
    const { seq } = await office.office.head();
    const again = await open();
    await whenSync(again, (now) => now.waiting === 0 && now.lastGood !== null);
    expect((await office.office.head()).seq).toBe(seq);
    const history = await office.office.history({ person: 'p.01969.01', device: account.me.device }, id);
    expect(history).toHaveLength(1);
  });

  test('that cannot be written stops nobody from saving and sending', async () => {
    const faults: unknown[] = [];
    const onFault = (fault: unknown): void => void faults.push(fault);
    process.on('uncaughtException', onFault);
    copies.write = () => Promise.reject(new DOMException('full', 'QuotaExceededError'));
    const book = await open();
    phone.wire.online = false;
    const id = await record(book, 11);
    phone.wire.online = true;
    await book.notebook.syncNow();
    expect(await book.notebook.find(id)).toMatchObject({ transport: 'arrived' });
    process.off('uncaughtException', onFault);
  });
});
