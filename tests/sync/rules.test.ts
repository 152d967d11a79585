/** The rules of the protocol that the phone owes (numbers as in the protocol's list). */
import { describe, expect, test } from 'vitest';
import { allOk, asId, create, createPhone, edit, mine, receipt, row, update, type Phone } from './phone.ts';

const outcome = (id: string, told: ReturnType<typeof receipt>) => ({ id: asId(id), ...told });

/** A phone that has heard of its office and of one herd. */
async function knowing(phone: Phone = createPhone()): Promise<Phone> {
  const rows = [row('r1', 3, { name: 'Đàn', heads: 12, calves: 2, commune: 'c1', village: 'v1' })];
  await phone.round(() => ({ rows, proof: 'p3', cursor: 'c3' }));
  return phone;
}

describe('rule 2: a request', () => {
  test('carries a prefix of the outbox in save order, cursor, proof and how many are left', async () => {
    const phone = await knowing();
    await phone.save(create('r2'), update('m3', 'r2', { heads: [null, 1] }), create('r4'));
    const whole = await phone.ask();
    expect(whole.mutations.map((m) => m.id)).toEqual(['r2', 'm3', 'r4']);
    expect(whole).toMatchObject({ proof: 'p3', cursor: 'c3', unsent: 0 });
    const part = await phone.ask(1);
    expect(part.mutations.map((m) => m.id)).toEqual(['r2']);
    expect(part.unsent).toBe(2);
  });

  test('asks after HELD and INVALID ones', async () => {
    const phone = await knowing();
    await phone.save(create('r2'), create('r4'), create('r5'));
    await phone.round(() => ({
      outcomes: [
        outcome('r2', receipt('HELD', 4)),
        outcome('r4', receipt('INVALID', 4)),
        outcome('r5', receipt('OK', 4)),
      ],
      rows: [row('r5', 4, { name: 'Đàn' })],
    }));
    const next = await phone.ask();
    expect(next.mutations).toEqual([]);
    expect(next.held).toEqual(['r2', 'r4']);
  });
});

describe('a mistake of the office', () => {
  test('puts the edit aside, asks after it, and sends it again when the office knows nothing of it', async () => {
    const phone = await knowing();
    await phone.save(create('r2'));
    const fault = { ...receipt('HELD', 0), reason: 'server-fault' as const };
    await phone.round(() => ({ outcomes: [outcome('r2', fault)] }));
    expect(phone.line()).toBe('r2:held');
    expect((await phone.round()).held).toEqual(['r2']);
    expect(phone.line()).toBe('r2:unsent');
    expect((await phone.ask()).mutations.map((m) => m.id)).toEqual(['r2']);
  });
});

describe('rule 5: an answer', () => {
  test('that brings nothing new is applied as often as it comes', async () => {
    const phone = await knowing();
    const request = await phone.ask();
    expect(await phone.hear(request)).toBe(true);
    expect(await phone.hear(request)).toBe(true);
  });

  test('to a proof or cursor that is not on the shelf any more is dropped whole', async () => {
    const phone = await knowing();
    await phone.save(create('r2'));
    const [tab, otherTab] = [await phone.ask(), await phone.ask()];
    expect(await phone.hear(tab, allOk(tab, 4))).toBe(true);
    const before = phone.shelf.contents();
    const late = { ...allOk(otherTab, 4), rows: [row('r9', 2, {})], proof: 'p2', cursor: 'c2' };
    expect(await phone.hear(otherTab, late)).toBe(false);
    expect(phone.shelf.contents()).toEqual(before);
  });

  test('leaves a save that happened meanwhile in the outbox, folded over the new row', async () => {
    const phone = await knowing();
    await phone.save(update('m1', 'r1', { heads: [12, 14], calves: [2, 2] }));
    const request = await phone.ask();
    await phone.save(update('m2', 'r1', { name: ['Đàn', 'Đàn lớn'] }));
    await phone.hear(request, allOk(request, 4));
    expect(phone.line()).toBe('m1:settled m2:unsent');
    expect(phone.row('r1')).toMatchObject({
      base: { seq: 4, open: { heads: 14, name: 'Đàn' } },
      visible: { open: { heads: 14, name: 'Đàn lớn' } },
      pending: 1,
    });
  });

  test('never settles an edit twice', async () => {
    const phone = await knowing();
    await phone.save(create('r2'));
    const request = await phone.ask();
    await phone.hear(request, { outcomes: [outcome('r2', receipt('OK', 4))], rows: [row('r2', 4, {})] });
    await phone.hear(request, { outcomes: [outcome('r2', receipt('FORBIDDEN', 9))] });
    expect(phone.edit('r2')).toMatchObject({ state: 'settled', receipt: { outcome: 'OK', seq: 4 } });
  });
});

