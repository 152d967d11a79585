import { describe, expect, test } from 'vitest';
import { openBook } from './book.ts';

const own = { commune: 'c1', village: 'v1', status: 'draft' };
const other = { commune: 'c1', village: 'v2', status: 'draft' };

describe('rights at the door', () => {
  test.each([
    ['a head in the own village', 'head', own, 'OK'],
    ['a head in another village', 'head', other, 'FORBIDDEN'],
    ['an officer in each village of the commune', 'officer', other, 'OK'],
    ['an officer in another commune', 'officer', { commune: 'c2', village: 'v9' }, 'FORBIDDEN'],
    ['an accountant, of a project', 'accountant', own, 'FORBIDDEN'],
    ['somebody without a grant', 'nobody', own, 'FORBIDDEN'],
  ])('%s', async (_, person, place, outcome) => {
    const { phone } = await openBook();
    const writer = await phone(person);
    expect(await writer.send({ kind: 'project', values: { ...place, name: 'Trâu' } })).toMatchObject({
      outcome,
    });
  });

  test('a head does not push a record into another village', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const { id } = await head.send({ kind: 'project', values: { ...own, name: 'Trâu' } });
    const push = { op: 'update', kind: 'project', record: id, values: { village: ['v1', 'v2'] } } as const;
    expect(await head.send(push)).toMatchObject({ outcome: 'FORBIDDEN' });
    const head2 = await phone('head2');
    for (const op of ['delete', 'update'] as const) {
      const wish = op === 'update' ? { values: { name: ['Trâu', 'Bò'] } } : {};
      expect(await head2.send({ op, kind: 'project', record: id, ...wish })).toMatchObject({
        outcome: 'FORBIDDEN',
      });
    }
  });

  test('what points to a record is judged by the place of that record', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const head2 = await phone('head2');
    const { id } = await head.send({ kind: 'project', values: { ...own, name: 'Trâu' } });
    expect(await head2.send({ kind: 'comment', values: { about: id, text: 'Xem' } })).toMatchObject({
      outcome: 'FORBIDDEN',
    });
    expect(await head.send({ kind: 'comment', values: { about: id, text: 'Xem' } })).toMatchObject({
      outcome: 'OK',
    });
  });

  test('nobody signs with another name, neither new nor later', async () => {
    const { phone } = await openBook();
    const officer = await phone('officer');
    const { id } = await officer.send({ kind: 'project', values: { ...own, name: 'Trâu' } });
    const rename = {
      op: 'update',
      kind: 'project',
      record: id,
      values: { recordedBy: ['officer', 'head'] },
    } as const;
    expect(await officer.send(rename)).toMatchObject({ outcome: 'INVALID', reason: 'wrong-author' });
  });

  test('without the rule anybody writes anywhere', async () => {
    const { phone } = await openBook({ guards: { rights: false } });
    const head = await phone('head');
    expect(await head.send({ kind: 'project', values: { ...other, name: 'Trâu' } })).toMatchObject({
      outcome: 'OK',
    });
  });

  test('a grant counts from its first day to its last', async () => {
    const { phone, office, clock } = await openBook();
    await office.plant([
      {
        id: 'g-days',
        kind: 'grant',
        body: {
          person: 'p',
          role: 'villageHead',
          commune: 'c1',
          village: 'v1',
          from: '2026-10-12',
          to: '2026-10-13',
        },
      },
    ]);
    const p = await phone('p');
    const held = async () => (await office.principalOf('p', p.device)).held.length;
    expect(await held()).toBe(1);
    clock.now += 86_400_000;
    expect(await held()).toBe(1);
    clock.now += 86_400_000;
    expect(await held()).toBe(0);
    await p.pullAll();
    expect([...p.base.values()].every((row) => row.scopes.includes('all'))).toBe(true);
  });
});
