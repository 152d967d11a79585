/** Opens the book of an account with everything that keeps it in touch with its office. */
import type { Day } from '../core/day.ts';
import type { RandomBytes } from '../core/id.ts';
import { findKind, kinds } from '../kinds/index.ts';
import type { Seal } from '../seal/seal.ts';
import type { Account, Accounts } from './accounts.ts';
import { openDatabase, type Engine } from './database.ts';
import { createDexieShelf } from './dexie-shelf.ts';
import { createNotebook, type OpenNotebook } from './notebook.ts';
import type { CallParts } from './office-call.ts';
import type { OfficeLink } from './office-link.ts';
import { createRowIndex } from './row-index.ts';
import { createLaterDriver } from './sync-later.ts';

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

/** The code of the exchange is fetched after the first screen, so that nobody waits for it (ms). */
const AFTER_FIRST_SCREEN_MS = 200;
const AT_THE_LATEST_MS = 1_000;

export function openNotebook(account: Account, parts: OpenParts): OpenBook {
  const { accounts, seal, clock, random, engine } = parts;
  const { book, me } = account;
  const database = openDatabase(book, engine);
  const shelf = createDexieShelf(database, createRowIndex(findKind));
  const office = createOnce(async () => {
    const { createOfficeSide } = await import('./office-side.ts');
    if (closed) throw new Error('the book was closed');
    return createOfficeSide({ ...parts, book, shelf });
  });
  const driver = createLaterDriver(async () => (await office()).driver);
  let closed = false;
  const notebook = createNotebook({
    database,
    me,
    kinds,
    seal,
    clock,
    random,
    exchange: driver,
    askHistory: async (record) => {
      const side = await office().catch(() => null);
      return side && side.link.askHistory(record);
    },
    leave: () => accounts.use(null),
    ...(parts.builtOn === undefined ? {} : { builtOn: parts.builtOn }),
  });
  // Once the names are there, the first screen is drawn: after it, or in any case soon.
  const late = setTimeout(driver.begin, AT_THE_LATEST_MS);
  notebook.ready.then(
    () => setTimeout(driver.begin, AFTER_FIRST_SCREEN_MS),
    () => undefined, // the screen that asks for the names says so
  );
  return {
    notebook,
    call: async (path, body) => (await office()).link.call(path, body),
    close() {
      closed = true;
      clearTimeout(late);
      notebook.close();
      database.close();
    },
  };
}

/** Makes it when it is first asked for; again when that failed. */
function createOnce<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make().catch((fault: unknown) => {
      made = null;
      throw fault;
    });
    return made;
  };
}
