import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, dayOfInstant } from '../../src/core/day.ts';
import type { AlertKind, AlertRecords } from '../../src/reports/alerts/alert.ts';
import { alertsOf } from '../../src/reports/alerts/alerts-of.ts';
import { forecastOf } from '../../src/reports/alerts/slow.ts';
import { runs } from '../support/runs.ts';
import { alertsOn, line, node, norm, pay, record, recordsOf, seeded } from './alert-records.ts';

const only = (kind: AlertKind, today: string, parts: Partial<AlertRecords>) =>
  alertsOn(today, parts).filter((alert) => alert.kind === kind);

describe('money paid beyond its plan', () => {
  test('is told with how much, and the payments that went beyond, the latest first', () => {
    const [first, second, last] = [pay(60, '2026-02-01'), pay(50, '2026-03-01'), pay(5, '2026-04-01')];
    const found = only('over', '2026-11-20', {
      allocations: [line(100)],
      disbursements: [first, second, last],
    });
    expect(found).toMatchObject([{ tone: 'bad', amount: 15, count: 2, records: [last.id, second.id] }]);
  });

  test('is not told where exactly the plan was paid, or of a payment that lies ahead', () => {
    const exact = [pay(100, '2026-02-01'), pay(1, '2026-11-21')];
    expect(only('over', '2026-11-20', { allocations: [line(100)], disbursements: exact })).toEqual([]);
  });
});

describe('money of a programme that ends', () => {
  const old = [node('DA3', { parent: 'DTTS21' }), node('DTTS21', { validTo: '2026-12-31' })];
  const left = { allocations: [line(100)], disbursements: [pay(95, '2026-02-01')], nodes: old };
  const on = (today: string) => only('expires', today, left);

  test('is told from sixty days before, red from the last thirty on, and after it', () => {
    expect(on('2026-10-31')).toEqual([]);
    expect(on('2026-11-01')).toMatchObject([{ tone: 'wait', amount: 5, day: '2026-12-31', days: 60 }]);
    expect(on('2026-12-01')).toMatchObject([{ tone: 'bad', days: 30 }]);
    expect(on('2027-01-10')).toMatchObject([{ tone: 'bad', days: -10, year: 2026 }]);
  });

  test('is not told where nothing is left of it', () => {
    const paid = { ...left, disbursements: [pay(100, '2026-02-01')] };
    expect(only('expires', '2026-12-15', paid)).toEqual([]);
  });

  test('is told earlier where the office asks for it', () => {
    const thresholds = [...seeded, norm('money.expires', 90, { validFrom: '2026-06-01' })];
    expect(only('expires', '2026-10-05', { ...left, thresholds })).toHaveLength(1);
    const ahead = [...seeded, norm('money.expires', 90, { validFrom: '2026-10-06' })];
    expect(only('expires', '2026-10-05', { ...left, thresholds: ahead })).toEqual([]);
  });
});

