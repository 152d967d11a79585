/** What a fresh look at the office found: hand-made requests, and orders of arrival that nobody had thought of. */
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/json.ts';
import type { OfficeStore, WriteTransaction } from '../../../src/server/store/port.ts';
import { openTestOffice } from '../../support/server.ts';
import { mutation, openBook, openStore, valuesOf, type Book, type Wish } from './book.ts';

const own = { commune: 'c1', village: 'v1', status: 'draft' };
const elsewhere = { commune: 'c2', village: 'v9', status: 'draft' };
const paid = { commune: 'c1', village: 'v1', amount: 5_000 };

const project = (values: JsonObject): Wish => ({ kind: 'project', values });
const update = (record: string, values: JsonObject, kind = 'project'): Wish => ({
  op: 'update',
  kind,
  record,
  values,
});

/** A store that cannot write that record. */
function failing(store: OfficeStore, poison: string): OfficeStore {
  const spoil = (transaction: WriteTransaction): WriteTransaction => ({
    ...transaction,
    save: (batch) =>
      batch.records.some(({ id }) => id === poison)
        ? Promise.reject(new Error('the database says no'))
        : transaction.save(batch),
  });
  return { ...store, write: (office, work) => store.write(office, (t) => work(spoil(t))) };
}

/** A head of a village in another commune. */
async function stranger(book: Book) {
  await book.grant('far', 'villageHead', 'c2', 'v9');
  return book.phone('far');
}

describe('what is sealed and what is open', () => {
  test('each has its part: a value in the wrong one is refused', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const hidden = head.mutation(project({ ...own, name: 'Trâu' }));
    const plain = head.mutation(project({ ...own, name: 'Trâu' }));
    const { outcomes } = await head.sync([
      { ...hidden, open: { recordedBy: 'head', name: 'Trâu' }, sealed: `p0:${JSON.stringify(own)}` },
      { ...plain, open: { ...plain.open, leader: 'Người A' } },
    ]);
    expect(outcomes).toMatchObject([
      { outcome: 'INVALID', reason: 'shape' },
      { outcome: 'INVALID', reason: 'shape', troubles: [{ field: 'leader', code: 'shape' }] },
    ]);
  });
});

describe('what is sealed too deep for any form', () => {
  test('is refused, and no mistake of ours', async () => {
    const { phone, faults } = await openBook();
    const head = await phone('head');
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    const m = {
      ...head.mutation({ op: 'update', kind: 'conflict', record: 'x' }),
      sealed: `p0:{"chosen":${deep}}`,
    };
    expect((await head.sync([m])).outcomes).toMatchObject([{ outcome: 'INVALID', reason: 'shape' }]);
    expect(faults).toEqual([]);
  });
});

describe('a group that merges as one value', () => {
  test('is sent as a whole or not at all', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const { id } = await head.send(project({ ...own, name: 'Trâu', people: 10, women: 4 }));
    expect(await head.send(update(id, { women: [4, 8] }))).toMatchObject({
      outcome: 'INVALID',
      reason: 'shape',
      receipt: { troubles: [{ field: 'people', code: 'shape' }] },
    });
  });
});

describe('a state', () => {
  test('tells nothing to whoever could never set it', async () => {
    const book = await openBook();
    const head = await book.phone('head');
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    const far = await stranger(book);
    for (const status of ['draft', 'sent', 'added']) {
      const wish = update(id, { status: [null, status], statusNote: [null, 'x'] });
      expect(await far.send(wish)).toMatchObject({ outcome: 'FORBIDDEN', reason: 'no-grant' });
    }
    expect(await book.office.history({ person: 'head', device: 'd-head' }, id)).toHaveLength(1);
  });

  test('that was not changed is no move', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const officer = await phone('officer');
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    await head.send(update(id, { status: ['draft', 'sent'] }));
    await officer.pullAll();
    await officer.send(update(id, { status: ['sent', 'returned'], statusNote: [null, 'thiếu'] }));
    expect(await head.send(update(id, { status: ['sent', 'sent'], name: ['Trâu', 'Bò'] }))).toMatchObject({
      outcome: 'OK',
    });
    expect(head.values(id)).toMatchObject({ status: 'returned', statusNote: 'thiếu', name: 'Bò' });
  });

  test('keeps the reason that came with it', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const officer = await phone('officer');
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    await officer.pullAll();
    await officer.send(update(id, { status: ['draft', 'sent'] }));
    await officer.send(update(id, { status: ['sent', 'returned'], statusNote: [null, 'thiếu'] }));
    await head.pullAll();
    expect(await head.send(update(id, { statusNote: ['thiếu', 'đủ'] }))).toMatchObject({
      outcome: 'INVALID',
    });
    expect(head.values(id)).toMatchObject({ statusNote: 'thiếu' });
  });

  test('that needs something is not reached without it, neither by a move nor at birth', async () => {
    const office = await openTestOffice();
    const head = await office.enrol('p.01969.01');
    const place = { commune: '01969', village: 'v.01969.01' };
    const demand = { planYear: 2027, tradeOther: 'Làm bún khô', level: 'so_cap', people: 12 };
    expect(await head.create('trainingDemand', { ...place, ...demand, status: 'cancelled' })).toMatchObject({
      outcome: 'INVALID',
      troubles: [{ field: 'statusNote', code: 'required' }],
    });
    await office.close();
  });
});

