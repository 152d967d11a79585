import './test-engine.ts';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { Account } from '../../src/storage/accounts.ts';
import type { Carry, Received } from '../../src/storage/carry.ts';
import type { Packed, PackWish } from '../../src/storage/carry-pack.ts';
import type { Notebook } from '../../src/storage/notebook-door.ts';
import type { OpenBook } from '../../src/storage/open-notebook.ts';
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

interface Standing {
  readonly phone: OfficePhone;
  readonly account: Account;
  readonly book: OpenBook;
  readonly notebook: Notebook;
  readonly carry: Carry;
}

async function openFor(person: string): Promise<Standing> {
  const phone = openPhone(office);
  phones.push(phone);
  const account = await phone.join(person);
  const book = phone.open(account);
  await book.notebook.syncNow();
  await book.notebook.ready;
  return { phone, account, book, notebook: book.notebook, carry: await book.carry() };
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

async function record(notebook: Notebook, over: AnyBody = {}): Promise<string> {
  const saved = await notebook.save([
    { do: 'create', kind: 'trainingDemand', values: { ...demand, ...over } },
  ]);
  if (!saved.saved) throw new Error(JSON.stringify(saved));
  return saved.ids[0] ?? '';
}

async function update(notebook: Notebook, id: string, values: AnyBody): Promise<void> {
  const entry = await notebook.find(id);
  if (!entry) throw new Error(`no ${id}`);
  await notebook.save([
    { do: 'update', record: entry.id, seen: entry.body, values: { ...entry.body, ...values } },
  ]);
}

type Carried = Packed & { readonly text: string };

async function packed(carry: Carry, wish?: PackWish): Promise<Carried> {
  const file = await carry.pack(wish);
  if ('trouble' in file) throw new Error(file.trouble);
  return { ...file, text: await file.file.text() };
}
const receive = (carry: Carry, name: string, text: string) => carry.receive(name, new Blob([text]));

/** A colleague's phone takes the file and hands it in; gives back the receipts file. */
async function carried(colleague: Standing, { name, text }: Carried): Promise<string> {
  const received = await receive(colleague.carry, name, text);
  if (received.is !== 'handover') throw new Error(received.is);
  await colleague.carry.deliver();
  const file = (await colleague.carry.files()).find(({ id }) => id === received.file.id);
  if (!file?.receipts) throw new Error(`not delivered: ${file?.state} ${file?.why}`);
  return file.receipts;
}

const historyOf = async (id: string) =>
  (await office.office.history({ person: 'p.01969.cong_chuc', device: 'any' }, id)) ?? [];

describe('a hand-over file', () => {
  test('goes by a colleague, its receipts come back, the phone syncs later, and nothing is twice', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    const first = await record(head.notebook);
    await update(head.notebook, first, { people: 15 });
    const second = await record(head.notebook, { trade: 'trade.may_cong_nghiep', people: 9 });
    const file = await packed(head.carry);
    expect(file).toMatchObject({ entries: 3, left: 0 });
    expect(file.name).toMatch(/^so-thon-TRUONG-[A-Z0-9-]+-2026-11-22\.sothon$/u);

    const receipts = await carried(colleague, file);
    await colleague.notebook.syncNow();
    expect((await colleague.notebook.find(first))?.body).toMatchObject({
      people: 15,
      recordedBy: 'p.01969.01',
    });
    expect((await colleague.notebook.find(second))?.body).toMatchObject({ people: 9 });

    expect(await receive(head.carry, 'biên nhận', receipts)).toEqual({
      is: 'receipts',
      told: 3,
      noted: 3,
      taken: 3,
      notTaken: 0,
      photos: 0,
      photosNotTaken: 0,
    });
    // Once more it says the same: they still wait for the phone's own round, which alone settles them.
    expect(await receive(head.carry, 'biên nhận', receipts)).toMatchObject({ noted: 3, taken: 3 });
    expect((await head.notebook.outbox()).map(({ outcome }) => outcome)).toEqual(['OK', 'OK', 'OK']);

    const { seq } = await office.office.head();
    head.phone.wire.online = true;
    await head.notebook.syncNow();
    const state = await whenSync(head.book, (now) => now.waiting === 0 && now.lastGood !== null);
    expect(state).toMatchObject({ attention: 0, arrived: 3, written: 3 });
    expect((await historyOf(first)).map(({ op }) => op)).toEqual(['create', 'update']);
    expect((await office.office.head()).seq).toBe(seq);
    expect((await office.office.verify()).troubles).toEqual([]);
  });

  test('handed in by two carriers, older and newer in any order, leaves nothing out', async () => {
    const head = await openHead();
    const [one, two] = [await openOfficer(), await openFor('p.01969.ke_toan')];
    head.phone.wire.online = false;
    const first = await record(head.notebook);
    const older = await packed(head.carry);
    await update(head.notebook, first, { women: 5 });
    const second = await record(head.notebook, { people: 7, women: 1, poor: 0 });
    const newer = await packed(head.carry);
    const late = await carried(two, newer);
    const early = await carried(one, older);
    for (const file of [early, late, early, late]) await receive(head.carry, 'biên nhận', file);
    expect((await head.notebook.outbox()).map(({ outcome }) => outcome)).toEqual(['OK', 'OK', 'OK']);
    await one.notebook.syncNow();
    expect((await one.notebook.find(first))?.body).toMatchObject({ women: 5 });
    expect((await one.notebook.find(second))?.body).toMatchObject({ people: 7 });
    expect(await historyOf(first)).toHaveLength(2);
  });

  test('cannot be read by its carrier, and no other office takes it', async () => {
    const head = await openHead();
    head.phone.wire.online = false;
    await record(head.notebook, { tradeOther: 'Hàn cửa sắt' });
    const file = await packed(head.carry);
    expect(Buffer.from(file.text.split('.')[3] ?? '', 'base64url').toString()).not.toMatch(/trade|Hàn/u);
    const other = await openTestOffice();
    const stranger = await other.enrol('p.01969.cong_chuc');
    const answer = await stranger.post('/v1/handover', { file: file.text });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'wrong-office']);
    await other.close();
  });

  test('that was changed on its way is refused for good, and says so', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    await record(head.notebook);
    head.phone.wire.online = false;
    await record(head.notebook, { people: 20 });
    const { name, text } = await packed(head.carry);
    const [header, key, iv, content = '', tag] = text.split('.');
    const bent = [header, key, iv, `${content.slice(0, -3)}AAA`, tag].join('.');
    await receive(colleague.carry, name, bent);
    await colleague.carry.deliver();
    expect(await colleague.carry.files()).toMatchObject([{ state: 'refused', why: 'wrong-office' }]);
  });

  test('waits on the carrier until there is a network', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    colleague.phone.wire.online = false;
    const id = await record(head.notebook);
    const { name, text } = await packed(head.carry);
    await receive(colleague.carry, name, text);
    await receive(colleague.carry, 'lần nữa', text);
    await colleague.carry.deliver();
    expect(await colleague.carry.files()).toMatchObject([{ name, state: 'waiting' }]);
    colleague.phone.wire.online = true;
    await colleague.carry.deliver();
    expect(await colleague.carry.files()).toMatchObject([{ name, state: 'delivered' }]);
    expect(await historyOf(id)).toHaveLength(1);
  });

  test('of a phone that is revoked waits for the commune', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    const id = await record(head.notebook);
    const file = await packed(head.carry);
    await office.office.setDeviceState(head.account.me.device, 'revoked', 'test');
    const receipts = await carried(colleague, file);
    expect(await receive(head.carry, 'biên nhận', receipts)).toMatchObject({ taken: 0, notTaken: 1 });
    expect(await head.notebook.outbox()).toMatchObject([{ outcome: 'HELD', reason: 'revoked' }]);
    expect(await historyOf(id)).toEqual([]);
  });

  test('is corrected for the clock of its phone and never for the days on its way', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    const written = office.clock.now;
    const id = await record(head.notebook);
    const file = await packed(head.carry);
    office.clock.now += 5 * 86_400_000;
    await carried(colleague, file);
    const [entry] = await historyOf(id);
    expect(Math.abs((entry?.at ?? 0) - written)).toBeLessThan(60_000);
    expect(entry?.received).toBe(office.clock.now);
  });

  test('of a phone that a restored office forgot is admitted by its certificate, and held', async () => {
    const head = await openHead();
    head.phone.wire.online = false;
    await record(head.notebook);
    const file = await packed(head.carry);
    const restored = await openTestOffice({ keys: office.keys });
    const carrier = await restored.enrol('p.01969.cong_chuc');
    const answer = await carrier.post('/v1/handover', { file: file.text });
    const { receipts } = (await answer.json()) as { receipts: string };
    expect(await receive(head.carry, 'biên nhận', receipts)).toMatchObject({ told: 1, taken: 0 });
    await restored.office.setDeviceState(head.account.me.device, 'active', 'test');
    expect((await restored.office.verify()).troubles).toEqual([]);
    await restored.close();
  });

  test('needs somebody whom the office knows to carry it', async () => {
    expect((await office.post('/v1/handover', { file: 'x' })).status).toBe(401);
  });
});

