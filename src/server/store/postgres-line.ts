import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Line } from '../line.ts';

/** How often the connection is tried out: one that died silently would leave phones without pokes, ms. */
const TRY_EVERY = 30_000;
const ANSWER_WITHIN = 10_000;
const DIAL_AGAIN = 1_000;

/** A line over LISTEN and NOTIFY, on a connection of its own; found again when it is lost. */
export async function openPostgresLine(
  url: string,
  office: string,
  report: (error: unknown) => void,
): Promise<Line> {
  const { default: pg } = await import('pg');
  const channel = `so-thon ${office}`;
  const me = randomBytes(6).toString('base64url');
  const listeners = new Set<(text: string | null) => void>();
  let client: Client | null = null;
  const closing = new AbortController();

  async function dial(): Promise<Client> {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'so-thon line',
      query_timeout: ANSWER_WITHIN,
      connectionTimeoutMillis: ANSWER_WITHIN,
    });
    fresh.on('error', (error) => void lose(fresh, error));
    fresh.on('notification', ({ payload = '' }) => {
      const [from, ...words] = payload.split(' ');
      const text = words.join(' ');
      if (from !== me) for (const listener of listeners) listener(text === '' ? null : text);
    });
    await fresh.connect();
    await fresh.query(`listen ${fresh.escapeIdentifier(channel)}`);
    return fresh;
  }

  function notify(text: string): void {
    const on = client;
    on?.query('select pg_notify($1, $2)', [channel, `${me} ${text}`]).catch((error: unknown) =>
      lose(on, error),
    );
  }

  /** Whatever was said meanwhile is missed, here and by the others: both are told so. */
  async function lose(lost: Client, error: unknown): Promise<void> {
    if (lost !== client || closing.signal.aborted) return;
    client = null;
    report(error);
    lost.end().catch(report);
    while (client === null && !closing.signal.aborted) {
      client = await dial().catch(() => null); // what was lost is reported, that it lasts is not
      if (client === null) await wait(DIAL_AGAIN, undefined, { ref: false });
    }
    if (closing.signal.aborted) {
      await client?.end();
      return;
    }
    for (const listener of listeners) listener(null);
    notify('');
  }

  client = await dial();
  const trial = setInterval(() => {
    const on = client;
    on?.query('select 1').catch((error: unknown) => lose(on, error));
  }, TRY_EVERY).unref();
  return {
    send: notify,
    onWord: (listener) => void listeners.add(listener),
    async close() {
      closing.abort();
      clearInterval(trial);
      await client?.end();
    },
  };
}
