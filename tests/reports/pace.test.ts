import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { wholeYear } from '../../src/core/period.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { thresholds as seeds } from '../../src/programmes/thresholds.ts';
import { disbursementTable, type MoneyRow } from '../../src/reports/disbursement-table.ts';
import { inForceOn, markOf, numberOf, paceOn, toneOf } from '../../src/reports/pace.ts';

function record(kind: string, name: string, body: AnyBody): LiveRecord {
  return { id: id.parse(name), kind, seq: 1, gone: 'no', time: 1, review: [], body };
}
/** The norms as an office is seeded with them. */
const thresholds = seeds.map(({ id: name, ...body }) => record('threshold', name, body));
const on = (text: string) => paceOn(thresholds, 2026, day.parse(text));

function rowOf(plans: readonly AnyBody[], paid: number): MoneyRow {
  const money = { year: 2026, source: 'nstw', planState: 'giao_trong_nam', capitalKind: 'thuong_xuyen' };
  const entry = record('disbursement', 'd', { ...money, amount: paid, payDate: '2026-01-02' });
  return disbursementTable(
    {
      allocations: plans.map((plan, at) => record('allocation', `a${at}`, { ...money, ...plan })),
      disbursements: paid === 0 ? [] : [entry],
      confirmations: [record('confirmation', 'c', { about: 'd', verdict: 'confirmed' })],
      entryTwins: [],
    },
    { budgetYear: 2026, period: wholeYear(2026), headings: [], headingOf: () => null },
  ).total;
}

describe('a norm', () => {
  const classSize = (name: string, value: number, more: AnyBody = {}, time = 1): LiveRecord => ({
    ...record('threshold', name, { norm: 'classSize.theory', value, validFrom: '2026-01-01', ...more }),
    time,
  });

  test('holds on its days alone', () => {
    const dated = [
      classSize('a', 35, { validTo: '2026-06-30' }),
      classSize('b', 30, { validFrom: '2026-07-01' }),
      classSize('c', 25, { validFrom: '2027-01-01' }),
    ];
    const found = ['2026-06-30', '2026-07-01', '2027-01-01'].map((on) =>
      numberOf(inForceOn(dated, day.parse(on)), 'classSize.theory'),
    );
    expect(found).toEqual([35, 30, 25]);
  });

  test('that begins on the day of another is put right by the one that was written last', () => {
    const [first, second] = [classSize('b', 35, {}, 9), classSize('a', 30, {}, 10)];
    expect(numberOf([first, second], 'classSize.theory')).toBe(30);
    expect(numberOf([second, first], 'classSize.theory')).toBe(30);
  });
});

describe('the pace of disbursement', () => {
  test('is the threshold at the end of its month, by kind of capital', () => {
    expect(on('2026-06-30')).toMatchObject({ investment: 0.35, recurrent: 0.3, months: 6 });
    expect(on('2026-12-31')).toMatchObject({ investment: 0.9, recurrent: 0.9, months: 12 });
  });

  test('goes straight between two months, and up from nothing before the first', () => {
    expect(on('2026-07-31').investment).toBeCloseTo(0.425, 10);
    expect(on('2026-04-30').recurrent).toBeCloseTo(0.1 + 0.2 / 3, 10);
    expect(on('2026-01-31').investment).toBeCloseTo(0.1 / 3, 10);
    expect(on('2025-11-11')).toMatchObject({ investment: 0, months: 0 });
  });

  test('reaches its end on 31/01 of the next year and stays there', () => {
    expect(on('2027-01-31')).toMatchObject({ investment: 0.95, months: 13 });
    expect(on('2027-08-31')).toMatchObject({ investment: 0.95, months: 13 });
  });

  test('takes the threshold that began last, and none that has ended', () => {
    const newer = record('threshold', 'n1', {
      norm: 'disbursement.pace',
      month: 6,
      value: 50,
      validFrom: '2026-06-01',
    });
    const ended = record('threshold', 'n2', { ...newer.body, value: 99, validTo: '2026-06-15' });
    const pace = paceOn([...thresholds, newer, ended], 2026, day.parse('2026-06-30'));
    expect(pace.investment).toBe(0.5);
  });

  test('is unknown where an office keeps no such norm', () => {
    const pace = paceOn([], 2026, day.parse('2026-06-30'));
    expect(pace.investment).toBeNull();
    expect(markOf(rowOf([{ amount: 10 }], 1), pace)).toBeNull();
    expect(toneOf(rowOf([{ amount: 10 }], 1), pace)).toBe('ok');
  });

  test('is weighed by what a row has of each kind of capital', () => {
    const row = rowOf([{ amount: 300 }, { amount: 100, capitalKind: 'dau_tu' }], 0);
    expect(markOf(row, on('2026-06-30'))).toBeCloseTo((0.3 * 300 + 0.35 * 100) / 400, 10);
    expect(markOf(rowOf([{ amount: 300, planState: 'keo_dai' }], 0), on('2026-06-30'))).toBe(0.3);
  });

  test('makes a row green at the mark, amber below it, red far below it', () => {
    const june = on('2026-06-30');
    expect(toneOf(rowOf([{ amount: 100 }], 30), june)).toBe('ok');
    expect(toneOf(rowOf([{ amount: 100 }], 29), june)).toBe('wait');
    expect(toneOf(rowOf([{ amount: 100 }], 14), june)).toBe('bad');
  });

  test('makes a row red where nothing is paid after the fourth month, not before', () => {
    expect(toneOf(rowOf([{ amount: 100 }], 0), on('2026-05-31'))).toBe('bad');
    expect(toneOf(rowOf([{ amount: 100 }], 0), on('2026-01-01'))).toBe('bad');
    expect(toneOf(rowOf([], 0), on('2026-05-31'))).toBe('ok');
  });
});

describe('a norm', () => {
  test('is the one that began last', () => {
    expect(numberOf(thresholds, 'classSize.theory')).toBe(35);
    const newer = record('threshold', 'n', {
      norm: 'classSize.theory',
      value: 30,
      validFrom: '2026-07-01',
    });
    expect(numberOf([...thresholds, newer], 'classSize.theory')).toBe(30);
    expect(numberOf(thresholds, 'unheard.of')).toBeNull();
  });
});