const visit: AnyBody = {
  date: '2026-11-20',
  purpose: 'giam_sat',
  findings: 'Chuồng dột mái',
  village: 'v.01969.01',
  commune: '01969',
};

/** A field visit with photos of such sizes; gives back its id. */
async function photographed({ notebook, book }: Standing, ...sizes: readonly number[]): Promise<Id> {
  const saved = await notebook.save([{ do: 'create', kind: 'fieldVisit', values: visit }]);
  if (!saved.saved || !saved.ids[0]) throw new Error(JSON.stringify(saved));
  const photos = await book.photos();
  for (const size of sizes) {
    const bytes = new Uint8Array(randomBytes(size));
    bytes.set([0xff, 0xd8, 0xff, 0xe0]);
    const shot = { bytes, thumb: bytes.slice(0, 900), width: 1600, height: 1200, position: null };
    expect(await photos.keep(shot, saved.ids[0], null)).toBe('KEPT');
  }
  await photos.settle();
  return saved.ids[0];
}
const all: PackWish = { photosBut: new Set() };

describe('a hand-over file with photos', () => {
  test('brings them under their hash, its receipts say so, and the phone sends none of them again', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    const about = await photographed(head, 90_000, 70_000);
    expect(await head.carry.photosToCarry()).toMatchObject({ count: 2 });
    const file = await packed(head.carry, all);
    expect(file).toMatchObject({ entries: 3, photosLeft: 0 });
    expect(file.photos).toHaveLength(2);
    expect(file.text.split('\n')).toHaveLength(3);
    const receipts = await carried(colleague, file);
    expect(await colleague.carry.files()).toMatchObject([{ state: 'delivered', left: 0 }]);
    // Others see them before their phone ever had a network.
    await colleague.notebook.syncNow();
    const records = await colleague.notebook.list({ kind: 'photo', where: { about } });
    const photos = await colleague.book.photos();
    for (const { id, body } of records) {
      expect(await photos.look({ id, sha256: String(body['sha256']) })).toHaveProperty('bytes');
    }
    expect(records).toHaveLength(2);

    const noted = await receive(head.carry, 'biên nhận', receipts);
    expect(noted).toMatchObject({ taken: 3, photos: 2, photosNotTaken: 0 });
    expect(await head.carry.photosToCarry()).toMatchObject({ count: 0 });
    expect(await packed(head.carry, all)).toMatchObject({ photos: [] });
    head.phone.wire.online = true;
    await head.notebook.syncNow();
    const side = await head.book.photos();
    await side.sendNow();
    expect(await side.counts()).toEqual({ sent: 2, all: 2 });
    const asked = head.phone.wire.asked.filter((path) => path.startsWith('/v1/blob'));
    expect(asked).toHaveLength(2); // HEAD of each
  });

  test('leaves for the next file what it has no room for, each file with all records', async () => {
    const head = await openHead();
    head.phone.wire.online = false;
    await photographed(head, 4_000_000, 4_000_000, 4_000_000, 3_900_000);
    const first = await packed(head.carry, all);
    expect([first.photos.length, first.photosLeft, first.entries]).toEqual([3, 1, 5]);
    expect(first.file.size).toBeLessThanOrEqual(20_000_000);
    const second = await packed(head.carry, { photosBut: new Set(first.photos) });
    expect([second.photos.length, second.photosLeft, second.entries]).toEqual([1, 0, 5]);
    expect(await packed(head.carry)).toMatchObject({ photos: [], entries: 5 });
  });

  test('hands in records first, photos where the carrier’s network may, and goes on at the line where it stood', async () => {
    const head = await openHead();
    head.phone.wire.online = false;
    const about = await photographed(head, 5_000, 6_000, 7_000);
    const file = await packed(head.carry, all);
    const phone = openPhone(office);
    phones.push(phone);
    const account = await phone.join('p.01969.cong_chuc');
    const book = phone.open(account, { photosByWifi: () => true });
    await book.notebook.syncNow();
    const carry = await book.carry();
    await receive(carry, file.name, file.text);
    await carry.deliver();
    expect(await carry.files()).toMatchObject([{ state: 'waiting', left: 3 }]);
    expect(await historyOf(about)).toHaveLength(1);
    let lines = 0;
    phone.wire.meddle = (response, path) => {
      if (path === '/v1/handover' && ++lines === 2) phone.wire.online = false;
      return response;
    };
    await carry.deliver(true);
    expect(await carry.files()).toMatchObject([{ state: 'waiting', left: 1 }]);
    phone.wire.online = true;
    await carry.deliver(true);
    expect(lines).toBe(3);
    const [done] = await carry.files();
    expect(done).toMatchObject({ state: 'delivered', left: 0 });
    expect(done?.receipts?.split('\n')).toHaveLength(4);
  });

  test('that lost a photo on its way brings the others', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    await photographed(head, 5_000, 6_000);
    const file = await packed(head.carry, all);
    const [records = '', photo = '', other = ''] = file.text.split('\n');
    const bent = [records, `${photo.slice(0, -3)}AAA`, other].join('\n');
    const receipts = await carried(colleague, { ...file, text: bent });
    expect(await colleague.carry.files()).toMatchObject([{ state: 'delivered', why: 'wrong-office' }]);
    expect(await receive(head.carry, 'x', receipts)).toMatchObject({ taken: 3, photos: 1 });
    expect(await head.carry.photosToCarry()).toMatchObject({ count: 1 });
  });
});

