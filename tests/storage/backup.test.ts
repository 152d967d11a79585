import './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { AnyBody } from '../../src/core/kind.ts';
import type { Account } from '../../src/storage/accounts.ts';
import type { BackupFile } from '../../src/storage/backup.ts';
import type { OpenBook } from '../../src/storage/open-notebook.ts';
import { openTestOffice, type TestOffice } from '../support/server.ts';
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

async function record({ notebook }: OpenBook, people: number): Promise<string> {
  const values = { ...demand, people };
  const saved = await notebook.save([{ do: 'create', kind: 'trainingDemand', values }]);
  if (!saved.saved) throw new Error(JSON.stringify(saved));
  return saved.ids[0] ?? '';
}

async function backedUp(book: OpenBook): Promise<BackupFile> {
  const file = await (await book.carry()).backUp(PASSPHRASE);
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
    const { text, edits, name } = await backedUp(old.book);
    expect(edits).toBe(3);
    expect(name).toBe('so-thon-SAO-LUU-2026-11-22.sothon');
    old.book.close();

    const next = await openFor('p.01969.01');
    const fresh = await record(next.book, 14);
    const carry = await next.book.carry();
    next.phone.wire.online = false;
    expect(await carry.restore(PASSPHRASE, text)).toEqual({ restored: 3, drafts: 1 });
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
    expect(await carry.restore(PASSPHRASE, text)).toEqual({ restored: 0, drafts: 0 });
    await next.book.notebook.syncNow();
    expect((await office.office.head()).seq).toBe(seq);
    expect((await office.office.verify()).troubles).toEqual([]);
  });

  test('opens by its passphrase alone, and only for the same person', async () => {
    const { book } = await openFor('p.01969.01');
    const { text } = await backedUp(book);
    const carry = await book.carry();
    expect(await carry.restore('nhà sàn bên sông', text)).toEqual({ trouble: 'WRONG' });
    expect(await carry.restore(` ${PASSPHRASE.normalize('NFD')}`, text)).toMatchObject({ restored: 0 });
    const other = await openFor('p.01969.cong_chuc');
    expect(await (await other.book.carry()).restore(PASSPHRASE, text)).toEqual({ trouble: 'OTHER' });
    expect(await carry.receive('x.sothon', text)).toMatchObject({ is: 'backup' });
  });

  test('wants eight letters, and holds neither key nor token', async () => {
    const { book, account } = await openFor('p.01969.01');
    const carry = await book.carry();
    expect(await carry.backUp('bảy chữ')).toEqual({ trouble: 'SHORT' });
    const { text } = await backedUp(book);
    const [header = ''] = text.split('.');
    expect(JSON.parse(Buffer.from(header, 'base64url').toString())).toMatchObject({
      alg: 'PBES2-HS512+A256KW',
      enc: 'A256GCM',
      p2c: 210_000,
    });
    const { openWithPassphrase } = await import('../../src/seal/passphrase.ts');
    const content = await openWithPassphrase(PASSPHRASE, 'sothon-backup', text);
    const stream = new Blob([content ?? '']).stream().pipeThrough(new DecompressionStream('gzip'));
    const inside = await new Response(stream).text();
    expect(inside).toContain('"rows"');
    for (const secret of [account.token, account.certificate, account.key.publicHalf.x]) {
      expect(inside).not.toContain(secret);
    }
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
