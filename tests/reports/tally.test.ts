import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { monthsOf, wholeYear } from '../../src/core/period.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { ct26 } from '../../src/programmes/ct26.ts';
import { dtts21 } from '../../src/programmes/dtts21.ts';
import { COMMON } from '../../src/reports/headings.ts';
import { tallyReport, type ReportQuestion, type ReportRecords } from '../../src/reports/tally.ts';

let next = 0;
function record(kind: string, body: AnyBody, name?: string): LiveRecord {
  next += 1;
  return { id: id.parse(name ?? `r${next}`), kind, seq: next, gone: 'no', time: next, review: [], body };
}
const money = { year: 2026, source: 'nstw', planState: 'giao_trong_nam', capitalKind: 'thuong_xuyen' };
const plan = (node: string, amount: number, more: AnyBody = {}) =>
  record('allocation', { ...money, commune: '01969', node, amount, ...more });
const paid = (node: string, amount: number, more: AnyBody = {}) =>
  record('disbursement', { ...money, commune: '01969', node, amount, payDate: '2026-03-01', ...more });
const village = (name: string, words: string, more: AnyBody = {}) =>
  record('village', { name: words, commune: '01969', unitType: 'thon', ...more }, name);

const nodes = [...dtts21, ...ct26].map(({ id: name, label, ...body }) =>
  record('programmeNode', { ...body, sayAs: label }, name),
);
const villages = [
  village('v.1', 'Nà Hin'),
  village('v.2', 'Bản Lạn'),
  village('v.3', 'Nà Cũ', { mergedInto: 'v.1' }),
];
const communes = [
  record('commune', { code: '01969', name: 'Phủ Thông' }, '01969'),
  record('commune', { code: '01981', name: 'Vĩnh Thông' }, '01981'),
];
const nothing: ReportRecords = {
  allocations: [],
  disbursements: [],
  confirmations: [],
  entryTwins: [],
  demands: [],
  submissions: [],
  thresholds: [],
  projects: [],
  difficulties: [],
  nodes,
  villages,
  communes,
};
const question: ReportQuestion = {
  budgetYear: 2026,
  period: wholeYear(2026),
  by: 'programme',
  planYear: 2027,
  subject: 'trainingDemand',
  today: day.parse('2026-11-22'),
};
const tally = (records: Partial<ReportRecords>, asked: Partial<ReportQuestion> = {}) =>
  tallyReport({ ...nothing, ...records }, { ...question, ...asked }, (name) => `[${name}]`);

describe('money by programme', () => {
  test('stands in the old tree and the new one, each code with its meaning', () => {
    const { money: table } = tally({
      allocations: [plan('DTTS21.DA3.TDA2', 800), plan('CT26.HP2.NDTP02', 500)],
    });
    expect(table.rows.map(({ heading, level, plan: sum }) => [heading.id, level, sum])).toEqual([
      ['CT26', 1, 500],
      ['CT26.HP2', 2, 500],
      ['CT26.HP2.NDTP02', 3, 500],
      ['DTTS21', 1, 800],
      ['DTTS21.DA3', 2, 800],
      ['DTTS21.DA3.TDA2', 3, 800],
    ]);
    expect(table.rows.every(({ heading }) => heading.name.length > 3)).toBe(true);
    expect(table.rows[0]?.heading.code).toBe('');
    expect(table.rows[5]?.heading.code).toBe('DA3-TDA2');
  });

  test('adds up where every amount stands at a last branch', () => {
    expect(tally({ allocations: [plan('DTTS21.DA3.TDA2', 800), plan('DTTS21.DA4', 5)] }).gaps).toEqual([]);
    expect(tally({}).gaps).toEqual([]);
  });

  test('says where a sum is more than what stands below it', () => {
    const entry = paid('unheard.of', 9);
    const { gaps } = tally({
      allocations: [plan('DTTS21.DA3', 70), plan('DTTS21.DA3.TDA2', 800)],
      disbursements: [entry],
      confirmations: [record('confirmation', { about: entry.id, verdict: 'confirmed' })],
    });
    expect(gaps.map(({ row, plan: p, paid: q }) => [row.heading.id, p, q])).toEqual([
      ['', 0, 9],
      ['DTTS21.DA3', 70, 0],
    ]);
  });
});