describe('slow money', () => {
  const paid = (amount: number) => ({
    allocations: [line(100)],
    disbursements: amount === 0 ? [] : [pay(amount, '2026-02-01')],
  });
  const kinds = (today: string, amount: number) => alertsOn(today, paid(amount)).map(({ kind }) => kind);

  test('is told below the mark of the month, red below half of it', () => {
    expect(only('behind', '2026-06-30', paid(30))).toEqual([]); // the mark of recurrent money in June is 30 %
    expect(only('behind', '2026-06-30', paid(29))).toMatchObject([
      { tone: 'wait', share: 0.29, mark: 0.3, amount: 71 },
    ]);
    expect(only('behind', '2026-06-30', paid(15))).toMatchObject([{ tone: 'wait' }]);
    expect(only('behind', '2026-06-30', paid(14))).toMatchObject([{ tone: 'bad' }]);
  });

  test('has a mark of its own for each kind of capital', () => {
    const investment = { capitalKind: 'dau_tu' };
    const parts = {
      allocations: [line(100, investment)],
      disbursements: [pay(32, '2026-02-01', investment)],
    };
    expect(only('behind', '2026-06-30', parts)).toMatchObject([{ capitalKind: 'dau_tu', mark: 0.35 }]);
  });

  test('adds up the sources of one node before it is compared', () => {
    const parts = {
      allocations: [line(100), line(100, { source: 'ns_tinh' })],
      disbursements: [pay(60, '2026-02-01')],
    };
    expect(only('behind', '2026-06-30', parts)).toEqual([]);
  });

  test('is told apart where nothing at all is paid after the fourth month', () => {
    expect(kinds('2026-04-30', 0)).toContain('behind');
    expect(kinds('2026-05-01', 0)).toContain('none');
    expect(kinds('2026-05-01', 0)).not.toContain('behind');
    expect(kinds('2026-05-01', 1)).not.toContain('none');
  });

  test('follows the norms that the office keeps, from the day on which they begin', () => {
    const newer = norm('disbursement.pace', 50, { month: 6, validFrom: '2026-06-01' });
    const ended = norm('disbursement.pace', 90, { month: 6, validFrom: '2026-06-02', validTo: '2026-06-15' });
    const ahead = norm('disbursement.pace', 90, { month: 6, validFrom: '2026-07-01' });
    const thresholds = [...seeded, newer, ended, ahead];
    const found = only('behind', '2026-06-30', { ...paid(40), thresholds });
    expect(found).toMatchObject([{ share: 0.4, mark: 0.5 }]);
    const never = norm('disbursement.redIfNoneAfterMonth', 11, { validFrom: '2026-03-01' });
    expect(only('none', '2026-06-30', { ...paid(0), thresholds: [...seeded, never] })).toEqual([]);
  });

  test('is told of nobody where the office keeps no norms', () => {
    expect(alertsOn('2026-11-20', { ...paid(0), thresholds: [] })).toEqual([]);
  });
});

describe('the forecast of a year', () => {
  test('stretches what was reached as the marks of the year are stretched', () => {
    expect(forecastOf(0.3, 0.3, 0.95)).toBeCloseTo(0.95, 10);
    expect(forecastOf(0.15, 0.3, 0.95)).toBeCloseTo(0.475, 10);
    expect(forecastOf(0.6, 0.3, 0.95)).toBe(1);
    expect(forecastOf(0.6, 0, 0.95)).toBeNull();
    expect(forecastOf(0.6, null, 0.95)).toBeNull();
  });

  test('is told where the mark is kept and the norm of the year is not in reach', () => {
    const parts = { allocations: [line(100)], disbursements: [pay(30, '2026-02-01')] };
    expect(only('forecast', '2026-06-30', parts)).toEqual([]);
    const thresholds = [...seeded, norm('disbursement.forecast', 96)];
    expect(only('forecast', '2026-06-30', { ...parts, thresholds })).toMatchObject([
      { tone: 'wait', mark: 0.96, share: 0.95 },
    ]);
  });
});

