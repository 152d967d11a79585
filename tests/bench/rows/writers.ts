/**
 * Mutations a second that an office takes in, on both databases, beside bare SQL that writes the very rows: our
 * engine with its judging, rights, merge and chain ought to cost no more than writing does.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { OfficeStore } from '../../../src/server/store/port.ts';
import { openPostgresStore } from '../../../src/server/store/postgres.ts';
import { openSqliteStore } from '../../../src/server/store/sqlite.ts';
import { keepCluster } from '../../support/postgres.ts';
import { lineOf, type Bench, type Line, type Row } from '../line.ts';
import { openBarePostgres, openBareSqlite, type BareWriter } from '../writers/bare-sql.ts';
import { newDemands, openWriter, type Writer } from '../writers/our-office.ts';

/** As a phone's outbox on a good network; so many batches of each writer are timed. */
const BATCH = 200;
const BATCHES: Readonly<Record<number, number>> = { 1: 20, 4: 8, 16: 4 };
/** A server runs for weeks: what the engine of JavaScript learns in its first second is no figure. */
const WARM_UP = { writers: 1, batches: 20 };

/** Where offices stand: each writer's place is its own office. */
interface Place {
  store(nth: number): Promise<OfficeStore>;
  bare(nth: number): Promise<BareWriter>;
}

interface Run {
  /** Mutations a second. */
  readonly ours: number;
  readonly bare: number;
}

export const writers: Row = {
  name: 'writers',
  group: 'sync',
  says: 'mutations a second from 1, 4 and 16 writers, each to an office of its own, beside bare SQL',
  async measure(bench) {
    const cluster = await keepCluster('--durable');
    const folder = mkdtempSync(join(tmpdir(), 'so-thon-writers-'));
    let count = 0;
    const places: readonly (readonly [name: string, fresh: () => Promise<Place>])[] = [
      ['SQLite', async () => sqlitePlace(mkdtempSync(join(folder, 'run-')))],
      ['PostgreSQL', () => postgresPlace(cluster.url, (count += 1))],
    ];
    try {
      const lines: Line[] = [];
      for (const [name, fresh] of places) {
        await measureOnce(fresh, WARM_UP.writers, WARM_UP.batches);
        for (const [many, batches] of Object.entries(BATCHES))
          lines.push(...(await linesOf(bench, name, fresh, Number(many), batches)));
      }
      return lines;
    } finally {
      rmSync(folder, { recursive: true, force: true });
      await cluster.release();
    }
  },
};

async function linesOf(
  bench: Bench,
  name: string,
  fresh: () => Promise<Place>,
  many: number,
  batches: number,
): Promise<Line[]> {
  const runs: Run[] = [];
  for (let run = 0; run < bench.runs; run += 1) {
    const { ours, bare } = await measureOnce(fresh, many, batches);
    runs.push({ ours, bare });
    bench.report(`${name}, ${many}: ${ours.toFixed(0)} beside ${bare.toFixed(0)} a second`);
  }
  const who = `bare SQL, ${BATCH} a transaction`;
  return [
    lineOf(
      `${name}, ${many} ${many === 1 ? 'writer' : 'writers'}`,
      'mutations/s',
      null,
      runs.map(({ ours }) => ours),
      { who, runs: runs.map(({ bare }) => bare) },
    ),
    lineOf(
      '… of bare SQL',
      '%',
      50,
      runs.map(({ ours, bare }) => (ours / bare) * 100),
      null,
    ),
  ];
}

/** The same rows twice: as our engine makes them, then by bare SQL in a place of their own. */
async function measureOnce(fresh: () => Promise<Place>, many: number, batches: number): Promise<Run> {
  const offices = Array.from({ length: many }, (_, n) => `office${n}`);
  const ourPlace = await fresh();
  const stores = await inTurn(offices, (_, n) => ourPlace.store(n));
  const writers = await inTurn(stores, (store, n) => openWriter(store, offices[n] ?? ''));
  const work = writers.map(() =>
    Array.from({ length: batches + 1 }, (_, nth) => newDemands(nth * BATCH, BATCH)),
  );
  const push = (writer: Writer, n: number, from: number, to: number) =>
    inTurn(work[n]?.slice(from, to) ?? [], (mutations) => writer.push(mutations));
  await Promise.all(writers.map((writer, n) => push(writer, n, 0, 1)));
  const oursTook = await timed(() =>
    Promise.all(writers.map((writer, n) => push(writer, n, 1, batches + 1))),
  );
  await inTurn(stores, (store) => store.close());

  const barePlace = await fresh();
  const bare = await inTurn(offices, (_, n) => barePlace.bare(n));
  const write = (writer: BareWriter, n: number, from: number, to?: number) =>
    inTurn(writers[n]?.written.slice(from, to) ?? [], (batch) => writer.write(offices[n] ?? '', batch));
  await Promise.all(bare.map((writer, n) => write(writer, n, 0, -batches)));
  const bareTook = await timed(() => Promise.all(bare.map((writer, n) => write(writer, n, -batches))));
  await inTurn(bare, (writer) => writer.close());
  const mutations = many * batches * BATCH;
  return { ours: mutations / (oursTook / 1_000), bare: mutations / (bareTook / 1_000) };
}

/** A file for each office, as each process of an office has one. */
function sqlitePlace(folder: string): Place {
  const path = (nth: number): string => join(folder, `office${nth}.sqlite`);
  async function store(nth: number): Promise<OfficeStore> {
    const opened = openSqliteStore(path(nth));
    await opened.migrate();
    return opened;
  }
  return {
    store,
    async bare(nth) {
      const tables = await store(nth);
      await tables.found(foundOffice(nth));
      await tables.close();
      return openBareSqlite(path(nth));
    },
  };
}

/** One database for all offices, and connections of each one's own. */
async function postgresPlace(superuser: string, nth: number): Promise<Place> {
  const name = `bench_${nth}`;
  const client = new pg.Client({ connectionString: superuser });
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(superuser);
  url.pathname = `/${name}`;
  const first = await openPostgresStore(url.href);
  await first.migrate();
  await first.close();
  return {
    store: () => openPostgresStore(url.href),
    async bare(nth) {
      const store = await openPostgresStore(url.href);
      await store.found(foundOffice(nth));
      await store.close();
      return openBarePostgres(url.href);
    },
  };
}

function foundOffice(nth: number) {
  return { id: `office${nth}`, name: '', province: '19', epoch: '', hash: '', created: 0 };
}

async function inTurn<T, R>(list: readonly T[], work: (each: T, nth: number) => Promise<R>): Promise<R[]> {
  const found: R[] = [];
  for (const [nth, each] of list.entries()) found.push(await work(each, nth));
  return found;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
