import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../src/core/json.ts';
import {
  firstStamps,
  foldChanges,
  groupOf,
  latestTime,
  mergeEdit,
  wholeGroups,
  type Stamps,
} from '../../src/core/merge.ts';
import { changesOf, type Changes } from '../../src/core/mutation.ts';
import { house } from './house.ts';

const NOW = 1_000;

/** The office's row: values, all of them written at `t` by the mutation `made`. */
const row = (values: JsonObject, t = 100) => ({ values, stamps: firstStamps(house, { t, m: 'made' }) });

function merge(office: { values: JsonObject; stamps: Stamps }, changes: Changes, at = 200, id = 'edit') {
  return mergeEdit(house, office.values, office.stamps, { id, at, changes }, NOW);
}

describe('one field', () => {
  test.each([
    ['the office has what the officer saw', 'seen', 'new', 0],
    ['the office has the new value already', 'new', 'new', 0],
    ['the office has another value: the later one stands', 'other', 'new', 1],
  ])('%s', (_, current, expected, conflicts) => {
    const merged = merge(row({ name: current }), { name: ['seen', 'new'] });
    expect(merged.values).toEqual({ name: expected });
    expect(merged.conflicts).toHaveLength(conflicts);
    expect(merged.changed).toBe(current !== 'new');
  });

  test('keeps both values of a conflict, and whose edit was there before', () => {
    const { conflicts } = merge(row({ name: 'other' }), { name: ['seen', 'new'] });
    expect(conflicts).toEqual([
      { group: 'name', kept: { name: 'new' }, lost: { name: 'other' }, other: 'made', incomingWins: true },
    ]);
  });

  test('keeps the later value where the incoming edit is older', () => {
    const merged = merge(row({ name: 'other' }, 300), { name: ['seen', 'new'] });
    expect(merged).toMatchObject({ values: { name: 'other' }, changed: false });
    expect(merged.conflicts).toEqual([
      { group: 'name', kept: { name: 'other' }, lost: { name: 'new' }, other: 'made', incomingWins: false },
    ]);
    expect(merged.stamps['name']).toEqual({ t: 300, m: 'made' });
  });

  test('is not taken in by a value that was changed and changed back', () => {
    // A → B at 150, B → A at 300; this edit saw A and was written at 200.
    const merged = merge(row({ name: 'A' }, 300), { name: ['A', 'C'] });
    expect(merged.values).toEqual({ name: 'A' });
    expect(merged.conflicts).toMatchObject([
      { kept: { name: 'A' }, lost: { name: 'C' }, incomingWins: false },
    ]);
  });

  test('goes to the greater id where both were written in the same millisecond', () => {
    const office = row({ name: 'other' }, 200);
    expect(merge(office, { name: ['seen', 'new'] }, 200, 'zz').values).toEqual({ name: 'new' });
    expect(merge(office, { name: ['seen', 'new'] }, 200, 'aa').values).toEqual({ name: 'other' });
  });

  test('tells blank from zero', () => {
    expect(merge(row({}), { people: [null, 0] }).values).toEqual({ people: 0 });
    expect(merge(row({ people: 0 }), { people: [null, 3] }).conflicts).toHaveLength(1);
    expect(merge(row({ name: 'a' }), { name: ['a', null] }).values).toEqual({ name: null });
  });

  test('never takes a time from the future, and always moves on', () => {
    const ahead = merge(row({ name: 'a' }), { name: ['a', 'b'] }, NOW + 5_000);
    expect(ahead.stamps['name']).toEqual({ t: NOW, m: 'edit' });
    const behind = merge(row({ name: 'a' }, NOW + 7), { name: ['a', 'b'] }, NOW + 8);
    expect(behind.stamps['name']).toEqual({ t: NOW + 8, m: 'edit' });
  });
});

