/** What holds for every kind that stands in the register, and for the next one that somebody adds. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkBody, checkShape, stops } from '../../src/core/check.ts';
import { day } from '../../src/core/day.ts';
import type { Field } from '../../src/core/field.ts';
import type { JsonObject } from '../../src/core/json.ts';
import type { Kind, Trouble } from '../../src/core/kind.ts';
import { splitByPrivacy, withoutBlanks } from '../../src/core/record.ts';
import { roleNames } from '../../src/core/role.ts';
import type { Words } from '../../src/core/text.ts';
import { may } from '../../src/kinds/access.ts';
import { findKind, getKind, kinds } from '../../src/kinds/index.ts';
import { anyBody } from '../kinds/any-body.ts';
import { bodyOf } from '../kinds/rules-of.ts';
import { runs } from '../support/runs.ts';

const context = { today: day.parse('2026-11-20') };
const opened = { today: context.today, commune: '01969', village: 'v.01969.01', person: 'p.demo' };
/** Longer than most names that people give to things. */
const longNames = (reference: string | null) =>
  reference === null ? '' : 'Nuôi và phòng trị bệnh cho trâu, bò, ngựa vùng đặc biệt khó khăn';

const examplesOf = (kind: Kind) => kind.examples.map(withoutBlanks);

describe('the register', () => {
  test('has each kind once', () => {
    expect(kinds.map(({ name }) => name).sort()).toEqual([
      'allocation',
      'comment',
      'commune',
      'confirmation',
      'conflict',
      'difficulty',
      'disbursement',
      'entryTwin',
      'ethnicGroup',
      'fieldVisit',
      'frozenReport',
      'goods',
      'grant',
      'importBatch',
      'letterhead',
      'periodicReport',
      'person',
      'photo',
      'productionProject',
      'programmeNode',
      'threshold',
      'trade',
      'trainingDemand',
      'treasuryLine',
      'village',
      'villageMeeting',
      'villageSubmission',
    ]);
  });

  test('finds a kind by its name and says no to any other', () => {
    expect(getKind('village')).toBe(findKind('village'));
    expect(findKind('constructor')).toBeNull();
    expect(() => getKind('house')).toThrow('there is no kind house');
  });
});

