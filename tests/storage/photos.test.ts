/** Photos of a phone against a real office: kept before anything else, sent after the records, freed late. */
import { createEngine } from './test-engine.ts';
import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Id } from '../../src/core/id.ts';
import { bytesOf, patiently } from '../../src/storage/ask-patiently.ts';
import { openTestOffice, type TestOffice } from '../support/server.ts';
import { openPhone, whenSync, type OfficePhone } from './office-phone.ts';

let office: TestOffice;
let phones: OfficePhone[] = [];
beforeEach(async () => {
  office = await openTestOffice();
});
afterEach(async () => {
  for (const phone of phones) phone.close();
  phones = [];
  await office.close();
});

async function open(person: string, engine = createEngine()) {
  const phone = openPhone(office, engine);
  phones.push(phone);
  const account = await phone.join(person);
  const book = phone.open(account);
  await book.notebook.syncNow();
  return { phone, account, book, notebook: book.notebook, photos: await book.photos() };
}
type Side = Awaited<ReturnType<typeof open>>;

/** Bytes that begin as a JPEG does. */
function shot(size = 150_000) {
  const bytes = new Uint8Array(randomBytes(size));
  bytes.set([0xff, 0xd8, 0xff, 0xe0]);
  return { bytes, thumb: bytes.slice(0, 900), width: 1600, height: 1200, position: null };
}

const visit = {
  date: '2026-11-20',
  purpose: 'giam_sat',
  findings: 'Chuồng dột mái',
  village: 'v.01969.01',
  commune: '01969',
};
async function visitOf({ notebook }: Side, id?: Id): Promise<Id> {
  const act = {
    do: 'create',
    kind: 'fieldVisit',
    values: visit,
    ...(id === undefined ? {} : { id }),
  } as const;
  const saved = await notebook.save([act]);
  if (!saved.saved || !saved.ids[0]) throw new Error(JSON.stringify(saved));
  return saved.ids[0];
}

/** A photo of a record that stands, as the record's page takes it. */
async function take(side: Side, about: Id, what = shot()) {
  expect(await side.photos.keep(what, about, null)).toBe('KEPT');
  await side.photos.settle();
  return what;
}

async function recordsOf({ notebook }: Side, about: string) {
  const found = await notebook.list({ kind: 'photo', where: { about } });
  return found.map(({ id, body }) => ({ id, about: about as Id, sha256: String(body['sha256']) })); // ids of records
}