describe('three edits of the same millisecond', () => {
  test('end the same in whichever order they arrive', () => {
    const one = { id: 'one', at: 8, changes: { name: [null, 'c'] as const } };
    const two = { id: 'two', at: 8, changes: { name: [null, 'b'] as const } };
    const start = { values: {}, stamps: { name: { t: 8, m: 'made' } } };
    const inOrder = [
      [one, two],
      [two, one],
    ].map((edits) =>
      edits.reduce(
        (office, edit) => mergeEdit(house, office.values, office.stamps, edit, NOW),
        start as { values: JsonObject; stamps: Stamps },
      ),
    );
    expect(inOrder.map(({ values }) => values)).toEqual([{ name: 'b' }, { name: 'b' }]);
  });
});

describe('fields that belong together', () => {
  test('merge as one value, so that the parts never outgrow the whole', () => {
    const office = row({ people: 20, women: 15 });
    const merged = merge(office, wholeGroups(house, { people: 18, women: 9 }, { people: [18, 10] }));
    expect(merged.values).toEqual({ people: 10, women: 9 });
    expect(merged.conflicts).toEqual([
      {
        group: 'people',
        kept: { people: 10, women: 9 },
        lost: { people: 20, women: 15 },
        other: 'made',
        incomingWins: true,
      },
    ]);
  });

  test('conflict even where the two sides changed different members', () => {
    const merged = merge(row({ people: 18, women: 12 }, 300), { people: [18, 10], women: [9, 9] });
    expect(merged.values).toEqual({ people: 18, women: 12 });
    expect(merged.conflicts).toHaveLength(1);
  });

  test('are named whole by an update that touches one of them', () => {
    expect(wholeGroups(house, { people: 18 }, { women: [null, 9], name: ['a', 'b'] })).toEqual({
      women: [null, 9],
      people: [18, 18],
      name: ['a', 'b'],
    });
    expect(groupOf(house, 'women')).toBe('people');
    expect(groupOf(house, 'name')).toBe('name');
  });

  test('are one value even where one of them is a list', () => {
    const sources = [{ id: 's', amount: 5 }];
    const changes = { cost: [9, 5], sources: [[{ id: 's', amount: 9 }], sources] } as const;
    const merged = merge(row({ cost: 7, sources: [{ id: 's', amount: 7 }] }, 300), changes);
    expect(merged.values).toEqual({ cost: 7, sources: [{ id: 's', amount: 7 }] });
    const half = merge(row({ cost: 7, sources: [{ id: 's', amount: 7 }] }, 300), {
      sources: changes.sources,
    });
    expect(half.values).toMatchObject({ sources: [{ id: 's', amount: 7 }] });
  });

  test('leave other fields alone', () => {
    const merged = merge(row({ name: 'theirs', people: 3 }, 150), { people: [3, 4], women: [null, 2] });
    expect(merged.values).toEqual({ name: 'theirs', people: 4, women: 2 });
    expect(merged.conflicts).toEqual([]);
    expect(latestTime(merged.stamps)).toBe(200);
  });
});

describe('a set', () => {
  const months = (current: Json, seen: Json, wanted: Json, t = 100) =>
    merge(row({ months: current }, t), { months: [seen, wanted] });

  test('keeps what either side added', () => {
    expect(months(['a', 'b'], ['a'], ['a', 'c']).values).toEqual({ months: ['a', 'b', 'c'] });
  });

  test('loses what one side removed and nobody added', () => {
    expect(months(['a', 'b', 'c'], ['a', 'b'], ['b']).values).toEqual({ months: ['b', 'c'] });
  });

  test('lets adding win: what was removed here and added there stays there', () => {
    // Here 'a' was never seen, so that nobody here removed it.
    expect(months(['a'], ['b'], ['c']).values).toEqual({ months: ['a', 'c'] });
  });

  test('merges by element whatever the times, and makes no conflict', () => {
    const merged = months(['a', 'b'], ['a'], ['a', 'c'], 300);
    expect(merged).toMatchObject({ values: { months: ['a', 'b', 'c'] }, combined: true, conflicts: [] });
  });

  test('is blank where nothing is left', () => {
    expect(months(['a'], ['a', 'b'], ['b']).values).toEqual({ months: null });
  });
});

