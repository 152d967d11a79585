/** Photos at the office's door: pieces, resuming, wrong bytes, who may see them, room, and a foreign tus client. */
import { createHash, randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Upload } from 'tus-js-client';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openS3Blobs } from '../../src/server/blobs/s3-blobs.ts';
import { DAY, openTestOffice, problemOf, type Phone, type TestOffice } from '../support/server.ts';

const PIECE = 65_536;
const TUS = { 'tus-resumable': '1.0.0' };

let office: TestOffice;
let head: Phone;
let neighbour: Phone;
let officer: Phone;
beforeAll(async () => {
  office = await openTestOffice({ overHttp: true });
  head = await office.enrol('p.01969.01');
  neighbour = await office.enrol('p.01969.02');
  officer = await office.enrol('p.01969.cong_chuc');
});
afterAll(() => office.close());

/** Bytes that begin as a JPEG does. */
function shot(size = 150_000) {
  const bytes = new Uint8Array(randomBytes(size));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return { bytes, hash: createHash('sha256').update(bytes).digest('hex') };
}
type Shot = ReturnType<typeof shot>;

async function recordOf(
  phone: Phone,
  { hash, bytes }: Shot,
  about = 'demo.villageMeeting.1',
): Promise<string> {
  const { outcome, record } = await phone.create('photo', { about, sha256: hash, bytes: bytes.byteLength });
  expect(outcome).toBe('OK');
  return record;
}

function patch(
  phone: Phone,
  { bytes, hash }: Shot,
  from: number,
  to = from + PIECE,
  over: Record<string, string> = {},
) {
  return phone.ask(`/v1/blob/${hash}`, {
    method: 'PATCH',
    headers: {
      ...TUS,
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(from),
      ...(from === 0 ? { 'upload-length': String(bytes.byteLength) } : {}),
      ...over,
    },
    body: bytes.slice(from, to),
  });
}
async function sendAll(phone: Phone, photo: Shot, from = 0): Promise<Response> {
  let answer = await patch(phone, photo, from);
  for (let at = from + PIECE; answer.status === 204 && at < photo.bytes.byteLength; at += PIECE)
    answer = await patch(phone, photo, at);
  return answer;
}
const headOf = (phone: Phone, hash: string, record = '') =>
  phone.ask(`/v1/blob/${hash}${record && `?record=${record}`}`, { method: 'HEAD', headers: TUS });
const see = (phone: Phone, hash: string, record: string) => phone.ask(`/v1/blob/${hash}?record=${record}`);

describe('a photo', () => {
  test('comes in pieces and is given to whoever may read its record', async () => {
    const photo = shot();
    const record = await recordOf(head, photo);
    const last = await sendAll(head, photo);
    expect([last.status, last.headers.get('upload-offset')]).toEqual([204, '150000']);
    const seen = await see(officer, photo.hash, record);
    expect([seen.status, seen.headers.get('content-type')]).toEqual([200, 'image/jpeg']);
    expect(seen.headers.get('cache-control')).toContain('no-store');
    expect(new Uint8Array(await seen.arrayBuffer())).toEqual(photo.bytes);
    expect(await problemOf(await see(neighbour, photo.hash, record))).toBe('404 photo-not-here');
    expect((await headOf(neighbour, photo.hash, record)).status).toBe(404);
    expect((await headOf(officer, photo.hash, record)).headers.get('upload-offset')).toBe('150000');
  });

  test('lies under its hash, whole', async () => {
    const photo = shot(1_000);
    const path = join(office.folder, 'photos', photo.hash.slice(0, 2), `${photo.hash.slice(2)}.jpg`);
    await patch(head, photo, 0, 400);
    expect(existsSync(path)).toBe(false);
    await patch(head, photo, 400);
    expect(existsSync(path)).toBe(true);
    const beside = readdirSync(join(office.folder, 'photos', photo.hash.slice(0, 2)));
    const ends = beside.filter((name) => name.startsWith(photo.hash.slice(2))).map((name) => name.slice(62));
    expect(ends.sort()).toEqual([expect.stringMatching(/^\.[0-9a-f]{16}\.by$/u), '.jpg']);
  });

  test('may come before its record', async () => {
    const photo = shot(2_000);
    expect((await sendAll(head, photo)).status).toBe(204);
    const record = await recordOf(head, photo);
    expect((await see(officer, photo.hash, record)).status).toBe(200);
  });

  test('is seen through no record that names another, or none, or was deleted', async () => {
    const [mine, other] = [shot(1_000), shot(1_000)];
    await sendAll(head, mine);
    const record = await recordOf(head, mine);
    const foreign = await recordOf(neighbour, other, 'demo.villageMeeting.2');
    expect((await see(neighbour, mine.hash, foreign)).status).toBe(404);
    expect((await see(head, mine.hash, 'demo.villageMeeting.1')).status).toBe(404);
    expect((await head.ask(`/v1/blob/${mine.hash}`)).status).toBe(404);
    expect((await head.act('delete', 'photo', record)).outcome).toBe('OK');
    expect((await see(head, mine.hash, record)).status).toBe(404);
  });

  test('whose hash somebody only heard of is shown to nobody who points at it', async () => {
    const photo = shot(1_000);
    await recordOf(head, photo);
    await sendAll(head, photo);
    const pointing = await recordOf(neighbour, photo, 'demo.villageMeeting.2');
    expect(await problemOf(await see(neighbour, photo.hash, pointing))).toBe('404 photo-not-here');
    expect((await headOf(neighbour, photo.hash, pointing)).status).toBe(404);
    // Whoever has the bytes proves it by bringing them.
    expect((await sendAll(neighbour, photo)).status).toBe(204);
    expect((await see(neighbour, photo.hash, pointing)).status).toBe(200);
  });

  test('that has not come yet is said to be so', async () => {
    const photo = shot(1_000);
    const record = await recordOf(head, photo);
    expect(await problemOf(await see(officer, photo.hash, record))).toBe('404 photo-not-here');
  });

  test('tells its sender the number to wait for, and how far backups are', async () => {
    const photo = shot(1_000);
    const answer = await sendAll(head, photo);
    const { seq, kept } = await office.office.head();
    expect(answer.headers.get('x-sync-seq')).toBe(String(seq));
    expect(answer.headers.get('x-sync-kept')).toBe(String(kept));
  });
});

