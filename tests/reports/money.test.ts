import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { monthsOf, wholeYear } from '../../src/core/period.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import {
  disbursementTable,
  type MoneyQuestion,
  type MoneyRecords,
} from '../../src/reports/disbursement-table.ts';
import { moneyFile } from '../../src/reports/money-file.ts';
import { moneyText } from '../../src/reports/zalo-text.ts';

let next = 0;
function record(kind: string, body: AnyBody, more: Partial<LiveRecord> = {}): LiveRecord {
  next += 1;
  return { id: id.parse(`r${next}`), kind, seq: next, gone: 'no', time: next, review: [], body, ...more };
}

const line = (node: string, amount: number, more: AnyBody = {}): LiveRecord =>
  record('allocation', {
    node,
    amount,
    year: 2026,
    capitalKind: 'thuong_xuyen',
    source: 'nstw',
    planState: 'giao_trong_nam',
    decisionDate: '2026-01-10',
    ...more,
  });
const pay = (node: string, amount: number, payDate: string, more: AnyBody = {}): LiveRecord =>
  record('disbursement', {
    node,
    amount,
    payDate,
    year: 2026,
    capitalKind: 'thuong_xuyen',
    source: 'nstw',
    planState: 'giao_trong_nam',
    ...more,
  });
const confirm = (entry: LiveRecord, verdict = 'confirmed'): LiveRecord =>
  record('confirmation', { about: entry.id, verdict });

const headings = [
  { id: 'DTTS21', parent: null, code: 'DTTS21', name: 'Dân tộc thiểu số và miền núi' },
  { id: 'DTTS21.DA3', parent: 'DTTS21', code: 'DA3', name: 'Phát triển sản xuất' },
  { id: 'DTTS21.DA3.TDA2', parent: 'DTTS21.DA3', code: 'DA3-TDA2', name: 'Chuỗi giá trị' },
  { id: 'GN21', parent: null, code: 'GN21', name: 'Giảm nghèo bền vững' },
];
const question = (months = 8): MoneyQuestion => ({
  budgetYear: 2026,
  period: monthsOf(2026, months),
  headings,
  headingOf: (body) => String(body.node),
});
const rowOf = (records: MoneyRecords, heading: string, months = 8) =>
  disbursementTable(records, question(months)).rows.find((row) => row.heading.id === heading);