describe('money by village', () => {
  test('stands under the village that it was paid in, a merged one under what it became', () => {
    const entries = [
      paid('CT26', 10, { village: 'v.1' }),
      paid('CT26', 5, { village: 'v.3' }),
      paid('CT26', 3),
    ];
    const { money: table } = tally(
      {
        disbursements: entries,
        confirmations: entries.map(({ id: about }) =>
          record('confirmation', { about, verdict: 'confirmed' }),
        ),
      },
      { by: 'village' },
    );
    expect(table.rows.map(({ heading, paid: sum }) => [heading.id, sum])).toEqual([
      ['v.1', 15],
      [COMMON, 3],
    ]);
  });

  test('takes the plan of a village from the project that is its own', () => {
    const { money: table } = tally(
      {
        allocations: [plan('CT26', 100, { project: 'p.1' }), plan('CT26', 40, { project: 'p.2' })],
        projects: [
          record('productionProject', { villages: ['v.2'] }, 'p.1'),
          record('productionProject', { villages: ['v.1', 'v.2'] }, 'p.2'),
        ],
      },
      { by: 'village' },
    );
    expect(table.rows.map(({ heading, plan: sum }) => [heading.id, sum])).toEqual([
      ['v.2', 100],
      [COMMON, 40],
    ]);
  });

  test('stands under communes for the office', () => {
    const { money: table } = tally(
      { allocations: [plan('CT26', 100), plan('CT26', 7, { commune: '01981' })] },
      { by: 'commune' },
    );
    expect(table.rows.map(({ heading, plan: sum }) => [heading.code, sum])).toEqual([
      ['01969', 100],
      ['01981', 7],
    ]);
  });
});

describe('who has sent', () => {
  const sent = (subject: string, from: string, to: string) =>
    record('villageSubmission', { village: 'v.1', subject, periodFrom: from, periodTo: to });

  test('counts demand by its plan year, whatever period the money is asked for', () => {
    const submissions = [sent('trainingDemand', '2027-01-01', '2027-12-31')];
    const report = tally({ submissions }, { period: monthsOf(2026, 8) });
    expect(report.sent).toHaveLength(1);
    expect(report.sent[0]?.sent.map(({ id: name }) => name)).toEqual(['v.1']);
    expect(report.sent[0]?.missing.map(({ id: name }) => name)).toEqual(['v.2']);
  });

  test('asks of a year that is still going on only what was sent up to today', () => {
    const submissions = [sent('difficulty', '2026-01-01', '2026-11-30')];
    const report = tally({ submissions }, { subject: 'difficulty' });
    expect(report.sentPeriod).toEqual({ from: '2026-01-01', to: '2026-11-22' });
    expect(report.sent[0]?.sent).toHaveLength(1);
    expect(tally({ submissions }, { subject: 'disbursement' }).sent[0]?.sent).toHaveLength(0);
  });
});

describe('the tables of a report', () => {
  test('give trades and villages their names, and say what nobody wrote', () => {
    const demands = [
      record('trainingDemand', { planYear: 2027, village: 'v.1', trade: 'trade.han', people: 40, women: 9 }),
      record('trainingDemand', { planYear: 2027, village: 'v.2', people: 3 }),
    ];
    const { tables, byTrade } = tally({ demands });
    expect(tables.byTrade.rows.map(({ cells }) => cells[0])).toEqual([
      'Tổng cộng',
      '[trade.han]',
      'Chưa ghi nghề',
    ]);
    expect(tables.byVillage.rows.map(({ cells }) => cells[0])).toEqual(['Tổng cộng', '[v.1]', '[v.2]']);
    expect(byTrade.total.blanks).toMatchObject({ people: 0, women: 1, poor: 2 });
  });

  test('count what a person still has to look at', () => {
    const doubtful = { ...plan('CT26', 5), review: ['rule'] as const };
    expect(tally({ allocations: [doubtful, plan('CT26', 6)] }).toReview).toBe(1);
  });
});
