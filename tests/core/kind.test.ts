import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { text } from '../../src/core/field.ts';
import { defineKind, learnAsking, textOf } from '../../src/core/kind.ts';
import { splitByPrivacy, withBlanks, withoutBlanks } from '../../src/core/record.ts';
import { house } from './house.ts';

const label = { vi: 'Mục', en: 'Field' };
const plain = defineKind({
  name: 'plain',
  label: { one: label, many: label },
  icon: 'file',
  fields: { about: text(label), commune: text(label), village: text(label) },
  audience: { of: 'about' },
  form: [],
  list: { title: ({ about }) => about ?? '', columns: ['about'] },
  examples: [{ about: 'a' }, { about: 'b' }],
});
const blank = {
  about: null,
  commune: null,
  village: null,
  recordedBy: null,
  onBehalfOf: null,
  status: null,
  statusNote: null,
};

describe('a kind whose build keeps its questions elsewhere', () => {
  const form = [{ title: label, ask: ['about'] }] as const;
  const bare = () => {
    const { form: _, ...spec } = { ...plain, audience: { of: 'about' as const } };
    return defineKind({
      ...spec,
      fields: { about: text(label) },
      list: { title: () => '', columns: [] },
    } as never);
  }; // the shape that the build leaves: what the compiler would refuse

  test('never passes for one without rules', () => {
    expect(() => bare().form).toThrow('import kinds/asking.ts');
    expect(() => bare().rules(blank as never, { today: day.parse('2026-11-20') })).toThrow(
      'not been fetched',
    ); // no field is read
  });

  test('has them once they were fetched', () => {
    const kind = bare();
    const trouble = { field: null, code: 'late', level: 'warn', says: label } as const;
    learnAsking('plain', { form, rules: () => [trouble] });
    expect(kind.form).toEqual(form);
    expect(kind.rules(blank as never, { today: day.parse('2026-11-20') })).toEqual([trouble]); // no field is read
    expect(kind.start({ today: day.parse('2026-11-20'), commune: null, village: null, person: 'p' })).toEqual(
      {},
    );
  });
});

describe('defineKind', () => {
  test('adds who wrote it to the fields, and the status where there is a life', () => {
    expect(Object.keys(plain.fields)).toEqual(['about', 'commune', 'village', 'recordedBy', 'onBehalfOf']);
    expect(Object.keys(house.fields).slice(-4)).toEqual(['recordedBy', 'onBehalfOf', 'status', 'statusNote']);
    expect(house.fields['status']).toMatchObject({ type: 'choice', required: true });
  });

  test('merges the status and its note as one value', () => {
    expect(house.together).toEqual([
      ['people', 'women'],
      ['cost', 'sources'],
      ['status', 'statusNote'],
    ]);
    expect(plain.together).toEqual([]);
  });

  test('takes the audience from the body, or names the field that points to it', () => {
    expect(house.audience({ ...withoutBlanks({}), village: 'v1' } as never)).toEqual([
      'village:v1',
      'office',
    ]); // only the village is read
    expect(house.parentField).toBeNull();
    expect(plain.parentField).toBe('about');
    expect(plain.audience(blank)).toBeNull();
  });

  test('takes the place from commune and village unless the kind says otherwise', () => {
    expect(plain.place({ ...blank, commune: '01969', village: 'v1' })).toEqual({
      commune: '01969',
      village: 'v1',
    });
    expect(plain.place(blank)).toEqual({ commune: null, village: null });
  });

  test('fills in what a plain kind leaves out', () => {
    expect(plain).toMatchObject({
      reference: false,
      entry: false,
      life: null,
      copy: null,
      same: [],
      search: [],
    });
    expect(
      plain.start({ today: day.parse('2026-11-20'), commune: null, village: null, person: 'p' }),
    ).toEqual({});
    expect(plain.detail(blank, () => '')).toBe('');
    expect(plain.rules(blank, { today: day.parse('2026-11-20') })).toEqual([]);
    expect(plain.measures).toEqual({});
  });
});

describe('a body', () => {
  test('travels without blanks and comes back with them', () => {
    expect(
      withoutBlanks({ name: 'a', people: 0, women: null, months: [], remark: undefined, empty: false }),
    ).toEqual({
      name: 'a',
      people: 0,
      empty: false,
    });
    expect(withBlanks(plain, { about: 'a' })).toEqual({
      about: 'a',
      commune: null,
      village: null,
      recordedBy: null,
      onBehalfOf: null,
    });
  });

  test('keeps what a newer app wrote', () => {
    expect(withBlanks(plain, { newer: 7 })).toMatchObject({ newer: 7 });
    expect(splitByPrivacy(house, { newer: 7 })).toEqual({ open: { newer: 7 }, personal: null });
  });

  test('splits into open and personal values', () => {
    expect(splitByPrivacy(house, { name: 'a', remark: 'tên người', statusNote: 'thiếu' })).toEqual({
      open: { name: 'a' },
      personal: { remark: 'tên người', statusNote: 'thiếu' },
    });
  });

  test('gives a text without knowing its kind', () => {
    expect(textOf({ name: 'a' }, 'name')).toBe('a');
    expect(textOf({ name: 7 }, 'name')).toBeNull();
    expect(textOf({}, 'name')).toBeNull();
  });
});