async function until<T>(read: () => Promise<T>, fits: (value: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const value = await read();
    if (fits(value) || tries > 300) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
const allSent = ({ photos }: Side) =>
  until(
    () => photos.counts(),
    ({ sent, all }) => sent === all,
  );
const blobs = (side: Side) => side.phone.wire.asked.filter((path) => path.startsWith('/v1/blob'));

describe('a photo of a field visit', () => {
  test('goes from a phone to the office, and is seen on a second one', async () => {
    const head = await open('p.01969.01');
    const about = await visitOf(head);
    const { bytes } = await take(head, about);
    await head.notebook.syncNow();
    expect(await allSent(head)).toEqual({ sent: 1, all: 1 });
    const officer = await open('p.01969.cong_chuc');
    const [record, ...others] = await recordsOf(officer, about);
    expect(others).toEqual([]);
    if (!record) throw new Error('the record did not come');
    expect(record.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await officer.photos.isThere(record)).toBe(true);
    expect(await officer.photos.look(record)).toEqual({ bytes });
    await officer.photos.keepSeen(record, { bytes, thumb: bytes.slice(0, 9) });
    officer.phone.wire.online = false;
    expect(await officer.photos.look(record)).toEqual({ bytes });
  });

  test('is "not sent yet" for others while its bytes are on the way', async () => {
    const head = await open('p.01969.01');
    head.phone.wire.meddle = (response, path) => (path.startsWith('/v1/blob') ? Response.error() : response);
    const about = await visitOf(head);
    await take(head, about);
    await head.notebook.syncNow();
    const officer = await open('p.01969.cong_chuc');
    const [record] = await recordsOf(officer, about);
    if (!record) throw new Error('the record waits for its photo');
    expect(await officer.photos.isThere(record)).toBe(false);
    expect(await officer.photos.look(record)).toEqual({ why: 'NOT_SENT' });
    officer.phone.wire.online = false;
    expect(await officer.photos.look(record)).toEqual({ why: 'OFFLINE' });
    const state = await whenSync(head.book, (now) => now.waiting === 0);
    expect(state).toMatchObject({ photosWaiting: 1, standstill: null });
  });
});

describe('a phone that is killed', () => {
  test('goes on at the piece where it stood', async () => {
    const head = await open('p.01969.01');
    const about = await visitOf(head);
    let pieces = 0;
    head.phone.wire.meddle = (response, path) => {
      if (path.startsWith('/v1/blob') && response.status === 204) pieces += 1;
      // Its third answer is lost, and with it the page.
      if (pieces === 2) head.phone.wire.online = false;
      return response;
    };
    await take(head, about, shot(300_000));
    await head.notebook.syncNow();
    await until(
      async () => head.phone.wire.online,
      (online) => !online,
    );
    head.book.close();
    head.phone.wire.meddle = null;
    head.phone.wire.online = true;
    head.phone.wire.asked.length = 0;
    const book = head.phone.open(head.account);
    const photos = await book.photos();
    expect(
      await until(
        () => photos.counts(),
        ({ sent }) => sent === 1,
      ),
    ).toEqual({ sent: 1, all: 1 });
    // HEAD says two pieces are there: three are left of five.
    expect(blobs(head)).toHaveLength(4);
  });

  test('sends anew what was spoilt on its way', async () => {
    const head = await open('p.01969.01');
    head.phone.wire.meddle = (response, path) => (path.startsWith('/v1/blob') ? Response.error() : response);
    const about = await visitOf(head);
    const { bytes } = await take(head, about);
    await head.notebook.syncNow();
    const [record] = await recordsOf(head, about);
    // A first piece arrived, and it is not the one that was sent.
    const spoilt = await office.app.request(`/v1/blob/${record?.sha256}`, {
      method: 'PATCH',
      headers: {
        authorization: `Bearer ${head.account.token}`,
        'tus-resumable': '1.0.0',
        'content-type': 'application/offset+octet-stream',
        'upload-offset': '0',
        'upload-length': String(bytes.length),
      },
      body: new Uint8Array(65_536),
    });
    expect(spoilt.status).toBe(204);
    head.phone.wire.meddle = null;
    await head.photos.sendNow();
    expect(await head.photos.counts()).toEqual({ sent: 1, all: 1 });
    const officer = await open('p.01969.cong_chuc');
    expect(await officer.photos.look(record ?? ({} as never))).toEqual({ bytes });
  });

  test('between the photo and its record writes the record at its next start, once', async () => {
    const head = await open('p.01969.01');
    const about = await visitOf(head);
    expect(await head.photos.keep(shot(1_000), about, null)).toBe('KEPT');
    head.book.close();
    const book = head.phone.open(head.account);
    const photos = await book.photos();
    await photos.settle();
    await photos.settle();
    await book.notebook.syncNow();
    expect(await book.notebook.list({ kind: 'photo', where: { about } })).toHaveLength(1);
    expect((await book.notebook.outbox()).length).toBe(0);
    expect(
      await until(
        () => photos.counts(),
        ({ sent }) => sent === 1,
      ),
    ).toEqual({ sent: 1, all: 1 });
  });
});

describe('a photo taken in a form', () => {
  const draftOf = (id: Id) => ({
    id,
    kind: 'fieldVisit',
    record: null,
    seen: null,
    values: visit,
    typed: {},
    group: 1,
    changedAt: 1,
  });
  const newIdOf = () => randomBytes(16).toString('base64url').slice(0, 22) as Id; // of a record's shape

  test('gets its record when the form is saved, and not before', async () => {
    const head = await open('p.01969.01');
    const id = newIdOf();
    await head.notebook.keepDraft(draftOf(id));
    await head.photos.keep(shot(1_000), id, id);
    await head.photos.settle();
    expect(await head.notebook.list({ kind: 'photo' })).toEqual([]);
    expect(await head.photos.of(id)).toMatchObject([{ state: 'draft' }]);
    await head.notebook.save([{ do: 'create', kind: 'fieldVisit', id, values: visit }], { dropDraft: id });
    await head.photos.settle();
    expect(await recordsOf(head, id)).toHaveLength(1);
    await head.notebook.syncNow();
    expect(await allSent(head)).toEqual({ sent: 1, all: 1 });
  });

  test('of a record that stands waits for the form as well', async () => {
    const head = await open('p.01969.01');
    const record = await visitOf(head);
    const draft = { ...draftOf(newIdOf()), record, seen: visit };
    await head.notebook.keepDraft(draft);
    await head.photos.keep(shot(1_000), record, draft.id);
    await head.photos.settle();
    expect(await recordsOf(head, record)).toEqual([]);
    await head.notebook.dropDraft(draft.id);
    await head.photos.settle();
    expect(await recordsOf(head, record)).toHaveLength(1);
  });

  test('goes with a form that is given up, and by itself when it is taken out', async () => {
    const head = await open('p.01969.01');
    const id = newIdOf();
    await head.notebook.keepDraft(draftOf(id));
    for (const size of [1_000, 1_001, 1_002]) await head.photos.keep(shot(size), id, id);
    const [first] = await head.photos.of(id);
    await head.photos.remove(first?.id ?? '');
    expect(await head.photos.of(id)).toHaveLength(2);
    await head.photos.drop(id);
    expect(await head.photos.of(id)).toEqual([]);
  });
});

describe('photos and records', () => {
  test('records go first, and never wait for a photo that cannot be sent', async () => {
    const head = await open('p.01969.01');
    head.phone.wire.meddle = (response, path) => (path.startsWith('/v1/blob') ? Response.error() : response);
    head.phone.wire.asked.length = 0;
    const about = await visitOf(head);
    await take(head, about);
    await head.notebook.syncNow();
    const { asked } = head.phone.wire;
    await until(
      async () => blobs(head).length,
      (count) => count > 0,
    );
    expect(asked.indexOf('/v1/sync')).toBeLessThan(asked.findIndex((path) => path.startsWith('/v1/blob')));
    const later = await visitOf(head);
    await head.notebook.syncNow();
    expect(await head.notebook.find(later)).toMatchObject({ transport: 'arrived' });
    expect(await head.photos.counts()).toEqual({ sent: 0, all: 1 });
  });

  test('a portal that answers with a page is no office that has the photo', async () => {
    const head = await open('p.01969.01');
    head.phone.wire.meddle = (response, path) =>
      path.startsWith('/v1/blob') ? new Response('<html>Wi-Fi</html>', { status: 200 }) : response;
    const about = await visitOf(head);
    await take(head, about, shot(1_000));
    await head.notebook.syncNow();
    await until(
      async () => blobs(head).length,
      (count) => count > 0,
    );
    expect(await head.photos.counts()).toEqual({ sent: 0, all: 1 });
    const [record] = await recordsOf(head, about);
    const officer = await open('p.01969.cong_chuc');
    officer.phone.wire.meddle = head.phone.wire.meddle;
    if (!record) throw new Error('no record');
    expect(await officer.photos.look(record)).toEqual({ why: 'OFFLINE' });
    expect(await officer.photos.isThere(record)).toBeNull();
  });
});

describe('a photo that the office does not take', () => {
  const HOUR = 3_600_000;
  /** Every piece is answered so; how far it came, the office does not know. */
  const problem = (answer: number) => (response: Response, path: string) => {
    if (!path.startsWith('/v1/blob')) return response;
    const status = response.status === 204 || answer === 403 ? answer : 404;
    return new Response('{}', { status, headers: { 'content-type': 'application/problem+json' } });
  };
  const refused = ({ photos }: Side) =>
    until(
      () => photos.refused(),
      (list) => list.length > 0,
    );

  test('for want of room waits no longer, says so, and is tried again by itself', async () => {
    await office.close();
    office = await openTestOffice({ photos: { quota: 1_500, bucket: null } });
    const head = await open('p.01969.01');
    const about = await visitOf(head);
    await take(head, about, shot(1_000));
    await head.notebook.syncNow();
    expect(await allSent(head)).toEqual({ sent: 1, all: 1 });
    await take(head, about, shot(1_001));
    await take(head, about, shot(1_002));
    await head.notebook.syncNow();
    await until(
      () => head.photos.refused(),
      (list) => list.length === 2,
    );
    expect(await head.photos.refused()).toMatchObject([{ why: 'NO_ROOM' }, { why: 'NO_ROOM' }]);
    expect(await head.photos.counts()).toEqual({ sent: 1, all: 1 });
    await whenSync(head.book, (now) => now.waiting === 0 && now.photosWaiting === undefined);
    // Each would have cost a piece to learn the same.
    const pieces = blobs(head).length;
    await office.losePhotos();
    office.clock.now += HOUR;
    head.phone.clock.now += 2 * HOUR;
    await head.photos.sendNow();
    expect(blobs(head).length).toBeGreaterThan(pieces);
    expect(await head.photos.counts()).toMatchObject({ all: 2 });
  });

  test.each([
    [403, 'FORBIDDEN'],
    [413, 'TOO_BIG'],
    [415, 'NOT_A_PHOTO'],
    [422, 'DAMAGED'],
  ] as const)('with %i is said to be refused, and goes once more when somebody asks', async (status, why) => {
    const head = await open('p.01969.01');
    head.phone.wire.meddle = problem(status);
    await take(head, await visitOf(head), shot(1_000));
    await head.notebook.syncNow();
    expect(await refused(head)).toMatchObject([{ why }]);
    expect(await head.photos.counts()).toEqual({ sent: 0, all: 0 });
    head.phone.wire.meddle = null;
    await head.photos.sendRefused();
    expect(await allSent(head)).toEqual({ sent: 1, all: 1 });
    expect(await head.photos.refused()).toEqual([]);
  });

  test('because its record was refused is not sent at all', async () => {
    const head = await open('p.01969.01');
    head.phone.wire.online = false;
    const about = await visitOf(head);
    await take(head, about, shot(1_000));
    const [record] = await recordsOf(head, about);
    const database = head.phone.database(head.account);
    const receipt = { outcome: 'FORBIDDEN', reason: null, troubles: [], time: 0, seq: 0, mac: 'x' } as const;
    await database.edits
      .where('record')
      .equals(record?.id ?? '')
      .modify({ state: 'settled', receipt });
    database.close();
    head.phone.wire.asked.length = 0;
    await head.photos.sendNow();
    expect(await refused(head)).toMatchObject([{ why: 'NO_RECORD' }]);
    expect(blobs(head)).toEqual([]);
  });
});

describe('a request for a photo that hangs', () => {
  const forEver = new Promise<never>(() => undefined);

  test('is given up, and its turn with it', async () => {
    const asked = patiently(() => forEver, 20);
    await expect(asked('/v1/blob/x', { method: 'PATCH' })).rejects.toThrow('given up');
    const left = new AbortController();
    left.abort();
    await expect(patiently(() => forEver)('/x', { signal: left.signal })).rejects.toThrow('given up');
  });

  test('in the middle of its bytes is given up as well', async () => {
    const half = new ReadableStream<Uint8Array>({ start: (sink) => sink.enqueue(new Uint8Array(9)) });
    expect(await bytesOf(new Response(half), 20)).toBeNull();
    expect(await bytesOf(new Response(new Uint8Array(9)), 20)).toHaveLength(9);
  });
});

describe('"only by Wi-Fi"', () => {
  const connect = (type: string | undefined): EventTarget => {
    const connection = Object.assign(new EventTarget(), { type });
    Object.defineProperty(navigator, 'connection', { value: connection, configurable: true });
    return connection;
  };
  afterEach(() => Reflect.deleteProperty(navigator, 'connection'));

  async function openByWifi() {
    const head = await open('p.01969.01');
    head.book.close();
    const book = head.phone.open(head.account, { photosByWifi: () => true });
    const side = { ...head, book, notebook: book.notebook, photos: await book.photos() };
    const told: unknown[] = [];
    side.photos.watchSending(({ waitsFor }) => told.push(waitsFor));
    return { side, told };
  }

  test('waits on a mobile network and begins by itself on Wi-Fi', async () => {
    connect('cellular');
    const { side, told } = await openByWifi();
    const about = await visitOf(side);
    await take(side, about, shot(1_000));
    await side.notebook.syncNow();
    await until(
      async () => told,
      (all) => all.includes('WIFI'),
    );
    expect(told).toContain('WIFI');
    expect(blobs(side)).toEqual([]);
    const connection: unknown = Reflect.get(navigator, 'connection');
    Object.assign(connection as object, { type: 'wifi' }); // the one from above
    (connection as EventTarget).dispatchEvent(new Event('change'));
    expect(await allSent(side)).toEqual({ sent: 1, all: 1 });
  });

  test('waits for a button where the browser does not tell, and says so', async () => {
    const { side, told } = await openByWifi();
    const about = await visitOf(side);
    await take(side, about, shot(1_000));
    await side.notebook.syncNow();
    await until(
      async () => told,
      (all) => all.includes('UNKNOWN_NETWORK'),
    );
    expect(told).toContain('UNKNOWN_NETWORK');
    expect(blobs(side)).toEqual([]);
    await side.photos.sendNow();
    expect(await side.photos.counts()).toEqual({ sent: 1, all: 1 });
  });
});

describe('the bytes on the phone that took it', () => {
  const HOUR = 3_600_000;
  const bytesOf = async ({ phone, account }: Side) => {
    const database = phone.database(account);
    const count = await database.photoBytes.count();
    const [photo] = await database.photos.toArray();
    database.close();
    return { bytes: count, state: photo?.state, thumb: photo?.thumb.byteLength };
  };

  test('stay until a later backup has both; then the thumbnail stays', async () => {
    const head = await open('p.01969.01');
    const about = await visitOf(head);
    await take(head, about, shot(1_000));
    await head.notebook.syncNow();
    await allSent(head);
    const whole = (await office.office.head()).seq;
    // A backup of that very moment has the record, and perhaps not the photo.
    await office.office.keep(whole);
    await visitOf(head);
    await head.notebook.syncNow();
    head.phone.clock.now += 2 * HOUR;
    await head.photos.sendNow();
    expect(await bytesOf(head)).toEqual({ bytes: 1, state: 'sent', thumb: 900 });
    await office.office.keep((await office.office.head()).seq);
    await head.notebook.syncNow();
    head.phone.clock.now += 2 * HOUR;
    await head.photos.sendNow();
    expect(await bytesOf(head)).toEqual({ bytes: 0, state: 'freed', thumb: 900 });
    const [record] = await recordsOf(head, about);
    expect(await head.photos.look(record ?? ({} as never))).toMatchObject({ bytes: { length: 1_000 } });
  });

  test('go again to an office that was restored without them', async () => {
    const head = await open('p.01969.01');
    const about = await visitOf(head);
    const { bytes } = await take(head, about, shot(1_000));
    await head.notebook.syncNow();
    await allSent(head);
    await office.losePhotos();
    await office.office.newEpoch();
    await head.notebook.syncNow();
    head.phone.clock.now += 2 * HOUR;
    await office.office.keep((await office.office.head()).seq);
    await head.notebook.syncNow();
    for (let round = 0; round < 4; round++) await head.photos.sendNow();
    const officer = await open('p.01969.cong_chuc');
    const [record] = await recordsOf(officer, about);
    expect(await officer.photos.look(record ?? ({} as never))).toEqual({ bytes });
    expect((await bytesOf(head)).bytes).toBe(1);
  });
});