describe('rule 6: EPOCH', () => {
  async function restored(): Promise<Phone> {
    const phone = await knowing();
    await phone.save(create('r2'), update('m3', 'r1', { heads: [12, 13], calves: [2, 2] }));
    await phone.round((request) => ({
      ...allOk(request, 4),
      rows: [],
      outcomes: [outcome('r2', receipt('OK', 4)), outcome('m3', receipt('OK', 5))],
      proof: 'p5',
      cursor: 'c5',
    }));
    await phone.save(create('r4'), create('r5'), create('r6'));
    await phone.round((request) => ({
      outcomes: [
        outcome('r4', receipt('FORBIDDEN', 6)),
        outcome('r5', receipt('HELD', 6)),
        outcome('r6', receipt('INVALID', 6)),
      ],
      proof: `p${request.mutations.length}`,
    }));
    await phone.save(create('r7'));
    await phone.round(() => ({ epoch: true }));
    return phone;
  }

  test('puts the whole journal back before the unsent ones, in save order, with its receipts', async () => {
    const phone = await restored();
    expect(phone.line()).toBe('r2:unsent m3:unsent r4:unsent r5:unsent r6:unsent r7:unsent');
    const request = await phone.ask();
    expect(request).toMatchObject({ proof: null, cursor: null, held: [] });
    expect(request.mutations.map((m) => m.id)).toEqual(['r2', 'm3', 'r4', 'r5', 'r6', 'r7']);
    expect(Object.keys(request.receipts)).toEqual(['r2', 'm3', 'r4', 'r5', 'r6']);
  });

  test('keeps final refusals void: they are sent for the book and not shown', async () => {
    const phone = await restored();
    expect(phone.row('r4')).toMatchObject({ visible: null, pending: 0 });
    expect(phone.row('r7')).toMatchObject({ pending: 1, visible: { gone: 'no' } });
  });

  test('takes older numbers of the restored office, and shows what it does not have yet', async () => {
    const phone = await restored();
    expect(phone.row('r1')?.visible?.open).toMatchObject({ heads: 13 });
    const request = await phone.ask();
    const old = row('r1', 1, { name: 'Đàn', heads: 11, calves: 2 });
    const walk = { scopes: mine, start: 1, begins: true, ends: true };
    await phone.hear(request, { rows: [old], walk, proof: 'q1', cursor: 'd1' });
    expect(phone.row('r1')).toMatchObject({
      base: { seq: 1, open: { heads: 11 } },
      visible: { open: { heads: 13 } },
    });
    expect(phone.row('r2')).toMatchObject({ base: null, visible: { gone: 'no' }, pending: 1 });
  });

  test('lets rows go that neither walk nor feed brings', async () => {
    const phone = await knowing();
    await phone.round(() => ({ rows: [row('x1', 50, {}), row('x2', 60, {})], cursor: 'c60', proof: 'p60' }));
    await phone.round(() => ({ epoch: true }));
    const begins = { scopes: mine, start: 9, begins: true, ends: false };
    await phone.round(() => ({ rows: [row('x1', 7, {})], walk: begins, cursor: 'd1', more: true }));
    expect(phone.row('x2')).toBeDefined();
    expect(phone.shelf.contents().meta.walking).toEqual(mine);
    await phone.round(() => ({ rows: [], walk: { ...begins, begins: false, ends: true }, cursor: 'd2' }));
    expect([...phone.shelf.contents().rows.keys()]).toEqual(['x1']);
    expect(phone.shelf.contents().marks.size).toBe(0);
  });

  test('is applied once: a second tab drops its own', async () => {
    const phone = await knowing();
    const [tab, otherTab] = [await phone.ask(), await phone.ask()];
    expect(await phone.hear(tab, { epoch: true })).toBe(true);
    expect(await phone.hear(otherTab, { epoch: true })).toBe(false);
  });
});

describe('rule 7: the journal', () => {
  test('lets entries go only when a backup covers their commit, and never the HELD or unseen', async () => {
    const phone = await knowing();
    await phone.save(create('r2'), create('r4'), create('r5'), create('r6'));
    await phone.round((request) => ({
      ...allOk(request, 4),
      outcomes: [
        outcome('r2', receipt('OK', 4)),
        outcome('r4', receipt('HELD', 5)),
        outcome('r5', receipt('CONFLICT', 6)),
        outcome('r6', receipt('OK', 7)),
      ],
      own: [],
      rows: [row('r2', 4, {}), row('r5', 6, {}), row('r6', 7, {})],
      kept: 3,
    }));
    expect(phone.line()).toBe('r2:settled r4:held r5:settled r6:settled');
    await phone.round(() => ({ kept: 6 }));
    expect(phone.line()).toBe('r4:held r5:settled r6:settled');
    await phone.round(() => ({ kept: 7 }));
    expect(phone.line()).toBe('r4:held r5:settled');
  });
});

