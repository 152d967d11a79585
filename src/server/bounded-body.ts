/**
 * Reads a request's JSON within bounds: bytes as they travel (counted while they stream), bytes after
 * inflating (a bomb stops at the bound), depth of nesting. Nothing is parsed that is not within them.
 */
import { unzip } from 'node:zlib';
import type * as z from 'zod/mini';
import type { Problem, ProblemName } from './problem.ts';

export interface Bounds {
  readonly compressed: number;
  readonly inflated: number;
  readonly nesting: number;
}

/** What reading a body may end in. */
export const bodyProblems: readonly ProblemName[] = [
  'cut-body',
  'bad-json',
  'wrong-shape',
  'too-deep',
  'too-big',
  'too-big-inflated',
];

/** Enough for every message but a sync. */
export const smallBounds: Bounds = { compressed: 20_000, inflated: 100_000, nesting: 8 };

/** What a plain, gzip or zlib body says, inflated and not yet parsed, or the problem. */
export async function readBody(request: Request, bounds: Bounds): Promise<ReadBody> {
  const travelled = await readBytes(request, bounds.compressed);
  if ('problem' in travelled) return travelled;
  const inflated = await inflate(travelled.body, bounds.inflated);
  if ('problem' in inflated) return inflated;
  return depthOf(inflated.body) > bounds.nesting ? { problem: 'too-deep' } : inflated;
}

/** The JSON value of a body that fits the schema, or the problem, which names the place and never the value. */
export async function readJson<T>(
  request: Request,
  schema: z.ZodMiniType<T>,
  bounds: Bounds,
): Promise<{ readonly json: T } | Problem> {
  const read = await readBody(request, bounds);
  if ('problem' in read) return read;
  const json = parseJson(read.body);
  if (json === undefined) return { problem: 'bad-json' };
  const parsed = schema.safeParse(json);
  if (parsed.success) return { json: parsed.data };
  const places = parsed.error.issues
    .slice(0, 5)
    .map(({ path, code }) => `${path.join('.') || '(all)'}: ${code}`);
  return { problem: 'wrong-shape', detail: places.join('; ') };
}

type ReadBody = { readonly body: Buffer<ArrayBuffer> } | Problem;

/** undefined: no JSON. */
function parseJson(text: Buffer): unknown {
  try {
    return JSON.parse(text.toString('utf8'));
  } catch {
    return undefined; // cut, or never JSON: the caller says so
  }
}

async function readBytes(request: Request, bound: number): Promise<ReadBody> {
  if (Number(request.headers.get('content-length') ?? 0) > bound) return { problem: 'too-big' };
  if (request.body === null) return { body: Buffer.alloc(0) };
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    // What a request's stream gives; its type in Node says any.
    const stream: AsyncIterable<Uint8Array> = request.body;
    for await (const chunk of stream) {
      length += chunk.byteLength;
      if (length > bound) return { problem: 'too-big' };
      chunks.push(chunk);
    }
  } catch {
    // The connection ended in the middle of the body; whoever it was will hardly read the answer.
    return { problem: 'cut-body' };
  }
  return { body: Buffer.concat(chunks) };
}

/** By the magic number and not by a header: proxies inflate a body and forget to say so, or the reverse. */
function inflate(body: Buffer<ArrayBuffer>, bound: number): Promise<ReadBody> {
  const isGzip = body[0] === 0x1f && body[1] === 0x8b;
  const isZlib = body[0] === 0x78; // no JSON begins with an x
  if (!isGzip && !isZlib)
    return Promise.resolve(body.length > bound ? { problem: 'too-big-inflated' } : { body });
  return new Promise((resolve) => {
    unzip(body, { maxOutputLength: bound }, (error: NodeJS.ErrnoException | null, inflated) => {
      if (error === null) resolve({ body: Buffer.from(inflated) });
      else if (error.code === 'ERR_BUFFER_TOO_LARGE') resolve({ problem: 'too-big-inflated' });
      else resolve({ problem: error.code === 'Z_BUF_ERROR' ? 'cut-body' : 'bad-json' });
    });
  });
}

/** The deepest nesting of a JSON text, without parsing it: brackets outside of strings. */
function depthOf(text: Buffer): number {
  let depth = 0;
  let deepest = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const letter = text[i];
    if (inString) {
      if (letter === BACKSLASH) i++;
      else if (letter === QUOTE) inString = false;
    } else if (letter === QUOTE) inString = true;
    else if (letter === OPEN_LIST || letter === OPEN_OBJECT) deepest = Math.max(deepest, ++depth);
    else if (letter === CLOSE_LIST || letter === CLOSE_OBJECT) depth--;
  }
  return deepest;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');
