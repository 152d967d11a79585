/** What a person with a pencil gets out of worked-example.ts, line by line. Amounts in triệu đồng. */
import { describe, expect, test } from 'vitest';
import { parseDay } from '../../../src/core/day.ts';
import { monthsOf } from '../../../src/core/period.ts';
import { tallyReport, type ReportQuestion } from '../../../src/reports/tally.ts';
import { moneyText } from '../../../src/reports/zalo-text.ts';
import { exampleQuestion, exampleRecords, nameOf } from './worked-example.ts';

const report = (over: Partial<ReportQuestion> = {}) =>
  tallyReport(exampleRecords, { ...exampleQuestion, ...over }, nameOf);
const rowOf = (node: string, over: Partial<ReportQuestion> = {}) => {
  const { money } = report(over);
  const row = [money.total, ...money.rows].find(({ heading }) => heading.id === node);
  if (row === undefined) throw new Error(`no row ${node}`);
  return row;
};
const millions = (dong: number | null): number | null => (dong === null ? null : dong / 1_000_000);
const percent = (share: number | null): number | null =>
  share === null ? null : Math.round(share * 1_000) / 10;

describe('a commune’s eight months by hand', () => {
  test('investment: 1 500 + 700 of 4 000 + 1 000 are 44 %', () => {
    const roads = rowOf('DTTS21.DA4.TDA1');
    expect(millions(roads.planInvestmentCentral)).toBe(4_000);
    expect(millions(roads.planInvestmentLocal)).toBe(1_000);
    expect(millions(roads.paid)).toBe(2_200);
    expect(percent(roads.rateInvestment)).toBe(44);
    expect(millions(roads.rest)).toBe(2_800);
  });

  test('a month later 450 more: 2 650 of 5 000 are 53 %', () => {
    const later = { period: monthsOf(2025, 9), today: parseDay('2025-10-02') ?? exampleQuestion.today };
    expect(percent(rowOf('DTTS21.DA4.TDA1', later).rateInvestment)).toBe(53);
  });

  test('recurrent: 48 − 48 + 96 and 24 of 1 000 + 250 are 9.6 %', () => {
    expect(millions(rowOf('DTTS21.DA3.TDA2').paidRecurrent)).toBe(96);
    expect(millions(rowOf('DTTS21.DA5.TDA3').paidRecurrent)).toBe(24);
    expect(percent(rowOf('').rateRecurrent)).toBe(9.6);
  });

  test('together: 2 320 of 6 250 are 37.12 %, which is not the mean of 44 and 9.6', () => {
    const total = rowOf('');
    expect([millions(total.plan), millions(total.paid), millions(total.rest)]).toEqual([6_250, 2_320, 3_930]);
    expect(total.rate).toBe(0.3712);
    expect([millions(total.pending), total.pendingCount]).toEqual([31, 1]);
  });

  test('07 breeding cows: 143 in all, the state 96, which is 67 %, the households 47', () => {
    const { columns, rows } = report().tables.projects;
    const said = Object.fromEntries(columns.map(({ key }, at) => [key, rows[1]?.cells[at]]));
    expect(said).toMatchObject({
      name: 'Nuôi bò sinh sản',
      cost: 143_000_000,
      state: 96_000_000,
      counterpart: 47_000_000,
      paid: 96_000_000,
      paidShare: 1,
      acceptanceDate: '2025-08-19',
    });
    expect(Math.round(Number(said['stateShare']) * 100)).toBe(67);
    // 4 poor and 2 near-poor of 7 households
    expect(said['targetShare']).toBe(6 / 7);
  });

  test('training: 14 + 26 learn medicinal plants in two classes of 35, 12 welding in one', () => {
    const { rows, total } = report().byTrade;
    expect(rows.map(({ key, people, classes, women }) => [key, people, classes, women])).toEqual([
      ['Trồng cây dược liệu', 40, 2, 29],
      ['Hàn', 12, 1, null],
    ]);
    expect([total.people, total.classes, total.villages, total.blanks.women]).toEqual([52, 3, 2, 1]);
  });

  test('mobilised: the plans and what people give, the cows’ state money once', () => {
    const { columns, rows } = report().tables.mobilisation;
    const total = Object.fromEntries(columns.map(({ key }, at) => [key, rows[0]?.cells[at]]));
    expect(total).toMatchObject({ total: 6_297_000_000, nstw: 5_250_000_000, ns_tinh: 1_000_000_000 });
    expect(total['nhan_dan']).toBe(47_000_000);
  });

  test('the mark of the month is 50 %: investment waits, recurrent is red', () => {
    const { paces } = report();
    expect(paces.get('DTTS21.DA4.TDA1')).toMatchObject({ mark: 0.5, tone: 'wait' });
  });

  test('one village of two has sent, and the other is named', () => {
    const { notes } = report().tables.money;
    const said = notes.map(({ vi }) => vi);
    expect(said).toContain('Số liệu đến 31/08/2025.');
    expect(said.join('\n')).toContain('1/2');
    expect(said.join('\n')).toContain('Bản Lạn');
    expect(said.join('\n')).toContain('Tổng khớp');
  });

  test('in a message for Zalo', () => {
    expect(moneyText(report().money, 'Giải ngân 8 tháng', '31/08/2025').split('\n').slice(0, 4)).toEqual([
      'GIẢI NGÂN 8 THÁNG',
      '(triệu đồng)',
      'Tổng cộng: 2.320/6.250 (37,1%)',
      expect.stringContaining('2.320/6.250 (37,1%)'),
    ]);
  });
});
