/**
 * What `server/routes/blob.ts` makes of a request about a photo, without a socket: the office's own desk decides, and
 * the same headers say what it decided.
 */
import type { PhotoDesk, Progress } from '../../src/server/blobs/photo-desk.ts';
import type { Enrolment } from '../../src/server/office/enrolment.ts';
import { isProblem, problemResponse, type Problem } from '../../src/server/problem.ts';
import { Cut } from './blob-folder.ts';

export interface PhotoRequest {
  readonly method: 'HEAD' | 'PATCH';
  readonly hash: string;
  readonly record: string | null;
  /** Where the piece begins, and how long the whole is; null: not said. */
  readonly offset: number | null;
  readonly length: number | null;
  readonly body: Uint8Array;
  /** The connection ends after the bytes of the body. */
  readonly isCut: boolean;
}

export async function answerPhoto(
  desk: PhotoDesk,
  admit: () => ReturnType<Enrolment['admit']>,
  request: PhotoRequest,
): Promise<Response> {
  const admitted = await admit();
  if (typeof admitted === 'string') return problemResponse({ problem: 'unknown-token' });
  const { principal, state } = admitted;
  if (state !== 'active')
    return problemResponse({ problem: state === 'revoked' ? 'revoked' : 'unconfirmed' });
  const { method, hash, record, offset, length } = request;
  if (method === 'HEAD') {
    const found = await desk.find(principal, hash, record);
    return answerOf(desk, found ?? { problem: 'photo-not-here' }, 200);
  }
  if (offset === null) return problemResponse({ problem: 'wrong-shape' });
  if (offset === 0 && length !== null) {
    const begun = await desk.begin(principal, hash, length);
    if (isProblem(begun)) return problemResponse(begun);
  }
  return answerOf(desk, await desk.append(principal, hash, offset, piecesOf(request)), 204);
}

async function answerOf(desk: PhotoDesk, now: Progress | Problem, status: number): Promise<Response> {
  if (isProblem(now)) return problemResponse(now);
  const { seq, kept } = await desk.numbers();
  const headers: Record<string, string> = {
    'tus-resumable': '1.0.0',
    'upload-offset': String(now.offset),
    'upload-length': String(now.length),
  };
  if (now.offset === now.length)
    Object.assign(headers, { 'x-sync-seq': String(seq), 'x-sync-kept': String(kept) });
  return new Response(null, { status, headers });
}

async function* piecesOf({ body, isCut }: PhotoRequest): AsyncGenerator<Uint8Array> {
  if (body.byteLength > 0) yield body;
  if (isCut) throw new Cut('cut');
}
