/**
 * The other side of the peers: one table of records in SQLite, written as durably as ours (WAL, FULL), no
 * rights, no checks, no merge. `PUT /records/ID` and `GET /changes` for Dexie, `/rxdb/*` for RxDB; `/couch/*` is
 * express-pouchdb with a store of its own.
 *
 *     node tests/bench/peers/server.ts PAGES FOLDER     prints its port
 */
import { createReadStream, existsSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import { extname, join, normalize } from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';

const [pages = '', folder = ''] = process.argv.slice(2);
const database = new DatabaseSync(join(folder, 'peer.sqlite'));
database.exec(`
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  CREATE TABLE records (seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT UNIQUE NOT NULL, body TEXT NOT NULL);
`);
const put = database.prepare('INSERT OR REPLACE INTO records (id, body) VALUES (?, ?)');
const since = database.prepare('SELECT seq, body FROM records WHERE seq > ? ORDER BY seq LIMIT ?');
const listeners = new Set<ServerResponse>();
const TYPES: Record<string, string> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

/** Loaded for its own pages alone. */
let couch: Promise<RequestListener> | null = null;

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    console.error(error);
    response.writeHead(500).end();
  });
});

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://peer');
  if (url.pathname.startsWith('/couch/')) {
    couch ??= import('./couch.ts').then(({ openCouch }) => openCouch(folder));
    (await couch)(request, response);
    return;
  }
  const what = `${request.method} ${url.pathname}`;
  if (what.startsWith('PUT /records/')) {
    const body = await textOf(request);
    const { lastInsertRowid } = put.run(url.pathname.slice('/records/'.length), body);
    moved();
    json(response, { seq: Number(lastInsertRowid) });
  } else if (what === 'GET /changes') {
    const rows = since.all(number(url, 'since'), number(url, 'limit'));
    const records = rows.map(({ body }) => JSON.parse(String(body)));
    json(response, { records, seq: Number(rows.at(-1)?.['seq'] ?? number(url, 'since')) });
  } else if (what === 'POST /rxdb/push') {
    const changed = JSON.parse(await textOf(request));
    database.exec('BEGIN IMMEDIATE');
    for (const { newDocumentState } of changed) put.run(newDocumentState.id, JSON.stringify(newDocumentState));
    database.exec('COMMIT');
    moved();
    json(response, []);
  } else if (what === 'GET /rxdb/pull') {
    const rows = since.all(number(url, 'since'), number(url, 'limit'));
    const documents = rows.map(({ body }) => JSON.parse(String(body)));
    json(response, { documents, checkpoint: { seq: Number(rows.at(-1)?.['seq'] ?? number(url, 'since')) } });
  } else if (what === 'GET /poke') {
    response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
    response.write('retry: 10000\n\n');
    listeners.add(response);
    response.on('close', () => listeners.delete(response));
  } else sendFile(url.pathname, response);
}

function moved(): void {
  for (const listener of listeners) listener.write('data: 1\n\n');
}

function json(response: ServerResponse, value: unknown): void {
  const text = JSON.stringify(value);
  const zip = text.length > 1_000;
  const body = zip ? gzipSync(text) : text;
  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(body),
    ...(zip ? { 'content-encoding': 'gzip' } : {}),
  });
  response.end(body);
}

function sendFile(path: string, response: ServerResponse): void {
  const file = join(pages, normalize(path));
  if (!file.startsWith(pages) || !existsSync(file) || extname(file) === '') {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

function number(url: URL, name: string): number {
  return Number(url.searchParams.get(name) ?? 0);
}

async function textOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address !== null ? address.port : 0);
});
process.on('SIGTERM', () => process.exit(0));
