import './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { saveEdits, wantedForSave, type Unstamped } from '../../src/sync/decisions/save.ts';
import { allPhoneGuards } from '../../src/sync/guards.ts';
import { findKind } from '../../src/kinds/index.ts';
import { newId } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { Account } from '../../src/storage/accounts.ts';
import { syncInBackground } from '../../src/storage/background.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import type { Entry, Notebook } from '../../src/storage/notebook-door.ts';
import type { OpenBook } from '../../src/storage/open-notebook.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import { openTestOffice, type TestOffice } from '../support/server.ts';
import { openPhone, whenSync, type OfficePhone } from './office-phone.ts';

// A whole office is opened for each test, on a machine that may be busy.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let office: TestOffice;
let phones: OfficePhone[];
beforeEach(async () => {
  office = await openTestOffice();
  phones = [];
});
afterEach(async () => {
  for (const phone of phones) phone.close();
  await office.close();
});

async function openFor(
  person: string,
): Promise<{ phone: OfficePhone; account: Account; book: OpenBook; notebook: Notebook }> {
  const phone = openPhone(office);
  phones.push(phone);
  const account = await phone.join(person);
  const book = phone.open(account);
  await book.notebook.syncNow();
  await book.notebook.ready;
  return { phone, account, book, notebook: book.notebook };
}
const openHead = () => openFor('p.01969.01');
const openOfficer = () => openFor('p.01969.cong_chuc');

const demand: AnyBody = {
  planYear: 2027,
  trade: 'trade.han',
  level: 'so_cap',
  people: 12,
  women: 4,
  poor: 2,
};

async function record(notebook: Notebook, values: AnyBody = demand, kind = 'trainingDemand'): Promise<Entry> {
  const saved = await notebook.save([{ do: 'create', kind, values }]);
  if (!saved.saved) throw new Error(JSON.stringify(saved));
  return get(notebook, saved.ids[0] ?? '');
}

async function get(notebook: Notebook, id: string): Promise<Entry> {
  const entry = await notebook.find(id);
  if (!entry) throw new Error(`no ${id}`);
  return entry;
}

const update = (notebook: Notebook, entry: Entry, values: AnyBody) =>
  notebook.save([{ do: 'update', record: entry.id, seen: entry.body, values: { ...entry.body, ...values } }]);

describe('joining an office', () => {
  test('brings the demo book down, and names of references at once', async () => {
    const { notebook } = await openHead();
    await expect.poll(() => notebook.nameOf('01969')).toMatch(/Phủ Thông/u);
    expect(notebook.references('programmeNode').length).toBeGreaterThan(50);
    expect(notebook.me).toMatchObject({ person: 'p.01969.01', held: [{ role: 'villageHead' }] });
    expect((await notebook.list({ kind: 'trainingDemand' })).length).toBeGreaterThan(0);
  });

  test('says what is wrong with a code', async () => {
    const phone = openPhone(office);
    phones.push(phone);
    expect(await phone.enrol('0000-0000-0000-0000')).toEqual({ trouble: 'WRONG' });
    const { code } = await office.enrolment.invite('p.01969.01', 'test');
    expect(await phone.enrol(code.toLowerCase())).toMatchObject({
      account: { me: { person: 'p.01969.01' } },
    });
    expect(await phone.enrol(code)).toEqual({ trouble: 'USED' });
    const late = await office.enrolment.invite('p.01969.01', 'test');
    office.clock.now += 8 * 86_400_000;
    expect(await phone.enrol(late.code)).toEqual({ trouble: 'EXPIRED' });
    phone.wire.online = false;
    expect(await phone.enrol(late.code)).toEqual({ trouble: 'OFFLINE' });
  });

  test('makes a key that cannot be taken out', async () => {
    const { phone, account } = await openHead();
    const kept = await phone.accounts.current();
    expect(kept?.key.privateKey.extractable).toBe(false);
    expect(kept?.book).toBe(account.book);
  });
});

