/**
 * The built app, held in memory (about a megabyte): each file in the encodings that the build wrote beside it,
 * with a strong ETag of each. Files with a hash in their name never change; the shell is asked for anew.
 */
import { createHash } from 'node:crypto';
import { existsSync, globSync, readFileSync } from 'node:fs';
import { extname, join, sep } from 'node:path';
import { documentHeaders } from './headers.ts';

export interface StaticFiles {
  /** The file at a path, or null where there is none. `request` tells method, encodings and what it has. */
  answer(path: string, request: Request): Response | null;
}

/** Reads the folder once; an empty or missing one gives no files. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>();
  for (const name of globSync('**/*.*', { cwd: folder, exclude: (path) => path.startsWith('.') })) {
    if (!(extname(name) in TYPES)) continue;
    files.set(`/${name.split(sep).join('/')}`, readFile(folder, name));
  }
  return {
    answer(path, request) {
      const file = files.get(path === '/' || isAppRoute(path) ? '/index.html' : path);
      return file === undefined ? null : send(file, request);
    },
  };
}

type Encoding = 'br' | 'gzip' | 'identity';

interface Variant {
  readonly encoding: Encoding;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly etag: string;
}

interface StaticFile {
  /** The smallest first, the plain one last. */
  readonly variants: readonly Variant[];
  readonly headers: Readonly<Record<string, string>>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
};

/** Addresses that the app itself turns into screens; anything else unknown is a 404. */
const APP_ROUTES =
  /^\/(?:gia-nhap|tim|bao-cao|dong-bo|nhan-tep|cai-dat|gui-xa|(?:so|ghi|phieu|in)\/[^/]+(?:\/sua)?)\/?$/u;

function isAppRoute(path: string): boolean {
  return APP_ROUTES.test(path);
}

function readFile(folder: string, name: string): StaticFile {
  const plain = join(folder, name);
  const variants = [
    variantOf(`${plain}.br`, 'br'),
    variantOf(`${plain}.gz`, 'gzip'),
    variantOf(plain, 'identity'),
  ].filter((variant) => variant !== null);
  const type = TYPES[extname(name)] ?? 'application/octet-stream';
  const isDocument = name.endsWith('.html');
  return {
    variants,
    headers: {
      'content-type': type,
      'cache-control': cachingOf(name),
      vary: 'accept-encoding',
      ...(isDocument ? documentHeaders : { 'x-content-type-options': 'nosniff' }),
    },
  };
}

function variantOf(path: string, encoding: Encoding): Variant | null {
  if (!existsSync(path)) return null;
  const bytes = readFileSync(path);
  const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
  return { encoding, bytes, etag: `"${hash}"` };
}

function cachingOf(name: string): string {
  if (name.startsWith('assets')) return 'public, max-age=31536000, immutable';
  return /\.(?:png|svg|ico)$/u.test(name) ? 'public, max-age=86400' : 'no-cache';
}

function send(file: StaticFile, request: Request): Response {
  const accepted = acceptedEncodings(request.headers.get('accept-encoding') ?? '');
  const variant = file.variants.find(({ encoding }) => encoding === 'identity' || accepted.has(encoding));
  if (variant === undefined) throw new Error('a static file without its plain form');
  const { encoding, bytes, etag } = variant;
  const headers = { ...file.headers, etag };
  if (knows(request.headers.get('if-none-match'), etag)) return new Response(null, { status: 304, headers });
  return new Response(request.method === 'HEAD' ? null : bytes, {
    headers: {
      ...headers,
      'content-length': String(bytes.length),
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
    },
  });
}

/** The encodings of an Accept-Encoding header that are not refused with `q=0`. */
function acceptedEncodings(header: string): ReadonlySet<string> {
  const accepted = new Set<string>();
  for (const part of header.toLowerCase().split(',')) {
    const [name = '', ...settings] = part.split(';').map((piece) => piece.trim());
    if (!settings.some((setting) => /^q=0(?:\.0*)?$/u.test(setting))) accepted.add(name);
  }
  return accepted;
}

function knows(ifNoneMatch: string | null, etag: string): boolean {
  const known = (ifNoneMatch ?? '').split(',').map((one) => one.trim().replace(/^W\//u, ''));
  return known.includes(etag) || known.includes('*');
}
