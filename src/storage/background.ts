/** What the service worker does when the system wakes it because the network came back: the same exchange. */
import { findKind } from '../kinds/index.ts';
import { createExchange } from '../sync/exchange.ts';
import { openAccounts, type Account } from './accounts.ts';
import { openDatabase } from './database.ts';
import { createDexieShelf } from './dexie-shelf.ts';
import { createOfficeLink } from './office-link.ts';
import { createRowIndex } from './row-index.ts';

/** Systems stop a worker that takes longer. */
const MOST_MS = 25_000;

/** Every account of this phone, also those that are signed out: their unsent work is still owed. */
export async function syncInBackground(): Promise<void> {
  const accounts = openAccounts();
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
    const database = openDatabase(book);
    const clock = (): number => Date.now();
    const call = {
      origin: '',
      fetch: (...asked: Parameters<typeof fetch>) => fetch(...asked),
      clock,
      builtAt: 0,
    };
    const exchange = createExchange({
      shelf: createDexieShelf(database, createRowIndex(findKind)),
      send: createOfficeLink({ ...call, accounts, book }).send,
      find: findKind,
      clock,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    });
    await exchange.run(signal);
    database.close();
  }
}
