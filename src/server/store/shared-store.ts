import { STARTING_LOCK } from './flavour.ts';
import type { OpenedStore } from './opened-store.ts';
import { openPostgresLine } from './postgres-line.ts';
import { openPostgresStore } from './postgres.ts';
import { APP_ROLE } from './row-security.ts';

/** PostgreSQL, for one process of an office or several. */
export async function openSharedStore(
  url: string,
  report: (error: unknown) => void,
): Promise<OpenedStore | string> {
  const { default: pg } = await import('pg');
  const store = await openPostgresStore(url, { report });
  try {
    await store.migrate();
  } catch (error) {
    await store.close();
    const sentence = sentenceFor(error);
    if (sentence === null) throw error;
    return `SOTHON_DATABASE_URL: ${sentence}`;
  }
  async function aside<T>(work: (client: InstanceType<typeof pg.Client>) => Promise<T>): Promise<T> {
    const client = new pg.Client({ connectionString: url, application_name: 'so-thon start' });
    client.on('error', report);
    await client.connect();
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  }
  return {
    store,
    book: () =>
      aside(async (client) => {
        const { rowCount } = await client.query('select from office limit 1');
        return rowCount === 0 ? null : 'The office in the database';
      }),
    alone: (work) =>
      aside(async (client) => {
        await client.query('select pg_advisory_lock($1)', [STARTING_LOCK]); // goes with the connection
        return work();
      }),
    line: (office) => openPostgresLine(url, office, report),
  };
}

/** What whoever runs the office can do about it; null: it is our mistake. */
function sentenceFor(error: unknown): string | null {
  if (!(error instanceof Error)) return null;
  const code = String(Reflect.get(error, 'code') ?? '');
  switch (code) {
    case 'ECONNREFUSED':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
    case 'ETIMEDOUT':
    case 'ENOENT':
    case 'EHOSTUNREACH':
      return `no PostgreSQL answers there (${code}). Start it, or correct host and port.`;
    case '28P01':
    case '28000':
      return 'the database does not let that user in. Correct user and password.';
    case '3D000':
      return `${error.message}. Make it: createdb, with that user as its owner.`;
    case '42501':
      return (
        `${error.message}. As its superuser, once: create role ${APP_ROLE} nologin; ` +
        `grant ${APP_ROLE} to <that user>; and let that user own the database.`
      );
    default:
      return error.message.includes('timeout') ? `no PostgreSQL answers there (${error.message}).` : null;
  }
}
