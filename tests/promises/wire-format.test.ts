/**
 * Yesterday's phone must be able to talk to today's office: a released schema may grow and never change.
 *
 * `wire-schema-N.json` holds what was agreed under schema number N. After an addition, write it down with
 * `RECORD_WIRE=1 npx vitest run tests/promises/wire-format.test.ts`; anything else is refused even then. A change
 * that must be: raise SCHEMA in src/sync/protocol.ts, and give the office an upcaster from the old number.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import type { Field, Fields } from '../../src/core/field.ts';
import { canonical } from '../../src/core/json.ts';
import type { Kind } from '../../src/core/kind.ts';
import { kinds } from '../../src/kinds/index.ts';
import { SCHEMA } from '../../src/sync/protocol.ts';

type WireField = {
  readonly type: string;
  readonly required: boolean;
  /** Sealed fields travel elsewhere, so that a field never changes sides. */
  readonly sealed: boolean;
  readonly max?: number;
  readonly negative?: boolean;
  readonly options?: readonly string[];
  readonly to?: readonly string[] | null;
  readonly of?: WireFields;
};
type WireFields = Readonly<Record<string, WireField>>;
type WireKind = {
  readonly hash: string;
  readonly entry: boolean;
  readonly parent: string | null;
  readonly fields: WireFields;
};
type Wire = Readonly<Record<string, WireKind>>;

const file = join(import.meta.dirname, `wire-schema-${SCHEMA}.json`);
const today: Wire = Object.fromEntries(kinds.map((kind) => [kind.name, wireOf(kind)]));
const agreed: Wire = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Wire) : today; // we wrote it
const broken = breaks(agreed, today);
if (process.env['RECORD_WIRE'] === '1' && broken.length === 0) {
  writeFileSync(file, `${JSON.stringify(today, null, 2)}\n`);
}

describe(`wire schema ${SCHEMA}`, () => {
  test('keeps every name, type and option that phones know', () => {
    expect(broken).toEqual([]);
  });

  test('is written down', () => {
    const written = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Wire) : {}; // we wrote it
    const grown = kinds
      .filter(({ name }) => written[name]?.hash !== today[name]?.hash)
      .map(({ name }) => name);
    expect(grown, 'only additions: write them down with RECORD_WIRE=1 (see the top of this file)').toEqual(
      [],
    );
  });
});

describe('the comparison', () => {
  const roof: WireField = { type: 'choice', required: true, sealed: false, options: ['tile'] };
  const before: Wire = { house: wire({ roof }) };
  const after = (field: Partial<WireField>, more: WireFields = {}): Wire => ({
    house: wire({ roof: { ...roof, ...field }, ...more }),
  });

  test('lets a choice grow and a blank field be added', () => {
    const wall = { type: 'text', required: false, sealed: false };
    expect(breaks(before, after({ options: ['tile', 'leaf'] }, { wall }))).toEqual([]);
  });

  test.each([
    ['a kind is gone', {}, 'house: is gone. Names are never taken back; hide it from menus instead.'],
    ['a field is gone', { house: wire({}) }, 'house.roof: is gone. Keep it, and leave it out of the form.'],
    ['a field has another type', after({ type: 'text' }), 'house.roof: was choice. Add a new field instead.'],
    [
      'an option is gone',
      after({ options: ['leaf'] }),
      'house.roof: lost the option tile. Options stay for ever.',
    ],
    [
      'a field changes sides',
      after({ sealed: true }),
      'house.roof: was open, is sealed. Add a new field instead.',
    ],
    [
      'a field becomes required',
      {
        house: wire({
          roof,
          wall: { type: 'text', required: true, sealed: false },
        }),
      },
      'house.wall: is required, and old phones do not send it. Let it be blank.',
    ],
  ])('says what to do when %s', (_, changed, says) => {
    expect(breaks(before, changed)).toEqual([says]);
  });
});

function wire(fields: WireFields): WireKind {
  return { hash: '', entry: false, parent: null, fields };
}

function wireOf(kind: Kind): WireKind {
  const shape = { entry: kind.entry, parent: kind.parentField, fields: fieldsOf(kind.fields) };
  const hash = createHash('sha256').update(canonical(shape)).digest('hex');
  return { hash: hash.slice(0, 16), ...shape };
}

function fieldsOf(fields: Fields): WireFields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, fieldOf(field)]));
}

function fieldOf(field: Field): WireField {
  return {
    type: field.type,
    required: field.required,
    sealed: field.privacy !== 'none',
    ...('max' in field ? { max: field.max } : {}),
    ...('negative' in field ? { negative: field.negative } : {}),
    ...('options' in field ? { options: Object.keys(field.options) } : {}),
    ...('to' in field ? { to: field.to } : {}),
    ...('of' in field ? { of: fieldsOf(field.of) } : {}),
  };
}

/** What an old phone could no longer send or read, each with what to do instead. */
function breaks(old: Wire, now: Wire): readonly string[] {
  return Object.entries(old).flatMap(([name, before]) => {
    const after = now[name];
    if (!after) return [`${name}: is gone. Names are never taken back; hide it from menus instead.`];
    return [
      ...(before.entry === after.entry ? [] : [`${name}: a money entry is one for ever.`]),
      ...(before.parent === after.parent
        ? []
        : [`${name}: its audience came from ${before.parent}. Keep it.`]),
      ...fieldBreaks(`${name}.`, before.fields, after.fields),
    ];
  });
}

function fieldBreaks(path: string, old: WireFields, now: WireFields): readonly string[] {
  const added = Object.entries(now).flatMap(([name, field]) =>
    field.required && !old[name]?.required
      ? [`${path}${name}: is required, and old phones do not send it. Let it be blank.`]
      : [],
  );
  const changed = Object.entries(old).flatMap(([name, before]) => {
    const after = now[name];
    if (!after) return [`${path}${name}: is gone. Keep it, and leave it out of the form.`];
    if (after.type !== before.type) return [`${path}${name}: was ${before.type}. Add a new field instead.`];
    const side = (sealed: boolean) => (sealed ? 'sealed' : 'open');
    return [
      ...(after.sealed === before.sealed
        ? []
        : [`${path}${name}: was ${side(before.sealed)}, is ${side(after.sealed)}. Add a new field instead.`]),
      ...(before.options ?? [])
        .filter((option) => !after.options?.includes(option))
        .map((option) => `${path}${name}: lost the option ${option}. Options stay for ever.`),
      ...((after.max ?? 0) < (before.max ?? 0)
        ? [`${path}${name}: held ${before.max} characters. Keep that.`]
        : []),
      ...(before.negative && !after.negative ? [`${path}${name}: could be negative. Keep that.`] : []),
      ...narrowed(before.to, after.to).map((lost) => `${path}${name}: could point to ${lost}. Keep that.`),
      ...fieldBreaks(`${path}${name}.`, before.of ?? {}, after.of ?? {}),
    ];
  });
  return [...added, ...changed];
}

function narrowed(before: WireField['to'], after: WireField['to']): readonly string[] {
  if (!after) return [];
  return before ? before.filter((kind) => !after.includes(kind)) : ['any kind'];
}
