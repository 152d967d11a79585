import { createEngine } from './test-engine.ts';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { IDBDatabase as FakeDatabase, IDBObjectStore as FakeStore } from 'fake-indexeddb';
import type { Id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { OfficeRow } from '../../src/core/record.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { openDatabase, type Database, type Engine } from '../../src/storage/database.ts';
import { createDexieShelf } from '../../src/storage/dexie-shelf.ts';
import { judgeAnswers } from '../../src/storage/judge.ts';
import type { Act, Draft, Me, Notebook } from '../../src/storage/notebook-door.ts';
import { createNotebook, type OpenNotebook } from '../../src/storage/notebook.ts';
import { createRowIndex } from '../../src/storage/row-index.ts';
import type { SyncDriver } from '../../src/storage/sync-driver.ts';
import { applyAnswer, wantedForAnswer } from '../../src/sync/decisions/answer.ts';
import { nextRequest, wantedForRequest } from '../../src/sync/decisions/request.ts';
import { allPhoneGuards } from '../../src/sync/guards.ts';
import type { SyncAnswer } from '../../src/sync/protocol.ts';
import { bytesFrom, createDice } from '../sync/believable.ts';
import { answerTo, asId, receipt, row } from '../sync/phone.ts';
import { findTestKind, testKinds } from '../sync/test-kinds.ts';

const NOON = Date.UTC(2026, 10, 22, 5);
const me: Me = {
  office: { id: 'o19', name: 'Tỉnh', province: '19' },
  person: asId('p1'),
  title: 'Trưởng thôn',
  device: 'd1',
  held: [{ role: 'villageHead', commune: 'c1', village: 'v1' }],
};
const still: SyncDriver = {
  syncNow: () => Promise.resolve(),
  saved: () => undefined,
  watch(show) {
    show({ sending: false, standstill: null });
    return () => undefined;
  },
  stop: () => undefined,
};

let engine: Engine;
let database: Database;
let notebook: OpenNotebook;
let clock: number;
const opened: { close(): void }[] = [];

function openTab(): { notebook: OpenNotebook; database: Database } {
  const tab = openDatabase('book', engine);
  const made = createNotebook({
    database: tab,
    me,
    kinds: testKinds,
    seal: passThrough,
    clock: () => clock,
    random: bytesFrom(createDice(opened.length + 1)),
    exchange: still,
    askHistory: () => Promise.resolve(null),
  });
  opened.push(made, tab);
  return { notebook: made, database: tab };
}

beforeEach(() => {
  engine = createEngine();
  clock = NOON;
  ({ notebook, database } = openTab());
});
afterEach(() => {
  vi.restoreAllMocks();
  for (const one of opened.splice(0)) one.close();
});

const herd = (values: AnyBody = {}): Act => ({
  do: 'create',
  kind: 'herd',
  values: { name: 'Đàn trâu', ...values },
});
async function record(values: AnyBody = {}, book: Notebook = notebook): Promise<Id> {
  const saved = await book.save([herd(values)]);
  if (!saved.saved) throw new Error(JSON.stringify(saved));
  const [id] = saved.ids;
  if (!id) throw new Error('no id');
  return id;
}
const titles = (entries: readonly { readonly title: string }[]): string[] =>
  entries.map((entry) => entry.title);

/** As if the office had answered. */
async function hear(told: Partial<SyncAnswer>): Promise<void> {
  const shelf = createDexieShelf(database, createRowIndex(findTestKind));
  const found = await shelf.read(wantedForRequest(1_000_000));
  const request = nextRequest(found, { now: clock, nonce: '12345678', want: 1_000, guards: allPhoneGuards });
  const answer = answerTo(request, told);
  await shelf.change(wantedForAnswer(answer, request, findTestKind), (now) =>
    applyAnswer(now, request, answer, { now: clock, find: findTestKind, guards: allPhoneGuards }),
  );
}
const hamlet = (id: string, name: string): OfficeRow =>
  row(id, 1, { name, commune: 'c1' }, { kind: 'hamlet', scopes: ['all'] });

describe('saving', () => {
  test('writes record, outbox and stamp, and fills in who, where and the first state', async () => {
    const id = await record({ heads: 7, owner: 'Chủ đàn' });
    expect(await notebook.find(id)).toMatchObject({
      id,
      kind: 'herd',
      transport: 'waiting',
      title: 'Đàn trâu',
      detail: '7 con',
      body: {
        heads: 7,
        owner: 'Chủ đàn',
        recordedBy: 'p1',
        commune: 'c1',
        village: 'v1',
        status: 'draft',
        remark: null,
      },
    });
    const [item] = await notebook.outbox();
    expect(item).toMatchObject({ record: id, op: 'create', title: 'Đàn trâu', at: NOON, outcome: null });
  });

  test('keeps personal values out of the open part and of the index', async () => {
    const id = await record({ owner: 'Bí mật', remark: 'Rất riêng' });
    const stored = await database.rows.get(id);
    const edit = await database.edits.get(id);
    const words = await database.words.toArray();
    expect(words.length).toBeGreaterThan(0);
    expect(JSON.stringify([stored?.visible?.open, words, edit?.mutation.open])).not.toMatch(
      /mật|mat|riêng|rieng/u,
    );
    expect(await notebook.search('bi mat')).toEqual([]);
  });

  test('says what stops and what only warns', async () => {
    expect(await notebook.save([herd({ name: null })])).toMatchObject({
      saved: false,
      why: 'RULES',
      troubles: [{ field: 'name' }],
    });
    expect(await notebook.save([herd({ heads: 2, calves: 3 })])).toMatchObject({
      saved: false,
      troubles: [{ code: 'more-than-total' }],
    });
    expect(await notebook.save([herd({ heads: 'nhiều' })])).toMatchObject({
      saved: false,
      troubles: [{ code: 'shape' }],
    });
    expect(await notebook.save([herd({ heads: 501 })])).toMatchObject({
      saved: true,
      warnings: [{ code: 'many' }],
    });
    expect(await notebook.outbox()).toHaveLength(1);
    const kind = findTestKind('herd');
    if (!kind) throw new Error('there is a test kind herd');
    expect(judgeAnswers(notebook, kind, { name: 'a', heads: 2, calves: 3 })).toMatchObject([
      { code: 'more-than-total' },
    ]);
  });

  test('is all or nothing over several acts', async () => {
    const saved = await notebook.save([herd(), herd({ heads: 2, calves: 3 })]);
    expect(saved.saved).toBe(false);
    expect(await notebook.list({ kind: 'herd' })).toEqual([]);
    expect(await notebook.save([herd(), { do: 'delete', record: asId('nowhere') }])).toMatchObject({
      saved: false,
      why: 'GONE',
    });
    expect(await notebook.outbox()).toEqual([]);
  });

  test('writes of an edit only what differs, with the value seen, and whole groups', async () => {
    const id = await record({ heads: 7, calves: 1, owner: 'A' });
    const seen = (await notebook.find(id))?.body ?? {};
    await notebook.save([{ do: 'update', record: id, seen, values: { ...seen, heads: 8, owner: 'B' } }]);
    const [, edit] = await database.edits.orderBy('[state+order]').toArray();
    expect(edit?.mutation).toMatchObject({
      op: 'update',
      open: { heads: [7, 8], calves: [1, 1] },
      sealed: 'p0:{"owner":["A","B"]}',
    });
    expect((await notebook.find(id))?.body).toMatchObject({ heads: 8, calves: 1, owner: 'B' });
  });

  test('of an unchanged form writes nothing', async () => {
    const id = await record({ heads: 7 });
    const seen = (await notebook.find(id))?.body ?? {};
    expect(
      await notebook.save([{ do: 'update', record: id, seen, values: { ...seen, feed: [] } }]),
    ).toMatchObject({ saved: true });
    expect(await notebook.outbox()).toHaveLength(1);
  });

  test('never changes the body of an entry', async () => {
    const saved = await notebook.save([{ do: 'create', kind: 'receipt', values: { words: 'Chi' } }]);
    const id = saved.saved ? (saved.ids[0] ?? asId('x')) : asId('x');
    const edit = await notebook.save([
      { do: 'update', record: id, seen: { words: 'Chi' }, values: { words: 'Thu' } },
    ]);
    expect(edit).toMatchObject({ saved: false, why: 'RULES', troubles: [{ code: 'not-changeable' }] });
    expect(await notebook.save([{ do: 'withdraw', record: id }])).toMatchObject({ saved: true });
    expect(await notebook.find(id)).toMatchObject({ gone: 'withdrawn' });
    expect(await notebook.list({ kind: 'receipt' })).toEqual([]);
    expect(await notebook.list({ kind: 'receipt', gone: true })).toHaveLength(1);
  });

  test('moves by the rules of its life: who, from where, with what filled in', async () => {
    const id = await record();
    expect(await notebook.save([{ do: 'move', record: id, to: 'returned', note: 'x' }])).toMatchObject({
      saved: false,
      troubles: [{ code: 'move-not-allowed' }],
    });
    expect(await notebook.save([{ do: 'move', record: id, to: 'sent', note: null }])).toMatchObject({
      saved: true,
    });
    expect(await notebook.count({ kind: 'herd', where: { status: 'sent' } })).toBe(1);
  });

  test('creates and moves in one act', async () => {
    const id = asId('mine');
    await notebook.save([{ ...herd(), id } as Act, { do: 'move', record: id, to: 'sent', note: null }]);
    expect((await notebook.find(id))?.body['status']).toBe('sent');
    expect((await notebook.outbox()).map((item) => item.op)).toEqual(['create', 'update']);
  });

  test('asks for strict durability in every writing transaction', async () => {
    const spy = vi.spyOn(FakeDatabase.prototype, 'transaction');
    await record();
    const writing = spy.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writing).toHaveLength(1);
    expect(writing[0]?.[2]).toEqual({ durability: 'strict' });
  });

  test('on a full phone says NO_SPACE and leaves everything as it was', async () => {
    const id = await record();
    const before = [await notebook.list({ kind: 'herd' }), await notebook.outbox()];
    const put = vi.spyOn(FakeStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(await notebook.save([herd({ name: 'Đàn dê' })])).toEqual({
      saved: false,
      why: 'NO_SPACE',
      troubles: [],
    });
    expect(await notebook.save([{ do: 'delete', record: id }])).toMatchObject({
      saved: false,
      why: 'NO_SPACE',
    });
    expect(await notebook.keepDraft({ ...draft, id: 'd9' })).toBe(false);
    put.mockRestore();
    expect([await notebook.list({ kind: 'herd' }), await notebook.outbox()]).toEqual(before);
    expect(await notebook.save([herd({ name: 'Đàn dê' })])).toMatchObject({ saved: true });
  });

  test('opens a lost connection again and tries once more', async () => {
    await record();
    const real = FakeDatabase.prototype.transaction;
    let lost = 0;
    vi.spyOn(FakeDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...args) {
      if (lost++ === 0) throw new DOMException('the connection was lost', 'InvalidStateError');
      return real.apply(this, args);
    });
    expect(await notebook.save([herd({ name: 'Đàn dê' })])).toMatchObject({ saved: true });
    expect(await notebook.list({ kind: 'herd' })).toHaveLength(2);
  });

  test('says NO_STORE when the store answers no more, and nothing is half written', async () => {
    await record();
    const add = vi.spyOn(FakeStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('broken', 'UnknownError');
    });
    expect(await notebook.save([herd()])).toMatchObject({ saved: false, why: 'NO_STORE' });
    add.mockRestore();
    expect(await notebook.list({ kind: 'herd' })).toHaveLength(1);
    expect(await notebook.outbox()).toHaveLength(1);
  });

  test('from two pages at once keeps both, in one order', async () => {
    const other = openTab();
    const ids = await Promise.all(
      Array.from({ length: 16 }, (_, i) => record({ name: `Đàn ${i}` }, i % 2 ? notebook : other.notebook)),
    );
    expect(new Set(ids).size).toBe(16);
    const edits = await database.edits.toArray();
    expect(edits.map((edit) => edit.order).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 16 }, (_, i) => i + 1),
    );
    expect((await other.notebook.list({ kind: 'herd' })).length).toBe(16);
  });
});

