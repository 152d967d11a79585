import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../../src/core/day.ts';
import { payPeriod } from '../../../src/core/period.ts';
import { boardOf } from '../../../src/reports/chart/board.ts';
import { inLines, plotOf } from '../../../src/reports/chart/plot.ts';
import { progressBars } from '../../../src/reports/chart/progress-bars.ts';
import { yearPace } from '../../../src/reports/chart/year-pace.ts';
import { disbursementTable } from '../../../src/reports/disbursement-table.ts';
import { confirm, line, pay, record, seeded } from '../alert-records.ts';
import { runs } from '../../support/runs.ts';

const moneyOf = (allocations: ReturnType<typeof line>[], disbursements: ReturnType<typeof pay>[]) => ({
  allocations,
  disbursements,
  confirmations: disbursements.map(confirm),
  entryTwins: [],
});
const paceAt = (today: string, allocations: ReturnType<typeof line>[], paid: ReturnType<typeof pay>[]) =>
  yearPace(moneyOf(allocations, paid), seeded, 2026, day.parse(today));

describe('the pace of a year', () => {
  test('is the share of the plan paid by the end of each month, and by today', () => {
    const paid = [pay(10, '2026-01-31'), pay(20, '2026-02-01'), pay(5, '2026-03-15')];
    const [found] = paceAt('2026-03-15', [line(100)], paid);
    expect(found?.reached.map(({ share }) => share)).toEqual([0, 0.1, 0.3, 0.35]);
    expect(found?.reached.slice(0, 3).map(({ month }) => month)).toEqual([0, 1, 2]);
    expect(found?.reached.at(-1)?.month).toBeCloseTo(2 + 15 / 31, 10);
  });

  test('stands beside the marks of its kind of capital, to 31/01 of the next year', () => {
    const found = paceAt('2026-06-30', [line(100), line(100, { capitalKind: 'dau_tu' })], []);
    expect(found.map(({ capitalKind, mark }) => [capitalKind, mark])).toEqual([
      ['dau_tu', 0.35],
      ['thuong_xuyen', 0.3],
    ]);
    expect(found[0]?.marks).toHaveLength(14);
    expect(found[0]?.marks.at(-1)).toEqual({ month: 13, share: 0.95 });
  });

  test('ends on 31/01, however much later it is asked', () => {
    const paid = [pay(10, '2027-01-31'), pay(20, '2027-02-01')];
    const [found] = paceAt('2027-06-01', [line(100)], paid);
    expect(found?.reached.at(-1)).toEqual({ month: 13, share: 0.1 });
    expect(found?.reached).toHaveLength(14);
  });

  test('leaves out kinds of capital without a plan, and decisions of later days', () => {
    expect(paceAt('2026-06-30', [], [pay(10, '2026-02-01')])).toEqual([]);
    expect(paceAt('2026-06-30', [line(100, { decisionDate: '2026-07-01' })], [])).toEqual([]);
  });

  test('adds up to the plan and the payments of the whole table', () => {
    const kind = fc.constantFrom('dau_tu', 'thuong_xuyen');
    const state = fc.constantFrom('giao_trong_nam', 'keo_dai', 'ung_truoc');
    const amount = fc.integer({ min: 1, max: 1000 });
    const entry = fc.record({ capitalKind: kind, planState: state, amount });
    fc.assert(
      fc.property(fc.array(entry), fc.array(entry), (plans, payments) => {
        const kinds = ['dau_tu', 'thuong_xuyen'].map((capitalKind) => line(1, { capitalKind }));
        const records = moneyOf(
          [...kinds, ...plans.map((plan) => line(plan.amount, plan))],
          payments.map((one) => pay(one.amount, '2026-03-01', one)),
        );
        const { total } = disbursementTable(records, {
          budgetYear: 2026,
          period: payPeriod(2026),
          headings: [],
          headingOf: () => null,
        });
        const found = yearPace(records, seeded, 2026, day.parse('2026-12-01'));
        expect(found.reduce((sum, { plan }) => sum + plan, 0)).toBe(total.plan);
        expect(found.reduce((sum, { paid }) => sum + (paid ?? 0), 0)).toBe(total.paid ?? 0);
      }),
      { numRuns: runs(100) },
    );
  });
});

