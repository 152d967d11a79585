import { mkdtempSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import { PROTOCOL, SCHEMA, type SyncRequest } from '../../src/sync/protocol.ts';
import { decodeAnswer, encodeRequest } from '../../src/sync/wire.ts';
import type { EnrolAnswer } from '../../src/sync/enrolment.ts';
import { bearer, creation, newPhoneKey, problemOf } from '../support/server.ts';
import { runServer, startServer, type RunningServer } from '../support/server-process.ts';

const running = new Set<RunningServer>();
afterAll(() => Promise.all([...running].map((server) => server.stop('SIGKILL'))));

async function start(data: string, args: readonly string[] = []): Promise<RunningServer> {
  const server = await startServer({ data, args });
  running.add(server);
  return server;
}

async function stop(server: RunningServer, signal?: NodeJS.Signals) {
  running.delete(server);
  return server.stop(signal);
}

const newFolder = (): string => join(mkdtempSync(join(tmpdir(), 'sothon-start-')), 'data');
const codeIn = (link: string | undefined): string => link?.split('#')[1] ?? '';

function enrol({ origin }: RunningServer, code: string): Promise<Response> {
  const body = JSON.stringify({ code, key: newPhoneKey().jwk });
  return fetch(`${origin}/v1/enroll`, { method: 'POST', body });
}

function requestOf(over: Partial<SyncRequest>): SyncRequest {
  const empty = {
    proof: null,
    cursor: null,
    mutations: [],
    receipts: {},
    held: [],
    want: 2_000_000,
    unsent: 0,
  };
  return { v: PROTOCOL, nonce: 'abcdefgh', schema: SCHEMA, now: Date.now(), ...empty, ...over };
}

async function sync({ origin }: RunningServer, token: string, over: Partial<SyncRequest> = {}) {
  const request = requestOf(over);
  const init = { method: 'POST', headers: bearer(token), body: await encodeRequest(request) };
  const answer = decodeAnswer(await (await fetch(`${origin}/v1/sync`, init)).text(), request);
  if (answer === null) throw new Error('not an answer');
  return answer;
}

/** A sync whose head is sent and whose body is not yet. */
function openSync({ origin }: RunningServer, token: string, length: number) {
  const { host, port, hostname } = new URL(origin);
  const socket = connect(Number(port), hostname);
  const head = [
    'POST /v1/sync HTTP/1.1',
    `Host: ${host}`,
    `Authorization: Bearer ${token}`,
    `Content-Length: ${length}`,
  ];
  socket.write(`${head.join('\r\n')}\r\n\r\n`);
  const answered = new Promise<string>((resolve) =>
    socket.once('data', (bytes) => resolve(bytes.toString())),
  );
  return { socket, answered };
}

const meeting = {
  commune: '01969',
  village: 'v.01969.01',
  date: '2026-11-20',
  attendees: 40,
  recordedBy: 'p.01969.01',
};

describe('a start', { timeout: 60_000 }, () => {
  test('seeds the demo once, prints its links, and starting again keeps everything', async () => {
    const data = newFolder();
    const first = await start(data);
    expect(first.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect([...first.links.keys()]).toEqual([
      'Trưởng bản Pá Hạ',
      'Công chức xã Phủ Thông',
      'Kế toán xã Phủ Thông',
      'Bàn tổng hợp tỉnh Thái Nguyên',
    ]);
    expect(first.output()).toContain('▀▄');
    expect(statSync(data).mode & 0o777).toBe(0o700);
    expect(statSync(join(data, 'office-keys.json')).mode & 0o777).toBe(0o600);
    expect((await fetch(`${first.origin}/readyz`)).status).toBe(200);

    const code = codeIn(first.links.get('Trưởng bản Pá Hạ'));
    const { token } = (await (await enrol(first, code)).json()) as EnrolAnswer;
    const mutation = await creation('villageMeeting', meeting, Date.now());
    const pushed = await sync(first, token, { mutations: [mutation] });
    expect(pushed.outcomes).toMatchObject([{ outcome: 'OK' }]);
    expect((await stop(first)).code).toBe(0);
    expect(first.output()).toContain('"event":"stop"');
    expect(readdirSync(data).sort()).toEqual(['office-keys.json', 'office.sqlite']);

    const second = await start(data, ['--empty', '--province', '22']);
    const again = await sync(second, token, { mutations: [mutation] });
    expect(again.outcomes).toEqual(pushed.outcomes);
    expect(again.rows.some(({ id }) => id === mutation.record)).toBe(true);
    expect(await problemOf(await enrol(second, code))).toBe('409 code-used');
    for (const [title, link] of first.links) {
      const same = codeIn(second.links.get(title)) === codeIn(link);
      expect(same, title).toBe(title !== 'Trưởng bản Pá Hạ');
    }
    await stop(second);
  });

  test('with --empty makes a real office with one administrator', async () => {
    const server = await start(newFolder(), ['--empty', '--province', '22', '--name', 'Ban Chỉ đạo thử']);
    expect([...server.links.keys()]).toEqual(['Quản trị sổ']);
    const answer = (await (
      await enrol(server, codeIn(server.links.get('Quản trị sổ')))
    ).json()) as EnrolAnswer;
    expect(answer.me).toMatchObject({
      office: { name: 'Ban Chỉ đạo thử', province: '22' },
      person: 'p.22.quan_tri',
      held: [{ role: 'administrator', commune: null, village: null }],
    });
    const { rows } = await sync(server, answer.token);
    const kinds = new Set(rows.map(({ kind }) => kind));
    expect(kinds.has('programmeNode')).toBe(true);
    expect(kinds.has('village')).toBe(false);
    expect(kinds.has('allocation')).toBe(false);
    expect(rows.filter(({ kind }) => kind === 'person')).toHaveLength(1);
    await stop(server, 'SIGINT');
  });

  test('answers a phone with nothing to do within 200 bytes, headers included', async () => {
    const server = await start(newFolder(), ['--empty']);
    const code = codeIn(server.links.get('Quản trị sổ'));
    const { token } = (await (await enrol(server, code)).json()) as EnrolAnswer;
    let last = await sync(server, token);
    while (last.more) last = await sync(server, token, { proof: last.proof, cursor: last.cursor });
    const body = await encodeRequest(requestOf({ proof: last.proof, cursor: last.cursor }));
    const { socket, answered } = openSync(server, token, body.length);
    socket.write(body);
    const answer = await answered;
    socket.destroy();
    expect(answer).toContain('200 OK');
    expect(answer).toContain('"n":"abcdefgh"');
    expect(Buffer.byteLength(answer)).toBeLessThanOrEqual(200);
    await stop(server);
  });

  test('ends in order within five seconds, open streams and running requests included', async () => {
    const server = await start(newFolder());
    const code = codeIn(server.links.get('Công chức xã Phủ Thông'));
    const { token } = (await (await enrol(server, code)).json()) as EnrolAnswer;
    const poke = await fetch(`${server.origin}/v1/poke`, { headers: bearer(token) });
    const body = await encodeRequest(requestOf({}));
    const { socket, answered } = openSync(server, token, body.length);
    socket.write(body.subarray(0, 50));
    await wait(200);
    const stopped = stop(server);
    expect(await poke.text()).toContain('retry:');
    await expect(fetch(`${server.origin}/v1/ping`)).rejects.toThrow('fetch failed');
    socket.write(body.subarray(50));
    expect(await answered).toContain('200 OK');
    const { code: exit, ms } = await stopped;
    expect(exit).toBe(0);
    expect(ms).toBeLessThan(5_000);
  });

  test('that cannot succeed says why in a sentence', async () => {
    const data = newFolder();
    const server = await start(data, ['--empty']);
    const { port } = new URL(server.origin);
    const taken = await runServer({ data: newFolder(), env: { PORT: port } });
    expect(taken).toEqual({
      code: 1,
      output: `Port ${port} is taken. Stop what runs there, or choose another: PORT=8081 npm start\n`,
    });
    await stop(server);

    const file = join(mkdtempSync(join(tmpdir(), 'sothon-start-')), 'file');
    writeFileSync(file, '');
    const noFolder = await runServer({ data: join(file, 'data') });
    expect(noFolder.code).toBe(1);
    expect(noFolder.output).toMatch(
      /^The data folder .* cannot be written \(ENOTDIR\)\. Name another one in SOTHON_DATA\.\n$/u,
    );

    renameSync(join(data, 'office-keys.json'), join(data, 'elsewhere.json'));
    const noKeys = await runServer({ data });
    expect(noKeys.code).toBe(1);
    expect(noKeys.output).toContain('bring back');
    expect(readdirSync(data)).not.toContain('office-keys.json');

    const noProvince = await runServer({ data: newFolder(), args: ['--province', '99'] });
    expect(noProvince).toEqual({ code: 1, output: '--province 99: there is no province with that code.\n' });
  });
});
