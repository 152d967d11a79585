/**
 * Who may bring a photo and who may see it. The hash is its name, and knowing it opens nothing:
 * - to see one, somebody names a photo record that they may read, that has this hash, and whose author brought the
 *   bytes: pointing at a hash that one has only heard of shows nobody anything;
 * - to bring one, a role is enough: records may arrive after their bytes, and what nobody ever points to counts
 *   against the quota of the office and against what one person may have begun;
 * - how far it came is told to whoever brings it, and to whoever may see it.
 */
import { createHash } from 'node:crypto';
import { scopesOf } from '../../core/audience.ts';
import type { Principal } from '../../core/role.ts';
import { photo } from '../../kinds/photo.ts';
import type { Caller, Office } from '../office/office.ts';
import type { Problem } from '../problem.ts';
import type { OfficeStore } from '../store/port.ts';
import { MOST_BYTES, type BlobStore } from './blob-store.ts';
import type { HalfUploads } from './half-uploads.ts';
import { createTurns } from './turns.ts';

export interface PhotoDesk {
  /** How far it came, for a phone that goes on; null: nothing is there that this person may know of. */
  find(who: Principal, hash: string, record: string | null): Promise<Progress | null>;
  begin(who: Principal, hash: string, length: number): Promise<Progress | Problem>;
  append(
    who: Principal,
    hash: string,
    from: number,
    pieces: AsyncIterable<Uint8Array>,
  ): Promise<Progress | Problem>;
  /** A whole one that somebody carried; its author has signed for it. null: it is in the store. */
  takeCarried(author: Caller, hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<Problem | null>;
  read(who: Principal, hash: string, record: string | null): Promise<Uint8Array<ArrayBuffer> | null>;
  /**
   * For a phone that wants to free its own bytes: it keeps the office's number of when the photo was whole, and
   * frees them once a verified backup covers a later one.
   */
  numbers(): Promise<{ readonly seq: number; readonly kept: number }>;
}

export interface Progress {
  readonly offset: number;
  readonly length: number;
}

export interface PhotoDeskParts {
  readonly office: Office;
  readonly store: OfficeStore;
  readonly blobs: BlobStore;
  readonly halves: HalfUploads;
  /** Bytes. */
  readonly quota: number;
  readonly clock: () => number;
}

/** A phone sends one after the other: whoever has so many open does not mean to end them. */
const MOST_BEGUN = 40;
/** Half photos that nobody went on with for so long are dropped, ms. */
export const HALF_LIFE = 7 * 86_400_000;
const SWEEP_EVERY = 3_600_000;
const COUNT_EVERY = 600_000;

export function createPhotoDesk(parts: PhotoDeskParts): PhotoDesk {
  const { office, store, blobs, halves, quota, clock } = parts;
  const inTurn = createTurns();
  let counted = { at: -Infinity, bytes: 0 };
  let swept = -Infinity;

  async function used(): Promise<number> {
    const now = clock();
    if (now - counted.at > COUNT_EVERY) counted = { at: now, bytes: await blobs.used() };
    return counted.bytes;
  }

  async function sweep(): Promise<void> {
    const now = clock();
    if (now - swept < SWEEP_EVERY) return;
    swept = now;
    await halves.sweep(now - HALF_LIFE);
  }

  async function maySee({ held }: Principal, hash: string, record: string | null): Promise<boolean> {
    if (record === null) return false;
    const rows = await store.read(office.id, (snapshot) => snapshot.as(scopesOf(held)).rows([record]));
    const [row] = rows;
    if (row?.kind !== photo.name || row.gone !== 'no' || row.open['sha256'] !== hash) return false;
    const author = row.open['recordedBy'];
    return typeof author === 'string' && blobs.hasBrought(hash, noteName(author));
  }

  /** Whole and in the store, as far as this person may know. */
  async function wholeFor(who: Principal, hash: string, record: string | null): Promise<Progress | null> {
    const half = await halves.find(who.person, hash);
    if (half?.finished !== true && !(await maySee(who, hash, record))) return null;
    const size = await blobs.size(hash);
    return size === null ? null : { offset: size, length: size };
  }

  async function find(who: Principal, hash: string, record: string | null): Promise<Progress | null> {
    const half = await halves.find(who.person, hash);
    if (half === null || half.finished) return wholeFor(who, hash, record);
    if (half.offset < half.length) return half;
    // All bytes had come when the machine stopped: nobody is told that it is whole before it is in the store.
    return (await finish(who, hash)) === null ? { offset: half.length, length: half.length } : null;
  }

  async function begin(who: Principal, hash: string, length: number): Promise<Progress | Problem> {
    if (!mayBring(who)) return { problem: 'not-allowed' };
    if (length > MOST_BYTES) return { problem: 'photo-too-big' };
    await sweep();
    const half = await halves.find(who.person, hash);
    if (half?.finished === false && half.length === length) return half;
    const { own, bytes } = await halves.begun(who.person);
    if (own >= MOST_BEGUN || (await used()) + bytes + length > quota) return { problem: 'photo-room' };
    await halves.begin(who.person, hash, length);
    return { offset: 0, length };
  }

  /** Looks at the bytes once all are there; wrong ones are dropped, and the phone sends them anew. */
  async function finish(who: Principal, hash: string): Promise<Problem | null> {
    const bytes = await halves.bytes(who.person, hash);
    const problem = problemIn(bytes, hash);
    if (problem) {
      await halves.drop(who.person, hash);
      return problem;
    }
    await keep(who.person, hash, bytes);
    await halves.finish(who.person, hash);
    return null;
  }

  async function keep(person: string, hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    if ((await blobs.size(hash)) === null) {
      await blobs.put(hash, bytes);
      counted = { ...counted, bytes: counted.bytes + bytes.byteLength };
    }
    await blobs.noteBringer(hash, noteName(person));
  }

  async function takeCarried(
    { person, device }: Caller,
    hash: string,
    bytes: Uint8Array<ArrayBuffer>,
  ): Promise<Problem | null> {
    const state = (await store.devices.findDevice(device))?.state;
    if (state !== 'active') return { problem: state === 'revoked' ? 'revoked' : 'unconfirmed' };
    if (!mayBring(await office.principalOf(person, device))) return { problem: 'not-allowed' };
    if (bytes.byteLength > MOST_BYTES) return { problem: 'photo-too-big' };
    const problem = problemIn(bytes, hash);
    if (problem) return problem;
    const isThere = (await blobs.size(hash)) !== null;
    if (!isThere && (await used()) + bytes.byteLength > quota) return { problem: 'photo-room' };
    await keep(person, hash, bytes);
    // What its phone had begun to send is here by now.
    if (await halves.find(person, hash)) await halves.finish(person, hash);
    return null;
  }

  return {
    find: (who, hash, record) => inTurn(`${hash} ${who.person}`, () => find(who, hash, record)),
    begin: (who, hash, length) => inTurn(`${hash} ${who.person}`, () => begin(who, hash, length)),
    append: (who, hash, from, pieces) =>
      inTurn(`${hash} ${who.person}`, async () => {
        const half = await halves.find(who.person, hash);
        if (half === null) return { problem: 'not-found' };
        if (half.offset !== from) return { problem: 'wrong-offset' };
        if (half.finished) return half;
        const { offset, end } = await halves.append(who.person, hash, from, pieces);
        if (end === 'more') return { problem: 'photo-too-big' };
        const { length } = half;
        if (offset < length) return end === 'cut' ? { problem: 'cut-body' } : { offset, length };
        return (await finish(who, hash)) ?? { offset, length };
      }),
    takeCarried: (author, hash, bytes) =>
      inTurn(`${hash} ${author.person}`, () => takeCarried(author, hash, bytes)),
    read: async (who, hash, record) => ((await maySee(who, hash, record)) ? blobs.read(hash) : null),
    async numbers() {
      const { seq, kept } = await office.head();
      return { seq, kept };
    },
  };
}

/** Roles that write photo records (kinds/access.ts); the office does not yet know of which place. */
const BRINGERS: readonly string[] = ['villageHead', 'communeOfficer', 'communeAccountant'];

const mayBring = ({ held }: Principal): boolean => held.some(({ role }) => BRINGERS.includes(role));

/** A person in the name of a file, which is to say nothing of them. */
function noteName(person: string): string {
  return createHash('sha256').update(person).digest('hex').slice(0, 16);
}

function problemIn(bytes: Uint8Array, hash: string): Problem | null {
  if (createHash('sha256').update(bytes).digest('hex') !== hash) return { problem: 'wrong-bytes' };
  return isJpeg(bytes) ? null : { problem: 'not-a-photo' };
}

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}
