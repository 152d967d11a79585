/**
 * An office in memory with its app, and phones that talk to it: everything real but the socket, the clock and
 * the file of the store.
 */
import { generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto';
import { rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { newId } from '../../src/core/id.ts';
import type { Json, JsonObject } from '../../src/core/json.ts';
import type { Mutation } from '../../src/core/mutation.ts';
import { splitByPrivacy, withoutBlanks } from '../../src/core/record.ts';
import { findKind } from '../../src/kinds/index.ts';
import { passThrough } from '../../src/seal/seal.ts';
import { openPhotoDesk } from '../../src/server/blobs/open-photo-desk.ts';
import type { PhotoSettings } from '../../src/server/blobs/photo-settings.ts';
import { createApp } from '../../src/server/app.ts';
import { listen } from '../../src/server/listen.ts';
import type { LogLine } from '../../src/server/log.ts';
import { createOffice } from '../../src/server/office/create-office.ts';
import { houseRules, type Rules } from '../../src/server/office/rules.ts';
import { createEnrolment } from '../../src/server/office/enrolment.ts';
import { createOfficeKeys, newKeys, type OfficeKeys } from '../../src/server/office-keys.ts';
import { createPokes } from '../../src/server/poke.ts';
import { seedOffice } from '../../src/server/seed/seed.ts';
import { readStaticFiles } from '../../src/server/static-files.ts';
import type { OfficeStore } from '../../src/server/store/port.ts';
import { openSqliteStore } from '../../src/server/store/sqlite.ts';
import { challengeText, type EnrolAnswer } from '../../src/sync/enrolment.ts';
import { PROTOCOL, SCHEMA, type SyncAnswer, type SyncRequest } from '../../src/sync/protocol.ts';
import { decodeAnswer, encodeRequest } from '../../src/sync/wire.ts';

/** 22 November 2026, 09:00 in Viet Nam. */
export const NOON = Date.UTC(2026, 10, 22, 2);
export const DAY = 86_400_000;

export type TestOffice = Awaited<ReturnType<typeof openTestOffice>>;
export type Phone = Awaited<ReturnType<TestOffice['enrol']>>;

interface Wanted {
  readonly demo?: boolean;
  /** Where the built app lies; by default there is none. */
  readonly staticFolder?: string;
  readonly photos?: PhotoSettings;
  /** Really listen, and let phones come over HTTP. */
  readonly overHttp?: boolean;
  /** Another version's, for example. */
  readonly rules?: Rules;
  /** Another office's book (it is started again), or one in a file; by default a new one in memory. */
  readonly store?: OfficeStore;
  /** Keys of an office that this one is a restored copy of. */
  readonly keys?: OfficeKeys;
}

export async function openTestOffice(wanted: Wanted = {}) {
  const {
    demo = true,
    staticFolder = '/nowhere',
    keys: given,
    overHttp = false,
    rules = houseRules,
  } = wanted;
  const { photos = { quota: 100_000_000, bucket: null } } = wanted;
  const folder = join(tmpdir(), `so-thon-photos-${randomBytes(6).toString('hex')}`);
  const clock = { now: NOON, ready: true };
  const lines: LogLine[] = [];
  const fresh = { id: 'office19', name: 'Ban Chỉ đạo', province: '19', demo };
  const keys = given ?? createOfficeKeys(newKeys(fresh));
  const store = wanted.store ?? openSqliteStore(':memory:');
  await store.migrate();
  const parts = {
    store,
    clock: () => clock.now,
    random: (length: number): Uint8Array => randomBytes(length),
  };
  const office = createOffice({ ...keys.office, ...parts, seal: passThrough, secret: keys.secret, rules });
  await office.open();
  await seedOffice(office, keys.office, clock.now);
  const enrolment = createEnrolment({ ...parts, office, keys });
  const pokes = createPokes({ heartbeat: 20, gather: 5 });
  const app = createApp({
    office,
    enrolment,
    keys,
    photos: openPhotoDesk({ ...parts, office, folder, settings: photos }),
    staticFiles: readStaticFiles(staticFolder),
    pokes,
    log: (line) => lines.push(line),
    clock: parts.clock,
    isReady: () => clock.ready,
    origin: 'https://so.example.vn',
    behindProxy: false,
    version: '0.0.0',
  });

  const listening = overHttp ? await listen(app.fetch, '127.0.0.1', 0) : null;
  if (typeof listening === 'string') throw new Error(listening);

  /** One request of a phone. */
  const ask = async (path: string, init: RequestInit = {}): Promise<Response> =>
    listening ? fetch(`http://127.0.0.1:${listening.port}${path}`, init) : app.request(path, init);

  const post = (path: string, body: unknown, token?: string) =>
    ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...bearer(token) },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  async function enrol(person: string) {
    const { code } = await enrolment.invite(person, 'test');
    return phoneOf(code);
  }

  /** A phone that opens an enrolment link. */
  async function phoneOf(code: string) {
    const key = newPhoneKey();
    const response = await post('/v1/enroll', { code, key: key.jwk });
    if (response.status !== 200) throw new Error(`enrolment failed: ${await response.text()}`);
    const { token, certificate, me } = (await response.json()) as EnrolAnswer;
    const phone = {
      token,
      certificate,
      me,
      key,
      cursor: null as string | null,
      proof: null as string | null,
    };

    async function send(body: Uint8Array<ArrayBuffer> | string, headers: Record<string, string> = {}) {
      return ask('/v1/sync', { method: 'POST', headers: { ...bearer(phone.token), ...headers }, body });
    }
    const requestOf = (over: Partial<SyncRequest>): SyncRequest => ({
      v: PROTOCOL,
      nonce: randomBytes(8).toString('base64url'),
      schema: SCHEMA,
      now: clock.now,
      proof: phone.proof,
      cursor: phone.cursor,
      mutations: [],
      receipts: {},
      held: [],
      want: 2_000_000,
      unsent: 0,
      ...over,
    });
    async function sync(over: Partial<SyncRequest> = {}): Promise<SyncAnswer> {
      const request = requestOf(over);
      const response = await send(await encodeRequest(request));
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${response.status}: ${text}`);
      const answer = decodeAnswer(text, request);
      if (answer === null) throw new Error(`not an answer: ${text}`);
      phone.cursor = answer.cursor;
      phone.proof = answer.proof;
      return answer;
    }
    return {
      ...phone,
      device: me.device,
      get: (path: string, headers: Record<string, string> = {}) =>
        ask(path, { headers: { ...bearer(phone.token), ...headers } }),
      /** Any request with the phone's token. */
      ask: (path: string, init: RequestInit & { readonly duplex?: string } = {}) =>
        ask(path, {
          ...init,
          headers: { ...bearer(phone.token), ...(init.headers as Record<string, string>) },
        }), // tests hand in objects
      post: (path: string, body: unknown) => post(path, body, phone.token),
      send,
      requestOf,
      sync,
      /** Asks until there is no more; all rows by id. */
      async pull(): Promise<ReadonlyMap<string, SyncAnswer['rows'][number]>> {
        const rows = new Map<string, SyncAnswer['rows'][number]>();
        for (let more = true; more;) {
          const answer = await sync();
          for (const row of answer.rows) rows.set(row.id, row);
          more = answer.more;
        }
        return rows;
      },
      /** Pushes one record and gives back what the office decided. */
      async create(kind: string, body: JsonObject) {
        const mutation = await creation(kind, { recordedBy: me.person, ...body }, clock.now);
        const { outcomes } = await sync({ mutations: [mutation] });
        return { ...firstOf(outcomes), record: mutation.record };
      },
      async update(kind: string, record: string, changes: JsonObject) {
        const { outcomes } = await sync({ mutations: [await change(kind, record, changes, clock.now)] });
        return firstOf(outcomes);
      },
      async act(op: 'delete' | 'withdraw', kind: string, record: string) {
        const { outcomes } = await sync({ mutations: [bare(op, kind, record, clock.now)] });
        return firstOf(outcomes);
      },
    };
  }

  return {
    app,
    office,
    enrolment,
    store,
    /** Where it listens; '' where it does not. */
    origin: listening ? `http://127.0.0.1:${listening.port}` : '',
    folder,
    pokes,
    keys,
    clock,
    lines,
    post,
    enrol,
    phoneOf,
    /** A new token for a phone by its key, as the phone would ask for it. */
    async renew(phone: { device: string; key: PhoneKeys; certificate: string }, over: JsonObject = {}) {
      const asked = await post('/v1/token', { device: phone.device });
      const { challenge } = (await asked.json()) as { challenge: string };
      const signature = phone.key.sign(challengeText(phone.device, challenge));
      const { device, certificate } = phone;
      return post('/v1/token', { device, challenge, signature, certificate, ...over });
    },
    /** As a restore from a backup that lacks them. */
    async losePhotos() {
      await rm(join(folder, 'photos'), { recursive: true, force: true });
      await rm(join(folder, 'photos-arriving'), { recursive: true, force: true });
    },
    async close() {
      pokes.close();
      await listening?.stop(1_000);
      await office.rest();
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export interface PhoneKeys {
  readonly jwk: JsonObject;
  sign(text: string): string;
}

export function newPhoneKey(): PhoneKeys {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return { jwk: { kty, crv, x, y } as JsonObject, sign: (text) => signText(privateKey, text) }; // a public EC key has all four
}

function signText(key: KeyObject, text: string): string {
  return sign('sha256', Buffer.from(text), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
}

export function bearer(token: string | undefined): Record<string, string> {
  return token === undefined ? {} : { authorization: `Bearer ${token}` };
}

export const gzipJson = (json: unknown): Uint8Array<ArrayBuffer> =>
  new Uint8Array(gzipSync(typeof json === 'string' ? json : JSON.stringify(json)));

const randomId = () => newId((length) => randomBytes(length));

async function parted(kind: string, values: JsonObject): Promise<Pick<Mutation, 'open' | 'sealed'>> {
  const known = findKind(kind);
  if (known === null) return { open: values, sealed: null };
  const { open, personal } = splitByPrivacy(known, values);
  return { open, sealed: personal === null ? null : await passThrough.seal(personal) };
}

export async function creation(kind: string, body: JsonObject, at: number): Promise<Mutation> {
  const id = randomId();
  const values = withoutBlanks(body);
  return {
    id,
    op: 'create',
    kind,
    record: id,
    at,
    schema: SCHEMA,
    ...(await parted(kind, values)),
    target: null,
  };
}

/** `changes`: field → [seen, next]. */
export async function change(
  kind: string,
  record: string,
  changes: JsonObject,
  at: number,
): Promise<Mutation> {
  const about = bare('update', kind, record, at);
  return { ...about, ...(await parted(kind, changes)) };
}

export function bare(op: Mutation['op'], kind: string, record: string, at: number): Mutation {
  const id = randomId();
  return {
    id,
    op,
    kind,
    record: record as typeof id,
    at,
    schema: SCHEMA,
    open: null,
    sealed: null,
    target: null,
  }; // ids in tests are literals
}

function firstOf<T>(list: readonly T[]): T {
  const [first] = list;
  if (first === undefined) throw new Error('nothing came back');
  return first;
}

/** The JSON of an answer. */
export async function jsonOf(response: Response): Promise<Record<string, Json>> {
  return (await response.json()) as Record<string, Json>;
}

/** The code of a problem, with its status before it: `409 code-used`. */
export async function problemOf(response: Response): Promise<string> {
  const { code } = (await response.json()) as { code: string };
  return `${response.status} ${code}`;
}