describe('a record', () => {
  test('waits without a network, arrives with one, and shows on the other phone', async () => {
    const head = await openHead();
    const officer = await openOfficer();
    head.phone.wire.online = false;
    const entry = await record(head.notebook);
    expect(entry).toMatchObject({
      transport: 'waiting',
      body: { village: 'v.01969.01', commune: '01969', status: 'draft' },
    });
    await head.notebook.syncNow();
    await whenSync(head.book, (state) => state.standstill === 'OFFLINE' && state.waiting === 1);
    head.phone.wire.online = true;
    await head.notebook.syncNow();
    expect(await get(head.notebook, entry.id)).toMatchObject({ transport: 'arrived', title: entry.title });
    const state = await whenSync(head.book, (now) => now.waiting === 0);
    expect(state).toMatchObject({ standstill: null, attention: 0, arrived: 1, written: 1, loading: false });
    await officer.notebook.syncNow();
    expect(await get(officer.notebook, entry.id)).toMatchObject({ transport: 'arrived', body: entry.body });
  });

  test('comes to an open phone by a poke', async () => {
    const officer = await openOfficer();
    const head = await openHead();
    const entry = await record(head.notebook);
    const seen = new Promise<Entry>((resolve) => {
      officer.notebook.watch(
        () => officer.notebook.find(entry.id),
        (found) => found && resolve(found),
      );
    });
    expect((await seen).body['people']).toBe(12);
  });

  test('goes back with a note, is mended and sent again', async () => {
    const head = await openHead();
    const officer = await openOfficer();
    const entry = await record(head.notebook);
    const sent = await head.notebook.save([
      { do: 'move', record: entry.id, to: 'village_submitted', note: null },
    ]);
    expect(sent).toMatchObject({ saved: true });
    await head.notebook.syncNow();
    await officer.notebook.syncNow();
    const without = await officer.notebook.save([
      { do: 'move', record: entry.id, to: 'returned', note: null },
    ]);
    expect(without).toMatchObject({ saved: false, why: 'RULES', troubles: [{ field: 'statusNote' }] });
    await officer.notebook.save([
      { do: 'move', record: entry.id, to: 'returned', note: 'thiếu số hộ nghèo' },
    ]);
    await officer.notebook.syncNow();
    await head.notebook.syncNow();
    const returned = await get(head.notebook, entry.id);
    expect(returned.body).toMatchObject({ status: 'returned', statusNote: 'thiếu số hộ nghèo' });
    await update(head.notebook, returned, { poor: 5 });
    await head.notebook.save([{ do: 'move', record: entry.id, to: 'village_submitted', note: null }]);
    await head.notebook.syncNow();
    await officer.notebook.syncNow();
    expect((await get(officer.notebook, entry.id)).body).toMatchObject({
      status: 'village_submitted',
      poor: 5,
    });
  });

  test('edited on two phones keeps both fields, and both values of the same field', async () => {
    const head = await openHead();
    const officer = await openOfficer();
    const entry = await record(head.notebook);
    await head.notebook.syncNow();
    await officer.notebook.syncNow();
    await update(head.notebook, entry, { place: 'tai_thon', level: 'duoi_3_thang', people: 15 });
    await update(officer.notebook, entry, { tradeOther: 'Hàn cửa sắt', people: 20 });
    await head.notebook.syncNow();
    await officer.notebook.syncNow();
    await head.notebook.syncNow();
    const [a, b] = [await get(head.notebook, entry.id), await get(officer.notebook, entry.id)];
    expect(a.body).toEqual(b.body);
    expect(a.body).toMatchObject({ place: 'tai_thon', tradeOther: 'Hàn cửa sắt' });
    for (const { notebook } of [head, officer]) {
      const conflicts = await notebook.list({ kind: 'conflict', where: { state: 'open' } });
      const about = conflicts.filter((conflict) => conflict.body['about'] === entry.id);
      expect(about).toHaveLength(1);
      const values = [about[0]?.body['kept'], about[0]?.body['lost']].map((side) => JSON.stringify(side));
      expect(values.sort().join()).toMatch(/15.*20/u);
    }
  });

  test('tells its history from the office, and alone from this phone', async () => {
    const { phone, notebook } = await openHead();
    const entry = await record(notebook);
    await update(notebook, entry, { people: 13 });
    await notebook.syncNow();
    const whole = await notebook.history(entry.id);
    expect(whole.complete).toBe(true);
    expect(whole.items.map((item) => [item.op, item.outcome])).toEqual([
      ['create', 'OK'],
      ['update', 'OK'],
    ]);
    expect(whole.items[1]?.changes).toContainEqual({ field: 'people', old: 12, next: 13 });
    phone.wire.online = false;
    const alone = await notebook.history(entry.id);
    // A body has no order: what it says is the same.
    const byField = ({ items }: typeof whole) =>
      items.map(({ changes }) => [...changes].sort((a, b) => (a.field < b.field ? -1 : 1)));
    expect(alone.complete).toBe(false);
    expect(byField(alone)).toEqual(byField(whole));
  });
});

