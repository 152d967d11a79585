/** A file's rows in the book: in steps, begun again, brought up to date, taken back. */
import { createEngine } from './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { id, type Id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { getKind, kinds } from '../../src/kinds/index.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { openDatabase } from '../../src/storage/database.ts';
import { readImports } from '../../src/storage/import-batches.ts';
import { importRows, type ImportOrder, type RowToSave } from '../../src/storage/import-rows.ts';
import { undoImport } from '../../src/storage/import-undo.ts';
import { importedId } from '../../src/storage/import-part.ts';
import { createNotebook, type OpenNotebook } from '../../src/storage/notebook.ts';
import { bytesFrom, createDice } from '../sync/believable.ts';

const place = { commune: '01969', village: null };
const random = bytesFrom(createDice(7));
const onward = { stopped: () => false, pause: () => Promise.resolve() };

let notebook: OpenNotebook;
let books = 0;

beforeEach(() => {
  notebook = createNotebook({
    database: openDatabase(`import-${++books}`, createEngine()),
    me: {
      office: { id: '19', name: 'Tỉnh', province: '19' },
      person: id.parse('p.me'),
      title: 'Cán bộ xã',
      device: 'd1',
      held: [
        { role: 'communeOfficer', ...place },
        { role: 'communeAccountant', ...place },
      ],
    },
    kinds,
    seal: passThrough,
    clock: () => Date.parse('2026-11-22T05:00:00Z'),
    random,
    exchange: {
      syncNow: () => Promise.resolve(),
      saved: () => undefined,
      watch: () => () => undefined,
      stop: () => undefined,
    },
    askHistory: () => Promise.resolve(null),
  });
});
afterEach(() => notebook.close());

const villages = (count: number): readonly RowToSave[] =>
  Array.from({ length: count }, (_, at) => ({
    key: String(at + 5),
    values: { commune: '01969', unitType: 'thon', name: `Thôn ${at + 1}`, households: 40 + at },
    stands: null,
  }));

const payment = (key: string, amount: number): RowToSave => ({
  key,
  values: {
    commune: '01969',
    node: 'DTTS21.DA3.TDA2',
    year: 2026,
    capitalKind: 'thuong_xuyen',
    source: 'nstw',
    planState: 'giao_trong_nam',
    entryKind: 'tam_ung',
    payDate: '2026-08-20',
    voucherNo: `RDT ${key}`,
    amount,
  },
  stands: null,
});

const orderOf = (kind: string, rows: readonly RowToSave[], more: Partial<ImportOrder> = {}): ImportOrder => ({
  kind: getKind(kind),
  place,
  fileName: 'danh sach.xlsx',
  fileHash: 'ab'.repeat(32),
  sheet: 'Sheet1',
  today: day.parse('2026-11-22'),
  rows,
  goOn: null,
  ...more,
});

const bring = (kind: string, rows: readonly RowToSave[], more: Partial<ImportOrder> = {}, pace = onward) =>
  importRows(notebook, random, orderOf(kind, rows, more), pace);

function batchOf(imported: { readonly batch: Id | null }): Id {
  if (imported.batch === null) throw new Error('nothing was written');
  return imported.batch;
}

async function change(record: Id, values: AnyBody): Promise<void> {
  const found = await notebook.find(record);
  const acts = [{ do: 'update', record, seen: found?.body ?? {}, values }] as const;
  expect(await notebook.save(acts)).toMatchObject({ saved: true });
}

const names = async () =>
  (await notebook.list({ kind: 'village' })).map(({ body }) => String(body['name'])).sort();