describe('advances', () => {
  const advance = (amount: number, payDate: string, more = {}) =>
    pay(amount, payDate, { entryKind: 'tam_ung', project: 'p1', ...more });
  const back = (amount: number, payDate: string, more = {}) =>
    pay(-amount, payDate, { entryKind: 'thu_hoi_tam_ung', project: 'p1', ...more });
  const open = (today: string, ...disbursements: ReturnType<typeof pay>[]) =>
    only('advance', today, { disbursements });

  test('are told once they are older than six months', () => {
    expect(open('2026-08-20', advance(50, '2026-02-20'))).toEqual([]);
    expect(open('2026-08-21', advance(50, '2026-02-20'))).toMatchObject([
      { amount: 50, day: '2026-02-20', days: 182, count: 1 },
    ]);
    expect(open('2026-08-31', advance(50, '2026-02-28'))).toEqual([]); // six months before is the last of February
  });

  test('are told with what is left of them; what came back is of the oldest', () => {
    const [first, second] = [advance(50, '2026-01-05'), advance(40, '2026-01-06')];
    expect(open('2026-11-20', second, first, back(60, '2026-03-01'))).toMatchObject([
      { amount: 30, records: [second.id] },
    ]);
    expect(open('2026-11-20', first, second, back(90, '2026-03-01'))).toEqual([]);
  });

  test('are recovered by their own project only, and only once the money is back', () => {
    const first = advance(50, '2026-01-05');
    expect(open('2026-11-20', first, back(50, '2026-03-01', { project: 'p2' }))).toHaveLength(1);
    expect(open('2026-11-20', first, back(50, '2026-11-21'))).toHaveLength(1);
  });

  test('are not forgotten with the year in which they were paid', () => {
    const last = advance(50, '2025-09-01', { year: 2025 });
    expect(open('2026-11-20', last)).toMatchObject([{ amount: 50, year: 2025 }]);
    expect(open('2026-11-20', last, back(50, '2026-02-01'))).toEqual([]);
  });

  test('do not count before anybody has confirmed them', () => {
    const parts = { disbursements: [advance(50, '2026-01-05')], confirmations: [] };
    expect(only('advance', '2026-11-20', parts)).toEqual([]);
  });
});

describe('money that nobody has detailed', () => {
  const nodes = [node('DA3', {}), node('DA3.TDA2', { parent: 'DA3', ps: true })];
  const whole = line(100, { project: null, decisionDate: '2026-06-01' });
  const on = (today: string, parts: Partial<AlertRecords> = {}) =>
    only('notDetailed', today, { allocations: [whole], nodes, ...parts });

  test('is told more than thirty days after its decision, where its node has parts', () => {
    expect(on('2026-07-01')).toEqual([]);
    expect(on('2026-07-02')).toMatchObject([
      { amount: 100, day: '2026-06-01', days: 31, records: [whole.id] },
    ]);
  });

  test('is told where its node gives support and no project is written down', () => {
    const part = line(100, { project: null, node: 'DA3.TDA2', decisionDate: '2026-06-01' });
    const project = record('productionProject', { node: 'DA3.TDA2', commune: '01969', year: 2026 });
    expect(on('2026-07-15', { allocations: [part] })).toHaveLength(1);
    expect(on('2026-07-15', { allocations: [part], projects: [project] })).toEqual([]);
  });

  test('is less what was taken back since', () => {
    const given = line(-70, { project: null, decisionDate: '2026-07-14' });
    expect(on('2026-07-15', { allocations: [whole, given] })).toMatchObject([{ amount: 30 }]);
    const more = line(70, { project: null, decisionDate: '2026-07-14' });
    expect(on('2026-07-15', { allocations: [whole, more] })).toMatchObject([{ amount: 100 }]);
  });
});

describe('a commune that does not write', () => {
  const written = (at: string) => record('allocation', line(100).body, { time: Date.parse(at) });
  const on = (today: string, at = '2026-06-01T03:00:00Z') =>
    only('silent', today, { allocations: [written(at)] });

  test('is told after more than thirty days, while money is left', () => {
    expect(on('2026-07-01')).toEqual([]);
    expect(on('2026-07-02')).toMatchObject([{ commune: '01969', amount: 100, days: 31 }]);
    const parts = { allocations: [written('2026-01-01T03:00:00Z')], disbursements: [pay(100, '2026-02-01')] };
    expect(only('silent', '2026-07-02', parts)).toEqual([]);
  });

  test('is counted by the days of Viet Nam', () => {
    expect(dayOfInstant(Date.parse('2026-05-31T18:00:00Z'))).toBe('2026-06-01');
    expect(on('2026-07-01', '2026-05-31T18:00:00Z')).toEqual([]);
  });
});

