/** The one door for reading and writing on the phone, put together from its parts. Nothing in it waits for a network. */
import { stops } from '../core/check.ts';
import { dayOfInstant, laterDay, type Day } from '../core/day.ts';
import { newId, type RandomBytes } from '../core/id.ts';
import type { AnyBody, Kind, Trouble } from '../core/kind.ts';
import { changesOf } from '../core/mutation.ts';
import { withoutBlanks } from '../core/record.ts';
import type { Seal } from '../seal/seal.ts';
import { needsAttention, rootOf } from '../sync/decisions/attention.ts';
import { saveEdits, wantedForSave, type Unstamped } from '../sync/decisions/save.ts';
import { markSeen } from '../sync/decisions/see.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import { ShelfFault, type Edit } from '../sync/shelf.ts';
import type { Database } from './database.ts';
import { createDexieShelf, editOf, readMeta } from './dexie-shelf.ts';
import { createDrafts } from './drafts.ts';
import { createEntries } from './entries.ts';
import { createRowFinder } from './find-rows.ts';
import type { Me, Notebook, Saved } from './notebook-door.ts';
import { createNorms } from './norms.ts';
import { openBody, openValues } from './opened-body.ts';
import { createOutboxReader } from './outbox-items.ts';
import { createHistory, type AskHistory } from './record-history.ts';
import { createReferences } from './references.ts';
import { createRowIndex } from './row-index.ts';
import { readStorageState } from './storage-state.ts';
import type { SyncDriver } from './sync-driver.ts';
import { createSyncStates } from './sync-states.ts';
import { watchQuery } from './watch.ts';
import { createActWriter, differences, pairsOf } from './write-acts.ts';

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

const GONE: Saved = { saved: false, why: 'GONE', troubles: [] };
const nothingWritten = (ids: Extract<Saved, { saved: true }>['ids'] = []): Saved => ({
  saved: true,
  ids,
  warnings: [],
});

export function createNotebook(parts: NotebookParts): OpenNotebook {
  const { database, kinds, seal, clock, random, exchange } = parts;
  const byName = new Map(kinds.map((kind) => [kind.name, kind]));
  const find = (name: string): Kind | null => byName.get(name) ?? null;
  const shelf = createDexieShelf(database, createRowIndex(find));
  const references = createReferences(database, find, seal);
  const entries = createEntries(database, find, seal, references);
  const rows = createRowFinder(database, find, references.withWord);
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

  const writer = createActWriter({
    find,
    seal,
    random,
    me: () => me,
    context: () => ({ today: today(), norm }),
    async standing(record) {
      const row = await database.rows.get(record);
      return row?.visible
        ? { kind: row.kind, body: await openBody(seal, find, row.kind, row.visible) }
        : null;
    },
  });

  async function keep(edits: readonly Unstamped[], dropDraft: string | undefined): Promise<void> {
    await shelf.change(wantedForSave(edits), (found) => ({
      ...saveEdits(found, edits, clock(), find, allPhoneGuards),
      ...(dropDraft === undefined ? {} : { dropDraft }),
    }));
    exchange.saved();
  }

  /** What the phone cannot keep is said, and the form stays filled. */
  async function saying(step: () => Promise<Saved>): Promise<Saved> {
    try {
      return await step();
    } catch (fault) {
      if (fault instanceof ShelfFault) return { saved: false, why: fault.why, troubles: [] };
      throw fault;
    }
  }

  async function findEdit(mutation: string): Promise<Edit | null> {
    const stored = await database.edits.get(mutation);
    return stored ? editOf(stored) : null;
  }

  /** The mend's values: a whole body for a create, else what differs from what the author of the refused one saw. */
  async function mended(root: Edit, kind: Kind, values: AnyBody): Promise<ReturnType<typeof withoutBlanks>> {
    const { op, open, sealed } = root.mutation;
    if (op === 'create') return withoutBlanks(writer.fillIn(kind, values));
    const layers = sealed === null ? [] : [{ text: sealed, pairs: false }];
    const refused = changesOf(await openValues(seal, find, kind.name, { open: open ?? {}, sealed: layers }));
    const row = await database.rows.get(root.record);
    const body = row?.visible ? await openBody(seal, find, kind.name, row.visible) : values;
    const seen = Object.entries(refused).map(([name, [old]]) => [name, old] as const);
    return pairsOf(differences(kind, { ...body, ...Object.fromEntries(seen) }, values));
  }

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
      entries.make(await rows.search(words, only ?? null, limit)),
    watch: watchQuery,
    nameOf: entries.nameOf,
    reference: (id) => references.find(id),
    references: (kind) => references.list(kind),
    ready: references.ready,

    save: (acts, { dropDraft } = {}) =>
      saying(async () => {
        const prepared = await writer.prepare(acts);
        if (!prepared) return GONE;
        const { edits, ids, troubles } = prepared;
        if (stops(troubles).length > 0) return { saved: false, why: 'RULES', troubles };
        if (edits.length > 0 || dropDraft !== undefined) await keep(edits, dropDraft);
        return { saved: true, ids, warnings: troubles };
      }),
    check(kindName, values): readonly Trouble[] {
      const kind = find(kindName);
      return kind ? writer.judge(kind, writer.fillIn(kind, values)) : [];
    },

    ...createDrafts(database),

    outbox: () => outbox.outbox(),
    attention: () => outbox.attention(),
    mend: (mutation, values) =>
      saying(async () => {
        const edit = await findEdit(mutation);
        const root = edit && (await findEdit(rootOf(edit)));
        const kind = root && find(root.mutation.kind);
        if (!root || !kind || edit?.state !== 'invalid') return GONE;
        if (root.mutation.op !== 'create' && root.mutation.op !== 'update') return GONE;
        const troubles = writer.judge(kind, writer.fillIn(kind, values));
        if (stops(troubles).length > 0) return { saved: false, why: 'RULES', troubles };
        const { record } = root;
        const unstamped = {
          id: newId(random),
          op: 'mend' as const,
          kind: kind.name,
          record,
          target: root.id,
        };
        await keep([await writer.seal(unstamped, await mended(root, kind, values))], undefined);
        return { saved: true, ids: [record], warnings: troubles };
      }),
    discard: (mutation) =>
      saying(async () => {
        const edit = await findEdit(mutation);
        if (!edit || !needsAttention(edit) || edit.state === 'held') return GONE;
        if (edit.state === 'settled') {
          // Refused for good, or in conflict: there is nothing to give up, a person has seen it.
          await shelf.change({ edits: [edit.id] }, (found) =>
            markSeen(found, [edit.id], find, allPhoneGuards),
          );
          return nothingWritten([edit.record]);
        }
        const { record, mutation: refused } = edit;
        const target = rootOf(edit);
        const blank = { kind: refused.kind, record, open: null, sealed: null };
        await keep([{ id: newId(random), op: 'discard', target, ...blank }], undefined);
        return nothingWritten([record]);
      }),
    history: createHistory(database, seal, entries.nameOf, () => me, parts.askHistory),

    watchSync: createSyncStates(database, outbox, exchange),
    syncNow: () => exchange.syncNow(),
    storageState: readStorageState,
    async signOut() {
      exchange.stop();
      await parts.leave?.();
    },
    close() {
      exchange.stop();
      stopMeta();
      references.stop();
    },
  };
}