describe.each(kinds.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  const fieldNames = Object.keys(kind.fields);
  const ownNames = Object.keys(kind.ownFields);

  test('has two examples or more that its own shape and rules accept', () => {
    expect(kind.examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examplesOf(kind)) {
      expect(checkShape(kind, example, true)).toEqual([]);
      expect(stops(checkBody(kind, example, context))).toEqual([]);
    }
  });

  test('refuses an unknown field at the door and lets it pass on the shelf', () => {
    const odd = { ...examplesOf(kind)[0], soNha: '12' };
    expect(checkShape(kind, odd, true)).toMatchObject([
      { field: 'soNha', code: 'unknown-field', level: 'stop' },
    ]);
    expect(checkShape(kind, odd, false)).toEqual([]);
  });

  test('asks for every required field that is blank', () => {
    const asked = checkBody(kind, {}, context).filter(({ code }) => code === 'required');
    const required = fieldNames.filter((name) => kind.fields[name]?.required);
    expect(asked.map(({ field }) => field)).toEqual(required);
    expect(required).toContain('recordedBy');
  });

  test('keeps its fields in camelCase and apart from the common ones', () => {
    for (const name of fieldNames) expect(name).toMatch(/^[a-z][A-Za-z0-9]*$/u);
    for (const common of ['recordedBy', 'onBehalfOf', 'status', 'statusNote'])
      expect(ownNames).not.toContain(common);
  });

  test('points only to kinds that there are', () => {
    for (const field of everyField(kind)) {
      if (field.type !== 'ref' && field.type !== 'refs') continue;
      for (const target of field.to ?? []) expect(findKind(target)?.name).toBe(target);
    }
  });

  test('has all its words in Vietnamese and English, none over 90 characters', () => {
    for (const words of wordsOf(kind)) expectWords(words);
  });

  test('asks in groups of at most six, each field once', () => {
    const asked = kind.form.flatMap(({ ask }) => ask);
    expect(new Set(asked).size).toBe(asked.length);
    for (const name of asked) expect(ownNames).toContain(name);
    for (const { ask } of kind.form) expect(ask.length).toBeLessThanOrEqual(6);
  });

  test('asks for each of its own fields, or starts with a value for it', () => {
    if (writtenByTheOffice(kind)) return;
    const known = new Set([...kind.form.flatMap(({ ask }) => ask), ...Object.keys(kind.start(opened))]);
    expect(ownNames.filter((name) => !known.has(name))).toEqual([]);
  });

  test('starts a form with values of the right shape', () => {
    expect(checkShape(kind, withoutBlanks(kind.start(opened)), true)).toEqual([]);
    expect(
      checkShape(kind, withoutBlanks(kind.start({ ...opened, commune: null, village: null })), true),
    ).toEqual([]);
  });

  test('merges together only fields that it has, each in one group', () => {
    const grouped = kind.together.flat();
    expect(new Set(grouped).size).toBe(grouped.length);
    for (const name of grouped) expect(fieldNames).toContain(name);
    for (const group of kind.together) expect(group.length).toBeGreaterThanOrEqual(2);
  });

  test('lists, sorts, copies and searches only by fields that it has', () => {
    expect(kind.columns.length).toBeGreaterThan(0);
    expect(new Set(kind.columns).size).toBe(kind.columns.length);
    for (const name of [...kind.columns, ...kind.search, ...kind.same]) expect(fieldNames).toContain(name);
    for (const name of kind.search) expect(['text', 'note', 'rows']).toContain(kind.fields[name]?.type);
    if (kind.copy === null) return;
    expect(kind.fields[kind.copy.yearField]?.type).toBe('year');
    for (const name of kind.copy.blank) {
      expect(ownNames).toContain(name);
      expect(kind.fields[name]?.required).toBe(false);
    }
  });

  test('says a record in a title of at most 60 characters and a short second line', () => {
    for (const example of [...examplesOf(kind), {}]) {
      const [title, detail] = [kind.title, kind.detail].map((say) => say(bodyOf(kind, example), longNames));
      expect(title?.length).toBeLessThanOrEqual(60);
      expect(detail?.length).toBeLessThanOrEqual(200);
      expect(`${title}${detail}`).not.toMatch(/null|undefined|NaN|\n/u);
    }
    for (const example of examplesOf(kind)) {
      expect(kind.title(bodyOf(kind, example), longNames)).not.toBe('');
    }
  });

  test('tells blank from zero in what it adds up', () => {
    for (const [name, measure] of Object.entries(kind.measures)) {
      expect([name, measure.of(bodyOf(kind, {}))]).toEqual([name, null]);
    }
    for (const example of examplesOf(kind)) {
      for (const measure of Object.values(kind.measures)) {
        const figure = measure.of(bodyOf(kind, example));
        expect(figure === null || Number.isSafeInteger(figure)).toBe(true);
      }
    }
  });

  test('comes back the same from JSON', () => {
    for (const example of examplesOf(kind)) {
      const travelled = JSON.parse(JSON.stringify(example)) as JsonObject; // its own JSON
      expect(bodyOf(kind, travelled)).toEqual(bodyOf(kind, example));
      expect(checkShape(kind, travelled, true)).toEqual([]);
    }
  });

  test('seals every personal value and no other', () => {
    for (const example of examplesOf(kind)) {
      const { open, personal } = splitByPrivacy(kind, example);
      for (const name of Object.keys(open)) expect(kind.fields[name]?.privacy).toBe('none');
      for (const name of Object.keys(personal ?? {})) expect(kind.fields[name]?.privacy).not.toBe('none');
      expect({ ...open, ...personal }).toEqual(example);
    }
  });

  test('searches nothing that is personal without the phone opening it: no reference list does', () => {
    if (!kind.reference) return;
    for (const name of kind.search) expect(kind.fields[name]?.privacy).toBe('none');
  });

  test('answers any body of the right shape with short troubles at its own fields', () => {
    fc.assert(
      fc.property(anyBody(kind), (values) => {
        expect(checkShape(kind, values, true)).toEqual([]);
        const body = bodyOf(kind, values);
        for (const trouble of checkBody(kind, values, { ...context, norm: () => 50 }))
          expectTrouble(kind, trouble);
        expect(kind.title(body, longNames).length).toBeLessThanOrEqual(60);
        kind.detail(body, longNames);
        kind.audience(body);
        for (const measure of Object.values(kind.measures)) measure.of(body);
      }),
      { numRuns: runs(60) },
    );
  });
});

describe.each(kinds.filter((kind) => kind.parentField === null).map((kind) => [kind.name, kind] as const))(
  'the readers of %s',
  (_, kind) => {
    test('are its home first: the place it belongs to, or everybody', () => {
      for (const example of examplesOf(kind)) {
        const scopes = kind.audience(bodyOf(kind, example)) ?? [];
        const place = kind.place(bodyOf(kind, example));
        const commune = place.commune === null ? 'office' : `commune:${place.commune}`;
        const home = place.village === null ? commune : `village:${place.village}`;
        const homes = kind.reference || place.commune === null ? ['all', home] : [home];
        expect(homes).toContain(scopes[0]);
        expect(new Set(scopes).size).toBe(scopes.length);
      }
    });

    test('are the office, too', () => {
      for (const example of examplesOf(kind)) {
        const scopes = kind.audience(bodyOf(kind, example)) ?? [];
        expect(scopes.includes('all') || scopes.includes('office')).toBe(true);
      }
    });
  },
);