describe('what an accountant has to decide', () => {
  const [one, two] = [
    pay(10, '2026-05-01', { voucherNo: 'RDT 112' }),
    pay(10, '2026-05-02', { voucherNo: 'RDT 112' }),
  ];

  test('is whether two payments of one voucher are one', () => {
    const found = only('twins', '2026-11-20', { disbursements: [one, two] });
    expect(found).toMatchObject([{ amount: 10, records: [two.id, one.id] }]);
    const said = record('entryTwin', { about: one.id, other: two.id, verdict: 'different' });
    expect(only('twins', '2026-11-20', { disbursements: [one, two], entryTwins: [said] })).toEqual([]);
  });

  test('is each difference from the statement, up to its last day', () => {
    const statement = (amount: number, payDate: string) =>
      record('treasuryLine', { commune: '01969', year: 2026, voucherNo: 'RDT 112', amount, payDate });
    const differs = { disbursements: [one], treasuryLines: [statement(12, '2026-05-01')] };
    expect(only('treasury', '2026-11-20', differs)).toMatchObject([
      { commune: '01969', amount: 2, count: 1 },
    ]);
    const agrees = [statement(10, '2026-05-01')];
    const later = pay(99, '2026-06-01');
    const until = { disbursements: [one, later], treasuryLines: agrees };
    expect(only('treasury', '2026-11-20', until)).toEqual([]);
    expect(
      only('treasury', '2026-11-20', { ...until, disbursements: [one, pay(99, '2026-05-01')] }),
    ).toHaveLength(1);
  });
});

describe('alerts', () => {
  test('are of both budget years in January, of one after it', () => {
    const allocations = [line(100), line(100, { year: 2027, decisionDate: '2027-01-05' })];
    const years = (today: string) => new Set(alertsOn(today, { allocations }).map(({ year }) => year));
    expect(years('2027-01-20')).toEqual(new Set([2026, 2027]));
    expect(years('2027-02-10')).toEqual(new Set([2027]));
  });

  test('come red first, then by how much money it is about', () => {
    const allocations = [line(100), line(300, { node: 'X' }), line(200, { node: 'Y' })];
    const disbursements = [pay(50, '2026-02-01', { node: 'Y' }), pay(120, '2026-02-02')];
    const found = alertsOn('2026-06-30', { allocations, disbursements });
    const tones = found.map(({ tone }) => tone);
    expect(tones).toEqual([...tones].sort());
    expect(found.slice(0, 2).map(({ kind, amount }) => [kind, amount])).toEqual([
      ['none', 300],
      ['over', 20],
    ]);
  });

  test('are the same in whatever order the records come', () => {
    const disbursements = [
      pay(60, '2026-02-01', { voucherNo: 'A1' }),
      pay(60, '2026-02-01', { voucherNo: 'a 1' }),
      pay(30, '2026-01-05', { entryKind: 'tam_ung' }),
      pay(30, '2026-01-05', { entryKind: 'tam_ung' }),
    ];
    const records = recordsOf({
      allocations: [line(100), line(100), line(70, { node: 'X' }), line(70, { node: 'Y', project: null })],
      disbursements,
      treasuryLines: [
        record('treasuryLine', { commune: '01969', year: 2026, amount: 7, payDate: '2026-02-01' }),
      ],
      nodes: [node('DA3', { validTo: '2026-12-31' }), node('X', {}), node('Y', { ps: true })],
    });
    const today = day.parse('2026-11-20');
    const inOrder = alertsOf(records, today);
    expect(new Set(inOrder.map(({ kind }) => kind)).size).toBeGreaterThan(6);
    const shuffled = (list: AlertRecords[keyof AlertRecords]) =>
      fc.shuffledSubarray([...list], { minLength: list.length, maxLength: list.length });
    fc.assert(
      fc.property(
        shuffled(records.allocations),
        shuffled(records.disbursements),
        shuffled(records.nodes),
        (allocations, entries, nodes) => {
          const other = { ...records, allocations, disbursements: entries, nodes };
          expect(alertsOf(other, today)).toEqual(inOrder);
        },
      ),
      { numRuns: runs(100) },
    );
  });
});
