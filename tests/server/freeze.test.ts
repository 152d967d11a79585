import { createHash, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { id as idSchema } from '../../src/core/id.ts';
import { canonical, type JsonObject } from '../../src/core/json.ts';
import { tookEffect } from '../../src/core/outcome.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { countSendings } from '../../src/server/office/freeze-count.ts';
import { createOffice } from '../../src/server/office/create-office.ts';
import { frozenId } from '../../src/server/office/freeze.ts';
import type { LoggedMutation, OfficeStore, StoredRecord } from '../../src/server/store/port.ts';
import { change, creation, openTestOffice, type Phone, type TestOffice } from '../support/server.ts';

const commune = '01969';
const people = {
  villageHead: 'p.01969.01',
  communeOfficer: 'p.01969.cong_chuc',
  communeAccountant: 'p.01969.ke_toan',
  communeLeader: 'p.01969.lanh_dao',
  provinceDesk: 'p.19.tong_hop',
  administrator: 'p.19.quan_tri',
} as const;
const roles = Object.keys(people) as (keyof typeof people)[]; // keys of the table above

const ofCommune: JsonObject = {
  commune,
  type: 'review',
  year: 2026,
  periodFrom: '2026-01-01',
  periodTo: '2026-10-31',
  status: 'draft',
};
const sending: JsonObject = { status: ['draft', 'submitted'] };

let office: TestOffice;
let phones: Record<keyof typeof people, Phone>;

beforeAll(async () => {
  office = await openTestOffice();
  const enrolled = await Promise.all(roles.map(async (role) => [role, await office.enrol(people[role])]));
  phones = Object.fromEntries(enrolled) as typeof phones; // one for each role
}, 60_000);
afterAll(() => office.close());

/** All frozen figures of a report, as the office has them. */
async function frozenOf(report: string, { store } = office): Promise<readonly StoredRecord[]> {
  const { id } = office.office;
  return store.read(id, async (snapshot) => {
    const ids = await snapshot.inspect.idsOf('frozenReport');
    const found: StoredRecord[] = [];
    for (const one of ids) {
      const page = await snapshot.inspect.records(one.slice(0, -1), 50);
      const row = page.find((record) => record.id === one);
      if (row?.open['about'] === report) found.push(row);
    }
    return found;
  });
}

async function sentReport(phone: Phone, body: JsonObject): Promise<string> {
  const { outcome, record } = await phone.create('periodicReport', body);
  expect(outcome).toBe('OK');
  expect(await phone.update('periodicReport', record, sending)).toMatchObject({ outcome: 'OK' });
  await office.office.rest();
  return record;
}

const tableOf = (frozen: readonly StoredRecord[], table: string, ordinal = 1): JsonObject =>
  frozen.find(({ open }) => open['table'] === table && open['ordinal'] === ordinal)?.open ?? {};
const totalPaid = (body: JsonObject): unknown => {
  const { columns, rows } = body['cells'] as {
    columns: { key: string }[];
    rows: { cells: unknown[] }[];
  };
  return rows[0]?.cells[columns.findIndex(({ key }) => key === 'paid')];
};

describe('a report that was sent', () => {
  test('is frozen by the office: every table, with the hash of its figures and the seq of its read', async () => {
    const before = await office.office.head();
    const report = await sentReport(phones.communeOfficer, ofCommune);
    const frozen = await frozenOf(report);
    expect(frozen.map(({ open }) => open['table'])).toEqual(
      expect.arrayContaining(['money', 'money.village', 'monthly', 'projects', 'byTrade', 'difficulties']),
    );
    for (const { id, open, recordedBy, audience } of frozen) {
      const { hash, cells, seqAt, ordinal, table } = open;
      expect(hash).toBe(
        createHash('sha256')
          .update(canonical(cells ?? null))
          .digest('hex'),
      );
      expect(seqAt).toBeGreaterThan(before.seq);
      expect(ordinal).toBe(1);
      expect(id).toBe(frozenId(report, 1, JSON.stringify(table).slice(1, -1)));
      expect(recordedBy).toBe('office');
      expect(audience).toEqual([`commune:${commune}`, 'office']);
    }
    expect((await office.office.verify()).sound).toBe(true);
  });

  test("holds its own commune's figures alone; the office's holds those of all", async () => {
    const mine = await frozenOf(await sentReport(phones.communeOfficer, { ...ofCommune, type: 'monthly' }));
    const { commune: _, ...ofOffice } = ofCommune;
    const all = await frozenOf(await sentReport(phones.provinceDesk, ofOffice));
    const [own, whole] = [mine, all].map((frozen) => Number(totalPaid(tableOf(frozen, 'money'))));
    expect(own).toBeGreaterThan(0);
    expect(whole).toBeGreaterThan(own ?? 0);
    const byCommune = tableOf(all, 'money.commune')['cells'] as { rows: unknown[] };
    expect(byCommune.rows.length).toBeGreaterThan(2);
  });

  test('keeps its figures whatever is written later, and gets new ones only when it is sent again', async () => {
    const report = await sentReport(phones.communeOfficer, { ...ofCommune, type: 'final' });
    const first = totalPaid(tableOf(await frozenOf(report), 'money'));
    const paid = await phones.communeAccountant.create('disbursement', {
      commune,
      node: 'DTTS21.DA3.TDA2',
      year: 2026,
      entryKind: 'thanh_toan_khoi_luong',
      planState: 'chuyen_nguon',
      capitalKind: 'thuong_xuyen',
      source: 'nstw',
      amount: 7_000_000,
      payDate: '2026-10-20',
      voucherNo: 'FZ-1',
    });
    expect(paid.outcome).toBe('OK');
    const word = { about: paid.record, verdict: 'confirmed', date: '2026-10-21' };
    expect(await phones.communeAccountant.create('confirmation', word)).toMatchObject({ outcome: 'OK' });
    await office.office.rest();
    expect(totalPaid(tableOf(await frozenOf(report), 'money'))).toBe(first);

    const returned = { status: ['submitted', 'returned'], statusNote: [null, 'Thiếu một khoản'] };
    expect(await phones.provinceDesk.update('periodicReport', report, returned)).toMatchObject({
      outcome: 'OK',
    });
    const again = { status: ['returned', 'submitted'] };
    expect(await phones.communeOfficer.update('periodicReport', report, again)).toMatchObject({
      outcome: 'OK',
    });
    await office.office.rest();
    const frozen = await frozenOf(report);
    expect(totalPaid(tableOf(frozen, 'money', 1))).toBe(first);
    expect(totalPaid(tableOf(frozen, 'money', 2))).toBe(Number(first) + 7_000_000);
  });

  test('is frozen once, however often it is looked after', async () => {
    const report = await sentReport(phones.communeOfficer, { ...ofCommune, periodTo: '2026-09-30' });
    const before = await frozenOf(report);
    await office.office.freezeMissing();
    await office.office.freezeMissing();
    expect(await frozenOf(report)).toEqual(before);
  });

  test('tells the phone that sent it when the figures stand, although its own edits are not told to it', async () => {
    const { communeOfficer } = phones;
    const answer = await communeOfficer.get('/v1/poke');
    const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
    const heard: string[] = [];
    const read = async (): Promise<void> => {
      while (!heard.join('').includes('moved')) heard.push((await reader?.read())?.value ?? 'moved');
    };
    await sentReport(communeOfficer, { ...ofCommune, periodTo: '2026-07-31' });
    await read();
    expect(heard.join('')).toContain('event: moved');
    await reader?.cancel();
  });

  test('is not frozen as a draft', async () => {
    const { record } = await phones.communeOfficer.create('periodicReport', {
      ...ofCommune,
      periodTo: '2026-08-31',
    });
    await office.office.freezeMissing();
    expect(await frozenOf(record)).toEqual([]);
  });
});

describe('frozen figures', () => {
  test.each(roles)('are written, changed and taken away by nobody: %s', async (role) => {
    const report = await sentReport(phones.communeOfficer, { ...ofCommune, number: role });
    const phone = phones[role];
    const [frozen] = await frozenOf(report);
    const id = frozen?.id ?? '';
    const body = { about: report, ordinal: 9, table: 'money', seqAt: 1, hash: 'x', takenAt: 'x', cells: {} };
    expect(await phone.create('frozenReport', body)).toMatchObject({ outcome: 'FORBIDDEN' });
    expect(await phone.update('frozenReport', id, { hash: [null, 'x'] })).toMatchObject({
      outcome: 'FORBIDDEN',
    });
    for (const op of ['withdraw', 'delete'] as const) {
      expect(await phone.act(op, 'frozenReport', id)).toMatchObject({ outcome: 'FORBIDDEN' });
    }
    // Nor under the id that the office will use for the next sending.
    const next = idSchema.parse(frozenId(report, 2, 'money'));
    const early = {
      ...(await creation('comment', { about: report, text: 'x' }, office.clock.now)),
      id: next,
    };
    const { outcomes } = await phone.sync({ mutations: [{ ...early, record: next }] });
    // An administrator plants lists, and may use any id.
    const refused = outcomes.filter(({ outcome, seq }) => outcome === 'FORBIDDEN' && seq === 0);
    expect(refused).toHaveLength(role === 'administrator' ? 0 : 1);
    expect((await frozenOf(report)).find((one) => one.id === id)).toEqual(frozen);
  });
});

describe('an office that ended between the sending and the freezing', () => {
  test('freezes at its next start what was sent', async () => {
    const broken = { writes: true };
    const sound = office.store;
    const failing: OfficeStore = {
      ...sound,
      migrate: () => sound.migrate(),
      read: (id, work) => (broken.writes ? sound.read(id, work) : Promise.reject(new Error('power cut'))),
      write: (id, work) => sound.write(id, work),
    };
    const faults: unknown[] = [];
    const start = (store: OfficeStore) =>
      createOffice({
        ...office.keys.office,
        store,
        clock: () => office.clock.now,
        random: (length) => randomBytes(length),
        seal: passThrough,
        secret: office.keys.secret,
        report: (error) => faults.push(error),
      });
    const first = start(failing);
    const draft = await creation(
      'periodicReport',
      { ...ofCommune, recordedBy: 'office', number: 'cut' },
      office.clock.now,
    );
    const sent = await change('periodicReport', draft.record, sending, office.clock.now);
    broken.writes = false;
    const receipts = await first.writeAsOffice([draft, sent]);
    expect(receipts.every(({ outcome }) => tookEffect(outcome))).toBe(true);
    await first.rest();
    expect(faults).toHaveLength(1);
    expect(await frozenOf(draft.record)).toEqual([]);

    const second = start(sound);
    await second.freezeMissing();
    expect(tableOf(await frozenOf(draft.record), 'money')['ordinal']).toBe(1);
  });
});

describe('how often a report was sent', () => {
  const entry = (seq: number, act: LoggedMutation['act'], open: JsonObject, outcome = 'OK') =>
    ({ seq, act, open, outcome }) as LoggedMutation; // what the count reads of it

  test('counts what took effect, and two at once as one', () => {
    const log = [
      entry(4, 'update', { status: ['draft', 'submitted'] }),
      entry(1, 'create', { status: 'draft' }),
      entry(3, 'update', { status: ['draft', 'submitted'] }, 'FORBIDDEN'),
      entry(5, 'update', { status: ['draft', 'submitted'] }),
      entry(6, 'update', { number: [null, '12'] }),
    ];
    expect(countSendings(log)).toBe(1);
    const again = [
      ...log,
      entry(7, 'update', { status: ['submitted', 'returned'] }),
      entry(8, 'update', { status: ['returned', 'submitted'] }),
      entry(9, 'update', { status: ['submitted', 'accepted'] }),
    ];
    expect(countSendings(again)).toBe(2);
    expect(countSendings([entry(1, 'create', { status: 'submitted' })])).toBe(1);
    expect(countSendings([entry(1, 'create', {})])).toBe(0);
  });
});