describe('bars of progress', () => {
  test('are the rows of the first level with a plan, furthest behind first', () => {
    const headings = ['a', 'b', 'c'].map((id) => ({ id, parent: null, code: '', name: id }));
    const records = moneyOf(
      [line(100, { village: 'a' }), line(100, { village: 'b' })],
      [pay(60, '2026-02-01', { village: 'a' }), pay(10, '2026-02-01', { village: 'c' })],
    );
    const question = { budgetYear: 2026, period: payPeriod(2026), headings };
    const money = disbursementTable(records, { ...question, headingOf: ({ village }) => String(village) });
    const paces = new Map([
      ['a', { mark: 0.5, tone: 'ok' as const }],
      ['b', { mark: 0.5, tone: 'bad' as const }],
    ]);
    expect(progressBars({ money, paces })).toMatchObject([
      { id: 'b', share: 0, mark: 0.5, tone: 'bad', plan: 100, paid: null },
      { id: 'a', share: 0.6, mark: 0.5, tone: 'ok' },
    ]);
  });
});

describe('a drawing', () => {
  const box = { left: 10, top: 20, width: 130, height: 100 };

  test('places months from left to right and shares from below', () => {
    const { x, y, path, steps } = plotOf(box, 0.4);
    expect([x(0), x(13), y(0), y(1)]).toEqual([10, 140, 120, 20]);
    expect(
      path([
        { month: 0, share: 0 },
        { month: 6.5, share: 0.5 },
      ]),
    ).toBe('M10 120L75 70');
    expect(steps).toEqual([0, 0.25, 0.5, 0.75, 1]);
  });

  test('grows where more was paid than planned', () => {
    expect(plotOf(box, 1.3).steps.at(-1)).toBe(1.5);
    expect(plotOf(box, 1.25).steps.at(-1)).toBe(1.25);
  });

  test('breaks words into lines that fit, and says where it left some out', () => {
    expect(inLines('Hỗ trợ phát triển sản xuất', 12)).toEqual(['Hỗ trợ phát', 'triển sản', 'xuất']);
    expect(inLines('Hỗ trợ phát triển sản xuất', 12, 2)).toEqual(['Hỗ trợ phát', 'triển sản…']);
  });
});

describe("what stands on a village's board", () => {
  const project = (name: string, state: number, more = {}) =>
    record('productionProject', {
      commune: '01969',
      villages: ['v.1'],
      year: 2026,
      name,
      households: 7,
      leadName: 'PERSON',
      sources: [
        { source: 'nstw', amount: state },
        { source: 'nhan_dan', amount: 40 },
      ],
      ...more,
    });
  const [cows, bees] = [project('Nuôi trâu', 60), project('Nuôi ong', 90)];
  const demand = (trade: string, people: number) =>
    record('trainingDemand', { village: 'v.1', planYear: 2027, trade, people, contact: 'PERSON' });
  const ask = { village: 'v.1', year: 2026, planYear: 2027, today: day.parse('2026-11-20') };

  const paid = [pay(30, '2026-05-01', { project: cows.id }), pay(9, '2026-12-01', { project: cows.id })];
  const records = {
    projects: [
      cows,
      bees,
      project('Dừng', 500, { status: 'cancelled' }),
      project('Thôn khác', 500, { villages: ['v.2'] }),
      project('Năm cũ', 500, { year: 2025 }),
    ],
    demands: [demand('t.1', 4), demand('t.2', 9)],
    ...moneyOf([], paid),
  };

  test('is its projects of the year, with what the state gives and what has come', () => {
    expect(boardOf(records, ask)).toMatchObject({
      projects: [
        { name: 'Nuôi ong', state: 90, paid: null, share: 0 },
        { name: 'Nuôi trâu', state: 60, paid: 30, share: 0.5, households: 7 },
      ],
      state: 150,
      paid: 30,
      share: 0.2,
    });
  });

  test('is what people want to learn, the most wanted first', () => {
    expect(boardOf(records, ask)).toMatchObject({
      people: 13,
      trades: [{ key: 't.2', people: 9 }, { key: 't.1' }],
    });
  });

  test('names nobody', () => {
    expect(JSON.stringify(boardOf(records, ask))).not.toContain('PERSON');
  });
});
