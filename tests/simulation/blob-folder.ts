/** The office's photos in memory, whole ones and halves, with a turn at every step as a disk would take one. */
import type { BlobStore } from '../../src/server/blobs/blob-store.ts';
import type { Half, HalfUploads } from '../../src/server/blobs/half-uploads.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** Whole ones by their hash, with who brought them. A backup has no halves. */
export type KeptBlobs = ReadonlyMap<string, Whole>;

export interface Whole {
  readonly bytes: Bytes;
  readonly brought: readonly string[];
}

export interface BlobFolder {
  /** As one process sees it. */
  open(turn: () => Promise<void>): { readonly blobs: BlobStore; readonly halves: HalfUploads };
  keep(): KeptBlobs;
  restore(kept: KeptBlobs): void;
}

interface Arriving {
  readonly person: string;
  readonly length: number;
  readonly finished: boolean;
  readonly bytes: Bytes;
  readonly touched: number;
}

const none: Bytes = new Uint8Array(0);

export function createBlobFolder(clock: () => number): BlobFolder {
  let whole = new Map<string, Whole>();
  const arriving = new Map<string, Arriving>();
  const keyOf = (person: string, hash: string): string => `${hash} ${person}`;

  function change(key: string, changes: Partial<Arriving>): void {
    const found = arriving.get(key);
    if (found) arriving.set(key, { ...found, ...changes, touched: clock() });
  }

  const blobsOf = (turn: () => Promise<void>): BlobStore => ({
    async size(hash) {
      await turn();
      return whole.get(hash)?.bytes.byteLength ?? null;
    },
    async read(hash) {
      await turn();
      return whole.get(hash)?.bytes ?? null;
    },
    async put(hash, bytes) {
      await turn();
      whole.set(hash, { bytes, brought: whole.get(hash)?.brought ?? [] });
      await turn();
    },
    async noteBringer(hash, who) {
      await turn();
      const found = whole.get(hash);
      if (found) whole.set(hash, { ...found, brought: [...found.brought, who] });
    },
    async hasBrought(hash, who) {
      await turn();
      return whole.get(hash)?.brought.includes(who) ?? false;
    },
    async used() {
      await turn();
      return [...whole.values()].reduce((sum, { bytes }) => sum + bytes.byteLength, 0);
    },
  });

  const halvesOf = (turn: () => Promise<void>): HalfUploads => ({
    async find(person, hash) {
      await turn();
      const found = arriving.get(keyOf(person, hash));
      return found ? halfOf(found) : null;
    },
    async begun(person) {
      await turn();
      const half = [...arriving.values()].filter(({ finished }) => !finished);
      const bytes = half.reduce((sum, { length }) => sum + length, 0);
      return { own: half.filter((one) => one.person === person).length, bytes };
    },
    async begin(person, hash, length) {
      await turn();
      const fresh = { person, length, finished: false, bytes: none, touched: clock() };
      arriving.set(keyOf(person, hash), fresh);
      await turn();
    },
    async append(person, hash, from, pieces) {
      await turn();
      const key = keyOf(person, hash);
      const most = arriving.get(key)?.length ?? 0;
      let offset = from;
      try {
        for await (const piece of pieces) {
          if (offset + piece.byteLength > most) {
            change(key, { bytes: (arriving.get(key)?.bytes ?? none).slice(0, from) });
            return { offset: from, end: 'more' };
          }
          change(key, { bytes: written(arriving.get(key)?.bytes ?? none, piece, offset) });
          offset += piece.byteLength;
          await turn();
        }
      } catch (fault) {
        if (!(fault instanceof Cut)) throw fault;
        return { offset, end: 'cut' };
      }
      return { offset, end: 'whole' };
    },
    async bytes(person, hash) {
      await turn();
      return arriving.get(keyOf(person, hash))?.bytes ?? none;
    },
    async finish(person, hash) {
      await turn();
      change(keyOf(person, hash), { finished: true, bytes: none });
      await turn();
    },
    async drop(person, hash) {
      await turn();
      arriving.delete(keyOf(person, hash));
    },
    async sweep(before) {
      await turn();
      for (const [key, { touched }] of arriving) if (touched < before) arriving.delete(key);
    },
  });

  return {
    open: (turn) => ({ blobs: blobsOf(turn), halves: halvesOf(turn) }),
    keep: () => new Map(whole),
    restore(kept) {
      whole = new Map(kept);
      arriving.clear();
    },
  };
}

/** The connection ended in the middle of a piece. */
export class Cut extends Error {}

const halfOf = ({ length, finished, bytes }: Arriving): Half => ({
  length,
  finished,
  offset: finished ? length : bytes.byteLength,
});

/** As a file is written to: over what is there, zeros where nothing is. */
function written(bytes: Bytes, piece: Uint8Array, offset: number): Bytes {
  const next = new Uint8Array(Math.max(bytes.byteLength, offset + piece.byteLength));
  next.set(bytes);
  next.set(piece, offset);
  return next;
}