describe('what points to another record', () => {
  test('never goes round in a circle', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    const first = await head.send({ kind: 'comment', values: { about: id, text: 'một' } });
    const second = await head.send({ kind: 'comment', values: { about: first.id, text: 'hai' } });
    for (const about of [first.id, second.id]) {
      const turned = await head.send(update(first.id, { about: [id, about] }, 'comment'));
      expect(turned).toMatchObject({ outcome: 'INVALID', reason: 'shape' });
      await head.send({ op: 'discard', kind: 'comment', record: first.id, target: turned.id });
    }
    const self = head.mutation({ kind: 'comment', values: { text: 'ba' } });
    const { outcomes } = await head.sync([{ ...self, open: { ...self.open, about: self.id } }]);
    expect(outcomes).toMatchObject([{ outcome: 'INVALID', reason: 'shape' }]);
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('is nobody’s to delete once the record is purged', async () => {
    const book = await openBook();
    const head = await book.phone('head');
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    const comment = await head.send({ kind: 'comment', values: { about: id, text: 'một' } });
    await book.office.purge([id], 4);
    const far = await stranger(book);
    expect(await far.send({ op: 'delete', kind: 'comment', record: comment.id })).toMatchObject({
      outcome: 'FORBIDDEN',
    });
  });
});

describe('money', () => {
  test('of a place is reversed by those who may write there', async () => {
    const book = await openBook();
    const head = await book.phone('head');
    const far = await stranger(book);
    const { id } = await head.send({ kind: 'payment', values: paid });
    const reversal = { amount: -5_000, reverses: id };
    expect(
      await far.send({ kind: 'payment', values: { commune: 'c2', village: 'v9', ...reversal } }),
    ).toMatchObject({ outcome: 'FORBIDDEN', reason: 'no-grant' });
    expect(await head.send({ kind: 'payment', values: { ...paid, ...reversal } })).toMatchObject({
      outcome: 'OK',
    });
  });

  test('is reversed after it has come, and by its own kind', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const entry = head.mutation({ kind: 'payment', values: paid });
    const reversal = { kind: 'payment', values: { ...paid, amount: -5_000, reverses: entry.id } };
    const early = await head.send(reversal);
    expect(early).toMatchObject({ outcome: 'HELD', reason: 'no-such-parent' });
    await head.sync([entry], { held: [early.id] });
    expect(head.receipts.get(early.id)).toMatchObject({ outcome: 'OK' });
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    expect(
      await head.send({ kind: 'payment', values: { ...paid, amount: -5_000, reverses: id } }),
    ).toMatchObject({ outcome: 'INVALID' });
  });

  test('is taken back once: withdrawn or reversed', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const reversalOf = (id: string) => ({
      kind: 'payment',
      values: { ...paid, amount: -5_000, reverses: id },
    });
    const gone = await head.send({ kind: 'payment', values: paid });
    await head.send({ op: 'withdraw', kind: 'payment', record: gone.id });
    expect(await head.send(reversalOf(gone.id))).toMatchObject({
      outcome: 'CONFLICT',
      reason: 'already-reversed',
    });
    const reversed = await head.send({ kind: 'payment', values: paid });
    await head.send(reversalOf(reversed.id));
    expect(await head.send({ op: 'withdraw', kind: 'payment', record: reversed.id })).toMatchObject({
      outcome: 'CONFLICT',
      reason: 'already-reversed',
    });
  });

  test('revives no record that its author cannot read', async () => {
    const book = await openBook();
    const head = await book.phone('head');
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    await head.send({ op: 'delete', kind: 'project', record: id });
    const far = await stranger(book);
    expect(
      await far.send({ kind: 'payment', values: { commune: 'c2', village: 'v9', amount: 1, project: id } }),
    ).toMatchObject({ outcome: 'OK' });
    await head.pullAll();
    expect(head.base.get(id)).toMatchObject({ gone: 'deleted' });
  });
});