describe('the disbursement table', () => {
  const advance = pay('DTTS21.DA3.TDA2', 300_000_000, '2026-08-31');
  const late = pay('DTTS21.DA3.TDA2', 50_000_000, '2026-09-01');
  const waiting = pay('GN21', 20_000_000, '2026-05-05');
  const records: MoneyRecords = {
    allocations: [
      line('DTTS21.DA3.TDA2', 480_000_000),
      line('DTTS21.DA3.TDA2', -80_000_000, { type: 'dieu_chinh_giam' }),
      line('DTTS21.DA3.TDA2', 100_000_000, { capitalKind: 'dau_tu', source: 'ns_tinh' }),
      line('DTTS21.DA3', 70_000_000, { planState: 'chuyen_nguon' }),
      line('GN21', 90_000_000, { decisionDate: '2026-10-01' }),
      line('GN21', 1_000, { year: 2025 }),
    ],
    disbursements: [advance, late, waiting],
    confirmations: [confirm(advance), confirm(late)],
    entryTwins: [],
  };

  test('adds children into their parents and everything into the total', () => {
    const table = disbursementTable(records, question());
    expect(table.total.plan).toBe(570_000_000);
    expect(rowOf(records, 'DTTS21')?.plan).toBe(570_000_000);
    expect(rowOf(records, 'DTTS21.DA3.TDA2')).toMatchObject({
      level: 3,
      plan: 500_000_000,
      planRecurrentCentral: 400_000_000,
      planInvestmentLocal: 100_000_000,
      carriedOver: null,
      paid: 300_000_000,
      rest: 200_000_000,
      rate: 0.6,
    });
  });

  test('counts to the last day of the period and not beyond', () => {
    expect(rowOf(records, 'DTTS21', 8)?.paid).toBe(300_000_000);
    expect(rowOf(records, 'DTTS21', 9)?.paid).toBe(350_000_000);
    expect(rowOf(records, 'GN21', 8)?.plan).toBeNull();
    expect(rowOf(records, 'GN21', 10)?.plan).toBe(90_000_000);
  });

  test('counts confirmed payments only and says how many wait', () => {
    expect(rowOf(records, 'GN21')).toMatchObject({ paid: null, pendingCount: 1, pending: 20_000_000 });
  });

  test('leaves refused and withdrawn payments out of every sum', () => {
    const refused = { ...records, confirmations: [...records.confirmations, confirm(waiting, 'refused')] };
    expect(rowOf(refused, 'GN21')).toBeUndefined();
    const withdrawn = { ...records, disbursements: [{ ...waiting, gone: 'withdrawn' as const }] };
    expect(rowOf(withdrawn, 'GN21')).toBeUndefined();
  });

  test('has no rate where there is no plan, and tells blank from zero', () => {
    const paid = { ...records, confirmations: [...records.confirmations, confirm(waiting)] };
    expect(rowOf(paid, 'GN21')).toMatchObject({ plan: null, rate: null, rest: null, overPlan: true });
    const unpaid = { ...records, disbursements: [] };
    expect(rowOf(unpaid, 'DTTS21')).toMatchObject({ paid: null, rate: 0, rest: 570_000_000 });
  });

  test('a reversal restores every total', () => {
    const reversal = pay('DTTS21.DA3.TDA2', -300_000_000, '2026-08-31', { reverses: advance.id });
    const reversed = {
      ...records,
      disbursements: [...records.disbursements, reversal],
      confirmations: [...records.confirmations, confirm(reversal)],
    };
    expect(rowOf(reversed, 'DTTS21')).toMatchObject({ paid: 0, rate: 0 });
  });

  test('takes the newest estimate of each line of money', () => {
    const estimates = {
      ...records,
      disbursements: [
        pay('GN21', 1, '2026-03-01', { estimateToYearEnd: 70_000_000, periodDate: '2026-03-31' }),
        pay('GN21', 1, '2026-06-01', { estimateToYearEnd: 60_000_000, periodDate: '2026-06-30' }),
        pay('GN21', 1, '2026-06-01', {
          estimateToYearEnd: 5_000_000,
          periodDate: '2026-06-30',
          source: 'ns_xa',
        }),
      ],
      confirmations: [],
      entryTwins: [],
    };
    expect(rowOf(estimates, 'GN21')?.estimate).toBe(65_000_000);
  });

  test('pays carried-over money apart from the year’s own', () => {
    const carried = pay('DTTS21.DA3', 60_000_000, '2026-02-02', { planState: 'chuyen_nguon' });
    const table = { ...records, disbursements: [carried], confirmations: [confirm(carried)] };
    expect(rowOf(table, 'DTTS21.DA3')).toMatchObject({
      paidCarriedOver: 60_000_000,
      paidRecurrent: null,
      paid: 60_000_000,
    });
  });

  test('does not mind in which order records arrive, and the total is the sum of the top rows', () => {
    const entry = fc.record({
      node: fc.constantFrom(...headings.map((heading) => heading.id)),
      amount: fc.integer({ min: -1e9, max: 1e9 }),
      confirmed: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 30 }), fc.integer(), (entries, seed) => {
        const disbursements = entries.map(({ node, amount }) => pay(node, amount, '2026-03-03'));
        const confirmations = disbursements.flatMap((one, at) =>
          entries[at]?.confirmed === true ? [confirm(one)] : [],
        );
        const straight = disbursementTable(
          { allocations: [], entryTwins: [], disbursements, confirmations },
          question(),
        );
        const turned = [...disbursements].sort((a, b) => ((a.seq * seed) % 7) - ((b.seq * seed) % 7));
        expect(
          disbursementTable(
            { allocations: [], entryTwins: [], disbursements: turned, confirmations },
            question(),
          ),
        ).toEqual(straight);
        const top = straight.rows
          .filter((row) => row.level === 1)
          .reduce((sum, row) => sum + (row.paid ?? 0), 0);
        expect(straight.total.paid ?? 0).toBe(top);
      }),
    );
  });

  test('goes into a file with the total first and into a text for Zalo', () => {
    const table = disbursementTable(records, question());
    const file = moneyFile(table, { vi: 'Giải ngân', en: 'Disbursement' }, []);
    expect(file.rows[0]?.cells.slice(0, 4)).toEqual([null, 'Tổng cộng', null, 570_000_000]);
    expect(file.rows.every((row) => row.cells.length === file.columns.length)).toBe(true);
    expect(moneyText(table, 'Giải ngân 8 tháng', '31/08/2026')).toBe(
      [
        'GIẢI NGÂN 8 THÁNG',
        '(triệu đồng)',
        'Tổng cộng: 300/570 (52,6%)',
        '• DTTS21 Dân tộc thiểu số và miền núi: 300/570 (52,6%)',
        '• GN21 Giảm nghèo bền vững: 0/- (-)',
        'Chờ xác nhận: 1 lần',
        'Số liệu đến 31/08/2026',
      ].join('\n'),
    );
  });

  test('takes a budget year to its adjustment period', () => {
    const january = pay('GN21', 7_000_000, '2027-01-20');
    const period = { from: wholeYear(2026).from, to: parseDay('2027-01-31') ?? wholeYear(2026).to };
    const table = disbursementTable(
      {
        allocations: [],
        disbursements: [january],
        confirmations: [confirm(january)],
        entryTwins: [],
      },
      { ...question(), period },
    );
    expect(table.total.paid).toBe(7_000_000);
  });
});
