import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openBook } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };
const folder = mkdtempSync(join(tmpdir(), 'chain-'));
let files = 0;

async function bookOnDisk() {
  const path = join(folder, `${files++}.sqlite`);
  const book = await openBook({ path });
  const head = await book.phone('head');
  const project = await head.send({
    kind: 'project',
    values: { ...village, name: 'Trâu', leader: 'Người A' },
  });
  const money = await head.send({ kind: 'payment', values: { commune: 'c1', village: 'v1', amount: 5_000 } });
  const tamper = (sql: string) => {
    const database = new DatabaseSync(path);
    database.exec('drop trigger record_entry_body');
    database.exec(sql);
    database.close();
  };
  return { ...book, head, project, money, tamper };
}

describe('the chain (rule 3)', () => {
  test('grows with every batch that stores an outcome, HELD and INVALID ones too', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    const heads = [(await office.head()).hash];
    for (const wish of [
      { kind: 'project', values: { ...village, name: 'Trâu' } },
      { kind: 'project', values: { ...village } },
      { kind: 'project', op: 'update' as const, record: 'unknown', values: { name: ['a', 'b'] } },
      { kind: 'trade', values: { name: 'Mộc' } },
    ]) {
      await head.send(wish);
      heads.push((await office.head()).hash);
    }
    expect([...head.receipts.values()].map((r) => r.outcome)).toEqual(['OK', 'INVALID', 'HELD', 'FORBIDDEN']);
    expect(new Set(heads).size).toBe(heads.length);
    expect(await office.verify()).toMatchObject({ sound: true, mutations: 10 });
  });

  test('does not move when nothing was stored', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    await head.sync();
    const before = await office.head();
    await head.sync();
    expect(await office.head()).toEqual(before);
  });

  test('finds a changed amount', async () => {
    const { office, tamper, money } = await bookOnDisk();
    expect(await office.verify()).toMatchObject({ sound: true });
    tamper(`update record set open = replace(open, '5000', '9000') where id = '${money.id}'`);
    const verdict = await office.verify();
    expect(verdict.sound).toBe(false);
    expect(verdict.troubles).toEqual([`record ${money.id}: not as it was written`]);
  });

  test.each([
    ['another body in the log', (id: string) => `update mutation set open = '{}' where id = '${id}'`],
    ['another outcome', (id: string) => `update mutation set outcome = 'FORBIDDEN' where id = '${id}'`],
    ['a record that is gone', (id: string) => `delete from record where id = '${id}'`],
    ['a mutation that is gone', (id: string) => `delete from mutation where id = '${id}'`],
    ['a commit that is gone', () => `delete from commit_log where seq = (select min(seq) from commit_log)`],
    [
      'a rewritten commit',
      () => `update commit_log set items = '[]' where seq = (select max(seq) from commit_log)`,
    ],
  ])('finds %s', async (_, sql) => {
    const { office, tamper, project } = await bookOnDisk();
    tamper(sql(project.id));
    const verdict = await office.verify();
    expect(verdict.sound).toBe(false);
    expect(verdict.troubles.length).toBeGreaterThan(0);
  });

  test('without the rule an outcome that changes no record leaves no trace', async () => {
    const { phone, office } = await openBook({ guards: { chain: false } });
    const head = await phone('head');
    await head.send({ kind: 'project', values: { ...village } });
    expect(await office.verify()).toMatchObject({ sound: false });
  });

  test('still holds after a purge by a rule of retention, and says which', async () => {
    const { office, project, head, phone } = await bookOnDisk();
    const desk = await phone('desk');
    await desk.pullAll();
    await office.purge([project.id], 4);
    expect(await office.verify()).toMatchObject({ sound: true, purged: { 4: 1 } });
    await desk.pullAll();
    await head.pullAll();
    expect(desk.base.has(project.id)).toBe(false);
    expect(head.base.has(project.id)).toBe(false);
    expect(await office.history({ person: 'desk', device: 'd-desk' }, project.id)).toBeNull();
  });

  test('nothing is built upon what was purged', async () => {
    const { office, project, head } = await bookOnDisk();
    await office.purge([project.id], 4);
    const edit = {
      op: 'update',
      kind: 'project',
      record: project.id,
      values: { name: ['Trâu', 'Bò'] },
    } as const;
    expect(await head.send(edit)).toMatchObject({ outcome: 'FORBIDDEN', reason: 'no-such-record' });
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('purges money entries as well', async () => {
    const { office, money } = await bookOnDisk();
    await office.purge([money.id], 4);
    expect(await office.verify()).toMatchObject({ sound: true, purged: { 4: 1 } });
  });
});
