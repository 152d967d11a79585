import { describe, expect, test } from 'vitest';
import {
  choice,
  choices,
  count,
  date,
  money,
  note,
  percent,
  position,
  quantity,
  ref,
  refs,
  rows,
  text,
  value,
  year,
  yesNo,
  type Field,
} from '../../src/core/field.ts';
import { fits } from '../../src/core/shape.ts';

const label = { vi: 'Mục', en: 'Field' };
const options = { mot: label, hai: label };
const takes = (field: Field, given: unknown) => fits(field.shape, given);

/** [what, field, values that fit, values that do not] */
const shapes: readonly (readonly [string, Field, readonly unknown[], readonly unknown[]])[] = [
  ['text', text(label), ['a', 'trâu 🐃', 'x'.repeat(200)], ['', 'x'.repeat(201), 7, null]],
  ['short text', text(label, { max: 5 }), ['01969'], ['019690']],
  ['note', note(label), ['x'.repeat(5000)], ['x'.repeat(5001), '']],
  ['count', count(label), [0, 14, 1_000_000], [-1, 1.5, 1_000_001, '14', Number.NaN, 1e20]],
  ['quantity', quantity(label), [0, 7.125, 0.001, 1e9], [-1, 0.0001, 1e10, Infinity, '7']],
  ['percent', percent(label), [0, 33.33, 100], [-1, 100.1]],
  ['money', money(label), [0, 1e15], [-1, 1e20, 0.5]],
  ['money below zero', money(label, { negative: true }), [-48_000_000, 1], [-1e20, 1.5]],
  ['day', date(label), ['2026-03-08', '2024-02-29'], ['2026-02-30', '08/03/2026', '2026-3-8', '']],
  ['year', year(label), [2015, 2027], [2014, 2051, 2026.5]],
  ['yes or no', yesNo(label), [true, false], ['true', 0]],
  ['choice', choice(label, options), ['mot'], ['ba', '', 'toString']],
  ['choices', choices(label, options), [[], ['mot'], ['hai', 'mot']], ['mot', ['ba']]],
  ['reference', ref('trade', label), ['trade.han', 'aB3-_x', '01969'], ['', '-x', 'a b', 'x'.repeat(65)]],
  ['references', refs('village', label), [[], ['v1', 'v2']], ['v1', ['a b']]],
  [
    'position',
    position(label),
    [{ lat: 22.2, lon: 105.8, accuracy: 12 }],
    [
      { lat: 91, lon: 0, accuracy: 1 },
      { lat: 1, lon: 1 },
    ],
  ],
  ['any value', value(label), [7, 'x', { people: 14 }], ['x'.repeat(40_001), () => 0]],
];

describe('the shape of', () => {
  test.each(shapes)('%s', (_, field, takenIn, refused) => {
    expect(takenIn.filter((given) => !takes(field, given))).toEqual([]);
    expect(refused.filter((given) => takes(field, given))).toEqual([]);
  });

  test('rows: an id each, every answer or a blank, and nothing else', () => {
    const field = rows(label, { what: text(label), heads: count(label) });
    expect(takes(field, [{ id: 'r1', what: 'trâu', heads: 7 }])).toBe(true);
    expect(takes(field, [{ id: 'r1', what: null, heads: null }])).toBe(true);
    expect(takes(field, [{ what: 'trâu', heads: 7 }])).toBe(false);
    expect(takes(field, [{ id: 'r1', what: 'trâu', heads: 7, colour: 'đen' }])).toBe(false);
    expect(takes(field, [{ id: 'r1', what: 'trâu', heads: '7' }])).toBe(false);
    expect(
      takes(
        field,
        Array.from({ length: 301 }, (_, i) => ({ id: `r${i}`, what: null, heads: null })),
      ),
    ).toBe(false);
  });
});

describe('a field', () => {
  test('is open, optional and without a hint unless it says otherwise', () => {
    expect(text(label)).toMatchObject({ required: false, privacy: 'none', hint: null, max: 200 });
    expect(count(label).unit).toBeNull();
  });

  test('with free words is personal, and a position sensitive', () => {
    expect(note(label).privacy).toBe('personal');
    expect(note(label, { privacy: 'none' }).privacy).toBe('none');
    expect(position(label).privacy).toBe('sensitive');
    expect(value(label).privacy).toBe('personal');
  });

  test('that points says to which kinds', () => {
    expect(ref('trade', label).to).toEqual(['trade']);
    expect(ref(['trade', 'goods'], label).to).toEqual(['trade', 'goods']);
    expect(ref(null, label).to).toBeNull();
    expect(refs('village', label).to).toEqual(['village']);
  });
});
