import './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { newId } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { findKind } from '../../src/kinds/index.ts';
import type { Account } from '../../src/storage/accounts.ts';
import type { CopyFolder } from '../../src/storage/copy-folder.ts';
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
let copies: CopyFolder & { readonly texts: Map<string, string> };
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
  return {
    texts,
    read: (name: string) => Promise.resolve(texts.get(name) ?? null),
    write: (name: string, text: string) => Promise.resolve(void texts.set(name, text)),
    drop: (name: string) => Promise.resolve(void texts.delete(name)),
  };
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

async function copied(...ids: readonly string[]): Promise<void> {
  const isThere = (id: string): boolean => [...copies.texts.values()].some((text) => text.includes(id));
  await expect.poll(() => ids.every(isThere)).toBe(true);
}

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
