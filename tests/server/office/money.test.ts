import { describe, expect, test } from 'vitest';
import { openBook } from './book.ts';

const paid = { commune: 'c1', village: 'v1', amount: 5_000, payee: 'Người nhận' };
const confirms = (about: string, verdict: string, date = '2026-10-01') => ({
  kind: 'confirmation',
  values: { about, verdict, date, ...(verdict === 'refused' ? { note: 'Sai' } : {}) },
});

describe('money entries (§4)', () => {
  test('have bodies that nobody changes or deletes', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const { id } = await head.send({ kind: 'payment', values: paid });
    const change = { op: 'update', kind: 'payment', record: id, values: { amount: [5_000, 9_000] } } as const;
    expect(await head.send(change)).toMatchObject({ outcome: 'FORBIDDEN', reason: 'not-changeable' });
    expect(await head.send({ op: 'delete', kind: 'payment', record: id })).toMatchObject({
      reason: 'not-changeable',
    });
    expect(head.values(id)).toMatchObject({ amount: 5_000 });
  });

  test('are withdrawn as long as nobody confirmed them; a refusal does not count', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const accountant = await phone('accountant');
    const { id } = await head.send({ kind: 'payment', values: paid });
    await accountant.pullAll();
    await accountant.send(confirms(id, 'refused'));
    expect(await head.send({ op: 'withdraw', kind: 'payment', record: id })).toMatchObject({ outcome: 'OK' });
    expect(head.base.get(id)).toMatchObject({ gone: 'withdrawn' });
    expect(await head.send({ op: 'withdraw', kind: 'payment', record: id })).toMatchObject({ outcome: 'OK' });
  });

  test('once confirmed are not withdrawn, in whatever batch the confirmation came', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const accountant = await phone('accountant');
    const { id } = await head.send({ kind: 'payment', values: paid });
    const withdraw = head.mutation({ op: 'withdraw', kind: 'payment', record: id });
    await accountant.send(confirms(id, 'confirmed'));
    expect((await head.sync([withdraw])).outcomes[0]).toMatchObject({
      outcome: 'CONFLICT',
      reason: 'already-confirmed',
    });
    expect(head.base.get(id)).toMatchObject({ gone: 'no' });
  });

  test('are reversed once', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const accountant = await phone('accountant');
    const { id } = await head.send({ kind: 'payment', values: paid });
    await accountant.pullAll();
    const reverse = { kind: 'payment', values: { ...paid, amount: -5_000, reverses: id } };
    const [first, second] = [accountant.mutation(reverse), accountant.mutation(reverse)];
    const { outcomes } = await accountant.sync([first, second]);
    expect(outcomes).toMatchObject([{ outcome: 'OK' }, { outcome: 'CONFLICT', reason: 'already-reversed' }]);
    expect(await head.send(reverse)).toMatchObject({ outcome: 'CONFLICT', reason: 'already-reversed' });
    const amounts = [...accountant.base.values()]
      .filter((row) => row.kind === 'payment')
      .map((row) => row.open['amount']);
    expect(amounts.map(Number).sort((a, b) => a - b)).toEqual([-5_000, 5_000]);
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('a withdrawn reversal leaves room for another', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const { id } = await head.send({ kind: 'payment', values: paid });
    const reverse = { kind: 'payment', values: { ...paid, amount: -5_000, reverses: id } };
    const first = await head.send(reverse);
    await head.send({ op: 'withdraw', kind: 'payment', record: first.id });
    expect(await head.send(reverse)).toMatchObject({ outcome: 'OK' });
  });

  test.each([
    ['the deletion first', ['head', 'accountant'], ['OK', 'OK']],
    ['the money first', ['accountant', 'head'], ['OK', 'MERGED']],
  ] as const)(
    'keep the record that they stand on, and its deleter is told: %s',
    async (_, order, expected) => {
      const { phone, office } = await openBook();
      const head = await phone('head');
      const accountant = await phone('accountant');
      const { id } = await head.send({
        kind: 'project',
        values: { commune: 'c1', village: 'v1', name: 'Trâu', status: 'draft' },
      });
      await accountant.pullAll();
      const acts = {
        head: [head, head.mutation({ op: 'delete', kind: 'project', record: id })],
        accountant: [accountant, accountant.mutation({ kind: 'payment', values: { ...paid, project: id } })],
      } as const;
      const outcomes: unknown[] = [];
      for (const who of order) {
        const [by, mutation] = acts[who];
        outcomes.push((await by.sync([mutation])).outcomes[0]?.outcome);
      }
      expect(outcomes).toEqual(expected);
      await head.pullAll();
      expect(head.base.get(id)).toMatchObject({ gone: 'no', review: ['revived'] });
      expect(await office.verify()).toMatchObject({ sound: true });
    },
  );

  test('taken back, or of somebody who cannot read the record, keep nothing', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const stranger = await phone('head2');
    const { id } = await head.send({
      kind: 'project',
      values: { commune: 'c1', village: 'v1', name: 'Trâu', status: 'draft' },
    });
    const { id: payment } = await head.send({ kind: 'payment', values: { ...paid, project: id } });
    await head.send({ op: 'withdraw', kind: 'payment', record: payment });
    await stranger.send({ kind: 'payment', values: { ...paid, village: 'v2', project: id } });
    expect(await head.send({ op: 'delete', kind: 'project', record: id })).toMatchObject({ outcome: 'OK' });
    expect(head.base.get(id)).toMatchObject({ gone: 'deleted' });
  });
});