describe('a conflict', () => {
  test('stays as the office wrote it, but for the choice', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const officer = await phone('officer');
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    await officer.pullAll();
    const mine = head.mutation(update(id, { name: ['Trâu', 'của thôn'] }));
    await officer.send(update(id, { name: ['Trâu', 'của xã'] }));
    await head.sync([mine]);
    await officer.pullAll();
    const row = [...officer.base.values()].find(({ kind }) => kind === 'conflict');
    const { keptBy = null, lost = null } = row ? valuesOf(row) : {};
    for (const values of [{ keptBy: [keptBy, 'admin'] }, { lost: [lost, { name: 'khác' }] }]) {
      expect(await officer.send(update(row?.id ?? '', values, 'conflict'))).toMatchObject({
        outcome: 'FORBIDDEN',
        reason: 'not-changeable',
      });
    }
  });
});

describe('the clock of a phone', () => {
  test('poisons nothing, however far off it is', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const m = head.mutation({ ...project({ ...own, name: 'Trâu' }), at: Number.MAX_SAFE_INTEGER - 1 });
    const { outcomes } = await head.sync([m], { now: -Number.MAX_SAFE_INTEGER });
    expect(outcomes).toMatchObject([{ outcome: 'OK' }]);
    expect(await office.history({ person: 'head', device: 'd-head' }, m.id)).toHaveLength(1);
    expect(await head.send(update(m.id, { name: ['Trâu', 'Bò'] }))).toMatchObject({ reason: null });
    expect(await office.verify()).toMatchObject({ sound: true });
  });
});

describe('a mend', () => {
  test('that came before what it mends is mended in turn', async () => {
    const { phone } = await openBook();
    const head = await phone('head');
    const bad = { ...own, name: 'Trâu', people: 1, women: 2, recordedBy: 'head' };
    const create = head.mutation(project(bad));
    const mend = head.mutation({
      op: 'mend',
      kind: 'project',
      record: create.id,
      target: create.id,
      values: { ...bad, women: 3 },
    });
    expect((await head.sync([mend])).outcomes).toMatchObject([{ outcome: 'HELD' }]);
    await head.sync([create], { held: [mend.id] });
    expect(head.receipts.get(mend.id)).toMatchObject({ outcome: 'INVALID', reason: 'rule' });
    const good = await head.send({
      op: 'mend',
      kind: 'project',
      record: create.id,
      target: mend.id,
      values: { ...bad, women: 1 },
    });
    expect(good.outcome).toBe('OK');
    expect(head.values(create.id)).toMatchObject({ women: 1 });
  });
});

describe('a mend by a revoked phone', () => {
  test('uses up nothing until the phone is admitted', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const bad = { ...own, name: 'Trâu', people: 1, women: 2, recordedBy: 'head' };
    const { id } = await head.send(project(bad));
    await office.setDeviceState('d-head', 'revoked', 'admin');
    const values = { ...bad, women: 1 };
    const mend = await head.send({ op: 'mend', kind: 'project', record: id, target: id, values });
    expect(mend).toMatchObject({ outcome: 'HELD', reason: 'revoked' });
    await head.sync([], { held: [id] });
    const second = await phone('head', 'd-second');
    const state = await second.sync([], { held: [id] });
    expect(state.held).toMatchObject([{ outcome: 'INVALID' }]);
    await office.setDeviceState('d-head', 'active', 'admin');
    await head.sync([], { held: [id, mend.id] });
    expect(head.receipts.get(id)).toMatchObject({ outcome: 'DISCARDED' });
    expect(head.receipts.get(mend.id)).toMatchObject({ outcome: 'OK' });
    expect(head.values(id)).toMatchObject({ women: 1 });
  });
});