describe('the book of two phones', () => {
  test('is the same after any order of rounds', async () => {
    const head = await openHead();
    const officer = await openOfficer();
    const entries: Entry[] = [];
    for (let i = 0; i < 12; i++) entries.push(await record(head.notebook, { ...demand, people: 10 + i }));
    await head.notebook.syncNow();
    await officer.notebook.syncNow();
    await Promise.all([
      ...entries.slice(0, 6).map((entry) => update(head.notebook, entry, { women: 5 })),
      ...entries
        .slice(3, 9)
        .map((entry) => update(officer.notebook, entry, { poor: 3, level: 'duoi_3_thang' })),
      officer.notebook.save([{ do: 'delete', record: entries[0]?.id ?? ('none' as never) }]),
    ]);
    for (const { notebook } of [head, officer, head, officer]) await notebook.syncNow();
    const bodies = async (notebook: Notebook): Promise<unknown> =>
      (await Promise.all(entries.map((entry) => notebook.find(entry.id)))).map((entry) => [
        entry?.gone,
        entry?.body,
        entry?.seq,
      ]);
    expect(await bodies(head.notebook)).toEqual(await bodies(officer.notebook));
  });
});

describe('an office that was restored', () => {
  test('gets the journal again and ends with the same rows', async () => {
    const head = await openHead();
    const entry = await record(head.notebook);
    await update(head.notebook, entry, { people: 18, women: 6 });
    await head.notebook.syncNow();
    await office.office.newEpoch();
    await record(head.notebook, { ...demand, trade: 'trade.may_cong_nghiep', people: 9 });
    await head.notebook.syncNow();
    const state = await whenSync(head.book, (now) => now.waiting === 0);
    expect(state).toMatchObject({ standstill: null, attention: 0, arrived: 3, written: 3 });
    expect(await get(head.notebook, entry.id)).toMatchObject({
      transport: 'arrived',
      body: { people: 18, women: 6 },
    });
    expect((await office.office.verify()).sound).toBe(true);
  });
});

