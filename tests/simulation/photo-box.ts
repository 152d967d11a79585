/**
 * Photos on a phone's disk, with a face like that of the real book's tables, as far as the real sending of photos
 * uses them: a turn before each question, and a transaction as one step.
 */
import type { Id } from '../../src/core/id.ts';
import type { Database } from '../../src/storage/database.ts';
import type { PhotoBytes, StoredPhoto } from '../../src/storage/photo-rows.ts';
import type { ShelfContents } from '../support/memory-shelf.ts';
import { asked } from './index-of-rows.ts';

export interface PhotoContents {
  readonly rows: ReadonlyMap<Id, StoredPhoto>;
  readonly bytes: ReadonlyMap<Id, PhotoBytes>;
}

export const noPhotos: PhotoContents = { rows: new Map(), bytes: new Map() };

export interface PhotoBox {
  contents(): PhotoContents;
  replace(contents: PhotoContents): void;
  put(row: StoredPhoto, bytes: Uint8Array<ArrayBuffer> | null): void;
  /** As the real code sees it: `turn` before each step. */
  database(turn: () => Promise<void>): Database;
}

export interface PhotoBoxParts {
  readonly shelf: () => ShelfContents;
  /** These bytes are about to go. */
  readonly onFree: (row: StoredPhoto) => void;
}

export function createPhotoBox({ shelf, onFree }: PhotoBoxParts): PhotoBox {
  let contents = noPhotos;

  function put(row: StoredPhoto, bytes: Uint8Array<ArrayBuffer> | null): void {
    contents = {
      rows: new Map(contents.rows).set(row.id, row),
      bytes: bytes ? new Map(contents.bytes).set(row.id, { id: row.id, bytes }) : contents.bytes,
    };
  }

  function free(id: Id): void {
    const row = contents.rows.get(id);
    if (row && contents.bytes.has(id)) onFree(row);
    const bytes = new Map(contents.bytes);
    bytes.delete(id);
    contents = { ...contents, bytes };
  }

  function database(turn: () => Promise<void>): Database {
    let isInside = false;
    const step = async <T>(work: () => T): Promise<T> => {
      if (!isInside) await turn();
      return work();
    };
    const change = (row: StoredPhoto, changes: Partial<StoredPhoto>): void =>
      put({ ...row, ...changes }, null);
    const photos = {
      where: (index: string) => asked(step, index, () => [...contents.rows.values()], change),
      get: (id: Id) => step(() => contents.rows.get(id)),
      bulkGet: (ids: readonly Id[]) => step(() => ids.map((id) => contents.rows.get(id))),
      update: (id: Id, changes: Partial<StoredPhoto>) =>
        step(() => {
          const row = contents.rows.get(id);
          if (row) change(row, changes);
        }),
    };
    const photoBytes = {
      get: (id: Id) => step(() => contents.bytes.get(id)),
      delete: (id: Id) => step(() => free(id)),
    };
    const edits = {
      where: (index: string) =>
        asked(
          step,
          index,
          () => [...shelf().edits.values()],
          () => refuseToWrite(),
        ),
    };
    async function transaction(_mode: string, _tables: unknown, work: () => Promise<unknown>): Promise<void> {
      await turn();
      isInside = true;
      try {
        await work();
      } finally {
        isInside = false;
      }
    }
    // This disk notes no answers: each is worked in at once.
    const told = { toCollection: () => ({ primaryKeys: () => Promise.resolve([]) }) };
    // What the sending asks of a book, and nothing else of Dexie's.
    return { photos, photoBytes, edits, told, transaction } as unknown as Database;
  }

  return {
    contents: () => contents,
    replace(other) {
      contents = other;
    },
    put,
    database,
  };
}

/** The sending of photos reads the edits; what becomes of those is the exchange's. */
function refuseToWrite(): never {
  throw new Error('photos write no edits');
}
