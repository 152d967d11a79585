import { describe, expect, test } from 'vitest';
import { openBook, type Book } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };
const move = (record: string, seen: string, next: string, note: string | null = null) =>
  ({
    op: 'update',
    kind: 'project',
    record,
    values: { status: [seen, next], statusNote: [null, note] },
  }) as const;
const update = (record: string, values: Record<string, [unknown, unknown]>) =>
  ({ op: 'update', kind: 'project', record, values: values as never }) as const;

async function draft(book: Book) {
  const head = await book.phone('head');
  const officer = await book.phone('officer');
  const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
  await officer.pullAll();
  return { head, officer, id };
}

describe('status', () => {
  test('goes its way by those who may', async () => {
    const { head, officer, id } = await draft(await openBook());
    expect(await head.send(move(id, 'draft', 'sent'))).toMatchObject({ outcome: 'OK' });
    expect(await officer.send(move(id, 'sent', 'returned'))).toMatchObject({
      outcome: 'INVALID',
      reason: 'rule',
    });
    await officer.send({
      op: 'discard',
      kind: 'project',
      record: id,
      target: [...officer.receipts.keys()].at(-1) ?? '',
    });
    expect(await officer.send(move(id, 'sent', 'returned', 'thiếu số hộ nghèo'))).toMatchObject({
      outcome: 'OK',
    });
    await head.pullAll();
    expect(head.values(id)).toMatchObject({ status: 'returned', statusNote: 'thiếu số hộ nghèo' });
    expect(await head.send(move(id, 'returned', 'sent'))).toMatchObject({ outcome: 'OK' });
    expect(head.values(id)).not.toHaveProperty('statusNote');
  });

  test('is judged from the present state, not from the one that was seen', async () => {
    const { head, officer, id } = await draft(await openBook());
    const send = head.mutation(move(id, 'draft', 'sent'));
    await officer.send(move(id, 'draft', 'sent'));
    await officer.send(move(id, 'sent', 'returned', 'thiếu'));
    expect((await head.sync([send])).outcomes[0]).toMatchObject({ outcome: 'OK' });
    expect(head.values(id)).toMatchObject({ status: 'sent' });
  });

  test('a state already reached is fine', async () => {
    const { head, officer, id } = await draft(await openBook());
    const send = head.mutation(move(id, 'draft', 'sent'));
    await officer.send(move(id, 'draft', 'sent'));
    expect((await head.sync([send])).outcomes[0]).toMatchObject({ outcome: 'OK' });
  });

  test('one that cannot be reached any more is a conflict for its author', async () => {
    const { head, officer, id } = await draft(await openBook());
    const send = head.mutation(move(id, 'draft', 'sent'));
    await officer.send(move(id, 'draft', 'sent'));
    await officer.send(move(id, 'sent', 'added'));
    const { outcomes } = await head.sync([send]);
    expect(outcomes[0]).toMatchObject({ outcome: 'CONFLICT', reason: 'move-not-allowed' });
    expect(head.values(id)).toMatchObject({ status: 'added' });
  });

  test('a move that was never theirs is forbidden', async () => {
    const { head, id } = await draft(await openBook());
    await head.send(move(id, 'draft', 'sent'));
    expect(await head.send(move(id, 'sent', 'added'))).toMatchObject({
      outcome: 'FORBIDDEN',
      reason: 'no-grant',
    });
    expect(
      await head.send({ kind: 'project', values: { ...village, status: 'added', name: 'Bò' } }),
    ).toMatchObject({ outcome: 'FORBIDDEN' });
  });

  test('an edit by the village after consolidation is kept and marked, one by the commune clears the mark', async () => {
    const { head, officer, id } = await draft(await openBook());
    await officer.send(move(id, 'draft', 'sent'));
    await officer.send(move(id, 'sent', 'added'));
    await head.pullAll();
    expect(await head.send(update(id, { place: [null, 'Nà Hin'] }))).toMatchObject({
      outcome: 'MERGED',
      reason: 'after-consolidation',
    });
    expect(head.base.get(id)).toMatchObject({ review: ['after-consolidation'], open: { place: 'Nà Hin' } });
    await officer.pullAll();
    expect(await officer.send(update(id, { place: ['Nà Hin', 'Pá Hạ'] }))).toMatchObject({ outcome: 'OK' });
    expect(officer.base.get(id)).toMatchObject({ review: [] });
  });
});

describe('deleted (rule 13)', () => {
  test('later edits merge beneath', async () => {
    const { head, officer, id } = await draft(await openBook());
    const edit = head.mutation(update(id, { name: ['Trâu', 'Bò'] }));
    expect(await officer.send({ op: 'delete', kind: 'project', record: id })).toMatchObject({
      outcome: 'OK',
    });
    expect((await head.sync([edit])).outcomes[0]).toMatchObject({
      outcome: 'MERGED',
      reason: 'beneath-deleted',
    });
    expect(head.base.get(id)).toMatchObject({ gone: 'deleted', open: { name: 'Bò' } });
    expect(await head.send({ op: 'delete', kind: 'project', record: id })).toMatchObject({ outcome: 'OK' });
  });

  test('a money entry revives its record, and whoever deleted it sees the mark', async () => {
    const { head, officer, id } = await draft(await openBook());
    const pay = head.mutation({
      kind: 'payment',
      values: { commune: 'c1', village: 'v1', project: id, amount: 5_000 },
    });
    await officer.send({ op: 'delete', kind: 'project', record: id });
    expect((await head.sync([pay])).outcomes[0]).toMatchObject({ outcome: 'OK' });
    await officer.pullAll();
    expect(officer.base.get(id)).toMatchObject({ gone: 'no', review: ['revived'] });
  });

  test('without the rule an edit undeletes, and money leaves its record deleted', async () => {
    const { head, officer, id } = await draft(await openBook({ guards: { deletedApart: false } }));
    await officer.send({ op: 'delete', kind: 'project', record: id });
    await head.send({
      kind: 'payment',
      values: { commune: 'c1', village: 'v1', project: id, amount: 5_000 },
    });
    await officer.pullAll();
    expect(officer.base.get(id)).toMatchObject({ gone: 'deleted' });
    await officer.send(update(id, { name: ['Trâu', 'Bò'] }));
    expect(officer.base.get(id)).toMatchObject({ gone: 'no' });
  });
});
