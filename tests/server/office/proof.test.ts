import { copyFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { openSqliteStore } from '../../../src/server/store/sqlite.ts';
import { officeOver, openBook } from './book.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };
const folder = mkdtempSync(join(tmpdir(), 'proof-'));
let files = 0;

/** An office with a backup of the moment before `later` was written. */
async function restored() {
  const path = join(folder, `${files++}.sqlite`);
  const book = await openBook({ path });
  const head = await book.phone('head');
  await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
  const database = new DatabaseSync(path);
  database.exec('pragma wal_checkpoint(truncate)');
  database.close();
  copyFileSync(path, `${path}.backup`);
  const later = await head.send({ kind: 'project', values: { ...village, name: 'Bò' } });
  await book.store.close();
  const store = openSqliteStore(`${path}.backup`);
  const office = officeOver(store, book.clock);
  return { office, store, book, head, later };
}

describe('the proof (rule 4)', () => {
  test('a phone that is ahead of a restored office gets EPOCH, and nothing is executed', async () => {
    const { office, head } = await restored();
    const before = await office.head();
    const create = head.mutation({ kind: 'project', values: { ...village, name: 'Lợn' } });
    const answer = await office.sync(head, {
      v: 1,
      nonce: 'n',
      schema: 1,
      now: 0,
      proof: head.proof,
      cursor: head.cursor,
      mutations: [create],
      receipts: {},
      held: [],
      want: 1e5,
      unsent: 0,
    });
    expect(answer).toMatchObject({
      epoch: true,
      outcomes: [],
      rows: [],
      own: [],
      exits: [],
      proof: '',
      cursor: '',
    });
    expect(await office.head()).toEqual(before);
  });

  test('another chain of the same length is EPOCH', async () => {
    const { office, head } = await restored();
    const other = { ...head, device: 'd-head' };
    await office.sync(other, {
      v: 1,
      nonce: 'n',
      schema: 1,
      now: 0,
      proof: null,
      cursor: null,
      mutations: [head.mutation({ kind: 'project', values: { ...village, name: 'Dê' } })],
      receipts: {},
      held: [],
      want: 1e5,
      unsent: 0,
    });
    const answer = await office.sync(head, {
      v: 1,
      nonce: 'n',
      schema: 1,
      now: 0,
      proof: head.proof,
      cursor: head.cursor,
      mutations: [],
      receipts: {},
      held: [],
      want: 1e5,
      unsent: 0,
    });
    expect(answer.epoch).toBe(true);
  });

  test('another epoch is EPOCH for a push and for a pull', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    await head.pullAll();
    await office.newEpoch();
    expect((await head.ask()).epoch).toBe(true);
    expect((await head.ask([head.mutation({ kind: 'project', values: village })])).epoch).toBe(true);
  });

  test('a phone without a proof passes, and so does one with an older proof', async () => {
    const { phone, office } = await openBook();
    const head = await phone('head');
    expect((await head.sync()).epoch).toBe(false);
    const { proof } = head;
    await head.send({ kind: 'project', values: { ...village, name: 'Trâu' } });
    expect((await head.ask([], { proof })).epoch).toBe(false);
    expect((await head.ask([], { proof: `${String(proof).slice(0, -1)}!` })).epoch).toBe(true);
    expect((await head.ask([], { proof: 'nonsense' })).epoch).toBe(true);
    expect(await office.verify()).toMatchObject({ sound: true });
  });

  test('after EPOCH the journal comes again, and both sides end with the same rows', async () => {
    const { office, store, head, later } = await restored();
    head.apply(await office.sync(head, { ...request(head), proof: head.proof }));
    const journal = [...head.written.values()];
    const receipts = Object.fromEntries(head.receipts);
    head.apply(await office.sync(head, { ...request(head), mutations: journal, receipts }));
    expect(head.values(later.id)).toMatchObject({ name: 'Bò' });
    expect(head.receipts.get(later.id)).toMatchObject({ outcome: 'OK', time: later.receipt.time });
    expect(await office.verify()).toMatchObject({ sound: true });
    await store.close();
  });

  test('without the rule a restored office takes the push of a phone that is ahead', async () => {
    const { phone, office } = await openBook({ guards: { proofFirst: false } });
    const head = await phone('head');
    await head.pullAll();
    await office.newEpoch();
    expect((await head.ask()).epoch).toBe(false);
  });
});

function request(head: { cursor: string | null; proof: string | null }) {
  return {
    v: 1,
    nonce: 'n',
    schema: 1,
    now: Date.UTC(2026, 9, 12, 5),
    proof: head.proof,
    cursor: head.cursor,
    mutations: [],
    receipts: {},
    held: [],
    want: 1e5,
    unsent: 0,
  };
}
