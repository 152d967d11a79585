/** An office of two processes on one database, as `npm start` runs them. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { enrolAt, syncAt } from '../support/far-phone.ts';
import { asSuperuser, connect, newDatabase } from '../support/postgres-database.ts';
import { bearer, creation } from '../support/server.ts';
import { runServer, startServer, type RunningServer } from '../support/server-process.ts';

const running = new Set<RunningServer>();
afterAll(() => Promise.all([...running].map((server) => server.stop('SIGKILL'))));
const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'sothon-processes-')), 'data');

async function start(data: string, env: Record<string, string>): Promise<RunningServer> {
  const server = await startServer({ data, env });
  running.add(server);
  return server;
}

/** A phone's open stream; `heard` grows. */
async function listen({ origin }: RunningServer, token: string) {
  const answer = await fetch(`${origin}/v1/poke`, { headers: bearer(token) });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const state = { heard: '', ended: false };
  const read = async (): Promise<void> => {
    for (;;) {
      const part = await reader?.read();
      if (part === undefined || part.done) break;
      state.heard += part.value;
    }
    state.ended = true;
  };
  void read().catch(() => (state.ended = true)); // a killed server cuts it
  await expect.poll(() => state.heard, patience).toContain('retry');
  return state;
}

/** As patient as a loaded machine needs. */
const patience = { timeout: 20_000 };

const meeting = {
  commune: '01969',
  village: 'v.01969.01',
  date: '2026-11-20',
  attendees: 40,
  recordedBy: 'p.01969.01',
};
const HEAD = 'Trưởng bản Pá Hạ';
const OFFICER = 'Công chức xã Phủ Thông';

describe('two processes on one database', () => {
  test('are one office: seeded once, one phone here and one there, poked across, one dying', async () => {
    const url = await newDatabase(true);
    const [here, there] = [newFolder(), newFolder()];
    const keys = join(here, 'office-keys.json');
    const [one, two] = await Promise.all([
      start(here, { SOTHON_DATABASE_URL: url }),
      start(here, { SOTHON_DATABASE_URL: url }),
    ]);
    await two.stop();
    const other = await start(there, { SOTHON_DATABASE_URL: url, SOTHON_KEYS: keys });
    expect([...other.links]).toEqual(
      [...one.links].map(([who, link]) => [who, link.replace(one.origin, other.origin)]),
    );

    const head = await enrolAt(one, HEAD);
    const officer = await enrolAt(other, OFFICER);
    const stream = await listen(other, officer.token);
    const mutation = await creation('villageMeeting', meeting, Date.now());
    const pushed = await syncAt(one, head.token, { mutations: [mutation] });
    expect(pushed.outcomes).toMatchObject([{ outcome: 'OK' }]);
    await expect.poll(() => stream.heard, patience).toContain('moved');
    const { rows } = await syncAt(other, officer.token);
    expect(rows.some(({ id }) => id === mutation.record)).toBe(true);

    // Sent again to the other process, because its answer was lost: known there, too.
    const again = await syncAt(other, head.token, { mutations: [mutation] });
    expect(again.outcomes).toEqual(pushed.outcomes);
    const mine = await listen(one, head.token);
    await fetch(`${other.origin}/v1/revoke`, {
      method: 'POST',
      headers: { ...bearer(officer.token), 'content-type': 'application/json' },
      body: JSON.stringify({ device: head.me.device }),
    });
    await expect.poll(() => mine.ended, patience).toBe(true);

    await one.stop('SIGKILL');
    expect((await syncAt(other, officer.token)).rows.length).toBeGreaterThan(0);
    expect((await fetch(`${other.origin}/readyz`)).status).toBe(200);
    expect((await other.stop()).code).toBe(0);
    const watcher = await connect(asSuperuser(url));
    const left = `select from pg_stat_activity where datname = current_database() and application_name like 'so-thon%'`;
    await expect.poll(async () => (await watcher.query(left)).rowCount, patience).toBe(0);
  });

  test('hear each other again after the database dropped their connections', async () => {
    const url = await newDatabase(true);
    const data = newFolder();
    const one = await start(data, { SOTHON_DATABASE_URL: url });
    const other = await start(data, { SOTHON_DATABASE_URL: url });
    const [head, officer] = [await enrolAt(one, HEAD), await enrolAt(other, OFFICER)];
    const stream = await listen(other, officer.token);
    const superuser = await connect(asSuperuser(url));
    await superuser.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
    await expect.poll(() => stream.heard, patience).toContain('moved'); // some may have been missed
    const lines = `select from pg_stat_activity where datname = current_database() and application_name = 'so-thon line'`;
    await expect.poll(async () => (await superuser.query(lines)).rowCount, patience).toBe(2);
    const told = stream.heard.split('moved').length;
    await syncAt(one, head.token, { mutations: [await creation('villageMeeting', meeting, Date.now())] });
    await expect.poll(() => stream.heard.split('moved').length, patience).toBeGreaterThan(told);
    await Promise.all([one.stop(), other.stop()]);
  });

  test('takes names that PostgreSQL cannot hold for unknown ones, as SQLite does', async () => {
    const server = await start(newFolder(), { SOTHON_DATABASE_URL: await newDatabase(true) });
    const { token } = await enrolAt(server, HEAD);
    const headers = bearer(token);
    const statusOf = async (path: string, init: RequestInit = { headers }): Promise<number> =>
      (await fetch(`${server.origin}${path}`, init)).status;
    expect(await statusOf('/v1/history/a%00b')).toBe(404);
    expect(await statusOf(`/v1/blob/${'0'.repeat(64)}?record=a%00b`)).toBe(404);
    const proof = { device: 'a\u0000b', challenge: 'x.y.z', signature: 'x' };
    expect(await statusOf('/v1/token', { method: 'POST', body: JSON.stringify(proof) })).toBe(401);
    const { cursor } = await syncAt(server, token, { want: 4_000 });
    const spoilt = cursor.split('~').with(4, 'a\u0000b').join('~');
    expect((await syncAt(server, token, { cursor: spoilt })).rows.length).toBeGreaterThan(0);
    await server.stop();
  });

  test('a start that cannot succeed says what to do', async () => {
    const url = await newDatabase(true);
    const first = await start(newFolder(), { SOTHON_DATABASE_URL: url });
    await first.stop();
    const env = { SOTHON_DATABASE_URL: url };
    const noKeys = await runServer({ data: newFolder(), env });
    expect(noKeys).toMatchObject({ code: 1, output: expect.stringContaining('bring back') as string });

    const wrong = async (change: (at: URL) => void) => {
      const at = new URL(url);
      change(at);
      const ended = await runServer({ data: newFolder(), env: { SOTHON_DATABASE_URL: at.href } });
      expect(ended.code).toBe(1);
      expect(ended.output).not.toContain(at.password);
      return ended.output;
    };
    expect(await wrong((at) => (at.port = '1'))).toContain('no PostgreSQL answers there (ECONNREFUSED)');
    expect(await wrong((at) => (at.password = 'not-this-one'))).toContain('Correct user and password');
    expect(await wrong((at) => (at.pathname = '/not-there'))).toContain('createdb');
    const stranger = `stranger_${new URL(url).pathname.slice(1)}`;
    const superuser = await connect(asSuperuser(url));
    await superuser.query(`create role ${stranger} login password 'for-this-test'`);
    const bare = new URL(await newDatabase(true));
    const mayNot = await wrong((at) => {
      at.pathname = bare.pathname;
      [at.username, at.password] = [stranger, 'for-this-test'];
    });
    expect(mayNot).toContain('grant sothon_app to');
  });
});
