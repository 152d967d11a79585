/** The one way for records, in and out: mutations and rows as columns of JSON, gzip (src/sync/wire.ts). */
import { promisify } from 'node:util';
import { gzip, type ZlibOptions } from 'node:zlib';
import type { Context } from 'hono';
import { limits, PROTOCOL, type SyncAnswer, type SyncRequest } from '../../sync/protocol.ts';
import { decodeRequest, encodeAnswer, type RequestProblem } from '../../sync/wire.ts';
import { wireAnswer, wireRequest } from '../../sync/wire-schemas.ts';
import { bodyProblems, readBody } from '../bounded-body.ts';
import { apiHeaders } from '../headers.ts';
import type { Env, KnownEndpoint } from '../endpoint.ts';
import type { AppParts } from '../parts.ts';
import { readCursor } from '../office/cursor.ts';
import { isProblem, type Problem } from '../problem.ts';
import { rates, type RateLimit } from '../rate-limit.ts';
import { createWalkQueue } from '../walk-queue.ts';

export function syncEndpoint({ office, pokes }: AppParts, limit: RateLimit): KnownEndpoint {
  const walks = createWalkQueue();
  return {
    open: false,
    anyState: true,
    method: 'post',
    path: '/v1/sync',
    summary: { vi: 'Gửi và nhận trong một lượt', en: 'Push and pull in one round trip' },
    takes: wireRequest,
    gives: wireAnswer,
    problems: [...bodyProblems, 'too-many', 'upgrade', 'server-old', 'too-often'],
    async run(c, { principal }) {
      const { device } = principal;
      const seconds = limit.take(`sync ${device}`, rates.sync);
      if (seconds > 0) return { problem: 'too-often', retryAfter: seconds };
      const request = await readRequest(c.req.raw);
      if (isProblem(request)) return request;
      const pause = limit.take(`mutations ${device}`, rates.mutations, request.mutations.length);
      if (pause > 0) return { problem: 'too-often', retryAfter: pause };
      const round = async (): Promise<Response> => {
        const answer: SyncAnswer = await pokes.during(device, () => office.sync(principal, request));
        c.set('facts', { in: request.mutations.length, out: answer.rows.length });
        return send(c, encodeAnswer(answer, request), walks.waiting > 0 ? HURRIED : {});
      };
      const walk = walkOf(request);
      if (walk === null) return round();
      const answer = await walks.take(round, walk === 'begun', c.req.raw.signal);
      return answer ?? { problem: 'too-often', retryAfter: 1 };
    },
  };
}

/** Does this phone only take in what it never had? It waits for others of its kind; whoever sends goes first. */
function walkOf({ mutations, held, cursor }: SyncRequest): 'fresh' | 'begun' | null {
  if (mutations.length > 0 || held.length > 0) return null;
  const place = readCursor(cursor);
  if (place === null) return 'fresh';
  return place.walk === null ? null : 'begun';
}

/** The columns of the wire stand around the bodies that `limits.nesting` is about. */
const bounds = { ...limits, nesting: limits.nesting + 8 };

/** The request of a round out of a plain or gzip body, or why it cannot be read. */
export async function readRequest(raw: Request): Promise<SyncRequest | Problem> {
  const read = await readBody(raw, bounds);
  if ('problem' in read) return read;
  const decoded = decodeRequest(read.body);
  return 'request' in decoded ? decoded.request : problemOf(decoded.problem, read.body);
}

function problemOf(problem: RequestProblem, body: Buffer): Problem {
  switch (problem) {
    case 'json':
      return { problem: 'bad-json' };
    case 'version':
      return { problem: versionOf(body) > PROTOCOL ? 'server-old' : 'upgrade' };
    case 'too-many':
    case 'too-deep':
      return { problem };
    case 'shape':
    case 'columns':
    case 'ids':
    case 'too-long':
      return { problem: 'wrong-shape', detail: problem };
    default:
      return problem satisfies never;
  }
}

/** What the phone calls its protocol; 0 where it says nothing of the kind. */
function versionOf(body: Buffer): number {
  const json = JSON.parse(body.toString('utf8')) as unknown; // decodeRequest has parsed it before
  return typeof json === 'object' && json !== null && 'v' in json ? Number(json.v) : 0;
}

const compress: (text: string, how: ZlibOptions) => Promise<Buffer<ArrayBuffer>> = promisify(gzip);
/** While others wait for their book: half the work for 6 % more bytes. */
const HURRIED = { level: 4 };
/** Below it, gzip and its header would make an answer longer. */
const WORTH_GZIP = 400;

/** Bytes count here: a phone with nothing to do is answered within 200, headers included. */
async function send(c: Context<Env>, text: string, how: ZlibOptions): Promise<Response> {
  // A connection of HTTP/1.1 stays open without anybody saying so.
  c.env?.outgoing?.removeHeader('connection');
  const headers = { ...apiHeaders, 'content-type': 'application/json' };
  const takesGzip = /\bgzip\b/u.test(c.req.header('accept-encoding') ?? '');
  if (text.length < WORTH_GZIP || !takesGzip) {
    return new Response(text, { headers: { ...headers, 'content-length': String(Buffer.byteLength(text)) } });
  }
  const packed = await compress(text, how);
  return new Response(packed, {
    headers: { ...headers, 'content-encoding': 'gzip', 'content-length': String(packed.length) },
  });
}