describe('rule 8: own rows', () => {
  test('are made from the edits of the request, and read by the scopes that the kind gives', async () => {
    const phone = await knowing();
    await phone.save(
      create('r2', { name: 'Dê', commune: 'c1', village: 'v1' }),
      update('m3', 'r2', { heads: [null, 7], calves: [null, 1] }),
      edit('create', 'w1', 'w1', { about: 'r2', words: 'Đẹp' }, { kind: 'remark' }),
    );
    await phone.round((request) => allOk(request, 4));
    expect(phone.row('r2')).toMatchObject({
      base: { seq: 5, time: 1_000_005, scopes: ['village:v1'], open: { name: 'Dê', heads: 7, calves: 1 } },
      pending: 0,
    });
    expect(phone.row('w1')?.base?.scopes).toEqual(['village:v1']);
  });

  test('keep sealed values in layers, for whoever can open them', async () => {
    const phone = await knowing();
    const sealed = { sealed: 'p0:{"owner":[null,"x"]}' };
    await phone.save(edit('update', 'm2', 'r1', { heads: [12, 13] }, sealed));
    expect(phone.row('r1')?.visible?.sealed).toEqual([{ text: sealed.sealed, pairs: true }]);
    await phone.round((request) => allOk(request, 4));
    expect(phone.row('r1')?.base?.sealed).toEqual([{ text: sealed.sealed, pairs: true }]);
    await phone.round(() => ({ rows: [row('r1', 5, {}, { sealed: 'p0:{}' })] }));
    expect(phone.row('r1')?.base?.sealed).toEqual([{ text: 'p0:{}', pairs: false }]);
  });

  test('that cannot be made here make the phone read everything again', async () => {
    const phone = await knowing();
    await phone.round(() => ({ own: [{ id: asId('nowhere'), seq: 4, time: 9 }], cursor: 'c4' }));
    expect(phone.shelf.contents().meta.cursor).toBeNull();
  });
});

describe('rule 9: rows, exits and scopes', () => {
  test('an older row or exit never replaces a newer base', async () => {
    const phone = await knowing();
    await phone.round(() => ({ rows: [row('r1', 2, { name: 'cũ' })], exits: [{ id: asId('r1'), seq: 1 }] }));
    expect(phone.row('r1')?.base).toMatchObject({ seq: 3, open: { name: 'Đàn' } });
  });

  test('an exit takes the row away and leaves the edits', async () => {
    const phone = await knowing();
    await phone.save(update('m2', 'r1', { heads: [12, 13] }));
    await phone.round(() => ({ exits: [{ id: asId('r1'), seq: 4 }], cursor: 'c4' }));
    expect(phone.row('r1')).toMatchObject({ base: null, visible: null, pending: 1 });
    expect(phone.line()).toBe('m2:unsent');
  });

  test('scopes that are gone are purged before rows come', async () => {
    const phone = await knowing();
    await phone.round(() => ({ rows: [row('r2', 4, {}, { scopes: ['all'] })], cursor: 'c4' }));
    await phone.save(create('r5'));
    const grants = { held: [], scopes: ['all', 'village:v2'] as const };
    const moved = row('r3', 6, {}, { scopes: ['village:v2'] });
    await phone.round(() => ({ grants, rows: [moved], cursor: 'c6' }));
    expect([...phone.shelf.contents().rows.keys()].sort()).toEqual(['r2', 'r3', 'r5']);
    expect(phone.shelf.contents().meta.grants).toEqual(grants);
  });

  test('a walk marks its scopes; what neither it nor a later change brings goes at its end', async () => {
    const phone = await knowing();
    await phone.round(() => ({
      rows: [row('a1', 4, {}), row('a2', 5, {}), row('a3', 12, {}), row('b1', 4, {}, { scopes: ['all'] })],
      cursor: 'c12',
    }));
    const walk = { scopes: ['village:v1' as const], start: 10, begins: true, ends: false };
    await phone.round(() => ({ walk, rows: [row('a1', 4, {})], more: true, cursor: 'w1' }));
    await phone.round(() => ({ walk: { ...walk, begins: false, ends: true }, cursor: 'w2' }));
    expect([...phone.shelf.contents().rows.keys()].sort()).toEqual(['a1', 'a3', 'b1']);
  });

  test('a walk of one page marks and sweeps at once', async () => {
    const phone = await knowing();
    const walk = { scopes: mine, start: 10, begins: true, ends: true };
    await phone.round(() => ({ walk, rows: [row('r9', 10, {})], cursor: 'w1' }));
    expect([...phone.shelf.contents().rows.keys()]).toEqual(['r9']);
  });
});