const draft: Draft = {
  id: 'd1',
  kind: 'herd',
  record: null,
  seen: null,
  values: { name: 'Đ' },
  typed: { heads: '1,' },
  group: 0,
  changedAt: 5,
};

describe('drafts', () => {
  test('are kept with what is no value yet, the latest first, and go with the saving that ends them', async () => {
    expect(await notebook.keepDraft(draft)).toBe(true);
    await notebook.keepDraft({ ...draft, id: 'd2', changedAt: 9 });
    await notebook.keepDraft({ ...draft, values: { name: 'Đàn' } });
    expect((await notebook.drafts()).map((one) => one.id)).toEqual(['d2', 'd1']);
    expect((await openTab().notebook.findDraft('d1'))?.values).toEqual({ name: 'Đàn' });
    await notebook.save([herd()], { dropDraft: 'd1' });
    expect(await notebook.findDraft('d1')).toBeNull();
    await notebook.save([herd({ name: null })], { dropDraft: 'd2' });
    expect(await notebook.findDraft('d2')).not.toBeNull();
    await notebook.dropDraft('d2');
    expect(await notebook.drafts()).toEqual([]);
  });
});

describe('lists and search', () => {
  beforeEach(async () => {
    await hear({
      rows: [
        hamlet('v1', 'Thôn Nà Hin'),
        hamlet('v2', 'Bản Nguyễn Văn'),
        ...['v3', 'v4'].map((id) => hamlet(id, `Thôn ${id}`)),
      ],
      cursor: 'c9',
    });
    await notebook.ready;
    await vi.waitUntil(() => notebook.nameOf('v1') !== '');
    const names = ['Trâu sinh sản', 'Dê núi', 'Đàn trâu kéo', 'Lợn đen', 'Gà sáu ngón'];
    for (const [i, name] of names.entries()) {
      clock += 1_000;
      await record({ name, village: i % 2 ? 'v2' : 'v1', heads: i });
    }
  });

  test('list the newest first, page by page, and count', async () => {
    const all = titles(await notebook.list({ kind: 'herd' }));
    expect(all).toEqual([
      'Gà sáu ngón – Thôn Nà Hin',
      'Lợn đen – Bản Nguyễn Văn',
      'Đàn trâu kéo – Thôn Nà Hin',
      'Dê núi – Bản Nguyễn Văn',
      'Trâu sinh sản – Thôn Nà Hin',
    ]);
    expect(titles(await notebook.list({ kind: 'herd', limit: 2 }))).toEqual(all.slice(0, 2));
    expect(await notebook.count({ kind: 'herd' })).toBe(5);
    expect(await notebook.list({ kind: 'herd', where: { village: 'v2' } })).toHaveLength(2);
    expect(await notebook.list({ kind: 'herd', where: { heads: 3 } })).toHaveLength(1);
    expect(await notebook.list({ kind: 'herd', where: { status: 'draft', heads: 3 } })).toHaveLength(1);
    expect(await notebook.count({ kind: 'herd', where: { status: 'sent' } })).toBe(0);
    expect(await notebook.count({ kind: 'herd', where: { village: 'v1' } })).toBe(3);
  });

  test('find without accents, in any order, by beginnings', async () => {
    const found = async (words: string): Promise<string[]> =>
      titles(await notebook.search(words)).map((t) => t.split(' –')[0] ?? '');
    expect(await found('trau sinh san')).toEqual(['Trâu sinh sản']);
    expect(await found('SẢN trâu')).toEqual(['Trâu sinh sản']);
    expect(await found('trau')).toEqual(['Đàn trâu kéo', 'Trâu sinh sản']);
    expect(await found('tr si')).toEqual(['Trâu sinh sản']);
    expect(await found('dan')).toEqual(['Đàn trâu kéo']);
    expect(await found('Trâu sinh sản'.normalize('NFD'))).toEqual(['Trâu sinh sản']);
    expect(await found('rau')).toEqual([]);
    expect(await found(' ,. ')).toEqual([]);
  });

  test('find by the name of what a record points to', async () => {
    const found = async (words: string): Promise<number> => (await notebook.search(words)).length;
    expect(await found('nguyen v')).toBe(2);
    expect(await found('nguyen v lon')).toBe(1);
    expect(await found('na hin trau')).toBe(2);
    await hear({ rows: [{ ...hamlet('v2', 'Bản Mới'), seq: 2 }], cursor: 'c10' });
    await expect.poll(() => found('ban moi')).toBe(2);
    expect(await found('nguyen v')).toBe(0);
  });

  test('search finds no references unless they are asked for', async () => {
    expect(titles(await notebook.search('nà hin', { kinds: ['hamlet'] }))).toEqual(['Thôn Nà Hin']);
    expect((await notebook.search('na hin')).every((entry) => entry.kind === 'herd')).toBe(true);
    expect(titles(await notebook.list({ kind: 'herd', search: 'nui' }))).toEqual(['Dê núi – Bản Nguyễn Văn']);
  });

  test('mark what may be the same record twice', async () => {
    const twin = await record({ name: 'Lợn đen', village: 'v2' });
    const marked = async (): Promise<string[]> =>
      (await notebook.list({ kind: 'herd' })).filter((entry) => entry.maybeTwice).map((entry) => entry.title);
    expect(await marked()).toEqual(['Lợn đen – Bản Nguyễn Văn', 'Lợn đen – Bản Nguyễn Văn']);
    await notebook.save([{ do: 'delete', record: twin }]);
    expect(await marked()).toEqual([]);
  });

  test('name the record that another points to', async () => {
    const [about] = await notebook.list({ kind: 'herd', limit: 1 });
    await notebook.save([{ do: 'create', kind: 'remark', values: { about: about?.id, words: 'Đẹp' } }]);
    expect(titles(await notebook.list({ kind: 'remark', where: { about: about?.id ?? '' } }))).toEqual([
      'Đẹp Gà sáu ngón – Thôn Nà Hin',
    ]);
  });

  test('list what points to any of several records', async () => {
    const [first, second] = await notebook.list({ kind: 'herd', limit: 2 });
    const about = [first?.id ?? '', second?.id ?? ''];
    for (const [n, id] of [...about, 'nowhere'].entries()) {
      clock += 1_000;
      await notebook.save([{ do: 'create', kind: 'remark', values: { about: id, words: `Lời ${n}` } }]);
    }
    const remarks = await notebook.list({ kind: 'remark', where: { about } });
    expect(remarks.map(({ body }) => body['words'])).toEqual(['Lời 1', 'Lời 0']);
    expect(await notebook.list({ kind: 'remark', where: { about: [] } })).toEqual([]);
  });

  test('search a common word among the newest, and further down where those do not have the others', async () => {
    const rows = Array.from({ length: 4_400 }, (_, i) => {
      const name = `Lợn chung ${i < 1_700 ? 'xưa' : 'nay'}${i % 2 === 0 ? ' đôi' : ' lẻ'}`;
      return row(`h${i}`, 5, { name }, { time: 1_000 * i });
    });
    await hear({ rows, cursor: 'c12' });
    const found = async (words: string, limit: number): Promise<string[]> =>
      (await notebook.search(words, { limit })).map(({ id }) => id);
    expect(await found('lon chung', 3)).toEqual(['h4399', 'h4398', 'h4397']);
    expect(await found('chung doi', 2)).toEqual(['h4398', 'h4396']);
    expect(await found('chung xua', 2)).toEqual(['h1699', 'h1698']);
    const newest = await notebook.list({
      kind: 'herd',
      search: 'chung',
      where: { name: 'Lợn chung nay lẻ' },
      limit: 2,
    });
    expect(newest.map(({ id }) => id)).toEqual(['h4399', 'h4397']);
  }, 30_000);

  test('go through hundreds of records of the same moment', async () => {
    const rows = Array.from({ length: 700 }, (_, i) =>
      row(`h${String(i).padStart(3, '0')}`, 5, { name: 'Đàn chung', heads: i }, { time: 77 }),
    );
    await hear({ rows, cursor: 'c11' });
    expect(await notebook.list({ kind: 'herd', where: { heads: 650 } })).toHaveLength(1);
    expect(await notebook.list({ kind: 'herd', limit: 650 })).toHaveLength(650);
    expect(await notebook.list({ kind: 'herd', search: 'chung', limit: 9_999 })).toHaveLength(700);
  });
});

