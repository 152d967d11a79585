import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { withoutBlanks } from '../../src/core/record.ts';
import { trainingDemand } from '../../src/kinds/training-demand.ts';
import { bodyOf, codesOf, saidOf } from './rules-of.ts';

const said = (changes: Parameters<typeof saidOf>[1]) => saidOf('trainingDemand', changes);
const codes = (changes: Parameters<typeof saidOf>[1]) => codesOf('trainingDemand', changes);

describe('a training demand', () => {
  test('stops where a part is more than the whole, and says both numbers', () => {
    expect(said({ women: 15 })).toEqual(['Nữ (15) nhiều hơn số người đăng ký (14).']);
    expect(codes({ women: 15 })).toEqual(['women more-than-whole stop']);
  });

  test('stops where classes of households that exclude each other are more than the whole', () => {
    expect(said({ poor: 8, nearPoor: 6, escapedPoor: 3 })).toEqual([
      'Nghèo đến thu nhập thấp cộng lại (17) nhiều hơn số người đăng ký (14).',
    ]);
  });

  test('lets priorities overlap', () => {
    expect(codes({ women: 14, ethnicMinority: 14, disabled: 14, merit: 14 })).toEqual([]);
  });

  test('compares no blank', () => {
    expect(codes({ people: null, women: 15 })).toEqual(['people required stop']);
    expect(codes({ women: null, poor: null, nearPoor: null, escapedPoor: null })).toEqual([]);
  });

  test('needs one trade: from the list, or written', () => {
    expect(codes({ trade: null })).toEqual(['trade trade-needed stop']);
    expect(codes({ trade: null, tradeOther: 'Làm bún khô' })).toEqual([]);
    expect(codes({ tradeOther: 'Làm bún khô' })).toEqual(['tradeOther two-trades warn']);
  });

  test('needs somebody: a village without need says so when it sends', () => {
    expect(said({ people: 0, women: 0, ethnicMinority: 0, poor: 0, nearPoor: 0, escapedPoor: 0 })).toEqual([
      'Ghi từ 1 người trở lên. Không ai đăng ký thì gửi xã "không có nhu cầu".',
    ]);
  });

  test('has no more women without a job than women', () => {
    expect(codes({ joblessWomen: 10 })).toEqual(['joblessWomen more-than-women stop']);
  });

  test('warns of a year that is past or far', () => {
    expect(codes({ planYear: 2024 })).toEqual(['planYear far-year warn']);
    expect(codes({ planYear: 2032 })).toEqual(['planYear far-year warn']);
    expect(codes({ planYear: 2026 })).toEqual([]);
  });

  test('plans for the next year from 1 July on', () => {
    const startOn = (today: string) =>
      trainingDemand.start({ today: day.parse(today), commune: '01969', village: 'v.01969.01', person: 'p' });
    expect(startOn('2026-06-30').planYear).toBe(2026);
    expect(startOn('2026-07-01')).toEqual({ commune: '01969', village: 'v.01969.01', planYear: 2027 });
  });

  test('reads well in one line', () => {
    const body = bodyOf(trainingDemand, withoutBlanks(trainingDemand.examples[0] ?? {}));
    const name = () => 'Kỹ thuật trồng quế, hồi';
    expect(trainingDemand.title(body, name)).toBe('Kỹ thuật trồng quế, hồi');
    expect(trainingDemand.detail(body, name)).toBe('14 người · 9 nữ · 2027');
  });
});