describe('rule 10: HELD', () => {
  async function held(): Promise<Phone> {
    const phone = await knowing();
    await phone.save(update('m2', 'r1', { heads: [12, 13], calves: [2, 2] }));
    await phone.round(() => ({ outcomes: [outcome('m2', receipt('HELD', 4))], proof: 'p4', cursor: 'c4' }));
    return phone;
  }

  test('stays, folded, and is not sent again', async () => {
    const phone = await held();
    expect(phone.row('r1')).toMatchObject({ visible: { open: { heads: 13 } }, pending: 1, troubled: true });
    expect((await phone.ask()).mutations).toEqual([]);
  });

  test('is settled by its state once the feed is through, not before', async () => {
    const phone = await held();
    const released = [outcome('m2', receipt('OK', 9))];
    await phone.round(() => ({ held: released, more: true, cursor: 'c5' }));
    expect(phone.row('r1')?.visible?.open).toMatchObject({ heads: 13 });
    await phone.round(() => ({
      held: released,
      rows: [row('r1', 9, { heads: 13, calves: 2 })],
      cursor: 'c9',
    }));
    expect(phone.line()).toBe('m2:settled');
    expect(phone.row('r1')).toMatchObject({ base: { seq: 9 }, pending: 0, troubled: false });
  });
});

describe('INVALID and its mending', () => {
  async function refused(): Promise<Phone> {
    const phone = await knowing();
    await phone.save(create('r2', { name: 'Dê', heads: 9 }), update('m3', 'r2', { calves: [null, 1] }));
    await phone.round(() => ({
      outcomes: [outcome('r2', receipt('INVALID', 4)), outcome('m3', receipt('HELD', 4))],
      proof: 'p4',
    }));
    return phone;
  }

  test('a refused edit stays visible with its dependants', async () => {
    const phone = await refused();
    expect(phone.row('r2')).toMatchObject({
      visible: { open: { heads: 9, calves: 1 } },
      troubled: true,
      pending: 2,
    });
  });

  test('a mend takes the place of what it names, and settles it when it worked', async () => {
    const phone = await refused();
    await phone.save(edit('mend', 'm4', 'r2', { name: 'Dê', heads: 5 }, { target: asId('r2') }));
    expect(phone.row('r2')?.visible?.open).toEqual({ name: 'Dê', heads: 5, calves: 1 });
    await phone.round(() => ({
      outcomes: [outcome('m4', receipt('OK', 5))],
      held: [outcome('r2', receipt('INVALID', 4)), outcome('m3', receipt('OK', 6))],
      rows: [row('r2', 6, { name: 'Dê', heads: 5, calves: 1 })],
      proof: 'p6',
    }));
    expect(phone.line()).toBe('r2:settled m3:settled m4:settled');
    expect(phone.row('r2')).toMatchObject({ pending: 0, troubled: false });
    await phone.round(() => ({ kept: 6 }));
    expect(phone.line()).toBe('');
  });

  test('a mend that is refused too is mended in its turn, still in the first place', async () => {
    const phone = await refused();
    const mend = (id: string, heads: number, target: string) =>
      edit('mend', id, 'r2', { name: 'Dê', heads }, { target: asId(target) });
    await phone.save(mend('m4', 1, 'r2'));
    await phone.round(() => ({ outcomes: [outcome('m4', receipt('INVALID', 5))], proof: 'p5', kept: 5 }));
    expect(phone.line()).toBe('r2:settled m3:held m4:invalid');
    expect(phone.row('r2')).toMatchObject({ visible: { open: { heads: 1, calves: 1 } }, troubled: true });
    await phone.save(mend('m5', 6, 'm4'));
    expect(phone.row('r2')?.visible?.open).toEqual({ name: 'Dê', heads: 6, calves: 1 });
    await phone.round(() => ({
      outcomes: [outcome('m5', receipt('OK', 7))],
      rows: [row('r2', 7, { name: 'Dê', heads: 6 })],
      proof: 'p7',
    }));
    expect(phone.line()).toBe('r2:settled m3:held m4:settled m5:settled');
    await phone.round(() => ({ kept: 7 }));
    expect(phone.line()).toBe('m3:held');
  });

  test('a mend that its author may not make leaves the refused edit open', async () => {
    const phone = await refused();
    await phone.save(edit('mend', 'm4', 'r2', { name: 'Dê' }, { target: asId('r2') }));
    await phone.round(() => ({ outcomes: [outcome('m4', receipt('FORBIDDEN', 5))], proof: 'p5' }));
    expect(phone.line()).toBe('r2:invalid m3:held m4:settled');
  });

  test('a discarded one falls out', async () => {
    const phone = await refused();
    await phone.save(edit('discard', 'm4', 'r2', null, { target: asId('r2') }));
    expect(phone.row('r2')?.visible).toBeNull();
    await phone.round(() => ({
      outcomes: [outcome('m4', receipt('OK', 5))],
      held: [outcome('m3', receipt('DISCARDED', 5))],
      proof: 'p5',
    }));
    expect(phone.line()).toBe('r2:settled m3:settled m4:settled');
    expect(phone.row('r2')).toBeUndefined();
  });
});

