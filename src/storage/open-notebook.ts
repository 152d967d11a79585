/** Opens the book of an account with everything that keeps it in touch with its office. */
import type { Day } from '../core/day.ts';
import type { RandomBytes } from '../core/id.ts';
import { findKind, kinds } from '../kinds/index.ts';
import type { Seal } from '../seal/seal.ts';
import { createExchange } from '../sync/exchange.ts';
import type { Account, Accounts } from './accounts.ts';
import { openDatabase, type Engine } from './database.ts';
import { createDexieShelf } from './dexie-shelf.ts';
import { createNotebook, type OpenNotebook } from './notebook.ts';
import type { CallParts } from './office-call.ts';
import { createOfficeLink, type OfficeLink } from './office-link.ts';
import { createRowIndex } from './row-index.ts';
import { createSyncTriggers } from './sync-triggers.ts';

export interface OpenParts extends CallParts {
  readonly accounts: Accounts;
  readonly seal: Seal;
  readonly random: RandomBytes;
  readonly builtOn?: Day;
  readonly engine?: Engine;
}

export interface OpenBook {
  readonly notebook: OpenNotebook;
  /** One request with the account's token, for the few things that need the office at once. */
  readonly call: OfficeLink['call'];
  /** Lets go of the book: nothing of it runs any more. */
  close(): void;
}

export function openNotebook(account: Account, parts: OpenParts): OpenBook {
  const { accounts, seal, clock, random, engine } = parts;
  const { book, me } = account;
  const database = openDatabase(book, engine);
  const link = createOfficeLink({ ...parts, book });
  const shelf = createDexieShelf(database, createRowIndex(findKind));
  const driver = createSyncTriggers({
    exchange: (onState) =>
      createExchange({ shelf, send: link.send, find: findKind, clock, random, onState, onFault }),
    listen: link.listen,
    dice: Math.random,
    lock: `so-thon:sync:${book}`,
    askWake,
  });
  const notebook = createNotebook({
    database,
    me,
    kinds,
    seal,
    clock,
    random,
    exchange: driver,
    askHistory: link.askHistory,
    leave: () => accounts.use(null),
    ...(parts.builtOn === undefined ? {} : { builtOn: parts.builtOn }),
  });
  return {
    notebook,
    call: link.call,
    close() {
      notebook.close();
      database.close();
    },
  };
}

/** A mistake of ours in a round: to the window's edge, where it is seen; the exchange goes on later. */
function onFault(fault: unknown): void {
  setTimeout(() => {
    throw fault;
  });
}

/** Background Sync, which only Chromium has. Refused where the person forbids it: the page's triggers remain. */
function askWake(): void {
  if (typeof navigator === 'undefined' || !('serviceWorker' in navigator)) return;
  registerWake().catch(() => undefined);
}

async function registerWake(): Promise<void> {
  const registration = await navigator.serviceWorker.getRegistration();
  const sync: unknown = registration && Reflect.get(registration, 'sync');
  const register: unknown = typeof sync === 'object' && sync !== null ? Reflect.get(sync, 'register') : null;
  if (typeof register === 'function') await register.call(sync, 'outbox');
}
