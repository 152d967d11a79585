/** The one door for reading and writing on the phone, put together from its parts. Nothing in it waits for a network. */
import { dayOfInstant, laterDay, type Day } from '../core/day.ts';
import type { Id, RandomBytes } from '../core/id.ts';
import type { Kind, RuleContext } from '../core/kind.ts';
import type { Seal } from '../seal/seal.ts';
import { readMeta } from './as-shelved.ts';
import type { Database } from './database.ts';
import { createDrafts } from './drafts.ts';
import { createEntries } from './entries.ts';
import { createRowFinder } from './find-rows.ts';
import type { Me, Notebook } from './notebook-door.ts';
import { createLaterShelf } from './later-shelf.ts';
import { createNorms } from './norms.ts';
import { openBody } from './opened-body.ts';
import { createOutboxReader } from './outbox-items.ts';
import { createHistory, type AskHistory } from './record-history.ts';
import { createReferences } from './references.ts';
import { createRowIndex } from './row-index.ts';
import { createRowSearch } from './search-rows.ts';
import { readStorageState } from './storage-state.ts';
import { withStore } from './store-fault.ts';
import type { SyncDriver } from './sync-driver.ts';
import { createSyncStates } from './sync-states.ts';
import { readTallies } from './tallies.ts';
import { watchInWords, watchQuery } from './watch.ts';
import type { Standing } from './write-acts.ts';
import type { WriteSide } from './write-side.ts';

export interface NotebookParts {
  readonly database: Database;
  /** As the office last said; newer grants of the book go before its own. */
  readonly me: Me;
  readonly kinds: readonly Kind[];
  readonly seal: Seal;
  /** ms since 1970. */
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly exchange: SyncDriver;
  readonly askHistory: AskHistory;
  /** No day before the app's own is today, whatever the phone's clock says. */
  readonly builtOn?: Day;
  /** Leaves the account; unsent work stays in the book. */
  readonly leave?: () => Promise<void>;
}

export interface OpenNotebook extends Notebook {
  /** Lets go of everything that it watches. */
  close(): void;
}

export function createNotebook(parts: NotebookParts): OpenNotebook {
  const { database, kinds, seal, clock, random, exchange } = parts;
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const find = (name: string): Kind | null => byName.get(name) ?? null;
  const index = createRowIndex(find);
  const shelf = createLaterShelf(async () => {
    const { createDexieShelf } = await import('./dexie-shelf.ts');
    return createDexieShelf(database, index);
  });
  const references = createReferences(database, find, seal);
  const entries = createEntries(database, find, seal, references);
  const search = createRowSearch(database, find, index, references.withWord);
  const rows = createRowFinder(database, find, search);
  const outbox = createOutboxReader(database, find, entries);
  let { me } = parts;
  let officeDay: Day | null = null;
  const stopMeta = watchQuery(
    () => readMeta(database),
    ({ grants, officeTime }) => {
      if (grants) me = { ...me, held: grants.held };
      if (officeTime > 0) officeDay = dayOfInstant(officeTime);
    },
  );
  const today = (): Day =>
    [officeDay, parts.builtOn ?? null].reduce<Day>(
      (latest, day) => (day === null ? latest : laterDay(latest, day)),
      dayOfInstant(clock()),
    );

  const norm = createNorms(references, today);

  async function standing(record: Id): Promise<Standing | null> {
    const row = await withStore(database, () => database.rows.get(record));
    return row?.visible ? { kind: row.kind, body: await openBody(seal, find, row.kind, row.visible) } : null;
  }
  const context = (): RuleContext => ({ today: today(), norm });
  let writing: Promise<WriteSide> | null = null;
  /** The first screen only looks: what writes is fetched with the first form (and lies on the phone already). */
  const toWrite = (): Promise<WriteSide> => {
    writing ??= import('./write-side.ts')
      .then(({ createWriteSide }) =>
        createWriteSide({ shelf, find, seal, random, me: () => me, context, standing, exchange, clock }),
      )
      .catch((fault: unknown) => {
        writing = null;
        throw fault;
      });
    return writing;
  };

  return {
    get me() {
      return me;
    },
    async find(id) {
      const row = await database.rows.get(id);
      const [entry = null] = row ? await entries.make([row]) : [];
      return entry;
    },
    list: async (query) => entries.make(await rows.list(query)),
    count: (query) => rows.count(query),
    search: async (words, { kinds: only, limit = 50 } = {}) =>
      entries.make(await search(words, only ?? null, limit)),
    tallies: (kind) => readTallies(database, kind),
    watch: watchInWords,
    nameOf: entries.nameOf,
    reference: (id) => references.find(id),
    references: (kind) => references.list(kind),
    ready: references.ready,

    save: async (acts, options) => (await toWrite()).save(acts, options),
    ruleContext: context,

    ...createDrafts(database),

    outbox: () => outbox.outbox(),
    attention: () => outbox.attention(),
    mend: async (mutation, values) => (await toWrite()).mend(mutation, values),
    discard: async (mutation) => (await toWrite()).discard(mutation),
    history: createHistory(database, seal, entries.nameOf, () => me, parts.askHistory),

    watchSync: createSyncStates(database, outbox, exchange),
    syncNow: () => exchange.syncNow(),
    storageState: readStorageState,
    async signOut() {
      // Who could not be signed out goes on, and so does the sending.
      await parts.leave?.();
      exchange.stop();
    },
    close() {
      exchange.stop();
      stopMeta();
      references.stop();
    },
  };
}
