import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { canonical, type Json, type JsonObject } from '../../src/core/json.ts';
import { payPeriod } from '../../src/core/period.ts';
import { recordsOfPlace } from '../../src/reports/report-records.ts';
import { tallyReport, type Report } from '../../src/reports/tally.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { namesIn, readLive } from '../../src/server/office/freeze-read.ts';
import { houseRules } from '../../src/server/office/rules.ts';
import { openTestOffice, type Phone, type TestOffice } from '../support/server.ts';

const commune = '01969';
let office: TestOffice;
let head: Phone;
let accountant: Phone;

beforeAll(async () => {
  office = await openTestOffice();
  head = await office.enrol('p.01969.01');
  accountant = await office.enrol('p.01969.ke_toan');
}, 60_000);
afterAll(() => office.close());

const BYS = ['programme', 'village', 'commune', 'project'] as const;

/** What the office makes of its book now. */
async function reportBy(by: (typeof BYS)[number]): Promise<Report> {
  const live = await office.store.read(office.office.id, (snapshot) =>
    readLive(snapshot, ['all', `commune:${commune}`], houseRules, passThrough),
  );
  const records = recordsOfPlace((kind) => live.get(kind) ?? [], commune);
  const question = {
    budgetYear: 2026,
    period: payPeriod(2026),
    by,
    planYear: 2027,
    subject: 'trainingDemand',
    today: day.parse('2026-11-22'),
  };
  return tallyReport(records, question, namesIn(live, houseRules));
}

/** Every table, of every split, as bytes. */
async function allTables(): Promise<string> {
  const reports = await Promise.all(BYS.map(reportBy));
  return canonical(reports.map(({ tables }) => Object.entries(tables)) as unknown as Json); // texts, numbers, blanks
}

/** Like a payment that the demo has already: it adds to rows that are there. */
const paid: JsonObject = {
  commune,
  village: 'v.01969.01',
  node: 'DTTS21.DA3.TDA2',
  project: 'demo.productionProject.1',
  year: 2026,
  capitalKind: 'thuong_xuyen',
  source: 'nstw',
  planState: 'chuyen_nguon',
  entryKind: 'thanh_toan_khoi_luong',
  amount: 31_000_000,
  payDate: '2026-10-02',
  periodDate: '2026-10-31',
  voucherNo: 'RDT 901',
  payee: 'Nhóm hộ',
};

const confirm = (phone: Phone, about: string) =>
  phone.create('confirmation', { about, verdict: 'confirmed', date: '2026-10-05' });

describe('at the office a payment', () => {
  test('that nobody confirmed is withdrawn without a trace in any table', async () => {
    const before = await allTables();
    const { outcome, record } = await head.create('disbursement', paid);
    expect(outcome).toBe('OK');
    const during = await allTables();
    expect(during).not.toBe(before);
    expect(await head.act('withdraw', 'disbursement', record)).toMatchObject({ outcome: 'OK' });
    expect(await allTables()).toBe(before);
  });

  test('that was reversed leaves every total as it was', async () => {
    const before = await allTables();
    const { record } = await head.create('disbursement', paid);
    await accountant.sync();
    expect(await confirm(accountant, record)).toMatchObject({ outcome: 'OK' });
    expect(await allTables()).not.toBe(before);
    const reversal = await accountant.create('disbursement', {
      ...paid,
      amount: -31_000_000,
      reverses: record,
    });
    expect(reversal).toMatchObject({ outcome: 'OK' });
    expect(await confirm(accountant, reversal.record)).toMatchObject({ outcome: 'OK' });
    expect(await allTables()).toBe(before);
  });

  test('that goes beyond its plan is accepted and marked, with the rest of its account', async () => {
    const over = { ...paid, village: null, project: null, amount: 5_000_000_000, voucherNo: 'RDT 902' };
    const { outcome, record } = await accountant.create('disbursement', {
      ...over,
      reasonOver: 'Chờ bổ sung vốn',
    });
    expect(outcome).toBe('OK');
    expect((await reportBy('programme')).overPlan).toEqual([]);
    await confirm(accountant, record);
    const report = await reportBy('programme');
    expect(report.overPlan).toMatchObject([{ node: 'DTTS21.DA3.TDA2', source: 'nstw' }]);
    expect(report.money.total.overPlan).toBe(true);
    expect(report.tables.money.notes.map(({ vi }) => vi).join(' ')).toMatch(/vượt/iu);
    const { record: back } = await accountant.create('disbursement', {
      ...over,
      amount: -5_000_000_000,
      reverses: record,
    });
    await confirm(accountant, back);
    expect((await reportBy('programme')).overPlan).toEqual([]);
  });

  test.each([
    ['after its programme has ended', { payDate: '2027-01-10' }],
    ['after its budget year', { payDate: '2027-03-01' }],
    ['of money that nobody allocated', { source: 'khac', voucherNo: 'X 1' }],
  ])('%s is accepted: it was really made', async (_, change) => {
    const { outcome, record } = await accountant.create('disbursement', { ...paid, ...change });
    expect(outcome).toBe('OK');
    await accountant.act('withdraw', 'disbursement', record);
  });

  test('that an accountant calls one with another is counted once, until a later word', async () => {
    const total = async (): Promise<number> => (await reportBy('programme')).money.total.paid ?? 0;
    const before = await total();
    const first = await accountant.create('disbursement', { ...paid, voucherNo: 'RDT 903' });
    const second = await accountant.create('disbursement', { ...paid, voucherNo: 'rdt903' });
    for (const { record } of [first, second]) await confirm(accountant, record);
    expect(await total()).toBe(before + 62_000_000);
    const pairs = (await reportBy('programme')).twins.map((pair) => [pair.first.id, pair.second.id].sort());
    expect(pairs).toContainEqual([first.record, second.record].sort());

    const judge = (verdict: string, phone = accountant) =>
      phone.create('entryTwin', { about: first.record, other: second.record, verdict });
    await head.sync();
    expect(await judge('same', head)).toMatchObject({ outcome: 'FORBIDDEN' });
    expect(await judge('same')).toMatchObject({ outcome: 'OK' });
    expect(await total()).toBe(before + 31_000_000);
    office.clock.now += 60_000;
    expect(await judge('different')).toMatchObject({ outcome: 'OK' });
    expect(await total()).toBe(before + 62_000_000);
  });
});

test('support of the same goods twice is accepted, and told in the table of projects', async () => {
  const items = [
    { id: 'i1', goods: 'goods.trau', quantity: 5, unit: 'con', spec: null, unitPrice: null, source: null },
  ];
  const project = {
    commune,
    villages: ['v.01969.01'],
    year: 2026,
    form: 'cong_dong',
    sector: 'chan_nuoi',
    status: 'idea',
    items,
  };
  const names = ['Nuôi trâu, chương trình này', 'Nuôi trâu, chương trình kia'];
  for (const name of names) {
    expect(await head.create('productionProject', { ...project, name })).toMatchObject({ outcome: 'OK' });
  }
  const { rows, columns } = (await reportBy('programme')).tables.projects;
  const [name, twins] = ['name', 'twins'].map((key) => columns.findIndex((column) => column.key === key));
  const said = rows.find(({ cells }) => cells[name ?? -1] === names[0])?.cells[twins ?? -1];
  expect(said).toContain(names[1]);
});
