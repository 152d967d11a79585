import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, randomBytes } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openLetter, sealBytes, sealFile, signLetter } from '../../src/seal/carried-file.ts';
import { createDeviceKey, type DeviceKey } from '../../src/seal/device-key.ts';
import { openOfficeKeys } from '../../src/server/office-keys.ts';
import type { EnrolAnswer } from '../../src/sync/enrolment.ts';
import { handoverLimits, receiptsMessage, typs } from '../../src/sync/handover.ts';
import { PROTOCOL, SCHEMA, type SyncRequest } from '../../src/sync/protocol.ts';
import { encodeRequest } from '../../src/sync/wire.ts';
import { creation, openTestOffice, problemOf, type Phone, type TestOffice } from '../support/server.ts';

let office: TestOffice;
let carrier: Phone;
beforeAll(async () => {
  office = await openTestOffice();
  carrier = await office.enrol('p.01969.cong_chuc');
});
afterAll(() => office.close());

interface Author {
  readonly key: DeviceKey;
  readonly enrolled: EnrolAnswer;
}

/** A phone that only ever writes files. */
async function newAuthor(person = 'p.01969.01'): Promise<Author> {
  const key = await createDeviceKey();
  const { code } = await office.enrolment.invite(person, 'test');
  const response = await office.post('/v1/enroll', { code, key: key.publicHalf });
  return { key, enrolled: (await response.json()) as EnrolAnswer };
}

async function requestOf(people = 12, over: Partial<SyncRequest> = {}): Promise<SyncRequest> {
  const body = {
    commune: '01969',
    village: 'v.01969.01',
    planYear: 2027,
    trade: 'trade.han',
    level: 'so_cap',
    people,
    women: 4,
    status: 'draft',
    recordedBy: 'p.01969.01',
  };
  return {
    v: PROTOCOL,
    nonce: randomBytes(8).toString('base64url'),
    schema: SCHEMA,
    now: office.clock.now,
    proof: null,
    cursor: null,
    mutations: [await creation('trainingDemand', body, office.clock.now)],
    receipts: {},
    held: [],
    want: 0,
    unsent: 0,
    ...over,
  };
}

async function letterBy(
  author: Author,
  over: Record<string, unknown> = {},
  content?: Uint8Array<ArrayBuffer>,
) {
  const { device } = author.enrolled.me;
  const header = { typ: typs.letter, kid: device, cert: author.enrolled.certificate, ...over };
  return signLetter(author.key.privateKey, header, content ?? (await encodeRequest(await requestOf())));
}

function sealed(...letters: readonly string[]): Promise<string> {
  const { kid, seal } = office.keys.publicHalves;
  return sealFile(seal, kid, typs.handover, letters.join('\n'));
}

const hand = async (file: string): Promise<Response> => carrier.post('/v1/handover', { file });

/** By how much the office's log grew. */
async function growth(attempt: () => Promise<unknown>): Promise<number> {
  const { seq } = await office.office.head();
  await attempt();
  return (await office.office.head()).seq - seq;
}

