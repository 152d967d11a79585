import { describe, expect, test } from 'vitest';
import type { OfficeStore, WriteTransaction } from '../../../src/server/store/port.ts';
import { openBook, openStore } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };

describe('a mistake of ours', () => {
  test('inside one mutation leaves that one out and does not poison the batch', async () => {
    const { phone, faults, office } = await openBook();
    const head = await phone('head');
    const place = { commune: 'c1', village: 'v1' };
    const bad = head.mutation({ kind: 'broken', values: { ...place, name: 'fails' } });
    const behind = head.mutation({
      op: 'update',
      kind: 'broken',
      record: bad.id,
      values: { name: ['fails', 'x'] },
    });
    const good = head.mutation({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const { outcomes } = await head.sync([bad, behind, good]);
    expect(outcomes).toMatchObject([
      { outcome: 'HELD', reason: 'server-fault', seq: 0 },
      { outcome: 'HELD', reason: 'server-fault', seq: 0 },
      { outcome: 'OK' },
    ]);
    expect(faults).toHaveLength(1);
    expect((await head.sync([], { held: [bad.id] })).held).toEqual([]);
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('while writing is found by writing one mutation after the other', async () => {
    const store = failing(await openStore(), (id) => id === 'poison');
    const { phone, faults, office } = await openBook({ store });
    const head = await phone('head');
    const good = head.mutation({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const poison = head.mutation({ id: 'poison', kind: 'project', values: { ...village, name: 'Bò' } });
    const after = head.mutation({ kind: 'project', values: { ...village, name: 'Lợn' } });
    const behind = head.mutation({ op: 'delete', kind: 'project', record: 'poison' });
    const { outcomes } = await head.sync([good, poison, after, behind]);
    expect(outcomes.map((o) => [o.outcome, o.reason])).toEqual([
      ['OK', null],
      ['HELD', 'server-fault'],
      ['OK', null],
      ['HELD', 'server-fault'],
    ]);
    expect(faults.length).toBeGreaterThan(0);
    expect(await office.verify()).toMatchObject({ sound: true });
  });
});

describe('what a supervisor decides', () => {
  test('is not said to be done where it could not be written', async () => {
    const isPoison = { id: '' };
    const store = failing(await openStore(), (id) => id === isPoison.id);
    const { phone, office } = await openBook({ store });
    const head = await phone('head');
    await office.setDeviceState('d-head', 'revoked', 'officer');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    isPoison.id = id;
    await expect(office.decideHeld({ mutation: id, act: 'admit' }, 'officer')).rejects.toThrow('says no');
    isPoison.id = '';
    await office.decideHeld({ mutation: id, act: 'admit' }, 'officer');
    expect(await office.held()).toEqual([]);
  });

  test('does not take effect where nobody could be named for it', async () => {
    const store = await openStore();
    const { phone, office } = await openBook({ store });
    const head = await phone('head');
    await office.setDeviceState('d-head', 'revoked', 'officer');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    const mute = {
      ...store,
      devices: { ...store.devices, audit: () => Promise.reject(new Error('no audit')) },
    };
    const { office: unnamed } = await openBook({ store: mute });
    await expect(unnamed.decideHeld({ mutation: id, act: 'admit' }, 'officer')).rejects.toThrow('no audit');
    await expect(unnamed.setDeviceState('d-head', 'active', 'officer')).rejects.toThrow('no audit');
    expect((await office.held()).map(({ mutation }) => mutation)).toEqual([id]);
  });
});

describe('two phones at once', () => {
  test('take turns, and both are answered', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const officer = await phone('officer');
    const make = (writer: typeof head, count: number) =>
      Array.from({ length: count }, (_, i) =>
        writer.mutation({ kind: 'project', values: { ...village, name: `Trâu ${i}` } }),
      );
    const batches = [0, 1, 2, 3].map((i) => make(i % 2 === 0 ? head : officer, 20));
    const answers = await Promise.all(batches.map((batch, i) => (i % 2 === 0 ? head : officer).ask(batch)));
    const seqs = answers.flatMap((a) => a.outcomes.map((o) => o.seq));
    expect(new Set(seqs).size).toBe(80);
    await head.pullAll();
    expect([...head.base.values()].filter((row) => row.kind === 'project')).toHaveLength(80);
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('interleaved edits of one record end the same on both', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const officer = await phone('officer');
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    await officer.pullAll();
    const edits = (writer: typeof head) =>
      ['a', 'b', 'c'].map((name, i, all) =>
        writer.mutation({
          op: 'update',
          kind: 'project',
          record: id,
          values: { name: [all[i - 1] ?? 'Trâu', `${writer.person} ${name}`] },
        }),
      );
    await Promise.all([head.sync(edits(head)), officer.sync(edits(officer))]);
    await head.pullAll();
    await officer.pullAll();
    expect(head.values(id)).toEqual(officer.values(id));
    expect(head.base.get(id)?.seq).toBe(officer.base.get(id)?.seq);
  });
});

describe('the office', () => {
  test('says in which scopes something moved', async () => {
    const { phone, office } = await openBook();
    const moved: string[][] = [];
    const stop = office.onMoved((scopes) => void moved.push([...scopes].sort()));
    const head = await phone('head');
    await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    await head.send({ kind: 'project', values: village });
    await head.sync();
    stop();
    await head.send({ kind: 'project', values: { ...village, name: 'Bò' } });
    expect(moved).toEqual([['commune:c1', 'office', 'village:v1']]);
  });

  test('remembers how much a phone has not sent', async () => {
    const { phone, store, clock } = await openBook();
    const head = await phone('head');
    await head.sync([], { unsent: 14 });
    expect(await store.devices.findDevice('d-head')).toMatchObject({ unsent: 14, lastSeen: clock.now });
  });

  test('plants each seed once', async () => {
    const { office } = await openBook();
    const seeds = ['Mộc', 'Nề'].map((name, i) => ({ id: `trade.${i}`, kind: 'trade', body: { name } }));
    expect(await office.plant(seeds)).toBe(2);
    expect(await office.plant(seeds)).toBe(0);
    await expect(office.plant([{ id: 'trade.9', kind: 'trade', body: {} }])).rejects.toThrow('refused');
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('tells what is kept in a backup', async () => {
    const { office, phone } = await openBook();
    const head = await phone('head');
    await office.keep(3);
    expect((await head.sync()).kept).toBe(3);
  });
});

function failing(store: OfficeStore, isPoison: (id: string) => boolean): OfficeStore {
  const spoil = (transaction: WriteTransaction): WriteTransaction => ({
    ...transaction,
    save: (batch) => {
      if (batch.mutations.some((m) => isPoison(m.id)))
        return Promise.reject(new Error('the database says no'));
      return transaction.save(batch);
    },
  });
  return {
    ...store,
    write: (office, work) => store.write(office, (transaction) => work(spoil(transaction))),
  };
}
