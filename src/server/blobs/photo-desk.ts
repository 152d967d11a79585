/**
 * Who may bring a photo and who may see it. The hash is its name, and knowing it opens nothing:
 * - to see one, somebody names a photo record that they may read and that has this hash;
 * - to bring one, a role is enough: records may arrive after their bytes, and what nobody ever points to counts
 *   against the quota of the office and against what one person may have begun;
 * - how far it came is told to whoever brings it, and to whoever may see it.
 */
import { createHash } from 'node:crypto';
import { scopesOf } from '../../core/audience.ts';
import type { Principal } from '../../core/role.ts';
import { photo } from '../../kinds/photo.ts';
import type { Office } from '../office/office.ts';
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
    return row?.kind === photo.name && row.gone === 'no' && row.open['sha256'] === hash;
  }

  /** Whole and in the store, as far as this person may know. */
  async function wholeFor(who: Principal, hash: string, record: string | null): Promise<Progress | null> {
    const half = await halves.find(who.person, hash);
    if (half?.finished !== true && !(await maySee(who, hash, record))) return null;
    const size = await blobs.size(hash);
    return size === null ? null : { offset: size, length: size };
  }

  async function begin(who: Principal, hash: string, length: number): Promise<Progress | Problem> {
    if (!who.held.some(({ role }) => BRINGERS.includes(role))) return { problem: 'not-allowed' };
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
    const isRight = createHash('sha256').update(bytes).digest('hex') === hash;
    if (!isRight || !isJpeg(bytes)) {
      await halves.drop(who.person, hash);
      return { problem: isRight ? 'not-a-photo' : 'wrong-bytes' };
    }
    if ((await blobs.size(hash)) === null) {
      await blobs.put(hash, bytes);
      counted = { ...counted, bytes: counted.bytes + bytes.byteLength };
    }
    await halves.finish(who.person, hash);
    return null;
  }

  return {
    async find(who, hash, record) {
      const half = await halves.find(who.person, hash);
      return half?.finished === false ? half : wholeFor(who, hash, record);
    },
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
    read: async (who, hash, record) => ((await maySee(who, hash, record)) ? blobs.read(hash) : null),
    async numbers() {
      const { seq, kept } = await office.head();
      return { seq, kept };
    },
  };
}

/** Roles that write photo records (kinds/access.ts); the office does not yet know of which place. */
const BRINGERS: readonly string[] = ['villageHead', 'communeOfficer', 'communeAccountant'];

function isJpeg(bytes: Uint8Array): boolean {
  return bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff;
}