describe('an edit that the office refuses', () => {
  /** Written as by a faulty app: the form would never let it through. */
  async function slip(
    { phone, account, notebook }: Awaited<ReturnType<typeof openHead>>,
    edit: Omit<Unstamped, 'id'>,
  ) {
    const database = phone.database(account);
    const shelf = createDexieShelf(database, createRowIndex(findKind));
    const edits = [
      {
        ...edit,
        id: edit.op === 'create' ? edit.record : newId((n) => crypto.getRandomValues(new Uint8Array(n))),
      },
    ];
    await shelf.change(wantedForSave(edits), (found) =>
      saveEdits(found, edits, phone.clock.now, findKind, allPhoneGuards),
    );
    await notebook.syncNow();
    database.close();
  }
  const blank = { kind: 'trainingDemand', sealed: null, target: null };

  test('steps aside with its reason; mended, it takes its place', async () => {
    const head = await openHead();
    const { notebook } = head;
    const id = newId((n) => crypto.getRandomValues(new Uint8Array(n)));
    const open = {
      commune: '01969',
      village: 'v.01969.01',
      recordedBy: 'p.01969.01',
      status: 'draft',
      planYear: 2027,
      level: 'so_cap',
      people: 'nhiều',
    };
    await slip(head, { ...blank, op: 'create', record: id, open });
    const other = await record(notebook);
    await notebook.syncNow();
    expect((await get(notebook, other.id)).transport).toBe('arrived');
    const [refused] = await notebook.attention();
    expect(refused).toMatchObject({ record: id, outcome: 'INVALID', troubles: [{ field: 'people' }] });
    expect((await get(notebook, id)).transport).toBe('attention');
    const seen = await get(notebook, id);
    const mended = await notebook.mend(refused?.mutation ?? id, {
      ...seen.body,
      trade: 'trade.han',
      people: 11,
    });
    expect(mended).toMatchObject({ saved: true });
    expect(await notebook.attention()).toEqual([]);
    await notebook.syncNow();
    expect(await get(notebook, id)).toMatchObject({ transport: 'arrived', body: { people: 11 } });
  });

  test('is mended again when the mending was refused too', async () => {
    const head = await openHead();
    const { notebook } = head;
    const entry = await record(notebook);
    await notebook.syncNow();
    await slip(head, { ...blank, op: 'update', record: entry.id, open: { people: [12, 'nhiều'] } });
    const [refused] = await notebook.attention();
    await slip(head, {
      ...blank,
      op: 'mend',
      record: entry.id,
      open: { people: [12, 'ít'] },
      target: refused?.mutation ?? null,
    });
    const [again, ...more] = await notebook.attention();
    expect([again?.op, again?.outcome, more]).toEqual(['mend', 'INVALID', []]);
    const mended = await notebook.mend(again?.mutation ?? entry.id, { ...entry.body, people: 14 });
    expect(mended).toMatchObject({ saved: true });
    await notebook.syncNow();
    expect(await notebook.attention()).toEqual([]);
    expect(await get(notebook, entry.id)).toMatchObject({ transport: 'arrived', body: { people: 14 } });
  });

  test('and cannot even read steps aside; mended it arrives, given up it is gone', async () => {
    const head = await openHead();
    const { notebook } = head;
    const unreadable = { recordedBy: 'p.01969.01', note: 'x'.repeat(6_000) };
    const [id, second] = [1, 2].map(() => newId((n) => crypto.getRandomValues(new Uint8Array(n))));
    if (!id || !second) throw new Error('two ids');
    await slip(head, { ...blank, op: 'create', record: id, open: unreadable });
    await slip(head, { ...blank, op: 'create', record: second, open: unreadable });
    const other = await record(notebook);
    await notebook.syncNow();
    expect((await get(notebook, other.id)).transport).toBe('arrived');
    expect((await notebook.attention()).map((item) => [item.record, item.outcome, item.reason])).toEqual([
      [id, 'INVALID', 'shape'],
      [second, 'INVALID', 'shape'],
    ]);
    expect(await notebook.mend(id, { ...demand, people: 11, note: 'ngắn' })).toMatchObject({ saved: true });
    expect(await notebook.discard(second)).toMatchObject({ saved: true });
    await notebook.syncNow();
    expect(await notebook.attention()).toEqual([]);
    expect(await get(notebook, id)).toMatchObject({
      transport: 'arrived',
      body: { people: 11, note: 'ngắn' },
    });
    expect(await notebook.find(second)).toBeNull();
    // What was given up never came to the office, and nobody waits for it.
    const state = await whenSync(head.book, (now) => now.waiting === 0);
    expect(state).toMatchObject({ arrived: 2, written: 2 });
  });

  test('is given up, and leaves nothing behind', async () => {
    const head = await openHead();
    const { notebook } = head;
    const entry = await record(notebook);
    await notebook.syncNow();
    await slip(head, { ...blank, op: 'update', record: entry.id, open: { people: [12, 'nhiều'] } });
    const [refused] = await notebook.attention();
    expect(await notebook.discard(refused?.mutation ?? entry.id)).toMatchObject({ saved: true });
    expect(await get(notebook, entry.id)).toMatchObject({ body: { people: 12 } });
    await notebook.syncNow();
    expect(await notebook.attention()).toEqual([]);
    expect(await get(notebook, entry.id)).toMatchObject({ transport: 'arrived', body: { people: 12 } });
  });

  test('for good stays in sight until it was seen', async () => {
    const head = await openHead();
    const { notebook } = head;
    await slip(head, { ...blank, op: 'delete', record: 'trade.han' as never, kind: 'trade', open: null });
    const [refused] = await notebook.attention();
    expect(refused?.outcome).toBe('FORBIDDEN');
    await notebook.discard(refused?.mutation ?? ('x' as never));
    expect(await notebook.attention()).toEqual([]);
  });
});

