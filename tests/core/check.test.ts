import { describe, expect, test } from 'vitest';
import { checkBody, checkShape, stops } from '../../src/core/check.ts';
import { day } from '../../src/core/day.ts';
import type { JsonObject } from '../../src/core/json.ts';
import { house } from './house.ts';

const context = { today: day.parse('2026-11-20') };
const whole: JsonObject = { village: 'v1', recordedBy: 'p', status: 'draft' };
const shape = (values: JsonObject, strict = true) =>
  checkShape(house, values, strict).map(({ field, code }) => `${field} ${code}`);
const body = (values: JsonObject) =>
  checkBody(house, values, context).map(({ field, code }) => `${field} ${code}`);

describe('checkShape', () => {
  test('takes values of the right shape, and blanks', () => {
    expect(shape({ name: 'nhà', people: 5, months: ['a'], women: null })).toEqual([]);
  });

  test('names each field with a value that does not fit', () => {
    expect(shape({ people: 'năm', women: -1, status: 'lost', name: 'nhà' })).toEqual([
      'people shape',
      'women shape',
      'status shape',
    ]);
  });

  test('refuses unknown fields only where it is strict', () => {
    expect(shape({ garden: 1 })).toEqual(['garden unknown-field']);
    expect(shape({ constructor: 1, toString: 'x' })).toEqual([
      'constructor unknown-field',
      'toString unknown-field',
    ]);
    expect(shape({ garden: 1 }, false)).toEqual([]);
  });
});

describe('checkBody', () => {
  test('asks for what is missing', () => {
    expect(body(whole)).toEqual([]);
    expect(body({})).toEqual(['village required', 'recordedBy required', 'status required']);
    expect(body({ ...whole, village: null })).toEqual(['village required']);
  });

  test('asks for what is missing in a row, and says which row', () => {
    const animals = [
      { id: 'a', what: 'trâu', heads: null },
      { id: 'b', what: null, heads: 2 },
    ];
    const troubles = checkBody(house, { ...whole, animals }, context);
    expect(troubles.map(({ field, says }) => `${field}: ${says.vi}`)).toEqual([
      'animals: Dòng 2: cần điền "con gì".',
    ]);
  });

  test("adds the kind's own rules", () => {
    expect(body({ ...whole, people: 2, women: 3 })).toEqual(['women more']);
  });

  test('tells stops from warnings', () => {
    const [trouble] = checkBody(house, { ...whole, people: 2, women: 3 }, context);
    const warning = { field: null, code: 'odd', level: 'warn', says: { vi: 'lạ', en: 'odd' } } as const;
    expect(stops(trouble ? [warning, trouble] : [])).toEqual([trouble]);
  });
});
