/**
 * PostgreSQL beneath a story, on a cluster of its own: a process that dies is cut off in the middle of what it did,
 * and with the last one the whole server loses its memory and comes back from its log.
 */
import process from 'node:process';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { openPostgresStore } from '../../src/server/store/postgres.ts';
import { keepCluster } from '../support/postgres.ts';
import type { RealDatabase } from './real-store.ts';
import { SHOWN, tablesOf, type Dump } from './real-tables.ts';

export interface PostgresGround {
  readonly database: RealDatabase;
  /** Transactions that had written something when their process died. */
  cutOff(): number;
  release(): Promise<void>;
}

/** All but `schema_number`, each behind those that it points to, and an order of its rows. */
const TABLES = { ...SHOWN, scope_change: 'scope, record', token: 'hash', code: 'hash', audit: 'at' };
const NAMES = Object.keys(TABLES);
/** Another one after each start of the server. */
const CHECKPOINTER = `select pid from pg_stat_activity where backend_type = 'checkpointer'`;
/** Open transactions that have changed something, of one process or of all. */
const WRITING = `select count(*) from pg_stat_activity
  where datname = current_database() and backend_xid is not null and pid <> pg_backend_pid()
    and application_name = coalesce($1, application_name)`;
const MOST_MS = 30_000;

export async function openPostgresGround(): Promise<PostgresGround> {
  const { url, release } = await keepCluster();
  const book = new URL(url);
  await within(url, async (client) => {
    await client.query(`create role maker login createrole password '${book.password}'`);
    await client.query('create database book owner maker');
  });
  book.username = 'maker';
  book.pathname = '/book';
  const first = await openPostgresStore(book.href);
  await first.migrate();
  await first.close();

  const dumps = new Map<string, string>();
  let cutOff = 0;
  /** For what is done from outside, as its owner; a new one after each power cut. */
  let owner = await connect(book.href);
  let watch = await connect(url);

  async function load(dump: string): Promise<void> {
    await owner.query('begin');
    await owner.query(`truncate ${NAMES.join(', ')}`);
    for (const table of NAMES) {
      const rows = `json_populate_recordset(null::${table}, $1::json -> '${table}')`;
      await owner.query(`insert into ${table} select * from ${rows}`, [dump]);
    }
    await owner.query('commit');
  }

  return {
    cutOff: () => cutOff,
    database: {
      async begin() {
        dumps.clear();
        await owner.query(`truncate ${NAMES.join(', ')}`);
      },
      open(name) {
        const named = new URL(book);
        named.searchParams.set('application_name', name);
        // Whoever is cut off hears of it in vain.
        return openPostgresStore(named.href, { report: () => undefined });
      },
      // Written by dump() from those very tables.
      read: async () => tablesOf(JSON.parse(await dump(owner, SHOWN)) as Dump),
      async keep(name) {
        dumps.set(name, await dump(owner, TABLES));
      },
      goBack: (name) => load(dumps.get(name) ?? '{}'),
      server: {
        async endProcess(name) {
          cutOff += Number(await oneValue(owner, WRITING, [name]));
          await owner.query(
            `select pg_terminate_backend(pid, ${MOST_MS}) from pg_stat_activity
              where datname = current_database() and application_name = $1`,
            [name],
          );
        },
        async cutPower() {
          cutOff += Number(await oneValue(owner, WRITING, [null]));
          const before = await oneValue(watch, CHECKPOINTER);
          // One of its processes killed outright, it trusts its memory no more: all end, and the log is read again.
          process.kill(Number(await oneValue(owner, 'select pg_backend_pid()')), 'SIGKILL');
          watch = await connect(url, async (client) => (await oneValue(client, CHECKPOINTER)) !== before);
          owner = await connect(book.href);
        },
      },
    },
    async release() {
      for (const client of [owner, watch]) await client.end();
      await release();
    },
  };
}

/** As soon as it lets somebody in, and `isReady`. */
async function connect(
  url: string,
  isReady: (client: pg.Client) => Promise<boolean> = () => Promise.resolve(true),
): Promise<pg.Client> {
  for (const start = performance.now(); ;) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined); // its server is killed now and then
    try {
      await client.connect();
      if (await isReady(client)) return client;
      await client.end();
    } catch (error) {
      if (performance.now() - start > MOST_MS) throw error;
    }
    await wait(5); // it ends, or reads its log
  }
}

/** As JSON text. One statement, so one moment, whatever others have begun. */
async function dump(client: pg.Client, tables: Readonly<Record<string, string>>): Promise<string> {
  const all = Object.entries(tables).map(
    ([table, order]) => `'${table}', (select json_agg(t order by ${order}) from ${table} t)`,
  );
  return String(await oneValue(client, `select json_build_object(${all.join(', ')})::text`));
}

async function oneValue(
  client: pg.Client,
  query: string,
  values: readonly (string | null)[] = [],
): Promise<unknown> {
  const { rows } = await client.query<unknown[]>({ text: query, values: [...values], rowMode: 'array' });
  return rows[0]?.[0] ?? null;
}

async function within(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = await connect(url);
  await work(client);
  await client.end();
}
