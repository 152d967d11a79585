import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { monthsOf } from '../../src/core/period.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { forExcel, forMachines, toCsv } from '../../src/reports/csv.ts';
import { tallyReport, type ReportQuestion, type ReportRecords } from '../../src/reports/tally.ts';
import type { Table } from '../../src/reports/table.ts';

function record(kind: string, name: string, body: AnyBody, gone: LiveRecord['gone'] = 'no'): LiveRecord {
  const time = Date.UTC(2026, 4, 20);
  return { id: id.parse(name), kind, seq: 1, gone, time, review: [], body };
}
const node = (name: string, code: string, parent: string | null, shortName: string): LiveRecord =>
  record('programmeNode', name, { code, sayAs: code, parent, shortName });
const plan = (name: string, at: string, more: AnyBody = {}): LiveRecord =>
  record('allocation', name, {
    year: 2026,
    commune: '01969',
    node: at,
    amount: 500_000_000,
    source: 'nstw',
    capitalKind: 'thuong_xuyen',
    planState: 'giao_trong_nam',
    ...more,
  });
const difficulty = (name: string, body: AnyBody, gone: LiveRecord['gone'] = 'no'): LiveRecord =>
  record('difficulty', name, { commune: '01969', sinceDate: '2026-06-01', status: 'new', ...body }, gone);

const records: ReportRecords = {
  nodes: [
    node('DTTS21', 'DTTS21', null, 'DTTS và miền núi'),
    node('DTTS21.DA3', 'DA3', 'DTTS21', 'Phát triển sản xuất'),
    node('DTTS21.DA4', 'DA4', 'DTTS21', 'Hạ tầng thiết yếu'),
    node('GN21', 'GN21', null, 'Giảm nghèo bền vững'),
    node('GN21.DA3', 'DA3', 'GN21', 'Sản xuất, dinh dưỡng'),
  ],
  allocations: [
    plan('a.1', 'DTTS21.DA3', { project: 'p.trau' }),
    plan('a.2', 'GN21.DA3'),
    plan('a.3', 'GN21.DA3', { commune: '01981' }),
  ],
  disbursements: [],
  confirmations: [],
  entryTwins: [],
  demands: [],
  submissions: [],
  thresholds: [],
  projects: [
    record('productionProject', 'p.trau', {
      node: 'DTTS21.DA3',
      villages: [],
      leadType: 'HTX',
      leadName: 'HTX Nà Hin',
    }),
  ],
  villages: [],
  communes: [
    record('commune', '01969', { code: '01969', name: 'Phủ Thông', unitType: 'xã' }),
    record('commune', '01981', { code: '01981', name: 'Vĩnh Thông', unitType: 'phường' }),
  ],
  difficulties: [
    difficulty('d.1', {
      about: 'p.trau',
      category: 'thu_tuc',
      description: 'Chờ thẩm định giá.',
      proposal: 'Sở hướng dẫn.',
    }),
    difficulty('d.2', { node: 'DTTS21.DA4', category: 'dat_dai', description: 'Chưa đo đạc.' }),
    difficulty('d.3', { category: 'nang_luc', description: 'Thiếu người.' }),
    difficulty('d.4', { node: 'GN21.DA3', category: 'khac', sinceDate: '2026-09-01' }),
    difficulty('d.5', {
      node: 'GN21.DA3',
      category: 'giao_von',
      status: 'solved',
      answeredDate: '2026-07-02',
    }),
    difficulty('d.6', {
      node: 'GN21.DA3',
      category: 'ha_tang',
      status: 'solved',
      answeredDate: '2025-12-31',
    }),
    difficulty('d.7', { node: 'GN21.DA3', category: 'dich_benh' }, 'deleted'),
  ],
};
const question: ReportQuestion = {
  budgetYear: 2026,
  period: monthsOf(2026, 8),
  by: 'programme',
  planYear: 2027,
  subject: 'trainingDemand',
  today: day.parse('2026-11-22'),
};
const { tables } = tallyReport(records, question, () => '');

function column(table: Table, key: string): Readonly<Record<string, unknown>> {
  const at = table.columns.findIndex((one) => one.key === key);
  return Object.fromEntries(
    table.rows.map(({ cells }) => {
      const [code] = cells;
      return [typeof code === 'object' && code !== null && 'code' in code ? code.code : '', cells[at]];
    }),
  );
}

describe('beside the sums of the disbursement table', () => {
  test('stand the units that spend the money, each once, in every row above theirs', () => {
    expect(column(tables.moneySaid, 'units')).toEqual({
      '': 'UBND xã Phủ Thông; HTX Nà Hin; UBND phường Vĩnh Thông',
      DTTS21: 'UBND xã Phủ Thông; HTX Nà Hin',
      'DTTS21.DA3': 'UBND xã Phủ Thông; HTX Nà Hin',
      GN21: 'UBND xã Phủ Thông; UBND phường Vĩnh Thông',
      'GN21.DA3': 'UBND xã Phủ Thông; UBND phường Vĩnh Thông',
    });
  });

  test('stand the difficulties of the period, once, where they are or in the next row above', () => {
    expect(column(tables.moneySaid, 'causes')).toEqual({
      '': 'Năng lực cán bộ: Thiếu người.',
      DTTS21: 'Đất đai: chưa có sổ, chưa đo đạc: Chưa đo đạc.',
      'DTTS21.DA3': 'Thủ tục: đấu thầu, thẩm định, định mức, giá: Chờ thẩm định giá. Đề xuất: Sở hướng dẫn.',
      GN21: null,
      'GN21.DA3': 'Giao vốn chậm, không đủ',
    });
  });

  test('stands nothing that people wrote where names were not asked for', () => {
    const text = JSON.stringify(tables.money);
    expect(text).toContain('Năng lực cán bộ');
    for (const said of ['Thiếu người', 'Sở hướng dẫn', 'HTX Nà Hin']) expect(text).not.toContain(said);
  });
});

describe('the disbursement table as a file', () => {
  test('has both columns in either way of writing', () => {
    const [excel = ''] = toCsv(tables.moneySaid, forExcel).split('\r\n');
    expect(excel.split(';')).toEqual(expect.arrayContaining(['Đơn vị thực hiện', 'Nguyên nhân, đề xuất']));
    const [machines = ''] = toCsv(tables.moneySaid, forMachines).split('\r\n');
    expect(machines.split(',')).toEqual(expect.arrayContaining(['units', 'causes']));
  });

  test('tells machines every row by a code of its own, and people how it is said', () => {
    const codes = toCsv(tables.money, forMachines)
      .trim()
      .split('\r\n')
      .slice(2)
      .map((line) => line.split(',')[0]);
    expect(codes).toEqual(['DTTS21', 'DTTS21.DA3', 'GN21', 'GN21.DA3']);
    const said = toCsv(tables.money, forExcel)
      .trim()
      .split('\r\n')
      .slice(2)
      .map((line) => line.split(';').slice(0, 2));
    expect(said).toEqual([
      ['', 'DTTS và miền núi'],
      ['DA3', 'Phát triển sản xuất'],
      ['', 'Giảm nghèo bền vững'],
      ['DA3', 'Sản xuất, dinh dưỡng'],
    ]);
  });
});