describe('a broken way', () => {
  test('goes on where it stood, whatever was lost', async () => {
    const photo = shot();
    expect((await patch(head, photo, 0)).headers.get('upload-offset')).toBe(String(PIECE));
    expect(await problemOf(await patch(head, photo, 0))).toBe('409 wrong-offset');
    const asked = await headOf(head, photo.hash);
    expect([asked.status, asked.headers.get('upload-offset')]).toEqual([200, String(PIECE)]);
    expect((await sendAll(head, photo, PIECE)).status).toBe(204);
    expect((await headOf(head, photo.hash)).headers.get('upload-offset')).toBe('150000');
  });

  test('cut at a border of a piece and within one leaves what arrived', async () => {
    for (const cut of [1, PIECE - 1, PIECE, PIECE + 1]) {
      const photo = shot(PIECE * 2);
      await cutAfter(head, photo, cut);
      const at = Number((await headOf(head, photo.hash)).headers.get('upload-offset') ?? 0);
      expect(at).toBeLessThanOrEqual(cut);
      expect((await sendAll(head, photo, at)).status).toBe(204);
    }
  });

  test('drops bytes that do not fit the hash, and takes the right ones then', async () => {
    const photo = shot(3_000);
    const spoilt = { ...photo, bytes: photo.bytes.slice() };
    spoilt.bytes[2_000] = (spoilt.bytes[2_000] ?? 0) ^ 1;
    expect(await problemOf(await sendAll(head, spoilt))).toBe('422 wrong-bytes');
    expect((await headOf(head, photo.hash)).status).toBe(404);
    expect((await sendAll(head, photo)).status).toBe(204);
  });

  test('does not let one sender stand in the way of another', async () => {
    const photo = shot(3_000);
    const spoilt = { ...photo, bytes: photo.bytes.map((byte, at) => (at > 9 ? byte ^ 1 : byte)) };
    await patch(neighbour, spoilt, 0, 2_000);
    expect((await sendAll(head, photo)).status).toBe(204);
    expect(await problemOf(await patch(neighbour, spoilt, 2_000))).toBe('422 wrong-bytes');
    expect((await headOf(head, photo.hash)).headers.get('upload-offset')).toBe('3000');
  });

  test('that a power cut left without a readable note starts anew, and stops nobody else', async () => {
    const photo = shot(3_000);
    await patch(head, photo, 0, 1_000);
    const arriving = join(office.folder, 'photos-arriving');
    const note = readdirSync(arriving).find((name) => name.startsWith(photo.hash) && name.endsWith('.json'));
    writeFileSync(join(arriving, note ?? ''), '');
    expect((await sendAll(neighbour, shot(1_000))).status).toBe(204);
    expect((await headOf(head, photo.hash)).status).toBe(404);
    expect((await sendAll(head, photo)).status).toBe(204);
  });

  test('cut after its last byte is whole only once it lies in the store', async () => {
    const photo = shot(3_000);
    await patch(head, photo, 0, 1_000);
    const arriving = join(office.folder, 'photos-arriving');
    const half = readdirSync(arriving).find((name) => name.startsWith(photo.hash) && !name.endsWith('.json'));
    writeFileSync(join(arriving, half ?? ''), photo.bytes);
    const path = join(office.folder, 'photos', photo.hash.slice(0, 2), `${photo.hash.slice(2)}.jpg`);
    expect(existsSync(path)).toBe(false);
    expect((await headOf(head, photo.hash)).headers.get('upload-offset')).toBe('3000');
    expect(existsSync(path)).toBe(true);
  });

  test('forgets a half that nobody went on with for a week', async () => {
    const photo = shot(3_000);
    await patch(head, photo, 0, 1_000);
    office.clock.now = Date.now() + 8 * DAY;
    const fresh = await office.enrol('p.01969.01');
    await sendAll(fresh, shot(1_000));
    expect((await headOf(fresh, photo.hash)).status).toBe(404);
    head = fresh;
    neighbour = await office.enrol('p.01969.02');
    officer = await office.enrol('p.01969.cong_chuc');
  });
});

