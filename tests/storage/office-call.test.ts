import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  callOffice,
  problemCode,
  retryAfter,
  standstillOf,
  type Called,
} from '../../src/storage/office-call.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

type Net = (path: string, init: RequestInit) => Response | Promise<Response>;

function call(net: Net, over: { now?: number; signal?: AbortSignal } = {}): Promise<Called> {
  const fetch = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> =>
    net(typeof input === 'string' ? input : 'other', init);
  const parts = { origin: '', fetch, clock: () => over.now ?? 5_000, builtAt: 1_000 };
  const signal = over.signal ? { signal: over.signal } : {};
  return callOffice(parts, { path: '/v1/sync', method: 'POST', token: 'T', body: '{}', ...signal });
}

const refuse = (): never => {
  throw new TypeError('Failed to fetch');
};
/** The call fails, and the ping is answered so. */
const failing =
  (ping: () => Response): Net =>
  (path) =>
    path === '/v1/ping' ? ping() : refuse();

/** Never answers, but lets itself be aborted, as fetch does. */
const silent: Net = (_, { signal }) =>
  new Promise((_resolve, reject) => {
    signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
  });

describe('a call to the office', () => {
  test('goes with the token and follows no redirect', async () => {
    let seen: RequestInit = {};
    const called = await call((_, init) => {
      seen = init;
      return new Response('{}');
    });
    expect(called).toMatchObject({ answer: { status: 200, text: '{}' } });
    expect(seen).toMatchObject({ method: 'POST', redirect: 'error', credentials: 'omit' });
    expect(new Headers(seen.headers).get('authorization')).toBe('Bearer T');
  });

  test('without any network is OFFLINE', async () => {
    expect(await call(refuse)).toEqual({ standstill: 'OFFLINE' });
  });

  test('that failed where the browser itself knows of no network is OFFLINE, whatever answers a moment later', async () => {
    vi.stubGlobal('navigator', { onLine: false });
    const office = (): Response => new Response(null, { status: 204, headers: { 'x-sync': '1' } });
    expect(await call(failing(office))).toEqual({ standstill: 'OFFLINE' });
    vi.unstubAllGlobals();
  });

  test('that a portal redirects is PORTAL, one that was only cut is SLOW', async () => {
    const login = (): Response => new Response('<html>', { headers: { 'x-sync': '1' } });
    expect(await call(failing(login))).toEqual({ standstill: 'PORTAL' });
    expect(await call(failing(() => new Response(null, { status: 302 })))).toEqual({ standstill: 'PORTAL' });
    expect(await call(failing(() => new Response(null, { status: 204 })))).toEqual({ standstill: 'PORTAL' });
    const office = (): Response => new Response(null, { status: 204, headers: { 'x-sync': '1' } });
    expect(await call(failing(office))).toEqual({ standstill: 'SLOW' });
  });

  test('that is not answered in time is SLOW, one that was given up OFFLINE', async () => {
    const slow = call(silent);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(await slow).toEqual({ standstill: 'SLOW' });
    const life = new AbortController();
    const given = call(silent, { signal: life.signal });
    life.abort();
    expect(await given).toEqual({ standstill: 'OFFLINE' });
  });

  test('from a phone whose date is before its app is CLOCK', async () => {
    expect(await call(refuse, { now: 999 })).toEqual({ standstill: 'CLOCK' });
  });
});

describe('a refusal', () => {
  const meanings = [
    [413, null, 'TOO_BIG'],
    [429, 'too-often', 'BUSY'],
    [503, null, 'BUSY'],
    [500, 'fault', 'BUSY'],
    [502, null, 'BUSY'],
    [511, null, 'PORTAL'],
    [200, null, 'PORTAL'],
    [403, null, 'PORTAL'],
    [404, null, 'PORTAL'],
    [401, 'unknown-token', 'AUTH'],
    [403, 'revoked', 'REVOKED'],
    [426, 'upgrade', 'UPGRADE'],
    [400, 'wrong-shape', 'UPGRADE'],
    [400, 'cut-body', 'SLOW'],
    [501, 'server-old', 'SERVER_OLD'],
    [404, 'not-found', 'SERVER_OLD'],
  ] as const;
  test.each(meanings)('%i with %s means %s', (status, code, meaning) => {
    expect(standstillOf(status, code)).toBe(meaning);
  });

  test('is a problem of the office only with its type', () => {
    const text = '{"code":"upgrade"}';
    const typed = new Headers({ 'content-type': 'application/problem+json' });
    expect(problemCode({ status: 426, headers: typed, text })).toBe('upgrade');
    expect(problemCode({ status: 426, headers: new Headers(), text })).toBeNull();
    expect(problemCode({ status: 426, headers: typed, text: '{"co' })).toBeNull();
    expect(problemCode({ status: 426, headers: typed, text: '[]' })).toBeNull();
  });

  test('says how long to wait, within an hour', () => {
    const wait = (value: string): number =>
      retryAfter({ status: 429, headers: new Headers({ 'retry-after': value }), text: '' });
    expect([wait('7'), wait('999999'), wait('-1'), wait('tomorrow')]).toEqual([7_000, 3_600_000, 0, 0]);
    expect(retryAfter({ status: 429, headers: new Headers(), text: '' })).toBe(0);
  });
});
