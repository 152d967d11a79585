import { describe, expect, test } from 'vitest';
import type { Mutation } from '../../../src/core/mutation.ts';
import { openBook, type Book, type TestPhone } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };

/** The same people's phones against an office that has lost everything since its first day. */
async function afterLoss(act: (book: Book) => Promise<TestPhone[]>, guards = {}) {
  const before = await openBook();
  const phones = await act(before);
  const after = await openBook({ guards });
  after.clock.now = before.clock.now + 3_600_000;
  const replay = async (phone: TestPhone, only?: (m: Mutation) => boolean) => {
    const again = await after.phone(phone.person, phone.device);
    const journal = [...phone.written.values()].filter(only ?? (() => true));
    await again.sync(journal, { receipts: Object.fromEntries(phone.receipts) });
    return again;
  };
  return { after, phones, replay };
}

describe('receipts (rule 12)', () => {
  test('a replay keeps its time, so that the same edit wins again', async () => {
    const { after, phones, replay } = await afterLoss(async ({ phone, clock }) => {
      const head = await phone('head');
      const officer = await phone('officer');
      const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
      await officer.pullAll();
      clock.now += 1_000;
      const early = head.mutation({
        op: 'update',
        kind: 'project',
        record: id,
        values: { name: ['Trâu', 'sớm'] },
      });
      clock.now += 1_000;
      await officer.send({ op: 'update', kind: 'project', record: id, values: { name: ['Trâu', 'muộn'] } });
      await head.sync([early]);
      expect(head.values(id)).toMatchObject({ name: 'muộn' });
      return [head, officer];
    });
    const [head, officer] = phones;
    if (!head || !officer) throw new Error('two phones');
    const [create = ''] = head.written.keys();
    await replay(officer);
    const again = await replay(head);
    await again.pullAll();
    expect(again.values(create)).toMatchObject({ name: 'muộn' });
    expect(await after.office.verify()).toMatchObject({ sound: true });
  });

  test('the scope of what took effect is not judged again', async () => {
    const { phones, replay } = await afterLoss(async ({ phone, grant }) => {
      await grant('mover', 'villageHead', 'c1', 'v1');
      const mover = await phone('mover');
      await mover.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
      return [mover];
    });
    const [mover] = phones;
    const again = mover && (await replay(mover));
    expect([...(again?.receipts.values() ?? [])]).toMatchObject([{ outcome: 'OK' }]);
  });

  test('without the rule it is', async () => {
    const act = async ({ phone, grant }: Book) => {
      await grant('mover', 'villageHead', 'c1', 'v1');
      const mover = await phone('mover');
      await mover.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
      return [mover];
    };
    const { phones, replay } = await afterLoss(act, { receipts: false });
    const [mover] = phones;
    const again = mover && (await replay(mover));
    expect([...(again?.receipts.values() ?? [])]).toMatchObject([{ outcome: 'FORBIDDEN' }]);
  });

  test('a refusal of what was OK becomes HELD, and is released when its ground is there again', async () => {
    const { phones, replay } = await afterLoss(async ({ phone }) => {
      const head = await phone('head');
      const officer = await phone('officer');
      const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
      await head.send({ op: 'update', kind: 'project', record: id, values: { status: ['draft', 'sent'] } });
      await officer.pullAll();
      await officer.send({
        op: 'update',
        kind: 'project',
        record: id,
        values: { status: ['sent', 'added'] },
      });
      return [head, officer];
    });
    const [head, officer] = phones;
    if (!head || !officer) throw new Error('two phones');
    const [create = ''] = head.written.keys();
    const [added = ''] = officer.written.keys();
    await replay(head, (m) => m.op === 'create');
    const officerAgain = await replay(officer);
    expect(officerAgain.receipts.get(added)).toMatchObject({ outcome: 'HELD', reason: 'replay' });
    await replay(head);
    await officerAgain.sync([], { held: [added as never] });
    expect(officerAgain.receipts.get(added)).toMatchObject({ outcome: 'OK' });
    expect(officerAgain.values(create)).toMatchObject({ status: 'added' });
  });

  test('what was refused for good is void, and so is what was discarded', async () => {
    const { phones, replay, after } = await afterLoss(async ({ phone, office, clock }) => {
      const head = await phone('head');
      await head.send({ kind: 'trade', values: { name: 'Mộc' } });
      const bad = await head.send({
        kind: 'project',
        values: { ...village, name: 'Trâu', people: 1, women: 2 },
      });
      await head.send({
        op: 'mend',
        kind: 'project',
        record: bad.id,
        target: bad.id,
        values: { ...village, recordedBy: 'head', name: 'Trâu', people: 2, women: 2 },
      });
      await head.sync([], { held: [bad.id] });
      clock.now += 1;
      expect(await office.verify()).toMatchObject({ sound: true });
      return [head];
    });
    const [head] = phones;
    if (!head) throw new Error('a phone');
    await after.grant('head', 'administrator', null, null);
    const again = await replay(head);
    expect([...again.receipts.values()].map((r) => r.outcome)).toEqual(['FORBIDDEN', 'DISCARDED', 'OK']);
    const bad = [...head.written.keys()][1] ?? '';
    expect(again.values(bad)).toMatchObject({ people: 2, women: 2 });
  });

  test('a forged receipt is no receipt', async () => {
    const { phones, after } = await afterLoss(async ({ phone }) => {
      const head = await phone('head');
      await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
      return [head];
    });
    const [head] = phones;
    const forger = await after.phone('nobody');
    const m = forger.mutation({ kind: 'project', values: { ...village, name: 'Bò' } });
    const [receipt] = head?.receipts.values() ?? [];
    if (!receipt) throw new Error('a receipt');
    const { outcomes } = await forger.sync([m], { receipts: { [m.id]: receipt } });
    expect(outcomes[0]).toMatchObject({ outcome: 'FORBIDDEN' });
  });
});
