/**
 * A second copy of what is unsent, for the day when IndexedDB is gone or damaged while the origin lives (hazard 8).
 * Best effort: it follows each save and each round a moment later, and "Đã ghi" never waits for it. It lies behind
 * the Seal port; until that one seals, its plain values are as readable as IndexedDB's.
 */
import type { JsonObject } from '../core/json.ts';
import { findKind } from '../kinds/index.ts';
import type { Seal } from '../seal/seal.ts';
import { keepEdit, putBack, wantedForPutBack } from '../sync/decisions/put-back.ts';
import { isRefusedHere } from '../sync/decisions/step-aside.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import { parseKept } from '../sync/kept.ts';
import type { Shelf } from '../sync/shelf.ts';
import type { CopyFolder } from './copy-folder.ts';
import type { Database } from './database.ts';
import type { PhotoCopies } from './photo-copies.ts';

export interface UnsentCopy {
  /** Something changed: the copy follows soon. */
  soon(): void;
  /** Now; resolves when the copy is what the shelf is. */
  write(): Promise<void>;
  /** Puts back what the copy has and the shelf lost; gives back how many edits. Call it before anything is sent. */
  restore(): Promise<number>;
  stop(): void;
}

export interface UnsentCopyParts {
  readonly shelf: Shelf;
  readonly database: Database;
  readonly book: string;
  readonly folder: CopyFolder;
  readonly seal: Seal;
  /** Told of a copy that could not be written. */
  readonly onFault: (fault: unknown) => void;
}

/** Saves that follow closely go together (ms). */
const SOON_MS = 250;
/** Letters of outbox: a copy of more would cost a small phone too much at every save. */
const MOST = { size: 8_000_000, count: 20_000 };

export function createUnsentCopy(parts: UnsentCopyParts): UnsentCopy {
  const { shelf, database, book, folder, seal, onFault } = parts;
  const start = book.replace(/[^A-Za-z0-9_.-]/gu, '-');
  const name = `${start}.copy`;
  const photoStart = `${start}.photo.`;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** What the copy holds as far as this page knows. */
  let last: string | null = null;
  let restored = false;

  async function write(): Promise<void> {
    // What is read under the lock is what is written under it: the last writer has the newest.
    await alone(`so-thon:copy:${book}`, async () => {
      // A book that lost everything must not take its copy for old.
      if (!restored) await restore();
      const { unsent, answered } = await shelf.read({ unsent: MOST, answered: true });
      // Nobody else knows of those either: the office could not even read them.
      const own = [...unsent, ...answered.filter(isRefusedHere)].sort((a, b) => a.order - b.order);
      const edits = own.map(keepEdit);
      const text = JSON.stringify({ edits, rows: [] });
      if (text !== last) {
        if (edits.length === 0) await folder.drop(name);
        else await folder.write(name, await seal.seal(JSON.parse(text) as JsonObject)); // written a line above
        last = text;
      }
      const waiting = await database.photos.where('state').anyOf('waiting', 'refused').count();
      await (await photoCopies(waiting > 0))?.write();
    });
  }

  /** null: no photo waits, nor is there a copy of one: nothing of photos is fetched. */
  async function photoCopies(isWaiting: boolean): Promise<PhotoCopies | null> {
    const isCopied = async (): Promise<boolean> =>
      (await folder.names()).some((one) => one.startsWith(photoStart));
    if (!isWaiting && !(await isCopied())) return null;
    const made = await import('./photo-copies.ts');
    return made.createPhotoCopies(database, folder, photoStart);
  }

  async function restore(): Promise<number> {
    const lost = await restoreEdits();
    await (await photoCopies(false))?.restore();
    restored = true;
    return lost;
  }

  async function restoreEdits(): Promise<number> {
    const sealed = await folder.read(name);
    const opened = sealed === null ? null : await seal.open(sealed);
    const kept = opened && parseKept(opened);
    if (!kept) return 0;
    const ids = kept.edits.map(({ mutation }) => mutation.id);
    const { edits } = await shelf.read({ edits: ids });
    const here = new Set(edits.map(({ id }) => id));
    const lost = ids.filter((id) => !here.has(id)).length;
    // Nearly always: and then nothing more is read.
    if (lost === 0) return 0;
    await shelf.change(wantedForPutBack, (found) => putBack(found, kept, findKind, allPhoneGuards));
    return lost;
  }

  return {
    soon() {
      clearTimeout(timer);
      timer = setTimeout(() => void write().catch(onFault), SOON_MS);
    },
    write,
    restore,
    stop: () => clearTimeout(timer),
  };
}

/** One page at a time, where browsers can arrange that. */
async function alone(lock: string, work: () => Promise<void>): Promise<void> {
  if (typeof navigator === 'undefined' || !('locks' in navigator)) return work();
  await navigator.locks.request(lock, work);
}