describe('the door', () => {
  test('refuses what is no photo, too big, more than said, or another protocol', async () => {
    const text = { bytes: new TextEncoder().encode('<svg onload=alert(1)>'), hash: '' };
    text.hash = createHash('sha256').update(text.bytes).digest('hex');
    expect(await problemOf(await sendAll(head, text))).toBe('415 not-a-photo');
    const photo = shot(1_000);
    const declare = (length: string) => patch(head, photo, 0, 1_000, { 'upload-length': length });
    expect(await problemOf(await declare('5000001'))).toBe('413 photo-too-big');
    expect(await problemOf(await declare('900'))).toBe('413 photo-too-big');
    expect(await problemOf(await patch(head, photo, 0, 1_000, { 'tus-resumable': '0.2.2' }))).toBe(
      '412 tus-version',
    );
    expect(await problemOf(await patch(head, { ...photo, hash: '../../etc/passwd' }, 0))).toContain('404');
    expect(await problemOf(await patch(head, photo, 0, 9, { 'content-type': 'text/plain' }))).toBe(
      '400 wrong-shape',
    );
  });

  test('asks for a token, and lets only roles bring photos that may write them', async () => {
    const photo = shot(1_000);
    const nobody = await office.app.request(`/v1/blob/${photo.hash}`, { method: 'PATCH', headers: TUS });
    expect(await problemOf(nobody)).toBe('401 no-token');
    const administrator = await office.enrol('p.19.quan_tri');
    expect(await problemOf(await patch(administrator, photo, 0))).toBe('403 not-allowed');
    const method = await head.ask(`/v1/blob/${photo.hash}`, { method: 'DELETE' });
    expect([method.status, method.headers.get('allow')]).toEqual([405, 'GET, HEAD, PATCH']);
  });

  test('says when the office has no more room, and keeps what it has', async () => {
    const small = await openTestOffice({ photos: { quota: 5_000, bucket: null } });
    const phone = await small.enrol('p.01969.01');
    const [first, second] = [shot(3_000), shot(3_000)];
    expect((await patch(phone, first, 0)).status).toBe(204);
    expect(await problemOf(await patch(phone, second, 0))).toBe('507 photo-room');
    const record = await recordOf(phone, first);
    expect((await see(phone, first.hash, record)).status).toBe(200);
    await small.close();
  });
});

