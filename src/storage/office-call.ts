/** One request to the office, as far as a network can be trusted: what came back, or why nothing did. */
import type { Standstill } from '../sync/standstill.ts';

export interface CallParts {
  /** The office's address without a path; '' for the one that the app came from. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** ms since 1970. */
  readonly clock: () => number;
  /** When the app was built, ms: before it the phone's clock is wrong, and no certificate would hold. */
  readonly builtAt: number;
}

export interface Call {
  readonly path: string;
  readonly method: 'GET' | 'POST';
  readonly token?: string;
  /** Text is JSON. Bytes go without a type: they are the one message of `/v1/sync`, which counts its headers. */
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal?: AbortSignal;
  readonly timeoutMs?: number;
}

export type Called = { readonly answer: OfficeAnswer } | { readonly standstill: Standstill };

export interface OfficeAnswer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

const PATIENCE_MS = 90_000;

/** A redirect is never followed: captive portals live on them. */
export async function callOffice(parts: CallParts, call: Call): Promise<Called> {
  const { path, method, token, body, signal, timeoutMs = PATIENCE_MS } = call;
  const { fetch, origin } = parts; // called free: a browser's fetch belongs to its window
  const limit = limitTime(timeoutMs, signal);
  // The office speaks both languages in every answer: which ones this person reads is nobody's business.
  const headers: Record<string, string> = { 'accept-language': '*' };
  if (token !== undefined) headers['authorization'] = `Bearer ${token}`;
  if (typeof body === 'string') headers['content-type'] = 'application/json';
  try {
    const response = await fetch(`${origin}${path}`, {
      method,
      headers,
      redirect: 'error',
      // Nothing keeps the answer to a POST, and saying so costs two headers.
      ...(method === 'GET' ? { cache: 'no-store' } : {}),
      referrerPolicy: 'no-referrer',
      credentials: 'omit',
      signal: limit.signal,
      ...(body === undefined ? {} : { body }),
    });
    return { answer: { status: response.status, headers: response.headers, text: await response.text() } };
  } catch {
    // fetch does not say why: out of time, no network, a redirect, a cut, a clock before every certificate.
    if (limit.isOver()) return { standstill: 'SLOW' };
    if (parts.clock() < parts.builtAt) return { standstill: 'CLOCK' };
    const gone = signal?.aborted === true || isSurelyOffline();
    return { standstill: gone ? 'OFFLINE' : await whyNot(parts) };
  } finally {
    limit.stop();
  }
}

/** A browser that says so is right; one that says the reverse may be wrong. */
function isSurelyOffline(): boolean {
  return typeof navigator !== 'undefined' && 'onLine' in navigator && !navigator.onLine;
}

/** Asks for nothing but a sign that it is the office: 204 with `x-sync: 1`. */
async function whyNot({ origin, fetch }: CallParts): Promise<Standstill> {
  const limit = limitTime(10_000);
  try {
    const response = await fetch(`${origin}/v1/ping`, {
      redirect: 'manual',
      cache: 'no-store',
      signal: limit.signal,
    });
    return isOffice(response) ? 'SLOW' : 'PORTAL';
  } catch {
    return 'OFFLINE';
  } finally {
    limit.stop();
  }
}

function isOffice(response: Response): boolean {
  return response.status === 204 && response.headers.get('x-sync') === '1';
}

/** What a refusal means for the exchange. `code` is the problem's, null where it is no problem of the office. */
export function standstillOf(status: number, code: string | null): Standstill {
  if (status === 413) return 'TOO_BIG';
  if (status === 429 || status === 503) return 'BUSY';
  if (status === 511) return 'PORTAL';
  if (code === null) return status >= 500 ? 'BUSY' : 'PORTAL';
  if (status === 401) return 'AUTH';
  if (status === 403) return 'REVOKED';
  if (status === 426) return 'UPGRADE';
  if (status === 501 || status === 404 || status === 405) return 'SERVER_OLD';
  if (code === 'cut-body') return 'SLOW';
  return status < 500 ? 'UPGRADE' : 'BUSY';
}

/** The `code` of a problem document (RFC 9457), or null. */
export function problemCode({ headers, text }: OfficeAnswer): string | null {
  if (headers.get('content-type')?.startsWith('application/problem+json') !== true) return null;
  const json = parseJson(text);
  const code: unknown = typeof json === 'object' && json !== null ? Reflect.get(json, 'code') : null;
  return typeof code === 'string' ? code : null;
}

/** What a 200 says; null where it is no JSON (a portal's page) or another status. */
export function jsonOf({ status, text }: OfficeAnswer): unknown {
  return status === 200 ? parseJson(text) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // the caller takes it for what no office says
  }
}

/** ms that a `Retry-After` asks for; 0 where it asks for none. Seconds only: ours says nothing else. */
export function retryAfter({ headers }: OfficeAnswer): number {
  const seconds = Number(headers.get('retry-after') ?? 0);
  return Number.isFinite(seconds) ? Math.max(0, Math.min(seconds, 3_600)) * 1_000 : 0;
}

interface TimeLimit {
  readonly signal: AbortSignal;
  isOver(): boolean;
  stop(): void;
}

// `AbortSignal.any` is newer than the oldest browser that we hold on to.
function limitTime(ms: number, signal?: AbortSignal): TimeLimit {
  const controller = new AbortController();
  let over = false;
  const timer = setTimeout(() => {
    over = true;
    controller.abort();
  }, ms);
  const abort = (): void => controller.abort();
  if (signal?.aborted === true) abort();
  signal?.addEventListener('abort', abort, { once: true });
  return {
    signal: controller.signal,
    isOver: () => over,
    stop() {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
    },
  };
}