describe.each(
  kinds.flatMap((kind) => (kind.parentField === null ? [] : [[kind.name, kind.parentField, kind] as const])),
)('the readers of %s', (_, parentField, kind) => {
  test('are those of the record that it points to', () => {
    expect(kind.fields[parentField]).toMatchObject({ type: 'ref', required: true });
    expect(kind.audience(bodyOf(kind, {}))).toBeNull();
  });
});

describe.each(kinds.flatMap((kind) => (kind.life === null ? [] : [[kind.name, kind, kind.life] as const])))(
  'the life of %s',
  (_, kind, life) => {
    const states = Object.keys(life.states);

    test('begins in one of its states', () => {
      expect(states).toContain(life.start);
      expect(life.path[0]).toBe(life.start);
    });

    test('reaches every state', () => {
      const reached = new Set([life.start]);
      for (let before = 0; before < reached.size;) {
        before = reached.size;
        for (const { from, to } of life.moves) if (from.some((state) => reached.has(state))) reached.add(to);
      }
      expect([...reached].sort()).toEqual([...states].sort());
    });

    test('moves between states that it has, for roles that there are', () => {
      for (const move of life.moves) {
        for (const state of [...move.from, move.to]) expect(states).toContain(state);
        expect(move.from).not.toContain(move.to);
        expect(move.by.length).toBeGreaterThan(0);
        for (const role of move.by) expect(roleNames).toContain(role);
      }
    });

    test('asks only for fields that it has, and happens only within acts that there are', () => {
      const needs = life.moves.flatMap((move) => move.needs ?? []);
      for (const name of needs) expect(Object.keys(kind.fields)).toContain(name);
      const within = life.moves.flatMap((move) => move.within ?? []);
      expect(within.filter((act) => findKind(act) === null)).toEqual([]);
    });

    test('has one move at most for a role from one state to another', () => {
      const ways = life.moves.flatMap(({ from, to, by }) =>
        from.flatMap((f) => by.map((r) => `${f} ${to} ${r}`)),
      );
      expect(new Set(ways).size).toBe(ways.length);
    });

    test('walks its path by its own moves', () => {
      const steps = life.path.slice(1).map((to, index) => [life.path[index] ?? '', to] as const);
      const missing = steps.filter(
        ([from, to]) => !life.moves.some((m) => m.to === to && m.from.includes(from)),
      );
      expect(missing).toEqual([]);
    });

    test('keeps the status and its note as one value', () => {
      expect(kind.together).toContainEqual(['status', 'statusNote']);
      expect(kind.fields['status']).toMatchObject({ type: 'choice', required: true });
    });
  },
);

function writtenByTheOffice(kind: Kind): boolean {
  return !roleNames.some((role) =>
    may([{ role, commune: null, village: null }], 'create', kind.name, nowhere),
  );
}
const nowhere = { commune: null, village: null };

function* everyField(kind: Kind): Iterable<Field> {
  for (const field of Object.values(kind.fields)) {
    yield field;
    if (field.type === 'rows') yield* Object.values(field.of);
  }
}

function* wordsOf(kind: Kind): Iterable<Words> {
  yield* [kind.label.one, kind.label.many];
  for (const field of everyField(kind)) {
    yield field.label;
    if (field.hint !== null) yield field.hint;
    if (field.type === 'count' && field.unit !== null) yield field.unit;
    if (field.type === 'choice' || field.type === 'choices') yield* Object.values(field.options);
  }
  for (const { title } of kind.form) yield title;
  for (const { label } of Object.values(kind.measures)) yield label;
  for (const { label } of Object.values(kind.life?.states ?? {})) yield label;
  for (const { label } of kind.life?.moves ?? []) yield label;
}

function expectWords(words: Words): void {
  for (const text of [words.vi, words.en]) {
    expect(text.trim()).toBe(text);
    expect(text).not.toBe('');
    expect(text.normalize('NFC')).toBe(text);
    expect(text.length, text).toBeLessThanOrEqual(90);
  }
}

function expectTrouble(kind: Kind, trouble: Trouble): void {
  expectWords(trouble.says);
  expect(trouble.code).toMatch(/^[a-z][a-z-]*$/u);
  expect(Object.keys(kind.fields)).toContain(trouble.field);
  expect(`${trouble.says.vi}${trouble.says.en}`).not.toMatch(/null|undefined|NaN/u);
}