describe('the door of carried files', () => {
  test('takes several letters of one phone as one file, and the same file again without effect', async () => {
    const author = await newAuthor();
    const file = await sealed(await letterBy(author), await letterBy(author));
    const answer = await hand(file);
    expect([answer.status, ((await answer.json()) as { entries: number }).entries]).toEqual([200, 2]);
    expect(await growth(async () => expect((await hand(file)).status).toBe(200))).toBe(0);
    expect(office.lines.at(-1)).toMatchObject({ route: '/v1/handover', status: 200 });
  });

  test('writes nothing of a file that is half somebody else’s', async () => {
    const [one, two] = [await newAuthor(), await newAuthor('p.01969.02')];
    const file = await sealed(await letterBy(one), await letterBy(two));
    expect(await growth(async () => expect(await problemOf(await hand(file))).toBe('400 bad-file'))).toBe(0);
  });

  test.each([
    [
      'signed by another key than the phone’s',
      async (a: Author, b: Author) => letterBy({ ...a, key: b.key }),
    ],
    ['of a sort that is no letter', async (a: Author) => letterBy(a, { typ: typs.receipts })],
    [
      'with another phone’s certificate and an unknown name',
      async (a: Author) => letterBy(a, { kid: 'nobody' }),
    ],
    ['with no name at all', async (a: Author) => letterBy(a, { kid: '' })],
    ['that is no letter', async () => 'xin chào'],
  ])('refuses a letter %s', async (_, letter) => {
    const [a, b] = [await newAuthor(), await newAuthor()];
    const file = await sealed(await letter(a, b));
    expect(await growth(async () => expect(await problemOf(await hand(file))).toBe('400 bad-file'))).toBe(0);
  });

  test('holds a letter to the bounds of a sync', async () => {
    const author = await newAuthor();
    const bomb = new Uint8Array(Buffer.from('{"v":1,'.repeat(2_000_000)));
    expect(await problemOf(await hand(await sealed(await letterBy(author, {}, bomb))))).toMatch(/too-big/u);
    const many = Array.from({ length: handoverLimits.letters + 1 }, () => 'x');
    expect(await problemOf(await hand(await sealed(...many)))).toBe('413 too-many');
  });

  test('refuses what is not sealed for this office', async () => {
    expect(await problemOf(await hand('a.b.c.d.e'))).toBe('400 wrong-office');
    expect(await problemOf(await hand(await letterBy(await newAuthor())))).toBe('400 wrong-office');
  });

  test('slows a carrier down that never ends', async () => {
    const busy = await office.enrol('p.01969.02');
    const statuses = new Set<number>();
    for (let i = 0; i < 50; i++) statuses.add((await busy.post('/v1/handover', { file: 'x' })).status);
    expect(statuses).toEqual(new Set([400, 429]));
  });

  test('remembers what the phone had left when it wrote the file', async () => {
    const author = await newAuthor();
    const { device } = author.enrolled.me;
    const request = await requestOf(9, { unsent: 7 });
    await hand(await sealed(await letterBy(author, {}, await encodeRequest(request))));
    const phone = (await office.enrolment.phones()).find((one) => one.device.id === device);
    expect(phone?.device).toMatchObject({ unsent: 7, lastSeen: office.clock.now });
  });
});

/** Bytes that begin as a JPEG does. */
function shot(size = 2_000) {
  const bytes = new Uint8Array(randomBytes(size));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return { bytes, sha256: createHash('sha256').update(bytes).digest('hex') };
}
type Shot = ReturnType<typeof shot>;

async function photoBy({ key, enrolled }: Author, { bytes, sha256 }: Shot, signed = sha256): Promise<string> {
  const header = { typ: typs.photoLetter, kid: enrolled.me.device, cert: enrolled.certificate };
  const said = new Uint8Array(Buffer.from(JSON.stringify({ sha256: signed })));
  const letter = await signLetter(key.privateKey, header, said);
  const { kid, seal } = office.keys.publicHalves;
  return sealBytes(seal, kid, typs.photo, new Uint8Array(Buffer.concat([Buffer.from(`${letter}\n`), bytes])));
}

/** What the receipts of an answer say of photos. */
async function photosIn(answer: Response): Promise<unknown> {
  expect(answer.status).toBe(200);
  const { receipts } = (await answer.json()) as { receipts: string };
  const content = await openLetter(receipts, typs.receipts, office.keys.publicHalves.sign);
  return receiptsMessage.parse(JSON.parse(gunzipSync(content ?? '').toString())).photos;
}
const pathOf = (hash: string): string =>
  join(office.folder, 'photos', hash.slice(0, 2), `${hash.slice(2)}.jpg`);

