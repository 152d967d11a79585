/** Opens the book of an account with everything that keeps it in touch with its office. */
import type { Day } from '../core/day.ts';
import type { RandomBytes } from '../core/id.ts';
import { findKind, kinds } from '../kinds/index.ts';
import type { Seal } from '../seal/seal.ts';
import type { Account, Accounts } from './accounts.ts';
import type { Carry } from './carry.ts';
import type { CopyFolder } from './copy-folder.ts';
import { openDatabase, type Engine } from './database.ts';
import { createLaterShelf } from './later-shelf.ts';
import { createNotebook, type OpenNotebook } from './notebook.ts';
import type { CallParts } from './office-call.ts';
import type { OfficeLink } from './office-link.ts';
import type { PhotoSide } from './photo-side.ts';
import { createRowIndex } from './row-index.ts';
import { createLaterDriver } from './sync-later.ts';

export interface OpenParts extends CallParts {
  readonly accounts: Accounts;
  readonly seal: Seal;
  readonly random: RandomBytes;
  readonly builtOn?: Day;
  readonly engine?: Engine;
  /** The person wants photos to be sent by Wi-Fi only. */
  readonly photosByWifi?: () => boolean;
  /** Where the second copy of what is unsent lies; null: nowhere. Without it, the browser's own place. */
  readonly copies?: CopyFolder | null;
}

export interface OpenBook {
  readonly notebook: OpenNotebook;
  /** One request with the account's token, for the few things that need the office at once. */
  readonly call: OfficeLink['call'];
  /** What goes by hand where no network is. */
  carry(): Promise<Carry>;
  /** Photos of this book: fetched when they are first asked for. */
  photos(): Promise<PhotoSide>;
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
  const index = createRowIndex(findKind);
  const shelf = createLaterShelf(async () => {
    const { createDexieShelf } = await import('./dexie-shelf.ts');
    return createDexieShelf(database, index);
  });
  const office = createOnce(async () => {
    const [{ createOfficeSide }, { createAfterRound }] = await Promise.all([
      import('./office-side.ts'),
      import('./after-round.ts'),
    ]);
    const after = createAfterRound({ ...parts, book, shelf, database, index });
    await after.begin();
    if (closed) throw new Error('the book was closed');
    const side = createOfficeSide({ ...parts, book, shelf });
    return { link: side.link, driver: after.follow(side.driver, side.link.call) };
  });
  const driver = createLaterDriver(async () => (await office()).driver);
  let closed = false;
  let photoSide: PhotoSide | null = null;
  const notebook = knowingRules(
    createNotebook({
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
    }),
  );
  const photos = createOnce(async () => {
    const { openPhotoSide } = await import('./photo-side.ts');
    const ask: OfficeLink['ask'] = async (path, init) => (await office()).link.ask(path, init);
    if (closed) throw new Error('the book was closed');
    const { photosByWifi: byWifi = () => false } = parts;
    const { watch } = driver;
    photoSide = openPhotoSide({ database, notebook, ask, watch, clock, random, book, byWifi });
    return photoSide;
  });
  /** Nothing of photos is fetched by a phone that has none. */
  const beginPhotos = async (): Promise<void> => {
    if ((await database.photos.where('state').anyOf('draft', 'waiting', 'sent').count()) > 0) await photos();
  };
  // Once the names are there, the first screen is drawn: after it, or in any case soon.
  const late = setTimeout(driver.begin, AT_THE_LATEST_MS);
  notebook.ready.then(
    () =>
      setTimeout(() => {
        driver.begin();
        beginPhotos().catch(() => undefined); // closed meanwhile, or not fetched: the next start goes on
      }, AFTER_FIRST_SCREEN_MS),
    () => undefined, // the screen that asks for the names says so
  );
  const call: OfficeLink['call'] = async (path, body) => (await office()).link.call(path, body);
  let closeCarry = (): void => undefined;
  const carry = createOnce(async () => {
    const { createCarry } = await import('./carry.ts');
    if (closed) throw new Error('the book was closed');
    const made = createCarry({ ...parts, book, shelf, database, call });
    closeCarry = made.close;
    return made;
  });
  return {
    notebook,
    call,
    carry,
    photos,
    close() {
      closed = true;
      closeCarry();
      photoSide?.stop();
      clearTimeout(late);
      notebook.close();
      database.close();
    },
  };
}

/** What a record must satisfy is not fetched with the first screen, but before anything is written. */
function knowingRules(notebook: OpenNotebook): OpenNotebook {
  const fetchRules = () => import('../kinds/asking.ts');
  return {
    ...notebook,
    get me() {
      return notebook.me;
    },
    async save(acts, options) {
      await fetchRules();
      return notebook.save(acts, options);
    },
    async mend(mutation, values) {
      await fetchRules();
      return notebook.mend(mutation, values);
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