describe('rows', () => {
  const buffalo = { id: 'r1', what: 'trâu', heads: 7 };
  const pig = { id: 'r2', what: 'lợn', heads: 20 };
  const animals = (current: Json, seen: Json, wanted: Json, t = 100) =>
    merge(row({ animals: current }, t), { animals: [seen, wanted] });

  test('keep rows that each side added', () => {
    const goat = { id: 'r3', what: 'dê', heads: 4 };
    expect(animals([buffalo, pig], [buffalo], [buffalo, goat]).values).toEqual({
      animals: [buffalo, pig, goat],
    });
  });

  test('merge by row, then by field', () => {
    const theirs = { ...buffalo, heads: 8 };
    const mine = { ...buffalo, what: 'trâu cái' };
    const merged = animals([theirs], [buffalo], [mine]);
    expect(merged.values).toEqual({ animals: [{ id: 'r1', what: 'trâu cái', heads: 8 }] });
    expect(merged).toMatchObject({ combined: true, conflicts: [] });
  });

  test('keep the later answer where both changed the same field of a row, and record the other', () => {
    const theirs = [{ ...buffalo, heads: 8 }, pig];
    const mine = [{ ...buffalo, heads: 9 }];
    const later = animals(theirs, [buffalo], mine);
    expect(later.values).toEqual({ animals: [{ ...buffalo, heads: 9 }, pig] });
    expect(later.conflicts).toMatchObject([{ incomingWins: true, lost: { animals: theirs } }]);
    const earlier = animals(theirs, [buffalo], mine, 300);
    expect(earlier).toMatchObject({ values: { animals: theirs }, changed: false });
    expect(earlier.conflicts).toMatchObject([{ incomingWins: false, kept: { animals: theirs } }]);
  });

  test('go where one side removed them and the other left them alone', () => {
    expect(animals([buffalo, pig], [buffalo, pig], [pig]).values).toEqual({ animals: [pig] });
    expect(animals([pig], [buffalo, pig], [buffalo, { ...pig, heads: 21 }]).values).toEqual({
      animals: [{ ...pig, heads: 21 }],
    });
  });

  test('stay where one side removed what the other changed', () => {
    expect(animals([{ ...buffalo, heads: 8 }], [buffalo], null).values).toEqual({
      animals: [{ ...buffalo, heads: 8 }],
    });
    expect(animals(null, [buffalo], [{ ...buffalo, heads: 8 }]).values).toEqual({
      animals: [{ ...buffalo, heads: 8 }],
    });
  });
});

describe('changes as they travel', () => {
  test('are pairs; anything else is left out', () => {
    expect(changesOf({ name: ['a', 'b'], people: [1], women: 3, months: [null, ['a']] })).toEqual({
      name: ['a', 'b'],
      months: [null, ['a']],
    });
  });
});

// Small worlds, so that the two sides meet in the same places.
const name = fc.constantFrom(null, 'a', 'b', 'c');
const number = fc.constantFrom(null, 1, 2, 3);
const set = fc.subarray(['a', 'b', 'c']).map((list) => (list.length === 0 ? null : list));
const animal = fc.record({ id: fc.constantFrom('r1', 'r2', 'r3'), what: name, heads: number });
const list = fc
  .uniqueArray(animal, { maxLength: 3, selector: ({ id }) => id })
  .map((rows) => (rows.length === 0 ? null : rows));
const body = fc.record({
  name,
  people: number,
  women: number,
  months: set,
  animals: list,
  cost: number,
  sources: fc.constant(null),
});
const times = fc.integer({ min: 1, max: 400 });
const editOf = (seen: JsonObject) =>
  fc
    .record({ wanted: body, only: fc.subarray(['name', 'people', 'women', 'months', 'animals']) })
    .map(({ wanted, only }) => {
      const changes = Object.fromEntries(
        only.map((field) => [field, [seen[field] ?? null, wanted[field as 'name']] as const]),
      );
      return wholeGroups(house, seen, changes);
    });
