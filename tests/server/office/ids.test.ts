import { describe, expect, test } from 'vitest';
import { openBook } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };

describe('ids (rule 1)', () => {
  test('a mutation that comes again gets its stored outcome and changes nothing', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const create = head.mutation({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const first = await head.ask([create]);
    const before = await office.head();
    const second = await head.sync([create]);
    expect(second.outcomes).toEqual(first.outcomes);
    expect(await office.head()).toEqual(before);
    expect(head.values(create.id)).toMatchObject({ name: 'Trâu' });
  });

  test('the same id twice in one request is one mutation', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const create = head.mutation({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const { outcomes } = await head.sync([create, create]);
    expect(outcomes[0]).toEqual(outcomes[1]);
  });

  test('a known id with another body is refused, and what is stored stays', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const create = head.mutation({ kind: 'project', values: { ...village, name: 'Trâu' } });
    await head.sync([create]);
    const other = { ...create, open: { ...create.open, name: 'Bò' } };
    const { outcomes } = await head.sync([other]);
    expect(outcomes[0]).toMatchObject({ outcome: 'FORBIDDEN', reason: 'id-reused', seq: 0, mac: '' });
    expect(head.values(create.id)).toMatchObject({ name: 'Trâu' });
    expect((await head.sync([create])).outcomes[0]).toMatchObject({ outcome: 'OK' });
  });

  test('without the rule a repeated edit is judged anew', async () => {
    const { phone } = await openBook({ guards: { ids: false } });
    const head = await phone('head');
    const create = head.mutation({ kind: 'project', values: { ...village, name: 'Trâu' } });
    await head.ask([create]);
    expect((await head.ask([create])).outcomes[0]).not.toMatchObject({ outcome: 'OK' });
  });
});