describe('a photo that is carried', () => {
  test('is filed under its hash for its author, once, and its receipt says so', async () => {
    const author = await newAuthor();
    const photo = shot();
    const file = await photoBy(author, photo);
    expect(await photosIn(await hand(file))).toEqual([{ sha256: photo.sha256, why: null }]);
    expect(new Uint8Array(readFileSync(pathOf(photo.sha256)))).toEqual(photo.bytes);
    expect(await photosIn(await hand(file))).toEqual([{ sha256: photo.sha256, why: null }]);
    // The phone's own upload finds it: its author brought it, whoever carried it.
    const own = await office.enrol('p.01969.01');
    const about = { about: 'demo.villageMeeting.1', sha256: photo.sha256, bytes: photo.bytes.length };
    const { record } = await own.create('photo', about);
    const asked = await own.ask(`/v1/blob/${photo.sha256}?record=${record}`, { method: 'HEAD' });
    expect(asked.headers.get('upload-offset')).toBe('2000');
  });

  test('ends what its phone had begun to send', async () => {
    const author = await newAuthor();
    const photo = shot();
    const { token } = author.enrolled;
    const asked = (method: string, body?: Uint8Array<ArrayBuffer>) =>
      office.app.request(`/v1/blob/${photo.sha256}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'tus-resumable': '1.0.0',
          'content-type': 'application/offset+octet-stream',
          'upload-offset': '0',
          'upload-length': '2000',
        },
        ...(body ? { body } : {}),
      });
    expect((await asked('PATCH', photo.bytes.slice(0, 500))).status).toBe(204);
    await hand(await photoBy(author, photo));
    expect((await asked('HEAD')).headers.get('upload-offset')).toBe('2000');
  });

  test('is not filed where bytes and signature do not fit, and the receipt says why', async () => {
    const author = await newAuthor();
    const [photo, other] = [shot(), shot()];
    const bent = await photoBy(author, photo, other.sha256);
    expect(await photosIn(await hand(bent))).toEqual([{ sha256: other.sha256, why: 'wrong-bytes' }]);
    const leader = await newAuthor('p.19.quan_tri');
    expect(await photosIn(await hand(await photoBy(leader, photo)))).toMatchObject([{ why: 'not-allowed' }]);
    await office.office.setDeviceState(author.enrolled.me.device, 'revoked', 'test');
    expect(await photosIn(await hand(await photoBy(author, photo)))).toMatchObject([{ why: 'revoked' }]);
    for (const { sha256 } of [photo, other]) expect(existsSync(pathOf(sha256))).toBe(false);
  });

  test('that nobody signed for, or another phone did, is refused', async () => {
    const [one, two] = [await newAuthor(), await newAuthor()];
    expect(await problemOf(await hand(await photoBy({ ...one, key: two.key }, shot())))).toBe('400 bad-file');
    const { kid, seal } = office.keys.publicHalves;
    const bare = await sealBytes(seal, kid, typs.photo, shot().bytes);
    expect(await problemOf(await hand(bare))).toBe('400 bad-file');
  });
});

describe('the office’s public keys', () => {
  test('are told to whoever asks, and to a phone that joins', async () => {
    const answer: unknown = await (await office.app.request('/v1/office-key')).json();
    expect(answer).toEqual(office.keys.publicHalves);
    expect((await newAuthor()).enrolled.officeKey).toEqual(office.keys.publicHalves);
    expect(JSON.stringify(answer)).not.toContain('"d"');
  });

  test('stay the same over starts, and come to an office from before them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'so-thon-keys-'));
    const path = join(folder, 'office-keys.json');
    const fresh = { id: 'o', name: 'Ban', province: '19', demo: false };
    const open = () => {
      const keys = openOfficeKeys(path, null, fresh);
      if (typeof keys === 'string') throw new Error(keys);
      return keys.publicHalves;
    };
    const first = open();
    expect(open()).toEqual(first);
    const { sealKey: _, ...old } = JSON.parse(readFileSync(path, 'utf8')) as Record<string, unknown>;
    writeFileSync(path, JSON.stringify(old));
    const renewed = open();
    expect(renewed.sign).toEqual(first.sign);
    expect(renewed.kid).not.toBe(first.kid);
    expect(open()).toEqual(renewed);
    rmSync(folder, { recursive: true });
  });
});
