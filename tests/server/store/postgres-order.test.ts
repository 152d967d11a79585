/** Hazard 2 of protocol.md: what only a real server with several connections can get wrong, step by step. */
import { describe, expect, test } from 'vitest';
import type { Mutation } from '../../../src/core/mutation.ts';
import type { Guards } from '../../../src/server/office/guards.ts';
import type { Office } from '../../../src/server/office/office.ts';
import { asSuperuser, connect, newDatabase, openDatabase } from '../../support/postgres-database.ts';
import { NOON, officeOver, openBook, type TestPhone } from '../office/book.ts';
import { interleavings, stepByStep, STEPS } from './steps.ts';

const village = { commune: 'c1', village: 'v1', status: 'draft' };

/** A book, and two more stores over its database, as two more processes have. */
async function twoProcesses() {
  const url = await newDatabase();
  const book = await openBook({ store: await openDatabase(url) });
  const stores = [await openDatabase(url), await openDatabase(url)] as const;
  return { book, stores, watcher: await connect(asSuperuser(url)) };
}

/** Sends mutations to one of the processes; its answer is not applied. */
const through = (office: Office, phone: TestPhone, ...mutations: readonly Mutation[]) =>
  office.sync(
    { person: phone.person, device: phone.device },
    {
      v: 1,
      nonce: 'n',
      schema: 1,
      now: NOON,
      proof: phone.proof,
      cursor: phone.cursor,
      mutations,
      receipts: {},
      held: [],
      want: 100_000,
      unsent: 0,
    },
  );

describe('a reader that stands at a seq', () => {
  test('loses a row where the seq is a sequence', async () => {
    const url = await newDatabase();
    const [first, second, reader] = await Promise.all([1, 2, 3].map(() => connect(url)));
    if (!first || !second || !reader) throw new Error('three connections');
    await first.query('create table naive (seq bigserial primary key, name text)');
    const read = async (cursor: number) => {
      const { rows } = await reader.query<{ seq: string; name: string }>(
        'select * from naive where seq > $1 order by seq',
        [cursor],
      );
      return { names: rows.map(({ name }) => name), cursor: Number(rows.at(-1)?.seq ?? cursor) };
    };
    await first.query('begin');
    await first.query(`insert into naive (name) values ('first')`); // takes its place and waits
    await second.query(`insert into naive (name) values ('second')`);
    const before = await read(0);
    expect(before.names).toEqual(['second']);
    await first.query('commit');
    const after = await read(before.cursor);
    expect(after.names).toEqual([]); // 'first' is there, and this reader never sees it
    expect((await read(0)).names).toEqual(['first', 'second']);
  });

  test('loses nothing here: the second one has no place before the first is done', async () => {
    const { book, stores, watcher } = await twoProcesses();
    const [head, officer, reader] = [
      await book.phone('head'),
      await book.phone('officer'),
      await book.phone('desk'),
    ];
    await reader.pullAll();
    const [one, two] = [stepByStep(stores[0], watcher), stepByStep(stores[1], watcher)];
    const names = () => [...reader.base.values()].flatMap((row) => row.open['name'] ?? []);

    const first = through(
      officeOver(one.store, book.clock),
      head,
      head.mutation({ kind: 'project', values: { ...village, name: 'first' } }),
    );
    for (let i = 0; i < STEPS - 1; i++) await one.step(); // all is written, nothing committed
    const second = through(
      officeOver(two.store, book.clock),
      officer,
      officer.mutation({ kind: 'project', values: { ...village, name: 'second' } }),
    );
    await two.step();
    expect(two.isWaiting).toBe(true);
    await reader.pullAll();
    expect(names()).toEqual([]);
    one.letGo();
    two.letGo();
    await Promise.all([first, second]);
    await reader.pullAll();
    expect(new Set(names())).toEqual(new Set(['first', 'second']));
    expect(await book.office.verify()).toMatchObject({ sound: true });
  });

  test('loses nothing while eight phones write through four processes', async () => {
    const url = await newDatabase();
    const book = await openBook({ store: await openDatabase(url) });
    const offices = await Promise.all(
      [1, 2, 3, 4].map(async () => officeOver(await openDatabase(url), book.clock)),
    );
    const reader = await book.phone('desk');
    const writers = await Promise.all(Array.from({ length: 8 }, (_, i) => book.phone('officer', `w${i}`)));
    const at = { work: writers.length };
    const writing = Promise.all(
      writers.map(async (phone, i) => {
        try {
          for (let n = 0; n < 8; n++) {
            const project = phone.mutation({ kind: 'project', values: { ...village, name: `${i}.${n}` } });
            await through(offices[(i + n) % 4] ?? book.office, phone, project);
          }
        } finally {
          at.work--;
        }
      }),
    );
    while (at.work > 0) await reader.sync(); // follows its cursor all the while, and never walks again
    await writing;
    await reader.pullAll();
    const seen = [...reader.base.values()].filter((row) => row.kind === 'project');
    expect(seen).toHaveLength(64);
    expect(await book.office.verify()).toMatchObject({ sound: true });
  });
});

