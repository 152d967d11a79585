/**
 * Every message of the office's door, bent: nothing makes the office fail, and nothing is half written. 5,000 cases
 * in `npm test`, `SOTHON_CASES` (100,000) in `npm run prove`, where memory is watched, too.
 */
import process from 'node:process';
import { unzipSync } from 'node:zlib';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Json } from '../../src/core/json.ts';
import { encodeRequest } from '../../src/sync/wire.ts';
import { believableMutations } from '../sync/believable.ts';
import { gzipJson, newPhoneKey, openTestOffice, type Phone, type TestOffice } from '../support/server.ts';

const CASES = Number(process.env['SOTHON_CASES'] ?? 5_000);
/** From here on the heap of a long run must stay where it is. */
const WARM = 20_000;
const GROWTH = 1.1;

let office: TestOffice;
let phone: Phone;
/** Believable messages, which the cases bend. */
let messages: readonly { readonly path: string; readonly method: string; readonly json: Json }[];

beforeAll(async () => {
  office = await openTestOffice();
  phone = await office.enrol('p.01969.01');
  const request = await encodeRequest(phone.requestOf({ mutations: believableMutations(6) }));
  const { jwk } = newPhoneKey();
  messages = [
    // What encodeRequest packed.
    { path: '/v1/sync', method: 'POST', json: JSON.parse(unzipSync(request).toString()) as Json },
    { path: '/v1/enroll', method: 'POST', json: { code: 'ABCD-EFGH-JKLM-NPQR', key: jwk } },
    {
      path: '/v1/token',
      method: 'POST',
      json: { device: phone.device, challenge: 'x', signature: 'y', certificate: phone.certificate },
    },
    { path: '/v1/invite', method: 'POST', json: { person: 'p.01969.02' } },
    { path: '/v1/revoke', method: 'POST', json: { device: phone.device } },
    { path: '/v1/admit', method: 'POST', json: { device: phone.device } },
    { path: '/v1/handover', method: 'POST', json: 'eyJhbGciOiJFQ0RILUVTIn0.a.b.c.d' },
    { path: '/v1/blob', method: 'POST', json: 'bytes of a photo' },
    { path: `/v1/blob/${'a'.repeat(64)}`, method: 'PATCH', json: 'more bytes' },
    { path: '/v1/history/p.01969.01', method: 'GET', json: null },
  ];
});

afterAll(() => office.close());

/** Mostly null. */
function rarely<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, { weight: 1, arbitrary });
}

/** What a value is replaced by: the edges of every type, and what no field expects. */
const odd = fc.oneof(
  fc.constantFrom<Json>(null, true, '', [], {}, -1, 1e20, 0.1, Number.MAX_SAFE_INTEGER, '\u0000', '\ud800'),
  fc.constantFrom<Json>('x'.repeat(20_000), '../../etc/passwd', '__proto__', 'constructor', "' or 1=1 --"),
  fc.jsonValue({ maxDepth: 3 }) as fc.Arbitrary<Json>, // JSON by its name
  fc.constant(nested(60)),
);
/** How a message is bent: at which of its places, and into what; or its bytes are cut or overwritten. */
const bend = fc.record({
  message: fc.nat(),
  places: fc.array(fc.record({ place: fc.nat(), to: odd, drop: fc.boolean() }), { maxLength: 3 }),
  more: rarely(fc.tuple(fc.constantFrom('evil', '__proto__', 'toString', 'v'), odd)),
  packed: fc.boolean(),
  cut: rarely(fc.nat(5_000)),
  noise: rarely(fc.tuple(fc.nat(5_000), fc.uint8Array({ maxLength: 8 }))),
  header: rarely(fc.constantFrom('Bearer', 'Bearer x', 'Basic eDp5', `Bearer ${'a'.repeat(5_000)}`)),
});

