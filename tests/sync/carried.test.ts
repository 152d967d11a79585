import { describe, expect, test } from 'vitest';
import type { Receipt } from '../../src/core/outcome.ts';
import type { Id } from '../../src/core/id.ts';
import { takeCarried, wantedForCarried } from '../../src/sync/decisions/carried.ts';
import { keepEdit, putBack, wantedForPutBack, type Kept } from '../../src/sync/decisions/put-back.ts';
import { allPhoneGuards } from '../../src/sync/guards.ts';
import { allOk, asId, create, createPhone, receipt, update, type Phone } from './phone.ts';
import { findTestKind } from './test-kinds.ts';

type Told = Readonly<Record<string, Receipt>>;

/** A receipts file comes to the phone; was any of it news? */
async function hear({ shelf }: Phone, told: Told): Promise<boolean> {
  const receipts = new Map<Id, Receipt>(Object.entries(told).map(([id, one]) => [asId(id), one]));
  const decide = (found: Parameters<typeof takeCarried>[0]) =>
    takeCarried(found, receipts, findTestKind, allPhoneGuards);
  return (await shelf.change(wantedForCarried(receipts), decide)) !== null;
}

async function phoneWith(...records: readonly string[]): Promise<Phone> {
  const phone = createPhone();
  await phone.save(...records.map((record) => create(record)));
  return phone;
}

const seqs = (phone: Phone): readonly (number | undefined)[] =>
  [...phone.shelf.contents().edits.values()].map((one) => one.receipt?.seq);

describe('receipts that came by hand', () => {
  test('stand beside what waits, settle nothing, and are shown at the next round', async () => {
    const phone = await phoneWith('a', 'b');
    await hear(phone, { a: receipt('OK', 7), b: receipt('MERGED', 8) });
    expect(phone.line()).toBe('a:unsent b:unsent');
    const request = await phone.ask();
    expect(request.mutations.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(request.receipts).toEqual({ a: receipt('OK', 7), b: receipt('MERGED', 8) });
    await phone.hear(request, allOk(request, 7));
    expect(phone.line()).toBe('a:settled b:settled');
  });

  test('change nothing the second time', async () => {
    const phone = await phoneWith('a');
    expect(await hear(phone, { a: receipt('OK', 7) })).toBe(true);
    expect(await hear(phone, { a: receipt('OK', 7) })).toBe(false);
  });

  test('end the same in any order, the newest word of the office standing', async () => {
    const older = { a: receipt('HELD', 3, { reason: 'no-such-parent' }), b: receipt('OK', 4) };
    const newer = { a: receipt('OK', 9), c: receipt('OK', 10) };
    for (const order of [
      [older, newer],
      [newer, older],
      [newer, older, newer],
    ]) {
      const phone = await phoneWith('a', 'b', 'c');
      for (const told of order) await hear(phone, told);
      expect(seqs(phone)).toEqual([9, 4, 10]);
    }
  });

  test('of a part leave the rest as it was', async () => {
    const phone = await phoneWith('a', 'b');
    await hear(phone, { b: receipt('OK', 4), z: receipt('OK', 5) });
    expect(seqs(phone)).toEqual([undefined, 4]);
    expect(phone.line()).toBe('a:unsent b:unsent');
  });

  test('are no news once the phone has synced', async () => {
    const phone = await phoneWith('a');
    await phone.round((request) => allOk(request, 7));
    expect(await hear(phone, { a: receipt('OK', 99) })).toBe(false);
    expect(phone.line()).toBe('a:settled');
  });

  test('leave a final refusal to the phone’s own round, and what the office did not store unsaid', async () => {
    const phone = await phoneWith('a', 'b');
    const told = { a: receipt('FORBIDDEN', 5), b: receipt('HELD', 0, { reason: 'server-fault' }) };
    expect(await hear(phone, told)).toBe(false);
    expect(phone.row('a')?.visible).not.toBeNull();
  });

  test('put the next edit of that record after what the office made of it', async () => {
    const phone = await phoneWith('a');
    await hear(phone, { a: receipt('OK', 7, { time: 5_000_000 }) });
    await phone.save(update('u', 'a', { name: ['Đàn', 'Đàn bò'] }));
    expect(phone.edit('u')?.mutation.at).toBe(5_000_001);
  });

  test('do not outlive a restore: everything is sent again whatever they said', async () => {
    const phone = await phoneWith('a');
    await phone.round();
    await hear(phone, { a: receipt('OK', 7) });
    const request = await phone.ask();
    await phone.hear(request, { epoch: true });
    expect(phone.line()).toBe('a:unsent');
    expect((await phone.ask()).mutations.map(({ id }) => id)).toEqual(['a']);
  });
});

/** A copy of all that a phone wrote. */
const copyOf = ({ shelf }: Phone): Kept => ({
  edits: [...shelf.contents().edits.values()].map(keepEdit),
  rows: [],
});

const bringBack = async ({ shelf }: Phone, kept: Kept): Promise<boolean> =>
  (await shelf.change(wantedForPutBack, (found) => putBack(found, kept, findTestKind, allPhoneGuards))) !==
  null;

describe('what a copy brings back', () => {
  test('is everything, in its order, to be sent again under its own ids', async () => {
    const old = await phoneWith('a');
    await old.save(update('u', 'a', { name: ['Đàn', 'Đàn bò'] }));
    await old.round((request) => allOk(request, 1));
    await old.save(create('b'));
    const fresh = createPhone();
    expect(await bringBack(fresh, copyOf(old))).toBe(true);
    expect(fresh.line()).toBe('a:unsent u:unsent b:unsent');
    expect(fresh.row('a')?.visible?.open).toMatchObject({ name: 'Đàn bò' });
    expect((await fresh.ask()).receipts).toMatchObject({ a: { seq: 1 }, u: { seq: 2 } });
    expect(await bringBack(fresh, copyOf(old))).toBe(false);
  });

  test('goes before what the new phone wrote already, and both keep their order', async () => {
    const old = await phoneWith('a', 'b');
    const fresh = await phoneWith('x', 'y');
    await bringBack(fresh, copyOf(old));
    expect(fresh.line()).toBe('a:unsent b:unsent x:unsent y:unsent');
    await fresh.save(create('z'));
    expect(fresh.line()).toBe('a:unsent b:unsent x:unsent y:unsent z:unsent');
  });

  test('fills the gaps of a damaged book in place', async () => {
    const phone = await phoneWith('a', 'b', 'c');
    const kept = copyOf(phone);
    await phone.shelf.change({}, () => ({ dropEdits: [asId('b')], dropRows: [asId('b')] }));
    await bringBack(phone, kept);
    expect(phone.line()).toBe('a:unsent b:unsent c:unsent');
    expect(phone.row('b')?.pending).toBe(1);
  });

  test('brings rows only before the office sent any, to be confirmed by it', async () => {
    const base = {
      seq: 4,
      gone: 'no',
      time: 9,
      review: [],
      scopes: ['village:v1'],
      open: {},
      sealed: [],
    } as const;
    const kept: Kept = { edits: [], rows: [{ id: asId('r'), kind: 'herd', base }] };
    const fresh = createPhone();
    await bringBack(fresh, kept);
    expect(fresh.row('r')?.base?.seq).toBe(4);
    expect(fresh.shelf.contents().marks.get(asId('r'))).toEqual({ id: 'r', void: true });
    const synced = createPhone();
    await synced.round();
    expect(await bringBack(synced, kept)).toBe(false);
  });
});
