/** What every shelf promises; run over memory and over IndexedDB. */
import { describe, expect, test } from 'vitest';
import type { Id } from '../../src/core/id.ts';
import { saveEdits, wantedForSave } from '../../src/sync/decisions/save.ts';
import { allPhoneGuards } from '../../src/sync/guards.ts';
import {
  freshMeta,
  type Base,
  type Edit,
  type Found,
  type Shelf,
  type ShelvedRow,
} from '../../src/sync/shelf.ts';
import { asId, create, receipt, save, update } from './phone.ts';
import { findTestKind } from './test-kinds.ts';

export interface ShelfUnderTest {
  readonly shelf: Shelf;
  /** A second handle on the same contents, as another tab has one. */
  readonly other: Shelf;
}

const ids = (items: Iterable<{ readonly id: string }>): string[] => [...items].map((item) => item.id);
const all = (shelf: Shelf): Promise<Found> => shelf.read({ everything: true });
const bodyAt = (open: Base['open'], scopes: Base['scopes'] = ['village:v1'], seq = 1): Base => {
  return { seq, gone: 'no', time: 5, review: [], scopes, open, sealed: [] };
};
const rowWith = (id: string, base: Base | null): ShelvedRow => {
  const visible = base && { gone: base.gone, time: base.time, open: base.open, sealed: base.sealed };
  return { id: asId(id), kind: 'herd', base, visible, pending: 0, troubled: false };
};
const settled = (edit: Edit, seq: number): Edit => ({
  ...edit,
  state: 'settled',
  receipt: receipt('OK', seq),
  commit: seq,
});

