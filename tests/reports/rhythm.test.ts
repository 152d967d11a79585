import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { deadlinesFrom } from '../../src/reports/rhythm.ts';
import { norm, seeded } from './alert-records.ts';

const from = (today: string, months: number, rules = seeded) =>
  deadlinesFrom(rules, day.parse(today), months).map(({ norm: name, day: due, daysLeft }) => [
    name.replace('deadline.', ''),
    due,
    daysLeft,
  ]);

describe('the deadlines of the reporting rhythm', () => {
  test('come every month, the next one first, counted from today', () => {
    expect(from('2026-11-09', 1)).toEqual([
      ['treasury.monthly', '2026-11-13', 4],
      ['province.monthly', '2026-11-15', 6],
      ['commune.monthly', '2026-12-08', 29],
      ['treasury.monthly', '2026-12-13', 34],
      ['province.monthly', '2026-12-15', 36],
      ['yearEnd', '2026-12-31', 52],
    ]);
  });

  test('stand on their last day, and no longer', () => {
    expect(from('2026-11-08', 0)[0]).toEqual(['commune.monthly', '2026-11-08', 0]);
    expect(from('2026-11-09', 0)[0]).toEqual(['treasury.monthly', '2026-11-13', 4]);
  });

  test('that come once a year stand once in a year', () => {
    const once = from('2026-11-09', 12).filter(([name]) => name === 'adjustment' || name === 'demand');
    expect(once).toEqual([
      ['adjustment', '2027-01-31', 83],
      ['demand', '2027-06-30', 233],
    ]);
  });

  test('on the 31st stand on the last day of a shorter month', () => {
    const rules = [norm('deadline.commune.monthly', 31, { validFrom: '2020-01-01' })];
    expect(from('2027-02-01', 1, rules).map(([, due]) => due)).toEqual(['2027-02-28', '2027-03-31']);
  });

  test('are those that the office sets, from the day on which it does', () => {
    const own = norm('deadline.commune.monthly', 25, { validFrom: '2026-12-01' });
    const dues = from('2026-11-01', 2, [...seeded, own]).filter(([name]) => name === 'commune.monthly');
    expect(dues.map(([, due]) => due)).toEqual(['2026-11-08', '2026-12-25', '2027-01-25']);
  });

  test('of a rule that ends in the middle of a month stand until then', () => {
    const rule = norm('deadline.commune.monthly', 8, { validFrom: '2026-01-01', validTo: '2026-11-10' });
    const next = norm('deadline.commune.monthly', 25, { validFrom: '2026-11-11' });
    const dues = (rules: readonly ReturnType<typeof norm>[]) =>
      from('2026-11-01', 1, rules).map(([, due]) => due);
    expect(dues([rule])).toEqual(['2026-11-08']);
    expect(dues([rule, next])).toEqual(['2026-11-25', '2026-12-25']);
  });

  test('of one month go before those of every month, in whatever order they were written', () => {
    const every = norm('deadline.commune.monthly', 8);
    const january = norm('deadline.commune.monthly', 5, { month: 1 });
    for (const rules of [
      [every, january],
      [january, every],
    ])
      expect(from('2026-12-01', 1, rules).map(([, due]) => due)).toEqual(['2026-12-08', '2027-01-05']);
  });

  test('of the thirteenth month stand in January', () => {
    expect(from('2026-12-20', 3, [norm('deadline.adjustment', 31, { month: 13 })])).toEqual([
      ['adjustment', '2027-01-31', 42],
    ]);
  });

  test('are none where the office keeps none, or took them back', () => {
    const gone = { ...norm('deadline.commune.monthly', 8), gone: 'deleted' as const };
    expect(from('2026-11-01', 12, [gone, norm('update.none', 30)])).toEqual([]);
  });
});