describe('tus-js-client', () => {
  const upload = (phone: Phone, photo: Shot, over: Partial<ConstructorParameters<typeof Upload>[1]> = {}) =>
    new Promise<string>((resolve, reject) => {
      const one = new Upload(Buffer.from(photo.bytes), {
        endpoint: `${office.origin}/v1/blob`,
        headers: { authorization: `Bearer ${phone.token}` },
        metadata: { sha256: photo.hash },
        chunkSize: PIECE,
        retryDelays: null,
        onError: reject,
        onSuccess: () => resolve(one.url ?? ''),
        ...over,
      });
      one.start();
    });

  test('brings a photo', async () => {
    const photo = shot();
    const record = await recordOf(head, photo);
    expect(await upload(head, photo)).toBe(`${office.origin}/v1/blob/${photo.hash}`);
    expect(new Uint8Array(await (await see(officer, photo.hash, record)).arrayBuffer())).toEqual(photo.bytes);
  });

  test('goes on with a half one', async () => {
    const photo = shot();
    await patch(head, photo, 0);
    const sent: number[] = [];
    await upload(head, photo, {
      uploadUrl: `${office.origin}/v1/blob/${photo.hash}`,
      onProgress: (bytes) => sent.push(bytes),
    });
    expect(Math.min(...sent)).toBeGreaterThanOrEqual(PIECE);
    expect((await headOf(head, photo.hash)).headers.get('upload-offset')).toBe('150000');
  });
});

describe('a bucket', () => {
  let server: Server | null = null;
  afterEach(() => server?.close());

  test('keeps photos instead of the disk, by signed requests', async () => {
    const objects = new Map<string, Buffer>();
    const unsigned: string[] = [];
    server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bucket');
      if (request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 Credential=so/') !== true)
        unsigned.push(pathname);
      const pieces: Buffer[] = [];
      request.on('data', (piece: Buffer) => pieces.push(piece));
      request.on('end', () => {
        const object = objects.get(pathname);
        if (request.method === 'PUT') objects.set(pathname, Buffer.concat(pieces));
        else if (searchParams.has('list-type'))
          return response.end(listOf(objects, searchParams.get('prefix') ?? ''));
        else if (!object) response.statusCode = 404;
        else response.setHeader('content-length', object.length);
        return response.end(request.method === 'GET' ? object : undefined);
      });
    });
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo; // it listens
    const bucket = {
      endpoint: `http://127.0.0.1:${port}`,
      name: 'anh',
      region: 'vn-1',
      key: 'so',
      secret: 'thon-thon-thon',
    };
    const inBucket = await openTestOffice({ photos: { quota: 100_000, bucket } });
    const phone = await inBucket.enrol('p.01969.01');
    const photo = shot(50_000);
    const record = await recordOf(phone, photo);
    expect(await problemOf(await see(phone, photo.hash, record))).toBe('404 photo-not-here');
    expect((await patch(phone, photo, 0, 20_000)).status).toBe(204);
    expect(objects.size).toBe(0);
    expect((await patch(phone, photo, 20_000)).status).toBe(204);
    const key = `/anh/office19/${photo.hash.slice(0, 2)}/${photo.hash.slice(2)}`;
    expect([...objects.keys()].sort()).toEqual([expect.stringMatching(/\.[0-9a-f]{16}\.by$/u), `${key}.jpg`]);
    const seen = await see(phone, photo.hash, record);
    expect(new Uint8Array(await seen.arrayBuffer())).toEqual(photo.bytes);
    const blobs = openS3Blobs(bucket, 'office19');
    expect([await blobs.size(photo.hash), await blobs.size('0'.repeat(64)), await blobs.used()]).toEqual([
      50_000,
      null,
      50_000,
    ]);
    expect(unsigned).toEqual([]);
    await inBucket.close();
  });
});

function listOf(objects: ReadonlyMap<string, Buffer>, prefix: string): string {
  const all = [...objects].map(([path, { length }]) => ({ key: path.slice('/anh/'.length), length }));
  const contents = all
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, length }) => `<Contents><Key>${key}</Key><Size>${length}</Size></Contents>`);
  const count = `<KeyCount>${contents.length}</KeyCount><IsTruncated>false</IsTruncated>`;
  return `<?xml version="1.0"?><ListBucketResult>${count}${contents.join('')}</ListBucketResult>`;
}

/** A request whose body ends after so many bytes. */
async function cutAfter(phone: Phone, { bytes, hash }: Shot, cut: number): Promise<void> {
  const stop = new AbortController();
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (!sent) controller.enqueue(bytes.slice(0, cut));
      else {
        await new Promise((resolve) => setTimeout(resolve, 40));
        stop.abort();
      }
      sent = true;
    },
  });
  const headers = {
    ...TUS,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': '0',
    'upload-length': String(bytes.byteLength),
  };
  const init = { method: 'PATCH', headers, body, signal: stop.signal, duplex: 'half' };
  await phone.ask(`/v1/blob/${hash}`, init).catch(() => undefined); // cut on purpose
  // The office notices the end of the connection a moment later.
  for (let tries = 0; tries < 50; tries++) {
    if ((await headOf(phone, hash)).headers.get('upload-offset') === String(cut)) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
