/** Vitest's global set-up for tests over PostgreSQL: one cluster a run. Which database is whose: postgres-database.ts. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openPostgresStore } from '../../src/server/store/postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /**
     * Addresses of this run's PostgreSQL: its superuser's, and of an account that may make databases and roles; and
     * the name of a database with all tables, to copy.
     */
    postgres: { readonly superuser: string; readonly maker: string; readonly template: string };
  }
}

export interface Kept {
  readonly url: string;
  readonly pid: number;
  readonly folder: string;
  release(): Promise<void>;
}

const TEMPLATE = 'book';
const KEEPER = join(import.meta.dirname, 'postgres-keeper.ts');

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { url, release } = await keepCluster();
  const maker = new URL(url);
  maker.username = 'maker';
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create role maker login createdb createrole password '${maker.password}'`);
  await client.query(`create database ${TEMPLATE} owner maker`);
  await client.end();
  const book = new URL(maker);
  book.pathname = `/${TEMPLATE}`;
  const store = await openPostgresStore(book.href);
  await store.migrate();
  await store.close();
  project.provide('postgres', { superuser: url, maker: maker.href, template: TEMPLATE });
  return release;
}

/** Starts a cluster that ends with `release` or with this process, however it ends. Throws with the remedy. */
export async function keepCluster(...args: readonly string[]): Promise<Kept> {
  // Detached: a Ctrl-C reaches the whole group, and the keeper has work left to do after it.
  const keeper = spawn(process.execPath, [KEEPER, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  });
  const ended = once(keeper, 'exit');
  let text = '';
  for await (const part of keeper.stdout.setEncoding('utf8')) {
    text += String(part);
    if (text.includes('\n')) break;
  }
  const said = JSON.parse(text || '{"problem":"the keeper of PostgreSQL ended"}') as
    Omit<Kept, 'release'> | { readonly problem: string }; // written by postgres-keeper.ts
  if ('problem' in said) throw new Error(said.problem);
  return {
    ...said,
    async release() {
      keeper.stdin.end();
      await ended;
    },
  };
}