describe('a bent message', () => {
  test('never makes the office fail, and is answered with what to do', async () => {
    let done = 0;
    let warm = 0;
    const statuses = new Map<number, number>();
    await fc.assert(
      fc.asyncProperty(bend, async (how) => {
        // Half of them are rounds of sync, the message with the most in it.
        const message = messages[how.message % 2 === 0 ? 0 : (how.message >> 1) % messages.length];
        if (message === undefined) throw new Error('no messages');
        // Nobody is slowed down: this is about what is asked, not how often.
        office.clock.now += 60_000;
        office.lines.length = 0; // the log is the test's own
        const response = await phone.ask(message.path, {
          method: message.method,
          ...(message.method === 'GET' ? {} : { body: bytesOf(bent(message.json, how), how) }),
          ...(how.header === null ? {} : { headers: { authorization: how.header } }),
        });
        const text = await response.text();
        statuses.set(response.status, (statuses.get(response.status) ?? 0) + 1);
        expect(complaint(response, text)).toBeNull();
        done += 1;
        if (done === WARM) warm = heapAfterCollection();
      }),
      { numRuns: CASES },
    );
    expect(warm === 0 ? 1 : heapAfterCollection() / warm).toBeLessThan(GROWTH);
    // They are bent, not broken: some still get through, and the door tells its refusals apart.
    expect(statuses.get(200) ?? 0).toBeGreaterThan(0);
    expect([...statuses.keys()]).toEqual(expect.arrayContaining([400, 401, 403, 404]));
  }, 3_600_000);

  test('leaves a book whose chain still fits', async () => {
    expect(await office.office.verify()).toMatchObject({ sound: true });
    expect((await phone.sync()).epoch).toBe(false);
  });
});

interface Bend {
  readonly places: readonly { readonly place: number; readonly to: Json; readonly drop: boolean }[];
  readonly more: readonly [string, Json] | null;
  readonly packed: boolean;
  readonly cut: number | null;
  readonly noise: readonly [number, Uint8Array] | null;
}

/** As text, for a key may be one that an object literal could not have. */
function bent(json: Json, { places, more }: Bend): string {
  let now = json;
  for (const { place, to, drop } of places) now = replaced(now, pathAt(now, place), drop ? undefined : to);
  const text = JSON.stringify(now);
  if (more === null || !text.startsWith('{')) return text;
  const first = `{${JSON.stringify(more[0])}:${JSON.stringify(more[1])}`;
  return text === '{}' ? `${first}}` : `${first},${text.slice(1)}`;
}

/** What is wrong with an answer: that the office failed, or that a refusal does not say what to do. */
function complaint({ status, headers }: Response, text: string): string | null {
  // 501: a phone of a later protocol.
  if (status >= 500 && status !== 501) return `${status}: ${text}`;
  if (status < 400) return null;
  if (headers.get('content-type')?.startsWith('application/problem+json') !== true)
    return `no problem: ${text}`;
  const said: unknown = JSON.parse(text);
  const isWhole = typeof said === 'object' && said !== null && 'code' in said && 'title' in said;
  return isWhole ? null : `half a problem: ${text}`;
}

/** A place anywhere within it, by the steps that lead there. */
function pathAt(json: Json, place: number): readonly string[] {
  const found: string[][] = [];
  const walk = (value: Json | undefined, path: string[]): void => {
    if (path.length > 0) found.push(path);
    if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key]);
    }
  };
  walk(json, []);
  return found[place % Math.max(1, found.length)] ?? [];
}

function replaced(json: Json, [key, ...rest]: readonly string[], to: Json | undefined): Json {
  if (key === undefined) return to ?? null;
  if (Array.isArray(json)) {
    return json.flatMap((value: Json, index) => {
      if (String(index) !== key) return [value];
      if (rest.length > 0) return [replaced(value, rest, to)];
      return to === undefined ? [] : [to];
    });
  }
  if (typeof json !== 'object' || json === null) return json;
  return Object.fromEntries(
    Object.entries(json).flatMap(([name, value]) => {
      if (name !== key) return [[name, value ?? null]];
      if (rest.length > 0) return [[name, replaced(value ?? null, rest, to)]];
      return to === undefined ? [] : [[name, to]];
    }),
  );
}

function bytesOf(text: string, { packed, cut, noise }: Bend): Uint8Array<ArrayBuffer> {
  const bytes = packed ? gzipJson(text) : new Uint8Array(new TextEncoder().encode(text));
  if (noise !== null) bytes.set(noise[1].subarray(0, bytes.length), noise[0] % Math.max(1, bytes.length - 8));
  return cut === null ? bytes : bytes.slice(0, cut);
}

function nested(depth: number): Json {
  let json: Json = 1;
  for (let at = 0; at < depth; at += 1) json = [json];
  return json;
}

function heapAfterCollection(): number {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc()');
  return process.memoryUsage().heapUsed;
}
