import { describe, expect, test } from 'vitest';
import { openBook, type Book, type TestPhone } from './book.ts';

const village = (v: string) => ({ commune: 'c1', village: v, status: 'draft' });

async function fill(phone: TestPhone, count: number, v = 'v1'): Promise<string[]> {
  const all = Array.from({ length: count }, (_, i) =>
    phone.mutation({
      kind: 'project',
      values: { ...village(v), name: `Dự án ${i}`, place: 'x'.repeat(100) },
    }),
  );
  await phone.sync(all);
  return all.map((m) => m.id);
}

/** Rows of the office as a fresh phone of that person sees them. */
async function truth(book: Book, person: string): Promise<Map<string, number>> {
  const fresh = await book.phone(person, `d-fresh-${person}-${Math.random().toString(36).slice(2)}`);
  await fresh.pullAll();
  return new Map([...fresh.base.values()].map((row) => [row.id, row.seq]));
}

const seen = (phone: TestPhone) => new Map([...phone.base.values()].map((row) => [row.id, row.seq]));
const sorted = (map: Map<string, number>) => [...map].map(([id, seq]) => `${id} ${seq}`).sort();

describe('walks (rule 9)', () => {
  test('a first sync walks by id, in pages, and ends', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    const ids = await fill(officer, 120);
    const other = await book.phone('officer', 'd-2');
    other.want = 4_000;
    const first = await other.sync();
    expect(first.walk).toMatchObject({ begins: true, ends: false, scopes: ['all', 'commune:c1'] });
    expect(first.more).toBe(true);
    expect(first.grants).toMatchObject({ held: [{ role: 'communeOfficer', commune: 'c1', village: null }] });
    expect(first.walk?.tooOld).toBeUndefined();
    const second = await other.sync();
    expect(second.walk).toMatchObject({ begins: false });
    expect(second.walk).not.toHaveProperty('total');
    expect(second.grants).toBeNull();
    await other.pullAll();
    expect(first.walk?.total).toBe(other.base.size);
    expect(ids.every((id) => other.base.has(id))).toBe(true);
    expect(await other.sync()).toMatchObject({ walk: null, rows: [], more: false, cursor: other.cursor });
  });

  test('writes between the pages are not missed', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    const ids = await fill(officer, 60);
    const other = await book.phone('officer', 'd-2');
    other.want = 4_000;
    await other.sync();
    for (const id of [ids[0], ids[30], ids[59]]) {
      await officer.send({
        op: 'update',
        kind: 'project',
        record: id ?? '',
        values: { place: ['x'.repeat(100), 'mới'] },
      });
    }
    await fill(officer, 3);
    await other.pullAll();
    expect(sorted(seen(other))).toEqual(sorted(await truth(book, 'officer')));
    for (const id of [ids[0], ids[30], ids[59]])
      expect(other.values(id ?? '')).toMatchObject({ place: 'mới' });
  });

  test('without the rule a row that changed behind the walk stays old', async () => {
    const book = await openBook({ guards: { walkStart: false } });
    const officer = await book.phone('officer');
    const ids = await fill(officer, 60);
    const other = await book.phone('officer', 'd-2');
    other.want = 4_000;
    await other.sync();
    const [first = ''] = [...ids].sort();
    await officer.send({
      op: 'update',
      kind: 'project',
      record: first,
      values: { place: ['x'.repeat(100), 'mới'] },
    });
    await other.pullAll();
    expect(other.values(first)).not.toMatchObject({ place: 'mới' });
  });

  test('a newly granted scope is walked beside the feed', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    await fill(officer, 10, 'v1');
    const second = await fill(officer, 40, 'v2');
    const head = await book.phone('head');
    await head.pullAll();
    expect(second.some((id) => head.base.has(id))).toBe(false);
    await book.grant('head', 'villageHead', 'c1', 'v2');
    head.want = 4_000;
    const answer = await head.sync();
    expect(answer.walk).toMatchObject({ scopes: ['village:v2'], begins: true });
    expect(answer.grants?.scopes).toContain('village:v2');
    await officer.send({
      op: 'update',
      kind: 'project',
      record: second[0] ?? '',
      values: { place: ['x'.repeat(100), 'mới'] },
    });
    await head.pullAll();
    expect(sorted(seen(head))).toEqual(sorted(await truth(book, 'head')));
    expect(head.values(second[0] ?? '')).toMatchObject({ place: 'mới' });
  });

  test('a scope that was taken back is purged, and comes again with the grant', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    const ids = await fill(officer, 5, 'v2');
    const head = await book.phone('head');
    const grant = await book.grant('head', 'villageHead', 'c1', 'v2');
    await head.pullAll();
    expect(ids.every((id) => head.base.has(id))).toBe(true);
    await book.revokeGrant(grant);
    const answer = await head.sync();
    expect(answer.grants?.scopes).not.toContain('village:v2');
    expect(ids.some((id) => head.base.has(id))).toBe(false);
    await book.grant('head', 'villageHead', 'c1', 'v2');
    await head.pullAll();
    expect(sorted(seen(head))).toEqual(sorted(await truth(book, 'head')));
  });

  test('without the rule a new grant goes unnoticed', async () => {
    const book = await openBook({ guards: { grantHash: false } });
    const officer = await book.phone('officer');
    const ids = await fill(officer, 5, 'v2');
    const head = await book.phone('head');
    await head.pullAll();
    await book.grant('head', 'villageHead', 'c1', 'v2');
    await head.pullAll();
    expect(ids.some((id) => head.base.has(id))).toBe(false);
  });

  test('a cursor older than the floor walks again, and what left meanwhile goes', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    const [moved = '', stays = ''] = await fill(officer, 2, 'v1');
    const head = await book.phone('head');
    await head.pullAll();
    await officer.send({ op: 'update', kind: 'project', record: moved, values: { village: ['v1', 'v2'] } });
    await book.office.compact((await book.office.head()).seq);
    await fill(officer, 1, 'v1');
    expect(head.base.has(moved)).toBe(true);
    const answer = await head.sync();
    expect(answer.walk).toMatchObject({ begins: true, tooOld: true });
    await head.pullAll();
    expect(head.base.has(moved)).toBe(false);
    expect(head.base.has(stays)).toBe(true);
    expect(sorted(seen(head))).toEqual(sorted(await truth(book, 'head')));
  });

  test('a page of the feed keeps within the bytes that were asked for', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    const head = await book.phone('head');
    await head.pullAll();
    await fill(officer, 200, 'v1');
    head.want = 8_000;
    const answer = await head.sync();
    expect(answer.more).toBe(true);
    expect(answer.rows.length).toBeGreaterThan(5);
    expect(answer.rows.length).toBeLessThan(60);
    await head.pullAll();
    expect(sorted(seen(head))).toEqual(sorted(await truth(book, 'head')));
  });

  test('a cursor that is not ours starts anew', async () => {
    const book = await openBook();
    const head = await book.phone('head');
    for (const cursor of ['x', '1~2', '1~2~3~4', '9999999~a~b', '', '1~a~b~c~d~e~f']) {
      expect((await head.ask([], { cursor })).walk).toMatchObject({ begins: true });
    }
  });
});

