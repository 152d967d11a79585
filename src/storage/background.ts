/**
 * What the service worker does when the system wakes it because the network came back: what a page does. It brings
 * back what a damaged store lost, before the exchange; renews the second copy of what is still unsent; sends photos,
 * as far as time allows.
 */
import { findKind } from '../kinds/index.ts';
import { passThrough } from '../seal/seal.ts';
import { createExchange } from '../sync/exchange.ts';
import { openAccounts, type Account } from './accounts.ts';
import { patiently } from './ask-patiently.ts';
import { findCopyFolder, type CopyFolder } from './copy-folder.ts';
import { openDatabase, type Database, type Engine } from './database.ts';
import { createDexieShelf } from './dexie-shelf.ts';
import { inTurn } from './in-turn.ts';
import { isPhotoNetwork } from './network-kind.ts';
import { createOfficeLink, type OfficeLink } from './office-link.ts';
import { photoLock } from './photo-sender.ts';
import { uploadPhotos } from './photo-upload.ts';
import { readWish } from './photo-wish.ts';
import { createRowIndex } from './row-index.ts';
import { createUnsentCopy } from './unsent-copy.ts';

/** Systems stop a worker that takes longer. */
const MOST_MS = 25_000;

/** What a worker has by itself; tests bring theirs. */
export interface BackgroundParts {
  readonly fetch?: typeof fetch;
  readonly clock?: () => number;
  readonly engine?: Engine;
  readonly copies?: CopyFolder | null;
}

/** Every account of this phone, also those that are signed out: their unsent work is still owed. */
export async function syncInBackground(parts: BackgroundParts = {}): Promise<void> {
  const { clock = (): number => Date.now(), copies = findCopyFolder(), engine } = parts;
  const { fetch: ownFetch = (...asked: Parameters<typeof fetch>) => fetch(...asked) } = parts;
  const call = { origin: '', fetch: ownFetch, clock, builtAt: 0 };
  const accounts = openAccounts(engine);
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), MOST_MS);
  try {
    for (const account of await accounts.list()) {
      if (!limit.signal.aborted) await syncAccount(account, limit.signal);
    }
  } finally {
    clearTimeout(timer);
    accounts.close();
  }

  async function syncAccount({ book }: Account, signal: AbortSignal): Promise<void> {
    const database = openDatabase(book, engine);
    const shelf = createDexieShelf(database, createRowIndex(findKind));
    const link = createOfficeLink({ ...call, accounts, book });
    const inCopy = { database, shelf, book, seal: passThrough, onFault: () => undefined };
    const copy = copies && createUnsentCopy({ ...inCopy, folder: copies });
    const exchange = createExchange({
      shelf,
      send: link.send,
      find: findKind,
      clock,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    });
    try {
      await quietly(copy?.restore());
      const { standstill } = await exchange.run(signal);
      await quietly(copy?.write());
      if (standstill === null) await sendPhotos(database, link, clock, book, signal);
    } finally {
      database.close();
    }
  }
}

/** What could not be copied is copied by the next page; it is no reason to try the round again. */
async function quietly(step: Promise<unknown> | undefined): Promise<void> {
  await step?.catch(() => undefined);
}

/** By the same steps as a page, and in turn with it. What is cut off goes on at the piece where it stood. */
async function sendPhotos(
  database: Database,
  { ask }: OfficeLink,
  clock: () => number,
  book: string,
  signal: AbortSignal,
): Promise<void> {
  const byWifi = await readWish(database);
  const mayGoOn = (): boolean => !signal.aborted && isPhotoNetwork(byWifi);
  const upload = { database, clock, mayGoOn, signal, ask: patiently(ask) };
  await inTurn(photoLock(book), signal, () => uploadPhotos(upload));
}
