import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/json.ts';
import { openBook } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };
const tooMany = { ...village, name: 'Trâu', people: 2, women: 3 };

describe('a refused mutation', () => {
  test('is INVALID with its field, and what depends on it waits', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const create = head.mutation({ kind: 'project', values: tooMany });
    const edit = head.mutation({
      op: 'update',
      kind: 'project',
      record: create.id,
      values: { place: [null, 'Nà Hin'] },
    });
    const comment = head.mutation({ kind: 'comment', values: { about: create.id, text: 'Xem' } });
    const { outcomes } = await head.sync([create, edit, comment]);
    expect(outcomes).toMatchObject([
      { outcome: 'INVALID', reason: 'rule', troubles: [{ field: 'women', code: 'more-than-total' }] },
      { outcome: 'HELD', reason: 'behind-another' },
      { outcome: 'HELD', reason: 'no-such-parent' },
    ]);
    expect(head.base.has(create.id)).toBe(false);
  });

  test('is mended: the mend takes its time and place, then the others run in order', async () => {
    const { phone, office, clock } = await openBook();
    const head = await phone('head');
    const create = head.mutation({ kind: 'project', values: tooMany });
    const edit = head.mutation({
      op: 'update',
      kind: 'project',
      record: create.id,
      values: { place: [null, 'Nà Hin'] },
    });
    const comment = head.mutation({ kind: 'comment', values: { about: create.id, text: 'Xem' } });
    await head.sync([create, edit, comment]);
    clock.now += 60_000;
    const mend = head.mutation({
      op: 'mend',
      kind: 'project',
      record: create.id,
      target: create.id,
      values: { ...tooMany, recordedBy: 'head', people: 5 },
    });
    const { outcomes } = await head.sync([mend]);
    expect(outcomes[0]).toMatchObject({ outcome: 'OK', time: create.at });
    await head.sync([], { held: [create.id, edit.id, comment.id] });
    expect([create, edit, comment].map((m) => head.receipts.get(m.id)?.outcome)).toEqual([
      'DISCARDED',
      'OK',
      'OK',
    ]);
    expect(head.values(create.id)).toMatchObject({ people: 5, place: 'Nà Hin' });
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('a mend that is no better takes its place, and is mended in turn', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const first = await head.send({ kind: 'project', values: tooMany });
    const again = await head.send({
      op: 'mend',
      kind: 'project',
      record: first.id,
      target: first.id,
      values: { ...tooMany, recordedBy: 'head', women: 9 },
    });
    expect(again.outcome).toBe('INVALID');
    const late = await head.send({
      op: 'mend',
      kind: 'project',
      record: first.id,
      target: first.id,
      values: { ...tooMany, recordedBy: 'head', women: 1 },
    });
    expect(late).toMatchObject({ outcome: 'FORBIDDEN', reason: 'target-not-invalid' });
    const good = await head.send({
      op: 'mend',
      kind: 'project',
      record: first.id,
      target: again.id,
      values: { ...tooMany, recordedBy: 'head', women: 1 },
    });
    expect(good.outcome).toBe('OK');
    expect(head.values(first.id)).toMatchObject({ women: 1 });
  });

  test('mend and discard work once, on an INVALID target of the same person only', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const officer = await phone('officer');
    const fine = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const bad = await head.send({ kind: 'project', values: tooMany });
    const discard = { op: 'discard', kind: 'project' } as const;
    expect(await head.send({ ...discard, record: fine.id, target: fine.id })).toMatchObject({
      reason: 'target-not-invalid',
    });
    expect(await officer.send({ ...discard, record: bad.id, target: bad.id })).toMatchObject({
      reason: 'wrong-author',
    });
    expect(await head.send({ ...discard, record: bad.id, target: bad.id })).toMatchObject({ outcome: 'OK' });
    expect(await head.send({ ...discard, record: bad.id, target: bad.id })).toMatchObject({
      outcome: 'FORBIDDEN',
    });
  });

  test('without the rule a mutation that took effect can be given up', async () => {
    const { phone } = await openBook({ guards: { mendOnce: false } });
    const head = await phone('head');
    const fine = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    await head.send({ op: 'discard', kind: 'project', record: fine.id, target: fine.id });
    await head.sync([], { held: [fine.id] });
    expect(head.receipts.get(fine.id)).toMatchObject({ outcome: 'DISCARDED' });
  });

  test('a discarded edit lets the later ones run, marked', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const bad = head.mutation({ op: 'update', kind: 'project', record: id, values: { people: [null, -4] } });
    const next = head.mutation({
      op: 'update',
      kind: 'project',
      record: id,
      values: { place: [null, 'Nà Hin'] },
    });
    const { outcomes } = await head.sync([bad, next]);
    expect(outcomes).toMatchObject([{ outcome: 'INVALID', reason: 'shape' }, { outcome: 'HELD' }]);
    await head.send({ op: 'discard', kind: 'project', record: id, target: bad.id });
    await head.sync([], { held: [bad.id, next.id] });
    expect(head.receipts.get(bad.id)).toMatchObject({ outcome: 'DISCARDED' });
    expect(head.receipts.get(next.id)).toMatchObject({ outcome: 'OK' });
    expect(head.base.get(id)).toMatchObject({ review: ['discarded-before'] });
    expect(head.values(id)).toMatchObject({ place: 'Nà Hin' });
  });

  test('a discarded creation shows its followers to their author, all at once', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const create = head.mutation({ kind: 'project', values: tooMany });
    const edits = [0, 1].map((i) =>
      head.mutation({ op: 'update', kind: 'project', record: create.id, values: { place: [null, `${i}`] } }),
    );
    const comment = head.mutation({ kind: 'comment', values: { about: create.id, text: 'Xem' } });
    await head.sync([create, ...edits, comment]);
    await head.send({ op: 'discard', kind: 'project', record: create.id, target: create.id });
    await head.sync([], { held: [...edits.map((e) => e.id), comment.id] });
    for (const edit of edits)
      expect(head.receipts.get(edit.id)).toMatchObject({ outcome: 'INVALID', reason: 'no-such-record' });
    expect(head.receipts.get(comment.id)).toMatchObject({ outcome: 'INVALID', reason: 'no-such-parent' });
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('a mend of an edit carries changes', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const bad = await head.send({
      op: 'update',
      kind: 'project',
      record: id,
      values: { people: [null, -4] },
    });
    expect(
      await head.send({
        op: 'mend',
        kind: 'project',
        record: id,
        target: bad.id,
        values: { people: [null, 4], women: [null, null] },
      }),
    ).toMatchObject({ outcome: 'OK' });
    expect(head.values(id)).toMatchObject({ people: 4 });
  });

  test.each([
    ['an unknown field', { ...village, name: 'Trâu', nonsense: 1 }, 'nonsense', 'unknown-field'],
    ['a number as a text', { ...village, name: 'Trâu', people: 'năm' }, 'people', 'shape'],
    ['1e20 people', { ...village, name: 'Trâu', people: 1e20 }, 'people', 'shape'],
    ['a state that does not exist', { ...village, name: 'Trâu', status: 'nowhere' }, 'status', 'shape'],
  ])('%s is named', async (_, values, field, code) => {
    const { phone } = await openBook();
    const head = await phone('head');
    const m = head.mutation({ kind: 'project', values: village });
    const { outcomes } = await head.sync([{ ...m, open: { recordedBy: 'head', ...values } }]);
    expect(outcomes[0]).toMatchObject({ outcome: 'INVALID', reason: 'shape', troubles: [{ field, code }] });
  });

  test('a key that every object has is refused, plain or sealed', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const text = '{"name":"x","__proto__":{"recordedBy":"head","commune":"c1","village":"v1"}}';
    const open = JSON.parse(text) as JsonObject;
    const plain = { ...head.mutation({ kind: 'project', values: village }), open };
    const sealed = { ...head.mutation({ kind: 'project', values: village }), sealed: `p0:${text}` };
    const { outcomes } = await head.sync([plain, sealed]);
    expect(outcomes).toMatchObject([
      { outcome: 'INVALID', reason: 'shape' },
      { outcome: 'INVALID', reason: 'shape' },
    ]);
  });

  test.each([
    ['an unknown kind', { kind: 'nonsense', values: { a: 1 } }, 'unknown-kind'],
    [
      'another author',
      { kind: 'project', values: { ...village, name: 'Trâu', recordedBy: 'officer' } },
      'wrong-author',
    ],
    ['what is missing', { kind: 'project', values: village }, 'rule'],
    [
      'a create of another record',
      { kind: 'project', record: 'other', values: { ...village, name: 'Trâu' } },
      'shape',
    ],
    ['a parent that is not named', { kind: 'comment', values: { text: 'Xem' } }, 'rule'],
    [
      'no pairs',
      { op: 'update' as const, kind: 'grant', record: 'other', values: { name: 'x' } },
      'no-such-record',
    ],
    [
      'a withdrawal of what is no entry',
      { op: 'withdraw' as const, kind: 'project', record: 'other' },
      'shape',
    ],
  ])('%s is refused with its reason', async (_, wish, reason) => {
    const { phone } = await openBook();
    expect(await (await phone('head')).send(wish)).toMatchObject({ reason });
  });

  test('what is sealed by nobody we know is refused', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    for (const sealed of ['p0:{', 'p0:[]', 'x', 'p0:null']) {
      const m = { ...head.mutation({ kind: 'project', values: { ...village, name: 'Trâu' } }), sealed };
      expect((await head.sync([m])).outcomes[0]).toMatchObject({ outcome: 'INVALID', reason: 'shape' });
    }
  });
});
