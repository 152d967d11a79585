import { describe, expect, test } from 'vitest';
import { openBook } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };

describe('own rows (rule 8)', () => {
  test('a plain creation and edits upon it in one request come back by version alone', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    await head.pullAll();
    const create = head.mutation({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const edit = head.mutation({
      op: 'update',
      kind: 'project',
      record: create.id,
      values: { name: ['Trâu', 'Bò'] },
    });
    const answer = await head.sync([create, edit]);
    expect(answer.own).toEqual([
      { id: create.id, seq: (await office.head()).seq, time: answer.outcomes[1]?.time },
    ]);
    expect(answer.rows).toEqual([]);
    expect(answer.more).toBe(false);
    expect(head.values(create.id)).toMatchObject({ name: 'Bò' });
    expect((await head.sync()).rows).toEqual([]);
  });

  test('an edit upon a row that the phone has comes back by version', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const { answer } = await head.send({
      op: 'update',
      kind: 'project',
      record: id,
      values: { name: ['Trâu', 'Bò'] },
    });
    expect(answer.own.map((own) => own.id)).toEqual([id]);
    expect(answer.rows).toEqual([]);
  });

  test('an edit upon a row that somebody changed meanwhile comes back in full', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const officer = await phone('officer');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    await officer.pullAll();
    await officer.send({ op: 'update', kind: 'project', record: id, values: { place: [null, 'Nà Hin'] } });
    const { answer } = await head.send({
      op: 'update',
      kind: 'project',
      record: id,
      values: { name: ['Trâu', 'Bò'] },
    });
    expect(answer.own).toEqual([]);
    expect(head.values(id)).toMatchObject({ name: 'Bò', place: 'Nà Hin' });
  });

  test('without the rule that phone misses what it did not have', async () => {
    const { phone } = await openBook({ guards: { predecessor: false } });
    const head = await phone('head');
    const officer = await phone('officer');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    await officer.pullAll();
    await officer.send({ op: 'update', kind: 'project', record: id, values: { place: [null, 'Nà Hin'] } });
    await head.send({ op: 'update', kind: 'project', record: id, values: { name: ['Trâu', 'Bò'] } });
    await head.pullAll();
    expect(head.values(id)).not.toMatchObject({ place: 'Nà Hin' });
  });

  test('a mutation that was known already brings the full row, outside the byte limit', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    await head.pullAll();
    head.want = 1;
    const creates = Array.from({ length: 60 }, (_, i) =>
      head.mutation({ kind: 'project', values: { ...village, name: `Trâu ${i}`, place: 'x'.repeat(150) } }),
    );
    await head.ask(creates);
    const answer = await head.sync(creates);
    expect(answer.own).toEqual([]);
    expect(answer.rows.length).toBe(60);
  });

  test('a phone that walks gets the full row of what it edits', async () => {
    const { phone, office } = await openBook();
    const officer = await phone('officer');
    const { id } = await officer.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const other = await phone('officer', 'd-second');
    const edit = other.mutation({
      op: 'update',
      kind: 'project',
      record: id,
      values: { name: ['Trâu', 'Bò'] },
    });
    const answer = await other.sync([edit]);
    expect(answer.own).toEqual([]);
    expect(other.values(id)).toMatchObject({ name: 'Bò', village: 'v1' });
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('what its author may not read any more comes back as an exit', async () => {
    const { phone } = await openBook();
    const head = await phone('officer');
    const desk = await phone('desk');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    expect(head.base.has(id)).toBe(true);
    const { outcome, answer } = await head.send({
      op: 'update',
      kind: 'project',
      record: id,
      values: { commune: ['c1', 'c2'], village: ['v1', 'v9'] },
    });
    expect(outcome).toBe('FORBIDDEN');
    expect(answer.exits).toEqual([]);
    await desk.pullAll();
    expect(desk.values(id)).toMatchObject({ commune: 'c1' });
  });
});