describe('a phone', () => {
  test('whose token ran out signs a challenge and goes on', async () => {
    const { notebook, phone } = await openHead();
    office.clock.now += 40 * 86_400_000;
    phone.clock.now = office.clock.now;
    const entry = await record(notebook);
    await notebook.syncNow();
    expect((await get(notebook, entry.id)).transport).toBe('arrived');
    expect(phone.wire.asked.filter((path) => path === '/v1/token')).toHaveLength(2);
  });

  test('that was revoked says so, and keeps what it wrote', async () => {
    const { notebook, book, account } = await openHead();
    await office.office.setDeviceState(account.me.device, 'revoked', 'test');
    const entry = await record(notebook);
    await notebook.syncNow();
    const state = await whenSync(book, (now) => now.standstill !== null);
    expect(state.standstill).toBe('REVOKED');
    expect(await get(notebook, entry.id)).toMatchObject({ body: { people: 12 } });
  });

  test('signs out without losing what was not sent', async () => {
    const { phone, account, notebook } = await openHead();
    phone.wire.online = false;
    const entry = await record(notebook);
    await notebook.signOut();
    expect(await phone.accounts.current()).toBeNull();
    phone.wire.online = true;
    const again = await phone.join('p.01969.01');
    expect(again.book).toBe(account.book);
    const book = phone.open(again);
    await book.notebook.syncNow();
    expect((await get(book.notebook, entry.id)).transport).toBe('arrived');
  });
});

describe('the worker, woken while no page is open', () => {
  test('sends what waits, also of whoever signed out', async () => {
    const phone = openPhone(office, { indexedDB, IDBKeyRange });
    phones.push(phone);
    const account = await phone.join('p.01969.02');
    const book = phone.open(account);
    await book.notebook.syncNow();
    phone.wire.online = false;
    const entry = await record(book.notebook);
    await book.notebook.signOut();
    book.close();
    vi.stubGlobal('fetch', (path: string, init?: RequestInit) => office.app.request(path, init));
    await syncInBackground();
    vi.unstubAllGlobals();
    const again = phone.open(account);
    expect((await get(again.notebook, entry.id)).transport).toBe('arrived');
    expect(await office.office.history({ person: 'p.01969.02', device: 'x' }, entry.id)).toHaveLength(1);
  });
});