describe('what watches', () => {
  test('is told again after a change, also of another page', async () => {
    const other = openTab();
    const counts: number[] = [];
    const stop = notebook.watch(
      () => notebook.count({ kind: 'herd' }),
      (count) => counts.push(count),
    );
    await expect.poll(() => counts).toEqual([0]);
    await record();
    await expect.poll(() => counts.at(-1)).toBe(1);
    await record({}, other.notebook);
    await expect.poll(() => counts.at(-1)).toBe(2);
    stop();
  });

  test('the grants that the office sends become those of the holder', async () => {
    const held = [{ role: 'communeOfficer' as const, commune: 'c1', village: null }];
    await hear({ grants: { held, scopes: ['all', 'commune:c1'] }, cursor: 'c2' });
    await expect.poll(() => notebook.me.held).toEqual(held);
  });
});

describe('what needs a person', () => {
  test('is what was refused, held or in conflict, until it was seen', async () => {
    const [a, b, c] = [await record({ name: 'A' }), await record({ name: 'B' }), await record({ name: 'C' })];
    await hear({
      outcomes: [
        { id: a, ...receipt('HELD', 1, { reason: 'no-such-parent' }) },
        { id: b, ...receipt('CONFLICT', 2) },
        { id: c, ...receipt('OK', 3) },
      ],
      rows: [row(b, 2, { name: 'B' }), row(c, 3, { name: 'C' })],
      cursor: 'c3',
    });
    const outcomes = async (): Promise<unknown> =>
      (await notebook.attention()).map((item) => [item.title, item.outcome, item.reason]);
    expect(await outcomes()).toEqual([
      ['A', 'HELD', 'no-such-parent'],
      ['B', 'CONFLICT', null],
    ]);
    expect((await notebook.find(b))?.transport).toBe('attention');
    expect(await notebook.discard(a)).toMatchObject({ saved: false });
    expect(await notebook.discard(b)).toMatchObject({ saved: true });
    expect(await outcomes()).toHaveLength(1);
    expect((await notebook.find(b))?.transport).toBe('arrived');
    expect(await notebook.outbox()).toEqual([]);
  });
});
