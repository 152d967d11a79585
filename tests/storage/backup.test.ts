import './test-engine.ts';
import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { Id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { Account } from '../../src/storage/accounts.ts';
import { openBackup } from '../../src/storage/backup-file.ts';
import type { BackupFile } from '../../src/storage/backup.ts';
import type { OpenBook } from '../../src/storage/open-notebook.ts';
import { sealWithPassphrase } from '../../src/seal/passphrase.ts';
import { gzipJson, openTestOffice, type TestOffice } from '../support/server.ts';
import { openPhone, whenSync, type OfficePhone } from './office-phone.ts';

// A whole office is opened for each test, and keys are drawn slowly on purpose.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 30_000 });

const PASSPHRASE = 'nhà sàn bên suối';

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

async function openFor(person: string): Promise<{ phone: OfficePhone; account: Account; book: OpenBook }> {
  const phone = openPhone(office);
  phones.push(phone);
  const account = await phone.join(person);
  const book = phone.open(account);
  await book.notebook.syncNow();
  await book.notebook.ready;
  return { phone, account, book };
}

const demand: AnyBody = {
  planYear: 2027,
  trade: 'trade.han',
  level: 'so_cap',
  people: 12,
  women: 4,
  poor: 2,
};

const visit: AnyBody = {
  date: '2026-11-20',
  purpose: 'giam_sat',
  findings: 'Chuồng dột mái',
  village: 'v.01969.01',
  commune: '01969',
};

async function record(
  { notebook }: OpenBook,
  people: number,
  kind: 'trainingDemand' | 'fieldVisit' = 'trainingDemand',
): Promise<string> {
  const values = kind === 'fieldVisit' ? visit : { ...demand, people };
  const saved = await notebook.save([{ do: 'create', kind, values }]);
  if (!saved.saved) throw new Error(JSON.stringify(saved));
  return saved.ids[0] ?? '';
}

async function backedUp(book: OpenBook, withPhotos = false): Promise<BackupFile> {
  const file = await (await book.carry()).backUp(PASSPHRASE, withPhotos);
  if ('trouble' in file) throw new Error(file.trouble);
  return file;
}

describe('a backup under a passphrase', () => {
  test('brings outbox, journal and drafts to a new phone, and the office has nothing twice', async () => {
    const old = await openFor('p.01969.01');
    const sent = await record(old.book, 11);
    await old.book.notebook.syncNow();
    old.phone.wire.online = false;
    const unsent = [await record(old.book, 12), await record(old.book, 13)];
    const draft = { id: 'd1', kind: 'trainingDemand', record: null, seen: null, values: {}, typed: {} };
    await old.book.notebook.keepDraft({ ...draft, group: 0, changedAt: 1 });
    const { file, edits, name } = await backedUp(old.book);
    expect(edits).toBe(3);
    expect(name).toBe('so-thon-SAO-LUU-2026-11-22.sothon');
    old.book.close();

    const next = await openFor('p.01969.01');
    const fresh = await record(next.book, 14);
    const carry = await next.book.carry();
    next.phone.wire.online = false;
    expect(await carry.restore(PASSPHRASE, file)).toEqual({ restored: 3, drafts: 1, photos: 0, whole: true });
    const waiting = (await next.book.notebook.outbox()).map((item) => item.record);
    expect(waiting.filter((id) => id !== fresh)).toEqual([sent, ...unsent]);
    next.phone.wire.online = true;
    await next.book.notebook.syncNow();
    const state = await whenSync(next.book, (now) => now.waiting === 0);
    expect(state).toMatchObject({ attention: 0, arrived: 4, written: 4 });
    for (const id of [sent, ...unsent, fresh]) {
      expect(await next.book.notebook.find(id)).toMatchObject({ transport: 'arrived' });
      const history = await office.office.history({ person: 'p.01969.01', device: 'any' }, id);
      expect(history).toHaveLength(1);
    }
    expect(await next.book.notebook.drafts()).toMatchObject([{ id: 'd1' }]);
    const { seq } = await office.office.head();
    expect(await carry.restore(PASSPHRASE, file)).toMatchObject({ restored: 0, drafts: 0 });
    await next.book.notebook.syncNow();
    expect((await office.office.head()).seq).toBe(seq);
    expect((await office.office.verify()).troubles).toEqual([]);
  });

  test('opens by its passphrase alone, and only for the same person', async () => {
    const { book } = await openFor('p.01969.01');
    const { file } = await backedUp(book);
    const carry = await book.carry();
    expect(await carry.restore('nhà sàn bên sông', file)).toEqual({ trouble: 'WRONG' });
    expect(await carry.restore(` ${PASSPHRASE.normalize('NFD')}`, file)).toMatchObject({ restored: 0 });
    const other = await openFor('p.01969.cong_chuc');
    expect(await (await other.book.carry()).restore(PASSPHRASE, file)).toEqual({ trouble: 'OTHER' });
    expect(await carry.receive('x.sothon', file)).toMatchObject({ is: 'backup' });
  });

  test('wants eight letters, and holds neither key nor token', async () => {
    const { book, account } = await openFor('p.01969.01');
    const carry = await book.carry();
    expect(await carry.backUp('bảy chữ', false)).toEqual({ trouble: 'SHORT' });
    const { file } = await backedUp(book);
    const [first = '', ...pages] = (await file.text()).split('\n');
    const [header = ''] = first.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
      alg: 'PBES2-HS512+A256KW',
      enc: 'A256GCM',
      p2c: 210_000,
    });
    const opened = await openBackup(PASSPHRASE, file);
    let inside = JSON.stringify(opened?.of);
    const sorts: string[] = [];
    for await (const page of opened?.pages ?? []) {
      sorts.push(page.is);
      inside += JSON.stringify(page);
    }
    expect(sorts).toContain('rows');
    for (const secret of [account.token, account.certificate, account.key.publicHalf.x]) {
      expect(inside).not.toContain(secret);
    }
    // A page is two hundred records: no phone holds more of its book than that in memory.
    expect(sorts.length).toBeGreaterThan(2);
    expect(Math.max(...pages.map(({ length }) => length))).toBeLessThan(200_000);
  });

  test('from before there were pages opens as well', async () => {
    const { book, account } = await openFor('p.01969.01');
    const { office: of, person, device } = account.me;
    const draft = { id: 'd1', kind: 'trainingDemand', record: null, seen: null, values: {}, typed: {} };
    const old = { v: 1, office: of.id, person, device, at: 1, edits: [], rows: [], drafts: [draft] };
    const text = await sealWithPassphrase(PASSPHRASE, 'sothon-backup', gzipJson(old));
    const carry = await book.carry();
    const given = { restored: 0, drafts: 1, photos: 0, whole: true };
    expect(await carry.restore(PASSPHRASE, new Blob([text]))).toEqual(given);
  });

  test('that was cut on its way gives back what came before, and says so', async () => {
    const old = await openFor('p.01969.01');
    old.phone.wire.online = false;
    const id = await record(old.book, 12);
    const whole = await (await backedUp(old.book)).file.text();
    old.book.close();
    const next = await openFor('p.01969.01');
    next.phone.wire.online = false;
    const carry = await next.book.carry();
    const lines = whole.split('\n');
    const swapped = [lines[0], lines[1], lines[3], lines[2], ...lines.slice(4)].join('\n');
    expect(await carry.restore(PASSPHRASE, new Blob([swapped]))).toMatchObject({ restored: 1, whole: false });
    const cut = new Blob([whole.slice(0, -30)]);
    expect(await carry.restore(PASSPHRASE, cut)).toEqual({ restored: 0, drafts: 0, photos: 0, whole: false });
    expect((await next.book.notebook.outbox()).map((item) => item.record)).toEqual([id]);
  });

  test('brings photos that the office has not, which wait again and are sent', async () => {
    const old = await openFor('p.01969.01');
    old.phone.wire.online = false;
    const meeting = await record(old.book, 12, 'fieldVisit');
    const bytes = new Uint8Array(randomBytes(90_000));
    bytes.set([0xff, 0xd8, 0xff, 0xe0]);
    const photos = await old.book.photos();
    const shot = { bytes, thumb: bytes.slice(0, 900), width: 1600, height: 1200, position: null };
    expect(await photos.keep(shot, meeting as Id, null)).toBe('KEPT'); // an id of a record
    await photos.settle();
    expect(await (await old.book.carry()).photosToKeep()).toEqual({ count: 1, bytes: 90_000 });
    expect(await backedUp(old.book)).toMatchObject({ photos: 0 });
    const backup = await backedUp(old.book, true);
    expect(backup).toMatchObject({ photos: 1, edits: 2 });
    old.book.close();

    const next = await openFor('p.01969.01');
    const carry = await next.book.carry();
    next.phone.wire.online = false;
    expect(await carry.restore(PASSPHRASE, backup.file)).toMatchObject({
      restored: 2,
      photos: 1,
      whole: true,
    });
    const side = await next.book.photos();
    expect(await side.counts()).toEqual({ sent: 0, all: 1 });
    expect(await side.of(meeting)).toMatchObject([{ state: 'waiting', thumb: shot.thumb }]);
    expect(await carry.restore(PASSPHRASE, backup.file)).toMatchObject({ restored: 0, photos: 0 });
    next.phone.wire.online = true;
    await next.book.notebook.syncNow();
    await side.sendNow();
    expect(await side.counts()).toEqual({ sent: 1, all: 1 });
    const [photo] = await side.of(meeting);
    expect(await side.look({ id: photo?.id as Id, sha256: photo?.sha256 ?? '' })).toEqual({ bytes }); // it is there
  });
});

describe('a lost phone', () => {
  test('is spoken of when its holder enrols again', async () => {
    const old = await openFor('p.01969.01');
    const told = await office.enrol('p.01969.01');
    await told.sync({ unsent: 3 });
    old.book.close();
    const { book } = await openFor('p.01969.01');
    expect(await (await book.carry()).otherPhones()).toEqual([{ unsent: 3, seen: office.clock.now }]);
  });

  test('is not spoken of to anybody else, nor when it had sent everything', async () => {
    const told = await office.enrol('p.01969.01');
    await told.sync({ unsent: 3 });
    const other = await openFor('p.01969.cong_chuc');
    expect(await (await other.book.carry()).otherPhones()).toEqual([]);
    await told.sync({ unsent: 0 });
    const own = await openFor('p.01969.01');
    expect(await (await own.book.carry()).otherPhones()).toEqual([]);
  });
});