describe('what the office asks of a phone', () => {
  const problem = (status: number, code: string, wait?: number): Response =>
    new Response(JSON.stringify({ code }), {
      status,
      headers: {
        'content-type': 'application/problem+json',
        ...(wait === undefined ? {} : { 'retry-after': String(wait) }),
      },
    });
  const refusals = [
    [426, 'upgrade', 'UPGRADE'],
    [501, 'server-old', 'SERVER_OLD'],
    [413, 'too-big', 'TOO_BIG'],
    [429, 'too-often', 'BUSY'],
    [503, 'not-ready', 'BUSY'],
    [500, 'fault', 'BUSY'],
  ] as const;
  test.each(refusals)('is said with %i %s, and what waits stays', async (status, code, standstill) => {
    const { phone, book, notebook } = await openHead();
    phone.wire.meddle = (response, path) => (path === '/v1/sync' ? problem(status, code) : response);
    const entry = await record(notebook);
    await notebook.syncNow();
    expect(await whenSync(book, (now) => now.standstill !== null)).toMatchObject({ standstill, waiting: 1 });
    phone.wire.meddle = null;
    await notebook.syncNow();
    expect(await get(notebook, entry.id)).toMatchObject({ transport: 'arrived' });
  });

  test.each([413, 429, 503])('is waited for: %i with Retry-After', async (status) => {
    const { phone, notebook } = await openHead();
    phone.wire.meddle = (response, path) =>
      path === '/v1/sync' ? problem(status, 'too-often', 120) : response;
    await notebook.syncNow();
    const asked = phone.wire.asked.length;
    const entry = await record(notebook);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(phone.wire.asked).toHaveLength(asked);
    phone.wire.meddle = null;
    await notebook.syncNow();
    expect(await get(notebook, entry.id)).toMatchObject({ transport: 'arrived' });
  });

  test('cannot be asked by a phone whose date is before its app', async () => {
    const { phone, book, notebook } = await openHead();
    phone.wire.online = false;
    phone.clock.now = -1;
    await notebook.syncNow();
    expect((await whenSync(book, (now) => now.standstill !== null)).standstill).toBe('CLOCK');
  });

  test('is one request for a phone with nothing to do, also after a save that was sent', async () => {
    const { phone, notebook } = await openHead();
    await record(notebook);
    await notebook.syncNow();
    await new Promise((resolve) => setTimeout(resolve, 300));
    const rounds = (): number => phone.wire.asked.filter((path) => path === '/v1/sync').length;
    const before = rounds();
    await notebook.syncNow();
    expect(rounds() - before).toBe(1);
  });
});

describe('what is no answer of the office', () => {
  const portals: readonly (readonly [string, (response: Response) => Response | Promise<Response>])[] = [
    ['a login page', () => new Response('<html>Wi-Fi</html>', { headers: { 'content-type': 'text/html' } })],
    ['a cut answer', async (response) => new Response((await response.text()).slice(0, -7))],
    [
      "another's JSON",
      () => new Response('{"n":"aaaaaaaa","t":1,"outcomes":{"runs":[[0,1,1]],"lags":[0],"macs":"x"}}'),
    ],
    ['a 204', () => new Response(null, { status: 204 })],
    ['511', () => new Response('login', { status: 511 })],
    ['404 of a proxy', () => new Response('not here', { status: 404 })],
    ['502', () => new Response('bad gateway', { status: 502 })],
    [
      'a body that breaks off',
      () => new Response(new ReadableStream({ start: (c) => c.error(new Error('cut')) })),
    ],
  ];
  test.each(portals)('settles nothing: %s', async (_, meddle) => {
    const { phone, book, notebook } = await openHead();
    phone.wire.meddle = (response, path) => (path === '/v1/sync' ? meddle(response) : response);
    const entry = await record(notebook);
    await notebook.syncNow();
    const state = await whenSync(book, (now) => now.standstill !== null);
    expect(state).toMatchObject({ waiting: 1, arrived: 0 });
    expect(['PORTAL', 'BUSY', 'SLOW']).toContain(state.standstill);
    phone.wire.meddle = null;
    await notebook.syncNow();
    expect(await get(notebook, entry.id)).toMatchObject({ transport: 'arrived' });
    const { items } = await notebook.history(entry.id);
    expect(items).toHaveLength(1);
  });
});