describe('two that read one record, merge and write it', () => {
  /** Lets two processes edit one record in that order; what was lost, of what was acknowledged. */
  async function lossIn(
    order: readonly (0 | 1)[],
    guards: Partial<Guards>,
    on: Awaited<ReturnType<typeof prepare>>,
  ) {
    const { book, stores, watcher, head, officer } = on;
    const { id } = await head.send({ kind: 'project', values: { ...village, name: 'Trâu', place: 'Bản' } });
    await officer.pullAll();
    const steppers = [stepByStep(stores[0], watcher), stepByStep(stores[1], watcher)] as const;
    const faults: unknown[] = [];
    const [one, two] = steppers.map(({ store }) => officeOver(store, book.clock, faults, guards));
    if (!one || !two) throw new Error('two offices');
    const edit = (phone: TestPhone, values: Record<string, [string, string]>) =>
      phone.mutation({ op: 'update', kind: 'project', record: id, values });
    // Two mutations against one: without the lock their commits have different numbers, and nothing collides.
    const other = head.mutation({ kind: 'project', values: { ...village, name: 'Lợn' } });
    const answers = Promise.all([
      through(one, head, edit(head, { name: ['Trâu', 'Bò'] }), other),
      through(two, officer, edit(officer, { place: ['Bản', 'Xã'] })),
    ]);
    let hasWaited = false;
    for (const who of order) {
      await steppers[who].step();
      hasWaited ||= steppers.some(({ isWaiting }) => isWaiting);
    }
    for (const each of steppers) each.letGo();
    const outcomes = (await answers).flatMap((answer) => answer.outcomes.map((o) => o.outcome));
    expect({ outcomes, faults }).toEqual({ outcomes: ['OK', 'OK', 'OK'], faults: [] });
    await head.pullAll();
    const { name, place } = head.values(id) ?? {};
    const { troubles } = await book.office.verify();
    return { hasWaited, loss: name === 'Bò' && place === 'Xã' ? troubles : [name, place, ...troubles] };
  }

  async function prepare() {
    const two = await twoProcesses();
    return { ...two, head: await two.book.phone('head'), officer: await two.book.phone('officer') };
  }

  test('lose nothing, in whatever order they move', async () => {
    const orders = interleavings(STEPS);
    expect(orders).toHaveLength(70);
    const ready = await prepare();
    let waits = 0;
    for (const order of orders) {
      const { hasWaited, loss } = await lossIn(order, {}, ready);
      expect({ order, loss }).toEqual({ order, loss: [] });
      if (hasWaited) waits++;
    }
    expect(waits).toBe(70 - 2); // all but one after the other
  });

  test('lose without the lock on the row of the office', async () => {
    const losses: unknown[] = [];
    for (const order of interleavings(STEPS)) {
      const { loss } = await lossIn(order, { officeRowFirst: false }, await prepare());
      losses.push(...loss);
      if (losses.length > 0) break;
    }
    expect(losses).not.toEqual([]);
  });
});