describe('a grant', () => {
  test('that lost its place in an edit opens nothing', async () => {
    const book = await openBook();
    const admin = await book.phone('admin');
    const id = await book.grant('p', 'villageHead', 'c1', 'v1');
    await admin.pullAll();
    const { outcome } = await admin.send(
      update(
        id,
        {
          person: ['p', 'p'],
          role: ['villageHead', 'villageHead'],
          commune: ['c1', null],
          village: ['v1', null],
          from: ['2026-01-01', '2026-01-01'],
          to: [null, null],
        },
        'grant',
      ),
    );
    expect(outcome).toBe('MERGED');
    expect((await book.office.principalOf('p', 'd')).held).toEqual([]);
    const p = await book.phone('p');
    expect(await p.send(project({ ...elsewhere, name: 'Trâu' }))).toMatchObject({ outcome: 'HELD' });
    expect([...p.base.values()].every((row) => row.scopes.includes('all'))).toBe(true);
  });
});

describe('one that waits and cannot be written', () => {
  test('holds up neither the pull nor what its author writes next', async () => {
    const store = failing(await openStore(), 'poison');
    const book = await openBook({ store });
    const mover = await book.phone('mover');
    const grant = await book.grant('mover', 'villageHead', 'c1', 'v1');
    await book.revokeGrant(grant);
    const held = mover.mutation({ id: 'poison', ...project({ ...own, name: 'Trâu' }) });
    expect((await mover.sync([held])).outcomes).toMatchObject([{ outcome: 'HELD', reason: 'no-grant' }]);
    await book.grant('mover', 'communeOfficer', 'c1', null);
    const answer = await mover.sync([], { held: [held.id] });
    expect(answer.held).toMatchObject([{ outcome: 'HELD' }]);
    expect(answer.grants?.held).toMatchObject([{ role: 'communeOfficer' }]);
    const next = await mover.send(project({ ...own, name: 'Bò' }));
    expect(next.outcome).toBe('OK');
    expect(await book.office.verify()).toMatchObject({ sound: true });
  });
});

describe('a token', () => {
  test('that holds is let in whatever others guess from the same address', async () => {
    const office = await openTestOffice();
    const head = await office.enrol('p.01969.01');
    const guess = () => office.post('/v1/sync', {}, 'A'.repeat(43));
    const statuses = [];
    for (let i = 0; i < 40; i++) statuses.push((await guess()).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([401, 429]);
    expect((await head.sync()).more).toBe(false);
    await office.close();
  });
});

describe('a purge', () => {
  test('takes along what is about the record, and what is about that', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const { id } = await head.send(project({ ...own, name: 'Trâu' }));
    const first = await head.send({ kind: 'comment', values: { about: id, text: 'một' } });
    const second = await head.send({ kind: 'comment', values: { about: first.id, text: 'hai' } });
    await office.purge([id], 4);
    await head.pullAll();
    expect([id, first.id, second.id].filter((record) => head.base.has(record))).toEqual([]);
    expect(await office.verify()).toMatchObject({ sound: true, purged: { 4: 3 } });
  });
});

describe('what the office itself writes', () => {
  test('waits for its parent and is released as the office’s own', async () => {
    const { office, phone, clock } = await openBook();
    const head = await phone('head');
    const parent = head.mutation(project({ ...own, name: 'Trâu' }));
    const comment = mutation(clock.now, {
      kind: 'comment',
      values: { about: parent.id, text: 'Xem', recordedBy: 'office' },
    });
    expect(await office.writeAsOffice([comment])).toMatchObject([{ outcome: 'HELD' }]);
    await head.sync([parent]);
    expect(head.base.get(comment.id)).toMatchObject({ kind: 'comment' });
  });
});

describe('a place', () => {
  test('is where its village lies, whatever commune the body names', async () => {
    const office = await openTestOffice();
    const officer = await office.enrol('p.01969.cong_chuc');
    const meeting = { date: '2026-11-02', attendees: 30, commune: '01969' };
    expect(await officer.create('villageMeeting', { ...meeting, village: 'v.01969.02' })).toMatchObject({
      outcome: 'OK',
    });
    const spoofed = await officer.create('villageMeeting', { ...meeting, village: 'v.01981.01' });
    expect(spoofed).toMatchObject({ outcome: 'FORBIDDEN', reason: 'no-grant' });
    await office.close();
  });
});
