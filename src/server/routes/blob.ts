/**
 * Photos in pieces: tus 1.0 (core, creation, expiration), under the SHA-256 of the whole. Beyond tus: the first
 * PATCH may begin by itself with `Upload-Length`, and `?record=ID` names the photo record that lets one see it.
 */
import type { Context } from 'hono';
import { isHash } from '../blobs/blob-store.ts';
import { HALF_LIFE, type PhotoDesk, type Progress } from '../blobs/photo-desk.ts';
import type { Answer, Env, KnownEndpoint } from '../endpoint.ts';
import { apiHeaders } from '../headers.ts';
import type { AppParts } from '../parts.ts';
import { isProblem, type Problem, type ProblemName } from '../problem.ts';
import type { Known } from '../principal.ts';
import { rates, type RateLimit } from '../rate-limit.ts';

export function blobEndpoints({ photos, clock }: AppParts, limit: RateLimit): readonly KnownEndpoint[] {
  const pace = ({ principal }: Known): Problem | null => {
    const seconds = limit.take(`blob ${principal.device}`, rates.blob);
    return seconds > 0 ? { problem: 'too-often', retryAfter: seconds } : null;
  };

  async function create(c: Context<Env>, known: Known): Promise<Answer> {
    const problem = pace(known) ?? tusProblem(c);
    if (problem) return problem;
    const hash = hashIn(c.req.header('upload-metadata') ?? '');
    const length = numberIn(c, 'upload-length');
    if (hash === null || length === null)
      return { problem: 'wrong-shape', detail: 'upload-metadata sha256, upload-length' };
    const begun = await photos.begin(known.principal, hash, length);
    if (isProblem(begun)) return begun;
    return new Response(null, {
      status: 201,
      headers: { ...(await headersOf(photos, begun)), ...expiry(clock()), location: `/v1/blob/${hash}` },
    });
  }

  async function append(c: Context<Env>, known: Known): Promise<Answer> {
    const problem = pace(known) ?? tusProblem(c);
    if (problem) return problem;
    const hash = namedHash(c);
    const offset = numberIn(c, 'upload-offset');
    if (hash === null) return { problem: 'not-found' };
    if (c.req.header('content-type') !== 'application/offset+octet-stream' || offset === null) {
      return { problem: 'wrong-shape', detail: 'application/offset+octet-stream, upload-offset' };
    }
    const { principal } = known;
    const length = numberIn(c, 'upload-length');
    if (offset === 0 && length !== null) {
      const begun = await photos.begin(principal, hash, length);
      if (isProblem(begun)) return begun;
    }
    const body: AsyncIterable<Uint8Array> = c.req.raw.body ?? nothing(); // a stream's type in Node says any
    const now = await photos.append(principal, hash, offset, body);
    if (isProblem(now)) return now;
    return new Response(null, {
      status: 204,
      headers: { ...(await headersOf(photos, now)), ...(now.offset < now.length ? expiry(clock()) : {}) },
    });
  }

  async function show(c: Context<Env>, known: Known): Promise<Answer> {
    const problem = pace(known);
    if (problem) return problem;
    const hash = namedHash(c);
    if (hash === null) return { problem: 'not-found' };
    const record = c.req.query('record') ?? null;
    if (c.req.method === 'HEAD') {
      const found = await photos.find(known.principal, hash, record);
      return found === null
        ? { problem: 'photo-not-here' }
        : new Response(null, { headers: await headersOf(photos, found) });
    }
    const bytes = await photos.read(known.principal, hash, record);
    if (bytes === null) return { problem: 'photo-not-here' };
    return new Response(bytes, {
      headers: {
        'content-type': 'image/jpeg',
        'content-length': String(bytes.byteLength),
        'x-content-type-options': 'nosniff',
        // The phone keeps it in its own book; a shared cache must not.
        'cache-control': 'private, no-store',
        'content-disposition': 'attachment',
      },
    });
  }

  const common = { open: false } as const;
  const bringing: readonly ProblemName[] = [
    'wrong-shape',
    'tus-version',
    'not-allowed',
    'photo-too-big',
    'photo-room',
    'too-often',
  ];
  return [
    {
      ...common,
      method: 'post',
      path: '/v1/blob',
      summary: { vi: 'Bắt đầu gửi một ảnh (tus)', en: 'Begin to send a photo (tus creation)' },
      gives: null,
      problems: bringing,
      run: create,
    },
    {
      ...common,
      method: 'get',
      path: '/v1/blob/{sha256}',
      summary: { vi: 'Ảnh, hoặc (HEAD) đã gửi tới đâu', en: 'A photo, or (HEAD) how far it came' },
      gives: 'image/jpeg',
      problems: ['not-found', 'photo-not-here', 'too-often'],
      run: show,
    },
    {
      ...common,
      method: 'patch',
      path: '/v1/blob/{sha256}',
      summary: { vi: 'Gửi tiếp một mảnh của ảnh (tus)', en: 'The next piece of a photo (tus)' },
      gives: null,
      problems: [...bringing, 'not-found', 'wrong-offset', 'wrong-bytes', 'not-a-photo', 'cut-body'],
      run: append,
    },
  ];
}

function tusProblem(c: Context<Env>): Problem | null {
  return c.req.header('tus-resumable') === '1.0.0' ? null : { problem: 'tus-version' };
}

async function headersOf(photos: PhotoDesk, { offset, length }: Progress): Promise<Record<string, string>> {
  const { seq, kept } = await photos.numbers();
  return {
    ...apiHeaders,
    'tus-resumable': '1.0.0',
    'upload-offset': String(offset),
    'upload-length': String(length),
    ...(offset === length ? { 'x-sync-seq': String(seq), 'x-sync-kept': String(kept) } : {}),
  };
}

function expiry(now: number): Record<string, string> {
  return { 'upload-expires': new Date(now + HALF_LIFE).toUTCString() };
}

function namedHash(c: Context<Env>): string | null {
  const hash = c.req.param('sha256') ?? '';
  return isHash(hash) ? hash : null;
}

/** `sha256 BASE64,filename BASE64`, as tus writes it. */
function hashIn(metadata: string): string | null {
  for (const pair of metadata.split(',')) {
    const [key, value = ''] = pair.trim().split(' ');
    const hash = key === 'sha256' ? Buffer.from(value, 'base64').toString('latin1') : '';
    if (isHash(hash)) return hash;
  }
  return null;
}

function numberIn(c: Context<Env>, header: string): number | null {
  const text = c.req.header(header) ?? '';
  return /^\d{1,12}$/u.test(text) ? Number(text) : null;
}

async function* nothing(): AsyncGenerator<Uint8Array> {
  // A request without a body brings no bytes.
}
