/** What really happened, told by nobody of the product: every edit that a phone wrote, and what became of it. */
import type { Id } from '../../src/core/id.ts';
import type { Mutation } from '../../src/core/mutation.ts';
import type { DiskDay } from './disk.ts';

export interface Written {
  readonly mutation: Mutation;
  /** A phone's life: it ends when the phone is cloned or put back to an older day. */
  readonly life: string;
  /** Save order within that life. */
  readonly order: number;
  readonly person: string;
  /** The office's seq of the record as the phone had it, null: none; and whether own edits lay over it. */
  readonly seen: number | null;
  readonly pendingBefore: boolean;
  /** Phone's clock less the world's, when it was written. */
  readonly skew: number;
}

export interface Ledger {
  readonly written: Map<string, Written>;
  /** The screen said "Đã ghi". */
  readonly said: Set<string>;
  /** Gone with a phone that was put back or thrown away. */
  readonly lost: Set<string>;
  /** Hashes of photos that went with such a phone. */
  readonly lostPhotos: Set<string>;
  /** The screen said "CHƯA ghi được". */
  readonly refused: Set<string>;
  /** Told by an applied answer that they took effect. */
  readonly toldOk: Set<string>;
  /** A copy of it may come without the receipt, or another order. */
  readonly copied: Set<string>;
  /** The phone's clock ran ahead between save and sending. */
  readonly jumped: Set<string>;
  /** All pairs that somebody wrote into the fields that belong together, by record. */
  readonly pairs: Map<string, Set<string>>;
  readonly broken: string[];
  /** Times that the office was restored. */
  restores: number;
  /** The office's clock was wrong for a while. */
  officeJumped: boolean;
  break(what: string): void;
  lose(before: DiskDay, after: DiskDay): void;
}

export function createLedger(): Ledger {
  const ledger: Ledger = {
    written: new Map(),
    said: new Set(),
    lost: new Set(),
    lostPhotos: new Set(),
    refused: new Set(),
    toldOk: new Set(),
    copied: new Set(),
    jumped: new Set(),
    pairs: new Map(),
    broken: [],
    restores: 0,
    officeJumped: false,
    break(what) {
      ledger.broken.push(what);
    },
    lose(before, after) {
      for (const id of before.shelf.edits.keys()) if (!after.shelf.edits.has(id)) ledger.lost.add(id);
      for (const id of before.photos.bytes.keys())
        if (!after.photos.bytes.has(id)) ledger.lostPhotos.add(before.photos.rows.get(id)?.sha256 ?? '');
    },
  };
  return ledger;
}

export const asId = (text: string): Id => text as Id; // ids of the story, made by newId
