/** Bodies of any kind, made from its fields: every value has the right shape, whatever the rules say. */
import fc from 'fast-check';
import type { Field, Fields } from '../../src/core/field.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Kind } from '../../src/core/kind.ts';

/** Amounts below a thousand tỷ, the whole of a province's programmes. */
const MOST_DONG = 999_999_999_999;

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });
const days = fc
  .date({ min: new Date('2019-01-01'), max: new Date('2032-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const ids = fc.constantFrom('v.01969.01', 'v.01969.02', 'trade.han', 'CT26.HP2.NDTP02', 'aB3_xYz');

/** A body with some fields blank (absent), as it travels. */
export function anyBody(kind: Kind): fc.Arbitrary<JsonObject> {
  const shape = Object.entries(kind.fields).map(([name, field]) => [name, anyValue(field)] as const);
  return fc.record(Object.fromEntries(shape), { requiredKeys: [] }) as fc.Arbitrary<JsonObject>; // values of fields are JSON
}

function anyValue(field: Field): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'text':
    case 'note':
      return words.map((text) => text.slice(0, field.max)).filter((text) => text.length > 0);
    case 'count':
      return fc.oneof(fc.nat(40), fc.nat(1_000_000));
    case 'quantity':
      return fc.nat(1_000_000).map((thousandths) => thousandths / 1000);
    case 'percent':
      return fc.nat(100);
    case 'dong':
      return fc.integer({ min: field.negative ? -MOST_DONG : 0, max: MOST_DONG });
    case 'day':
      return days;
    case 'year':
      return fc.integer({ min: 2015, max: 2050 });
    case 'yesNo':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom(...Object.keys(field.options));
    case 'choices':
      return fc.subarray(Object.keys(field.options), { minLength: 1 });
    case 'ref':
      return ids;
    case 'refs':
      return fc.uniqueArray(ids, { minLength: 1, maxLength: 4 });
    case 'position':
      return fc.constant({ lat: 22.2563, lon: 105.8712, accuracy: 18 });
    case 'value':
      return fc.constantFrom({ people: 14 }, 'hai mươi', 7);
    case 'rows':
      return anyRows(field.of);
    default:
      return field satisfies never;
  }
}

function anyRows(of: Fields): fc.Arbitrary<unknown> {
  const answers = Object.entries(of).map(([name, field]) => [name, fc.option(anyValue(field))] as const);
  const row = fc.record({
    id: fc.string({ unit: fc.constantFrom('a', 'b', 'c', 'd'), minLength: 1 }),
    ...Object.fromEntries(answers),
  });
  return fc.uniqueArray(row, { minLength: 1, maxLength: 4, selector: (one) => one.id });
}