describe('rule 11: authored time', () => {
  test('runs ahead of everything seen and of itself, whatever the clock says', async () => {
    const phone = await knowing();
    phone.clock = 5;
    await phone.save(create('r2'), create('r3'));
    expect([phone.edit('r2')?.mutation.at, phone.edit('r3')?.mutation.at]).toEqual([1_000_004, 1_000_005]);
    phone.clock = 2_000_000;
    await phone.save(create('r4'));
    phone.clock = 1_500_000;
    await phone.save(create('r5'));
    expect([phone.edit('r4')?.mutation.at, phone.edit('r5')?.mutation.at]).toEqual([2_000_000, 2_000_001]);
  });

  test('knows the times of receipts, too', async () => {
    const phone = await knowing();
    await phone.save(create('r2'));
    await phone.round(() => ({ outcomes: [outcome('r2', receipt('HELD', 4, { time: 9_000_000 }))] }));
    await phone.save(create('r3'));
    expect(phone.edit('r3')?.mutation.at).toBe(9_000_001);
  });
});

describe('rule 13: deleted', () => {
  test('is a field of its own; an edit beneath it stays beneath', async () => {
    const phone = await knowing();
    await phone.save(edit('delete', 'm2', 'r1', null), update('m3', 'r1', { heads: [12, 13] }));
    expect(phone.row('r1')?.visible).toMatchObject({ gone: 'deleted', open: { heads: 13 } });
  });
});

describe('each guard', () => {
  test('is needed: with it off, one of the rules above no longer holds', async () => {
    const stale = await knowing(createPhone({ compareAndSet: false }));
    const [tab, otherTab] = [await stale.ask(), await stale.ask()];
    await stale.hear(tab, { proof: 'p9', cursor: 'c9' });
    expect(await stale.hear(otherTab, { proof: 'p4', cursor: 'c4' })).toBe(true);

    const older = await knowing(createPhone({ newerStays: false }));
    await older.round(() => ({ rows: [row('r1', 2, { name: 'cũ' })] }));
    expect(older.row('r1')?.base?.seq).toBe(2);

    const unordered = await knowing(createPhone({ prefix: false }));
    await unordered.save(create('r2'), update('m3', 'r2', {}));
    expect((await unordered.ask()).mutations.map((m) => m.id)).toEqual(['m3']);

    const forgetful = await knowing(createPhone({ replay: false, keepJournal: false }));
    await forgetful.save(create('r2'));
    await forgetful.round((request) => allOk(request, 4));
    expect(forgetful.line()).toBe('');

    const unswept = await knowing(createPhone({ sweep: false }));
    await unswept.round(() => ({ walk: { scopes: mine, start: 10, begins: true, ends: true } }));
    expect(unswept.row('r1')).toBeDefined();

    const unpurged = await knowing(createPhone({ purge: false }));
    await unpurged.round(() => ({ grants: { held: [], scopes: ['all'] } }));
    expect(unpurged.row('r1')).toBeDefined();

    const behind = await knowing(createPhone({ authoredAhead: false }));
    behind.clock = 5;
    await behind.save(create('r2'));
    expect(behind.edit('r2')?.mutation.at).toBe(5);

    const blind = await knowing(createPhone({ voidVersions: false }));
    await blind.round(() => ({ epoch: true }));
    await blind.round(() => ({ rows: [row('r1', 1, { name: 'cũ' })] }));
    expect(blind.row('r1')?.base?.seq).toBe(3);
  });
});
