/** Every table of the product against plain SQL over the same book (by-sql.ts), figure by figure. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { day } from '../../../src/core/day.ts';
import type { AnyBody } from '../../../src/core/kind.ts';
import type { LiveRecord } from '../../../src/core/record.ts';
import { grouped } from '../../../src/reports/grouped.ts';
import { recordsOfPlace } from '../../../src/reports/report-records.ts';
import type { Table } from '../../../src/reports/table.ts';
import {
  tallyReport,
  type Report,
  type ReportQuestion,
  type ReportRecords,
} from '../../../src/reports/tally.ts';
import { openSqliteStore } from '../../../src/server/store/sqlite.ts';
import { openTestOffice, type TestOffice } from '../../support/server.ts';
import { openBook, type Asked, type By, type Sums } from './by-sql.ts';
import { pushRandomYear } from './random-year.ts';

const SEED = 20_261_122;
const WAYS = ['programme', 'village', 'project', 'commune'] as const satisfies readonly By[];
const CUT_OFFS = ['2026-08-31', '2026-03-31', '2026-12-31'] as const;

let folder: string;
let office: TestOffice;
let book: ReturnType<typeof openBook>;
let records: ReportRecords;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'so-thon-outside-'));
  const path = join(folder, 'office.sqlite');
  office = await openTestOffice({ store: openSqliteStore(path) });
  await pushRandomYear(office, SEED);
  const desk = await office.enrol('p.19.tong_hop');
  const rows = [...(await desk.pull()).values()].map(
    ({ open, ...row }): LiveRecord => ({ ...row, body: open as AnyBody }), // as a phone reads it; no table needs what is personal
  );
  const byKind = grouped(rows, ({ kind }) => kind);
  records = recordsOfPlace((kind) => byKind.get(kind) ?? [], null);
  book = openBook(path);
});
afterAll(async () => {
  book.close();
  await office.close();
  rmSync(folder, { recursive: true, force: true });
});

function report(by: By, until: string, from = '2026-01-01', over: Partial<ReportQuestion> = {}): Report {
  const period = { from: day.parse(from), to: day.parse(until) };
  const today = day.parse('2027-01-31');
  const asked = { budgetYear: 2026, period, by, planYear: 2027, subject: 'trainingDemand', today, ...over };
  return tallyReport(records, asked, (id) => id ?? '');
}

/** Rows by what their key column says ('' is the total), each with its numbers by column. */
function readTable(table: Table, key = 'code'): ReadonlyMap<string, Sums> {
  const at = table.columns.findIndex((column) => column.key === key);
  return new Map(
    table.rows.map(({ cells, level }) => {
      const name = cells[at];
      const id =
        level === 0
          ? ''
          : typeof name === 'string'
            ? name
            : name && typeof name === 'object' && 'code' in name
              ? name.code
              : '';
      const numbers = table.columns.flatMap((column, of): [string, number][] => {
        const cell = cells[of];
        return typeof cell === 'number' ? [[column.key, cell]] : [];
      });
      return [id, new Map(numbers)];
    }),
  );
}