describe('a receipts file', () => {
  test('of another hand settles and notes nothing', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    await record(head.notebook);
    const receipts = await carried(colleague, await packed(head.carry));
    const [header, content, signature = ''] = receipts.split('.');
    const forged = [header, content, signature.replace(/^./u, (letter) => (letter === 'A' ? 'B' : 'A'))];
    expect(await receive(head.carry, 'x', forged.join('.'))).toEqual({ is: 'trouble', trouble: 'FORGED' });
    expect(await receive(head.carry, 'x', 'một trang nào đó')).toEqual({ is: 'trouble', trouble: 'UNKNOWN' });
    expect(await head.notebook.outbox()).toMatchObject([{ outcome: null }]);
  });

  test('that comes after the phone has synced changes nothing', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    const id = await record(head.notebook);
    const receipts = await carried(colleague, await packed(head.carry));
    head.phone.wire.online = true;
    await head.notebook.syncNow();
    expect(await receive(head.carry, 'x', receipts)).toMatchObject({ told: 1, noted: 0 });
    expect(await head.notebook.find(id)).toMatchObject({ transport: 'arrived' });
    expect(await head.carry.pack()).toEqual({ trouble: 'NOTHING' });
  });

  test('of an office that was restored to the day before loses nothing', async () => {
    const head = await openHead();
    const colleague = await openOfficer();
    head.phone.wire.online = false;
    const id = await record(head.notebook);
    const receipts = await carried(colleague, await packed(head.carry));
    expect(await receive(head.carry, 'x', receipts)).toMatchObject({ noted: 1, taken: 1 });
    // The same keys, and a book that never saw the file.
    const restored = await openTestOffice({ keys: office.keys });
    head.phone.moveTo(restored);
    head.phone.wire.online = true;
    await head.notebook.syncNow();
    await restored.office.setDeviceState(head.account.me.device, 'active', 'test');
    await head.notebook.syncNow();
    await whenSync(head.book, (now) => now.waiting === 0 && now.attention === 0);
    const history = await restored.office.history({ person: 'p.01969.cong_chuc', device: 'any' }, id);
    expect(history).toMatchObject([{ mutation: id, outcome: 'OK' }]);
    await restored.close();
  });
});

test('a received file says what it is', async () => {
  const head = await openHead();
  const kinds: Received['is'][] = [];
  head.phone.wire.online = false;
  await record(head.notebook);
  const file = await packed(head.carry);
  kinds.push((await receive(head.carry, file.name, `\n${file.text}\n`)).is);
  kinds.push((await receive(head.carry, 'a.txt', 'eyJhbGciOiJub25lIn0.e30.')).is);
  expect(kinds).toEqual(['handover', 'trouble']);
});
