/** Whoever keeps a socket without using it: byte by byte, silent, or deaf. It costs little, and not for long. */
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import process from 'node:process';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { listen, type Listening, type Patience } from '../../src/server/listen.ts';
import { encodeRequest } from '../../src/sync/wire.ts';
import { bearer, openTestOffice, type Phone, type TestOffice } from '../support/server.ts';

/** The house's is 30 and 300 seconds. */
const QUICK: Patience = { headers: 400, request: 800, answer: 800, look: 50 };
const SOCKETS = 150;
/** What so many sockets may cost, both of their ends in this process: 200 kB each. */
const MOST_BYTES = SOCKETS * 200_000;

let office: TestOffice;
let phone: Phone;
let listening: Listening;
const open: Socket[] = [];

beforeAll(async () => {
  office = await openTestOffice();
  phone = await office.enrol('p.01969.01');
  const begun = await listen(office.app.fetch, '127.0.0.1', 0, QUICK);
  if (typeof begun === 'string') throw new Error(begun);
  listening = begun;
});
afterEach(() => {
  for (const socket of open.splice(0)) socket.destroy();
});
afterAll(async () => {
  await listening.stop(1_000);
  await office.close();
});

describe('a socket that is kept without being used', () => {
  test.each([
    ['says nothing', () => ''],
    ['sends its headers byte by byte', () => 'POST /v1/sync HTTP/1.1\r\nhost: office\r\nx-more: '],
    ['sends its body byte by byte', () => `${headOf('POST', '/v1/sync')}content-length: 9000\r\n\r\n{`],
  ])('and %s is dropped, while others are served', async (_how, start) => {
    const before = memory();
    const gone = Array.from({ length: SOCKETS }, () => untilDropped(start()));
    await served();
    expect(memory() - before).toBeLessThan(MOST_BYTES);
    await Promise.all(gone);
  });

  test('and takes nothing of its answers is dropped, while others are served', async () => {
    const before = memory();
    const asked = `${headOf('GET', '/v1/openapi.json')}\r\n`;
    // Far more than the system keeps for a socket.
    const gone = Array.from({ length: 20 }, () => untilDropped(asked.repeat(300), asked));
    await served();
    expect(memory() - before).toBeLessThan(MOST_BYTES);
    await Promise.all(gone);
  });
});

function headOf(method: string, path: string): string {
  return `${method} ${path} HTTP/1.1\r\nhost: office\r\nauthorization: Bearer ${phone.token}\r\n`;
}

/** Sends that and then a byte now and then, or `asks` without ever listening, for as long as the server bears it. */
async function untilDropped(start: string, asks: string | null = null): Promise<void> {
  const socket = connect(listening.port, '127.0.0.1');
  open.push(socket);
  socket.on('error', () => undefined); // dropped by the server, which is what is waited for
  if (asks === null) socket.resume();
  else socket.pause();
  const gone = new Promise((resolve) => socket.once('close', resolve));
  await once(socket, 'connect');
  socket.write(start);
  const dripping = start === '' ? undefined : setInterval(() => socket.write(asks ?? 'x'), 30);
  await gone;
  clearInterval(dripping);
}

/** Another phone's round. */
async function served(): Promise<void> {
  const answer = await fetch(`http://127.0.0.1:${listening.port}/v1/sync`, {
    method: 'POST',
    headers: { ...bearer(phone.token), connection: 'close' },
    body: await encodeRequest(phone.requestOf({})),
  });
  expect(answer.status).toBe(200);
  await answer.text();
}

function memory(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
