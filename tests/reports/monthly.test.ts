import { describe, expect, test } from 'vitest';
import type { LiveRecord } from '../../src/core/record.ts';
import { columnOf, confirmed, paid, plan, reportOf, said } from './made-records.ts';

const settled = [
  paid(30, '2026-07-20'),
  paid(15, '2026-08-09'),
  paid(-5, '2026-08-10', { entryKind: 'thu_hoi_tam_ung' }),
  paid(7, '2026-08-11', { planState: 'keo_dai' }),
];
const waiting = paid(8, '2026-08-30', { estimateToYearEnd: 95 });
const records = {
  allocations: [plan(100), plan(20, { planState: 'keo_dai' }), plan(50, { capitalKind: 'dau_tu' })],
  disbursements: [...settled, waiting],
  confirmations: confirmed(settled),
};
const monthly = (month: number, more = {}) => reportOf(records, { month, ...more }).tables.monthly;

describe('the table of a month', () => {
  test('has what was paid to the end of the month before, and what will have been paid by the end of this one', () => {
    const table = monthly(8);
    expect(table.subtitle?.vi).toBe('Tháng 8 năm 2026');
    expect(columnOf(table, 'paid')['Tổng cộng']).toBe(30);
    expect(columnOf(table, 'expectedYear')['Nội dung DA-A']).toBe(48);
    expect(columnOf(table, 'expectedCarried')['Nội dung DA-A']).toBe(7);
    expect(columnOf(table, 'expected')['Tổng cộng']).toBe(55);
    expect(columnOf(table, 'rateCarried')['Tổng cộng']).toBe(7 / 20);
    expect(columnOf(table, 'estimate')['Tổng cộng']).toBe(95);
    expect(said(table)).toContain('Cột ước có cả 1 lần giải ngân chờ xác nhận.');
  });

  test('tells nothing paid from no plan', () => {
    const table = monthly(8, { capitalKind: 'dau_tu' });
    expect(table.subtitle?.vi).toBe('Tháng 8 năm 2026, Vốn đầu tư phát triển');
    expect(columnOf(table, 'planYear')['Tổng cộng']).toBe(50);
    expect(columnOf(table, 'rateYear')['Tổng cộng']).toBe(0);
    expect(columnOf(table, 'rateCarried')['Tổng cộng']).toBeNull();
    expect(columnOf(table, 'paid')['Tổng cộng']).toBeNull();
  });

  test('takes the month that the period ends in where nobody chose one', () => {
    expect(reportOf(records).tables.monthly.subtitle?.vi).toBe('Tháng 11 năm 2026');
  });

  test('says where more was paid than planned, and in which row', () => {
    const entries = [paid(130, '2026-03-01')];
    const { tables } = reportOf(
      { allocations: [plan(100)], disbursements: entries, confirmations: confirmed(entries) },
      { month: 4 },
    );
    expect(columnOf(tables.monthly, 'note')['Nội dung DA-A']).toBe('Vượt kế hoạch');
    expect(said(tables.monthly)).toContain('Vượt kế hoạch: DA-A – Nội dung DA-A (30 đ).');
    expect(said(tables.money)).toContain('Vượt kế hoạch: DA-A – Nội dung DA-A (30 đ).');
    expect(columnOf(tables.moneySources, 'note')['Nội dung DA-A']).toBe('Vượt kế hoạch');
  });
});

describe('the thirteen months of a budget year', () => {
  test('end on 31/01 of the next one', () => {
    const late: readonly LiveRecord[] = [
      paid(40, '2026-12-30'),
      paid(9, '2027-01-31'),
      paid(1, '2027-02-01'),
    ];
    const { tables } = reportOf(
      { allocations: [plan(100)], disbursements: late, confirmations: confirmed(late) },
      { month: 13 },
    );
    expect(tables.monthly.subtitle?.vi).toBe('13 tháng năm 2026');
    expect(columnOf(tables.monthly, 'paid')['Tổng cộng']).toBe(40);
    expect(columnOf(tables.monthly, 'expected')['Tổng cộng']).toBe(49);
  });
});

describe('the table of January', () => {
  const old = { year: 2025, node: 'P.B' };
  const entries = [
    paid(60, '2025-12-31', old),
    paid(10, '2026-01-20', old),
    paid(5, '2026-01-15', { node: 'P.A' }),
  ];
  const table = reportOf(
    {
      allocations: [plan(80, { ...old, decisionDate: '2025-01-10' }), plan(50)],
      disbursements: entries,
      confirmations: confirmed(entries),
    },
    { month: 1 },
  ).tables.monthly;

  test('has twelve and thirteen months of the year that closes beside the first of the new one', () => {
    const total = (key: string): unknown => columnOf(table, key)['Tổng cộng'];
    expect([total('planClosing'), total('paidClosing'), total('expectedClosing')]).toEqual([80, 60, 70]);
    expect([total('planOpening'), total('expectedOpening')]).toEqual([50, 5]);
    expect([total('rateClosing'), total('rateOpening')]).toEqual([70 / 80, 5 / 50]);
  });

  test('has every row of either year once, in the order of the tree', () => {
    expect(table.rows.map(({ cells }) => cells[1])).toEqual([
      'Tổng cộng',
      'Nội dung P',
      'Nội dung DA-A',
      'Nội dung DA-B',
    ]);
    expect(columnOf(table, 'planClosing')['Nội dung DA-A']).toBeNull();
  });

  test('stands in two storeys, a year each', () => {
    const groups = table.columns.flatMap(({ group }) => group?.vi ?? []);
    expect([...new Set(groups)]).toEqual(['Năm 2025', 'Năm 2026']);
  });
});
