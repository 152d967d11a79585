/** Databases for tests over PostgreSQL, in the cluster that postgres.ts started for this run. */
import process from 'node:process';
import pg from 'pg';
import { afterAll, inject } from 'vitest';
import { openPostgresStore, type PostgresOptions } from '../../src/server/store/postgres.ts';
import type { OfficeStore } from '../../src/server/store/port.ts';

let count = 0;
const open = new Set<{ close(): Promise<unknown> }>();
afterAll(async () => {
  await Promise.all([...open].map((each) => each.close()));
  open.clear();
});

/** Does this run test over PostgreSQL? */
export const overPostgres = (): boolean => (inject('postgres') as unknown) !== undefined; // other projects start none

/** A new database, with all tables or bare; its address logs in as its owner, who is no superuser. */
export async function newDatabase(bare = false): Promise<string> {
  const { maker, template } = inject('postgres');
  const name = `t_${process.pid}_${process.env['VITEST_POOL_ID'] ?? '0'}_${Date.now().toString(36)}_${count++}`;
  const client = new pg.Client({ connectionString: maker });
  await client.connect();
  await client.query(`create database ${name} template ${bare ? 'template1' : template}`);
  await client.end();
  return addressOf(maker, name);
}

/** A store over a new database, or another one over the same; closed when the test file ends. */
export async function openDatabase(url?: string, options?: PostgresOptions): Promise<OfficeStore> {
  const store = await openPostgresStore(url ?? (await newDatabase()), options);
  return closing(store);
}

/** A connection for looking past the store; closed when the test file ends. */
export async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined); // the cluster may end before it
  await client.connect();
  open.add({ close: () => client.end() });
  return client;
}

/** The same database for the cluster's superuser. */
export function asSuperuser(url: string): string {
  return addressOf(inject('postgres').superuser, new URL(url).pathname.slice(1));
}

function closing(store: OfficeStore): OfficeStore {
  const once = { done: false };
  const close = async (): Promise<void> => {
    if (once.done) return;
    once.done = true;
    await store.close();
  };
  const closable = { ...store, close };
  open.add(closable);
  return closable;
}

function addressOf(server: string, database: string): string {
  const url = new URL(server);
  url.pathname = `/${database}`;
  return url.href;
}
