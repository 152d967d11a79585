/** Gives a page of the office our notebook without the screens, as `window.bench` (our-phone.ts). */
import { newId } from '../../../src/core/id.ts';
import { findKind } from '../../../src/kinds/index.ts';
import { passThrough } from '../../../src/seal/seal.ts';
import { openAccounts } from '../../../src/storage/accounts.ts';
import { openDatabase, type Database } from '../../../src/storage/database.ts';
import { createDexieShelf } from '../../../src/storage/dexie-shelf.ts';
import { enrol } from '../../../src/storage/enrolment.ts';
import type { Act, Notebook, SyncState } from '../../../src/storage/notebook-door.ts';
import { openNotebook } from '../../../src/storage/open-notebook.ts';
import { createRowIndex } from '../../../src/storage/row-index.ts';
import { watchQuery } from '../../../src/storage/watch.ts';
import type { ShelvedRow } from '../../../src/sync/shelf.ts';
import { demandBody, keystrokes, typedWords } from '../demand.ts';
import type { OurBench } from '../our-phone.ts';
import { createPlain } from './plain.ts';

const KIND = 'trainingDemand';
const AT_ONCE = 2_000;
const DAY_MS = 86_400_000;

const accounts = openAccounts();
const random = (length: number): Uint8Array => crypto.getRandomValues(new Uint8Array(length));
const call = { fetch: fetch.bind(window), origin: location.origin, clock: Date.now, builtAt: 0 };
let open: { readonly notebook: Notebook; readonly database: Database } | null = null;

async function openBook(): Promise<void> {
  const account = await accounts.current();
  if (account === null) throw new Error('nobody is enrolled here');
  const { notebook } = openNotebook(account, { ...call, accounts, seal: passThrough, random });
  open = { notebook, database: openDatabase(account.book) };
  await notebook.ready;
}

function book(): { readonly notebook: Notebook; readonly database: Database } {
  if (open === null) throw new Error('the book is not open');
  return open;
}

function demandAct(n: number): Act {
  return { do: 'create', kind: KIND, values: demandBody(n, book().notebook.me.person) };
}

async function save(acts: readonly Act[]): Promise<void> {
  const saved = await book().notebook.save(acts);
  if (!saved.saved) throw new Error(`not saved: ${saved.why} ${JSON.stringify(saved.troubles)}`);
}

/** Resolves when the state is such; `since` was read before. */
function until(fits: (state: SyncState) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = book().notebook.watchSync((state) => {
      if (!fits(state)) return;
      resolve();
      // The first call may come before there is anything to stop.
      queueMicrotask(() => stop());
    });
  });
}

function online(): Promise<number> {
  if (navigator.onLine) return Promise.resolve(performance.now());
  return new Promise((resolve) =>
    addEventListener('online', () => resolve(performance.now()), { once: true }),
  );
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/** As if the office had sent it some days ago. */
function rowOf(n: number, person: string): ShelvedRow {
  const id = newId(random);
  const time = Date.now() - DAY_MS - (50_000 - n) * 1_000;
  const body = demandBody(n, person);
  const scopes = ['village:v.01969.01', 'commune:01969'] as const;
  const base = { seq: 1, gone: 'no', time, review: [], scopes, open: body, sealed: [] } as const;
  const visible = { gone: 'no', time, open: body, sealed: [] } as const;
  return { id, kind: KIND, base, visible, pending: 0, troubled: false };
}

const bench: OurBench = {
  async join(code) {
    const enrolled = await enrol({ ...call, accounts }, code);
    if ('trouble' in enrolled) throw new Error(`not enrolled: ${enrolled.trouble}`);
    return timed(async () => {
      await openBook();
      await until(({ loading, lastGood, sending }) => !loading && !sending && lastGood !== null);
    });
  },
  openAgain: openBook,
  count: async (kind) => (await book().notebook.list({ kind })).length,
  countAll: () => book().database.rows.count(),
  save: (from, count) => save(Array.from({ length: count }, (_, n) => demandAct(from + n))),
  async change() {
    const all = await book().notebook.list({ kind: KIND });
    const entry = all.find(({ body }) => String(body['tradeOther']).includes('(nhóm '));
    if (entry === undefined) throw new Error('nothing was saved here');
    const values = { ...entry.body, people: Number(entry.body['people']) + 1 };
    await save([{ do: 'update', record: entry.id, seen: entry.body, values }]);
  },
  async timePush() {
    const start = await online();
    await until(({ waiting }) => waiting === 0);
    return performance.now() - start;
  },
  async timePull(kind, count) {
    const { rows } = book().database;
    const start = await online();
    // As a screen would see it. Asking again and again would keep the book busy while it is being written.
    await new Promise<void>((resolve) => {
      const stop = watchQuery(
        () => rows.where('[list+order]').between([kind, -Infinity], [kind, Infinity]).count(),
        (here) => {
          if (here < count) return;
          resolve();
          queueMicrotask(() => stop()); // the first call may come before there is anything to stop
        },
      );
    });
    return performance.now() - start;
  },
  sync: () => timed(() => book().notebook.syncNow()),
  async fill(count) {
    await openBook();
    const { database, notebook } = book();
    const shelf = createDexieShelf(database, createRowIndex(findKind));
    for (let from = 0; from < count; from += AT_ONCE) {
      const many = Math.min(AT_ONCE, count - from);
      const rows = Array.from({ length: many }, (_, n) => rowOf(from + n, notebook.me.person));
      await shelf.change({}, () => ({ rows }));
    }
  },
  async timeSaves(times) {
    const took: number[] = [];
    for (let n = 0; n < times; n += 1) took.push(await timed(() => save([demandAct(2_000_000 + n)])));
    return took;
  },
  async timeSearches() {
    const took: number[] = [];
    for (const text of typedWords.flatMap(keystrokes)) {
      took.push(await timed(() => book().notebook.search(text)));
    }
    return took;
  },
  plain: createPlain(),
};

window.bench = bench;