/** Of the columns that SQL knows; rows without any of them say nothing. */
function columnsOf(table: ReadonlyMap<string, Sums>, names: readonly string[]): ReadonlyMap<string, Sums> {
  const rows = [...table].map(
    ([id, sums]) => [id, new Map(names.flatMap((name) => pairOf(name, sums.get(name))))] as const,
  );
  return new Map(
    rows.filter(([id, sums]) => id === '' || sums.size > 0).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
const pairOf = (name: string, value: number | undefined): [string, number][] =>
  value === undefined ? [] : [[name, value]];

const MONEY = [
  'plan',
  'planInvestmentCentral',
  'planInvestmentLocal',
  'planRecurrentCentral',
  'planRecurrentLocal',
  'planOther',
  'carriedOver',
  'advancePlan',
  'paid',
  'paidInvestment',
  'paidRecurrent',
  'paidCarriedOver',
  'paidAdvancePlan',
  'paidInPeriod',
  'estimate',
  'pending',
  'over',
];

describe('every table, computed once more by SQL on the raw records', () => {
  test('has a year to count: entries of every standing', () => {
    expect(records.disbursements.length).toBeGreaterThan(150);
    expect(records.disbursements.length).toBe(book.count('disbursement'));
    const { money, twins, overPlan } = report('programme', '2026-12-31');
    expect(money.total.paid).toBeGreaterThan(1_000_000_000);
    expect(money.total.pending).not.toBeNull();
    expect(money.total.over).toBeGreaterThan(0);
    expect([twins.length, overPlan.length].every((count) => count > 0)).toBe(true);
  });

  test.each(WAYS)('disbursement by %s: plan, paid, estimate, waiting, beyond, and the rates', (by) => {
    for (const until of CUT_OFFS) {
      const from = until === '2026-08-31' ? '2026-06-01' : '2026-01-01';
      const sql = book.money(by, { year: 2026, from, until });
      const table = readTable(report(by, until, from).tables.money);
      expect(columnsOf(table, MONEY), until).toEqual(columnsOf(sql, MONEY));
      for (const [id, row] of table) {
        const { plan, paid, carriedOver, paidCarriedOver, pendingCount } = Object.fromEntries(
          sql.get(id) ?? [],
        );
        expect(row.get('rate')).toBe(plan ? (paid ?? 0) / plan : undefined);
        expect(row.get('rateCarriedOver')).toBe(
          carriedOver ? (paidCarriedOver ?? 0) / carriedOver : undefined,
        );
        expect(row.get('rest')).toBe(plan === undefined ? undefined : plan - (paid ?? 0));
        expect(row.get('pendingCount')).toBe(pendingCount ?? 0);
      }
    }
  });

  test.each(WAYS)('disbursement by %s, kind of capital and source', (by) => {
    const table = report(by, '2026-08-31').tables.moneySources;
    const names = table.columns
      .map(({ key }) => key)
      .filter((key) => /^(dau_tu|thuong_xuyen)\..*(plan|paid)$/u.test(key));
    expect(names.length).toBeGreaterThan(6);
    const sql = book.money(by, { year: 2026, from: '2026-01-01', until: '2026-08-31' });
    expect(columnsOf(readTable(table), names)).toEqual(columnsOf(sql, names));
  });

  test('the monthly table: paid to the month before, expected to this one; 13 months', () => {
    for (const [month, before, until] of [
      [9, '2026-08-31', '2026-09-30'],
      [13, '2026-12-31', '2027-01-31'],
    ] as const) {
      const table = readTable(report('programme', until, '2026-01-01', { month }).tables.monthly);
      const asked: Asked = { year: 2026, from: '2026-01-01', until };
      const paid = book.money('programme', { ...asked, until: before });
      const expected = book.money('programme', { ...asked, expecting: true });
      for (const [id, sums] of expected) {
        const row = table.get(id);
        const [was, will] = [paid.get(id), sums];
        expect(row?.get('planCarried'), id).toBe(will.get('carriedOver'));
        expect(row?.get('paidCarried'), id).toBe(was?.get('paidCarriedOver'));
        expect(row?.get('paid'), id).toBe(was?.get('paid'));
        expect(row?.get('expected'), id).toBe(will.get('paid'));
        expect(row?.get('expectedCarried'), id).toBe(will.get('paidCarriedOver'));
        expect(row?.get('estimate'), id).toBe(will.get('estimate'));
      }
      expect(expected.size).toBeGreaterThan(8);
    }
  });

  test.each(WAYS)('mobilisation by %s and source', (by) => {
    const table = report(by, '2026-08-31').tables.mobilisation;
    const names = table.columns.slice(2).map(({ key }) => key);
    const sql = book.mobilised(by, { year: 2026, from: '2026-01-01', until: '2026-08-31' });
    expect(columnsOf(readTable(table), names)).toEqual(columnsOf(sql, names));
  });

  test.each(['trade', 'village'] as const)('demand by %s, with classes', (by) => {
    const { tables, classSize } = report('programme', '2026-12-31');
    const table = by === 'trade' ? tables.byTrade : tables.byVillage;
    const names = table.columns.slice(1).map(({ key }) => key);
    expect(names).toContain('classes');
    const sql = book.demand(by, 2027, classSize ?? 0);
    expect(columnsOf(readTable(table, by), names)).toEqual(columnsOf(sql, names));
  });

  test('demand by group, with the records that leave it open', () => {
    const table = report('programme', '2026-12-31').tables.byGroup;
    const names = [
      'people',
      'women',
      'ethnicMinority',
      'poor',
      'nearPoor',
      'escapedPoor',
      'lowIncome',
      'disabled',
    ];
    const sql = book.groups(2027, names);
    table.rows.slice(0, names.length).forEach(({ cells: [, people, , said, blank] }, at) => {
      expect({ people, said, blank }).toEqual(Object.fromEntries(sql.get(names[at] ?? '') ?? []));
    });
  });

  test('production projects: cost, state money, counterpart, paid', () => {
    const names = ['households', 'poor', 'cost', 'state', 'counterpart', 'paid'];
    const sql = book.projects({ year: 2026, from: '2026-01-01', until: '2026-09-30' });
    const table = readTable(report('programme', '2026-09-30').tables.projects, 'name');
    expect(sql.size).toBeGreaterThan(10);
    const lines = new Map([...columnsOf(table, names)].filter(([id]) => id !== ''));
    expect(lines).toEqual(columnsOf(sql, names));
  });

  test('difficulties by category, level and age', () => {
    for (const on of ['2026-11-30', '2026-07-01']) {
      const table = report('programme', on).tables.difficulties;
      const names = table.columns.slice(1).map(({ key }) => key);
      const sql = book.difficulties(on);
      const ours = columnsOf(readTable(table, 'category'), names);
      const byWords = new Map([...sql].map(([category, sums]) => [CATEGORIES[category] ?? category, sums]));
      expect(ours).toEqual(columnsOf(byWords, names));
    }
  });
});

const CATEGORIES: Readonly<Record<string, string>> = {
  huong_dan: 'Thiếu, chậm hướng dẫn; chồng chéo văn bản',
  giao_von: 'Giao vốn chậm, không đủ',
  dau_ra: 'Thiếu đơn vị liên kết, đầu ra',
  thu_tuc: 'Thủ tục: đấu thầu, thẩm định, định mức, giá',
  doi_tuong: 'Thiếu đối tượng, đối tượng thay đổi (thoát nghèo)',
  thien_tai: 'Thời tiết, mùa vụ, thiên tai',
  dich_benh: 'Dịch bệnh, hao hụt',
  ha_tang: 'Hạ tầng, mạng, đi lại',
  khac: 'Khác',
};