describe('audiences (rule 9, hazard 17)', () => {
  test('a record that moves leaves one village with an exit and enters the other in full', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    const head = await book.phone('head');
    const head2 = await book.phone('head2');
    const [id = ''] = await fill(officer, 1, 'v1');
    await head.pullAll();
    await head2.pullAll();
    const { receipt } = await officer.send({
      op: 'update',
      kind: 'project',
      record: id,
      values: { village: ['v1', 'v2'] },
    });
    const left = await head.sync();
    expect(left.exits).toEqual([{ id, seq: receipt.seq }]);
    const entered = await head2.sync();
    expect(entered.rows).toMatchObject([{ id, seq: receipt.seq, scopes: ['village:v2'] }]);
    expect(head.base.has(id)).toBe(false);
    expect(head2.values(id)).toMatchObject({ place: 'x'.repeat(100) });
  });

  test('out and back again ends with the row, whoever looked in between', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    const watcher = await book.phone('head');
    const sleeper = await book.phone('head', 'd-sleeper');
    const [id = ''] = await fill(officer, 1, 'v1');
    await watcher.pullAll();
    await sleeper.pullAll();
    for (const [from, to] of [
      ['v1', 'v2'],
      ['v2', 'v1'],
      ['v1', 'v2'],
      ['v2', 'v1'],
    ] as const) {
      await officer.send({ op: 'update', kind: 'project', record: id, values: { village: [from, to] } });
      await watcher.pullAll();
      expect(watcher.base.has(id)).toBe(to === 'v1');
    }
    await sleeper.pullAll();
    expect(sorted(seen(sleeper))).toEqual(sorted(seen(watcher)));
  });

  test('children follow their parent', async () => {
    const book = await openBook();
    const officer = await book.phone('officer');
    const head = await book.phone('head');
    const head2 = await book.phone('head2');
    const [id = ''] = await fill(officer, 1, 'v1');
    const comment = await officer.send({ kind: 'comment', values: { about: id, text: 'Thiếu số hộ' } });
    const below = await officer.send({ kind: 'comment', values: { about: comment.id, text: 'Đã rõ' } });
    await head.pullAll();
    await head2.pullAll();
    expect([id, comment.id, below.id].every((each) => head.base.has(each))).toBe(true);
    await officer.send({ op: 'update', kind: 'project', record: id, values: { village: ['v1', 'v2'] } });
    await head.pullAll();
    await head2.pullAll();
    expect([id, comment.id, below.id].some((each) => head.base.has(each))).toBe(false);
    expect([id, comment.id, below.id].every((each) => head2.base.has(each))).toBe(true);
    expect(await book.office.verify()).toMatchObject({ sound: true });
  });

  test.each([{ exits: false }, { childrenFollow: false }])(
    'without the rule (%o) something stays behind',
    async (guards) => {
      const book = await openBook({ guards });
      const officer = await book.phone('officer');
      const head = await book.phone('head');
      const [id = ''] = await fill(officer, 1, 'v1');
      const comment = await officer.send({ kind: 'comment', values: { about: id, text: 'Thiếu số hộ' } });
      await head.pullAll();
      await officer.send({ op: 'update', kind: 'project', record: id, values: { village: ['v1', 'v2'] } });
      await head.pullAll();
      expect(head.base.has(comment.id)).toBe(true);
    },
  );

  test('what a commune tells its villages is read by their heads, and by no other commune', async () => {
    const book = await openBook();
    await book.grant('far', 'villageHead', 'c2', 'v8');
    const officer = await book.phone('officer');
    const head = await book.phone('head');
    const far = await book.phone('far');
    const { id } = await officer.send({ kind: 'notice', values: { commune: 'c1', text: 'Họp' } });
    await head.pullAll();
    await far.pullAll();
    expect(head.base.has(id)).toBe(true);
    expect(far.base.has(id)).toBe(false);
  });
});