describe('an import', () => {
  test('writes every row once, by the same door as typing, and says so', async () => {
    const imported = await bring('village', villages(120));
    expect(imported).toMatchObject({ end: 'DONE', saved: 120, refused: [] });
    expect(await notebook.count({ kind: 'village' })).toBe(120);
    // The head, three parts, the head again: everything else is a village.
    expect(await notebook.outbox()).toHaveLength(120 + 1 + 3 + 1);
    expect(await readImports(notebook)).toMatchObject([
      {
        id: imported.batch,
        target: 'village',
        fileName: 'danh sach.xlsx',
        rows: 120,
        state: 'done',
        mine: true,
      },
    ]);
  });

  test('that was cut off goes on where it ended, and writes nothing twice', async () => {
    let steps = 0;
    const cut = await bring('village', villages(120), {}, { ...onward, stopped: () => ++steps > 2 });
    expect(cut).toMatchObject({ end: 'STOPPED', saved: 100 });
    expect(await readImports(notebook)).toMatchObject([{ state: 'saving' }]);
    const again = await bring('village', villages(120), { goOn: cut.batch });
    expect(again).toMatchObject({ end: 'DONE', saved: 120, batch: cut.batch });
    expect(await notebook.count({ kind: 'village' })).toBe(120);
    expect(await readImports(notebook)).toMatchObject([{ state: 'done', rows: 120 }]);
  });

  test('leaves out the one row that the book does not take', async () => {
    const bad = { key: '99', values: { commune: '01969', unitType: 'thon' }, stands: null };
    const imported = await bring('village', [
      ...villages(3),
      bad,
      { ...villages(5)[4], key: '100' } as RowToSave,
    ]);
    expect(imported).toMatchObject({ saved: 4, refused: [{ key: '99', troubles: [{ field: 'name' }] }] });
  });

  test('brings standing records up to date, and what it changed becomes as it was', async () => {
    const first = await bring('village', villages(2));
    const stands = await notebook.find(importedId(batchOf(first), '5'));
    if (stands === null) throw new Error('no village');
    const second = await bring('village', [{ key: '9', values: { households: 77, people: 300 }, stands }]);
    expect((await notebook.find(stands.id))?.body).toMatchObject({
      name: 'Thôn 1',
      households: 77,
      people: 300,
    });
    expect(await undoImport(notebook, batchOf(second), onward)).toMatchObject({
      end: 'DONE',
      taken: 0,
      restored: 1,
    });
    expect((await notebook.find(stands.id))?.body).toMatchObject({ households: 40, people: null });
  });
});

describe('an import taken back', () => {
  test('takes what it wrote, and keeps what was changed since or is pointed to', async () => {
    const batch = batchOf(await bring('village', villages(4)));
    await change(importedId(batch, '5'), { households: 99 });
    const meeting = { commune: '01969', village: importedId(batch, '6'), date: '2026-11-20', attendees: 30 };
    await notebook.save([{ do: 'create', kind: 'villageMeeting', values: meeting }]);
    const undone = await undoImport(notebook, batch, onward);
    expect(undone).toMatchObject({ end: 'DONE', taken: 2 });
    expect(undone.kept.map(({ why }) => why).sort()).toEqual(['CHANGED', 'POINTED_AT']);
    expect(await names()).toEqual(['Thôn 1', 'Thôn 2']);
    expect(await readImports(notebook)).toMatchObject([{ state: 'undone' }]);
  });

  test('withdraws money, but not what the accountant has confirmed', async () => {
    const batch = batchOf(await bring('disbursement', [payment('8', 1_000_000), payment('9', 2_000_000)]));
    const about = importedId(batch, '9');
    const verdict = { about, verdict: 'confirmed', date: '2026-11-21' };
    await notebook.save([{ do: 'create', kind: 'confirmation', values: verdict }]);
    const undone = await undoImport(notebook, batch, onward);
    expect(undone).toMatchObject({ taken: 1, kept: [{ record: about, why: 'CONFIRMED' }] });
    expect((await notebook.find(importedId(batch, '8')))?.gone).toBe('withdrawn');
    expect((await notebook.find(about))?.gone).toBe('no');
  });

  test('that was cut off is taken back all the same', async () => {
    let steps = 0;
    const cut = await bring('village', villages(120), {}, { ...onward, stopped: () => ++steps > 1 });
    expect(await undoImport(notebook, batchOf(cut), onward)).toMatchObject({ end: 'DONE', taken: 50 });
    expect(await names()).toEqual([]);
  });
});