const edited = body.chain((seen) =>
  fc.record({ seen: fc.constant<JsonObject>(seen), changes: editOf(seen), more: editOf(seen) }),
);

describe('merging, for any values and times', () => {
  test('is idempotent: the same edit again changes no value', () => {
    fc.assert(
      fc.property(edited, body, times, times, ({ changes }, current, written, at) => {
        const edit = { id: 'edit', at, changes };
        const { values, stamps } = row(current, written);
        const once = mergeEdit(house, values, stamps, edit, NOW);
        const twice = mergeEdit(house, once.values, once.stamps, edit, NOW);
        expect(twice.values).toEqual(once.values);
      }),
    );
  });

  test('gives an officer at the office what the phone showed, while nobody else writes', () => {
    fc.assert(
      fc.property(edited, ({ seen, changes }) => {
        const shown = foldChanges(house, seen, changes);
        const merged = merge(row(seen), changes);
        expect(merged.values).toEqual({ ...seen, ...shown });
        expect(merged.conflicts).toEqual([]);
      }),
    );
  });

  test('folds several own edits to what the office makes of them', () => {
    fc.assert(
      fc.property(edited, body, ({ seen, changes }, next) => {
        const shown = foldChanges(house, seen, changes);
        const second = wholeGroups(house, shown, {
          name: [shown['name'] ?? null, next.name],
          animals: [shown['animals'] ?? null, next.animals],
        });
        const first = merge(row(seen), changes, 200, 'one');
        const both = merge({ values: first.values, stamps: first.stamps }, second, 201, 'two');
        expect(both.values).toEqual(foldChanges(house, shown, second));
        expect(both.conflicts).toEqual([]);
      }),
    );
  });

  test('does not depend on the order of edits of different fields', () => {
    fc.assert(
      fc.property(edited, body, times, times, ({ seen, changes, more }, current, at, then) => {
        const groups = new Set(Object.keys(changes).map((field) => groupOf(house, field)));
        const apart = Object.fromEntries(
          Object.entries(more).filter(([field]) => !groups.has(groupOf(house, field))),
        );
        const one = { id: 'one', at, changes };
        const two = { id: 'two', at: then, changes: apart };
        const start = row({ ...seen, ...current }, 50);
        const inOrder = (first: typeof one, second: typeof one) => {
          const half = mergeEdit(house, start.values, start.stamps, first, NOW);
          return mergeEdit(house, half.values, half.stamps, second, NOW);
        };
        const [a, b] = [inOrder(one, two), inOrder(two, one)];
        expect([a.values, a.stamps]).toEqual([b.values, b.stamps]);
      }),
    );
  });

  test('lets the later of two edits of one field stand, in whichever order they arrive', () => {
    fc.assert(
      fc.property(
        name,
        name,
        name,
        times,
        times,
        fc.integer({ min: 0, max: 300 }),
        (seen, mine, theirs, at, then, written) => {
          const one = { id: 'one', at, changes: { name: [seen, mine] as const } };
          const two = { id: 'two', at: then, changes: { name: [seen, theirs] as const } };
          // An edit that changes nothing is none: the notebook writes only what differs.
          fc.pre(seen !== mine && seen !== theirs);
          const start = row({ name: seen }, written);
          const inOrder = (first: typeof one, second: typeof one) => {
            const half = mergeEdit(house, start.values, start.stamps, first, NOW);
            return mergeEdit(house, half.values, half.stamps, second, NOW).values;
          };
          expect(inOrder(one, two)).toEqual(inOrder(two, one));
        },
      ),
    );
  });

  test('keeps or records every value of a single field: nothing is lost in silence', () => {
    fc.assert(
      fc.property(name, name, name, times, times, (seen, wanted, current, written, at) => {
        const merged = merge(row({ name: current }, written), { name: [seen, wanted] }, at);
        const known = [
          merged.values['name'],
          ...merged.conflicts.flatMap(({ kept, lost }) => [kept['name'], lost['name']]),
        ];
        expect(known).toContain(wanted);
        expect(current === seen || known.includes(current)).toBe(true);
      }),
    );
  });
});
