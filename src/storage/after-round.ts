/**
 * What follows a save or a round and may take its time: the second copy of what is unsent, the files that this
 * phone carries for others, the office's key for the day without a network, what the book itself put off. Nothing here
 * ever delays a save.
 */
import type { Seal } from '../seal/seal.ts';
import type { ExchangeState } from '../sync/exchange.ts';
import type { Shelf } from '../sync/shelf.ts';
import type { Accounts } from './accounts.ts';
import { findCopyFolder, type CopyFolder } from './copy-folder.ts';
import { createCatchUp } from './catch-up.ts';
import type { Database, Engine } from './database.ts';
import type { CallParts } from './office-call.ts';
import { isPhotoNetwork } from './network-kind.ts';
import type { OfficeLink } from './office-link.ts';
import type { SyncDriver } from './sync-driver.ts';
import { createUnsentCopy } from './unsent-copy.ts';
import type { RowIndex } from './row-index.ts';

export interface AfterRoundParts extends CallParts {
  readonly accounts: Accounts;
  readonly book: string;
  readonly shelf: Shelf;
  readonly database: Database;
  readonly index: RowIndex;
  readonly seal: Seal;
  /** null: nowhere. Without it, the browser's own place. */
  readonly copies?: CopyFolder | null;
  readonly engine?: Engine;
  readonly photosByWifi?: () => boolean;
}

export interface AfterRound {
  /** Puts back what a damaged store had lost, before anything is sent. */
  begin(): Promise<void>;
  /** The same driver, followed from now on. */
  follow(driver: SyncDriver, call: OfficeLink['call']): SyncDriver;
}

export function createAfterRound(parts: AfterRoundParts): AfterRound {
  const { copies: folder = findCopyFolder() } = parts;
  let stopped = false;
  /** Ours to know of, and no reason to stop: to the window's edge. What a book meets while it closes is nothing. */
  const onFault = (fault: unknown): void => {
    if (stopped || isClosing(fault)) return;
    setTimeout(() => {
      throw fault;
    });
  };
  const copy = folder && createUnsentCopy({ ...parts, folder, onFault });
  const catchUp = createCatchUp(parts.database, parts.index, onFault);
  return {
    async begin() {
      await catchUp.begin().catch(onFault);
      await copy?.restore().catch(onFault);
    },
    follow(driver, call) {
      const carried = createCarriedErrand(parts, call);
      let before: ExchangeState | null = null;
      const stopWatching = driver.watch((now) => {
        const ended = before?.sending === true && !now.sending;
        before = now;
        if (now.sending) catchUp.pause();
        if (!ended) return;
        copy?.soon();
        catchUp.soon();
        if (now.standstill === null) carried().catch(onFault);
      });
      return {
        ...driver,
        saved() {
          driver.saved();
          copy?.soon();
        },
        stop() {
          stopped = true;
          stopWatching();
          copy?.stop();
          catchUp.stop();
          driver.stop();
        },
      };
    },
  };
}

/** Dexie's word for a book that was closed on purpose, perhaps before any of this had begun. */
function isClosing(fault: unknown): boolean {
  return fault instanceof Error && fault.name === 'DatabaseClosedError';
}

/** Looks once in a while, after a round that went well: a network is there. */
const LOOK_EVERY_MS = 30_000;

function createCarriedErrand(parts: AfterRoundParts, call: OfficeLink['call']): () => Promise<void> {
  const { photosByWifi = () => false } = parts;
  let next = 0;
  return async () => {
    const now = performance.now();
    if (now < next) return;
    next = now + LOOK_EVERY_MS;
    const account = await parts.accounts.find(parts.book);
    if (!account) return;
    const [{ refreshOfficeKey }, { deliver }] = await Promise.all([
      import('./carry.ts'),
      import('./carry-deliver.ts'),
    ]);
    if (!account.officeKey) await refreshOfficeKey(parts);
    const { openCarriedFiles } = await import('./carried-files.ts');
    const files = openCarriedFiles(parts.engine);
    try {
      await deliver(files, call, () => isPhotoNetwork(photosByWifi()));
    } finally {
      files.close();
    }
  };
}