export function testShelf(name: string, open: () => Promise<ShelfUnderTest>): void {
  describe(`${name} as a shelf`, () => {
    test('is empty at first', async () => {
      const { shelf } = await open();
      const found = await shelf.read({ everything: true, answered: true, unsent: { size: 9, count: 9 } });
      expect(found.meta).toEqual(freshMeta);
      expect([found.edits, found.unsent, found.answered, found.settledUpTo, found.idsInside]).toEqual([
        [],
        [],
        [],
        [],
        [],
      ]);
      expect(found.rows.size + found.marks.size + found.unsentCount).toBe(0);
    });

    test('keeps what was saved: record, outbox and stamp together', async () => {
      const { shelf, other } = await open();
      await save(shelf, [create('r1'), update('m2', 'r1', { heads: [null, 7] })], 2_000);
      const found = await other.read({ rows: [asId('r1')], unsent: { size: 9_999, count: 9 } });
      expect(ids(found.edits)).toEqual(['r1', 'm2']);
      expect(found.edits).toEqual(found.unsent);
      expect(found.unsentCount).toBe(2);
      expect(found.meta).toMatchObject({ saved: 2, authored: 2_001, cursor: null });
      expect(found.rows.get(asId('r1'))).toMatchObject({
        base: null,
        pending: 2,
        visible: { open: { heads: 7 } },
      });
    });

    test('writes nothing when the decision throws, or says nothing', async () => {
      const { shelf } = await open();
      await save(shelf, [create('r1')], 2_000);
      const before = await all(shelf);
      const fault = new Error('a mistake');
      const step = async (): Promise<unknown> =>
        shelf.change({}, () => {
          throw fault;
        });
      await expect(step()).rejects.toThrow('a mistake');
      expect(await shelf.change({}, () => null)).toBeNull();
      expect(await all(shelf)).toEqual(before);
    });

    test('gives save order without a gap to two tabs that save at once', async () => {
      const { shelf, other } = await open();
      const work = Array.from({ length: 20 }, (_, i) =>
        save(i % 2 ? shelf : other, [create(`r${i}`)], 2_000),
      );
      await Promise.all(work);
      const { edits, meta } = await all(shelf);
      expect(edits.map((edit) => edit.order)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
      expect(new Set(edits.map((edit) => edit.mutation.at)).size).toBe(20);
      expect(meta.saved).toBe(20);
    });

    test('gives a prefix of the outbox by size, and always one', async () => {
      const { shelf } = await open();
      for (let i = 0; i < 450; i++) await save(shelf, [create(`r${i}`)], 2_000);
      const { unsent } = await shelf.read({ unsent: { size: 1_000_000, count: 1_000 } });
      expect(unsent.map((edit) => edit.order)).toEqual(Array.from({ length: 450 }, (_, i) => i + 1));
      const [first, second, third] = unsent.map((edit) => edit.size);
      const three = (first ?? 0) + (second ?? 0) + (third ?? 0);
      expect(ids((await shelf.read({ unsent: { size: three, count: 9 } })).unsent)).toEqual([
        'r0',
        'r1',
        'r2',
      ]);
      expect(ids((await shelf.read({ unsent: { size: 1, count: 9 } })).unsent)).toEqual(['r0']);
      expect(ids((await shelf.read({ unsent: { size: three * 100, count: 2 } })).unsent)).toEqual([
        'r0',
        'r1',
      ]);
    }, 30_000);

    test('finds edits by state, by record, by id with their rows, and the journal up to a commit', async () => {
      const { shelf } = await open();
      await save(
        shelf,
        [create('r1'), create('r2'), create('r3'), create('r4'), update('m5', 'r3', {})],
        2_000,
      );
      await shelf.change({ everything: true }, ({ edits: [a, b, c, d] }) => {
        if (!a || !b || !c || !d) return null;
        return {
          edits: [
            settled(a, 4),
            settled(b, 9),
            { ...c, state: 'held', receipt: receipt('HELD', 5) },
            { ...d, state: 'invalid', receipt: receipt('INVALID', 6) },
          ],
        };
      });
      const found = await shelf.read({
        answered: true,
        settledUpTo: 8,
        edits: [asId('r3')],
        unsent: { size: 9e9, count: 9 },
      });
      expect(ids(found.answered)).toEqual(['r3', 'r4']);
      expect(ids(found.settledUpTo)).toEqual(['r1']);
      expect(ids(found.edits)).toEqual(['r3', 'm5']);
      expect([...found.rows.keys()]).toEqual(['r3']);
      expect(ids(found.unsent)).toEqual(['m5']);
      expect(ids((await shelf.read({ rows: [asId('r2'), asId('nowhere')] })).edits)).toEqual(['r2']);
    });

    test('finds rows by scope, and marks', async () => {
      const { shelf } = await open();
      await save(shelf, [create('r9')], 2_000);
      await shelf.change({}, () => ({
        rows: [
          rowWith('r1', bodyAt({}, ['village:v1', 'villages:c1'])),
          rowWith('r2', bodyAt({}, ['all'])),
          rowWith('r3', bodyAt({}, ['village:v2'])),
        ],
        setMarks: [{ id: asId('r2'), void: true }],
      }));
      const keys = (found: Found): Id[] => [...found.rows.keys()].sort();
      expect(keys(await shelf.read({ outside: ['all', 'village:v1'] }))).toEqual(['r1', 'r3']);
      expect(keys(await shelf.read({ inside: ['all', 'village:v2'] }))).toEqual(['r2', 'r3']);
      const found = await shelf.read({ idsInside: ['all', 'villages:c1'] });
      expect([keys(found), [...found.idsInside].sort(), [...found.marks.values()]]).toEqual([
        [],
        ['r1', 'r2'],
        [{ id: 'r2', void: true }],
      ]);
      expect(keys(await shelf.read({ marked: true }))).toEqual(['r2']);
      const everything = await all(shelf);
      expect([...everything.idsInside].sort()).toEqual(['r1', 'r2', 'r3']);
      expect(keys(everything)).toEqual(['r9']);
    });

    test('clears marks before it sets them, and a mark that is there stays as it is', async () => {
      const { shelf } = await open();
      const [r1, r2] = [asId('r1'), asId('r2')];
      await shelf.change({}, () => ({ rows: [rowWith('r1', bodyAt({})), rowWith('r2', bodyAt({}))] }));
      const marks = async (): Promise<unknown> => [...(await shelf.read({ rows: [r1, r2] })).marks.values()];
      await shelf.change({}, () => ({ setMarks: [{ id: r1, void: true }] }));
      await shelf.change({}, () => ({
        setMarks: [
          { id: r1, void: false },
          { id: r2, void: false },
        ],
      }));
      expect(await marks()).toEqual([
        { id: r1, void: true },
        { id: r2, void: false },
      ]);
      await shelf.change({}, () => ({ clearMarks: [r1] }));
      expect(await marks()).toEqual([{ id: r2, void: false }]);
      await shelf.change({}, () => ({ clearMarks: 'all', setMarks: [{ id: r2, void: true }] }));
      expect(await marks()).toEqual([{ id: r2, void: true }]);
    });

    test('drops rows and edits, and reads hundreds of rows at once', async () => {
      const { shelf } = await open();
      const many = Array.from({ length: 700 }, (_, i) =>
        rowWith(`r${String(i).padStart(4, '0')}`, bodyAt({ i })),
      );
      await shelf.change({}, () => ({ rows: many }));
      await save(shelf, [create('r0003')], 2_000);
      const wanted = many.slice(0, 400).map((row) => row.id);
      const found = await shelf.read({ rows: wanted });
      expect([...found.rows.keys()].sort()).toEqual(wanted);
      expect(ids(found.edits)).toEqual(['r0003']);
      await shelf.change({}, () => ({ dropRows: wanted, dropEdits: [asId('r0003')] }));
      expect((await shelf.read({ rows: many.map((row) => row.id) })).rows.size).toBe(300);
      expect((await all(shelf)).edits).toEqual([]);
    });

    test('runs decisions one after the other', async () => {
      const { shelf, other } = await open();
      const bump = (on: Shelf): Promise<unknown> =>
        on.change({}, ({ meta }) => ({ meta: { seenTime: meta.seenTime + 1 } }));
      await Promise.all(Array.from({ length: 30 }, (_, i) => bump(i % 2 ? shelf : other)));
      expect((await shelf.read({})).meta.seenTime).toBe(30);
    });

    test('leaves what it gave untouched by later writes', async () => {
      const { shelf } = await open();
      const edits = [create('r1')];
      const changes = await shelf.change(wantedForSave(edits), (found) =>
        saveEdits(found, edits, 2_000, findTestKind, allPhoneGuards),
      );
      const before = await all(shelf);
      await save(shelf, [update('m2', 'r1', { heads: [null, 3] })], 2_500);
      expect(before.edits).toEqual(changes?.edits);
      expect(before.rows.get(asId('r1'))?.pending).toBe(1);
    });
  });
}
