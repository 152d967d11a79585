/**
 * A list of one kind: what is searched and filtered, how far down one has read, the rows that fit.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { same } from '../../core/json.ts';
import { textOf, type Kind } from '../../core/kind.ts';
import type { EntryState } from '../../reports/ledger.ts';
import type { Entry, Notebook, Query } from '../../storage/notebook-door.ts';
import { listAbout, readStates } from './entry-states.ts';
import { projectMoney } from './project-money.ts';

/** Null: whatever it is. */
export type Filters = {
  readonly search: string;
  readonly year: number | null;
  /** A state of the kind's life, or of a payment, or what an alert found of it (`Marked`). */
  readonly status: string | null;
  /** Id of the root of a programme tree. */
  readonly programme: string | null;
  readonly village: string | null;
};

export interface ListRow {
  readonly entry: Entry;
  /** Where a payment stands; null for other kinds. */
  readonly money: EntryState | null;
  /** 0–1 of a project's money that was paid; null where nobody can say. */
  readonly paid: number | null;
}

export interface Listed {
  readonly rows: readonly ListRow[];
  /** There are more further down. */
  readonly more: boolean;
}

export interface List {
  readonly kind: Kind;
  readonly filters: ReadonlySignal<Filters>;
  readonly filtered: ReadonlySignal<boolean>;
  /** Null until the first reading has come. */
  readonly listed: ReadonlySignal<Listed | null>;
  set(filters: Partial<Filters>): void;
  /** The end of what is drawn came near the view. */
  showMore(): void;
  stop(): void;
}

/** Payments beyond a plan; those that may be one with another. */
export type Marked = 'over' | 'twins';

export const NO_FILTERS: Filters = { search: '', year: null, status: null, programme: null, village: null };

/** Rows drawn at first, and each time that the end comes near. */
const STEP = 60;

export function createList(notebook: Notebook, kind: Kind, begin: Filters): List {
  const filters = signal(begin);
  const limit = signal(STEP);
  const listed = signal<Listed | null>(null);
  const finder = signal<ReadMarked | null>(null);
  const unwatch = effect(() => {
    const [now, most] = [filters.value, limit.value];
    const which = isMoney(kind) && isMarked(now.status) ? now.status : null;
    const find = which === null ? null : finder.value;
    if (which !== null && find === null) {
      import('./money-marked.ts').then((m) => (finder.value = m.readMarked)).catch(reportError);
      return undefined;
    }
    return notebook.watch(
      async () => {
        const marked = which && find ? await find(notebook, which) : null;
        return readList(notebook, kind, now, most, marked);
      },
      (found) => (listed.value = found),
    );
  });
  return {
    kind,
    filters,
    filtered: computed(() => !same(filters.value, NO_FILTERS)),
    listed,
    set(some) {
      limit.value = STEP;
      filters.value = { ...filters.value, ...some };
    },
    showMore() {
      if (listed.value?.more === true) limit.value += STEP;
    },
    stop: unwatch,
  };
}

/** The first field of the type: a demand's plan year, a payment's budget year. */
export function yearField(kind: Kind): string | null {
  return Object.entries(kind.ownFields).find(([, field]) => field.type === 'year')?.[0] ?? null;
}

export function isMoney(kind: Kind): boolean {
  return kind.name === 'disbursement';
}

type ReadMarked = (notebook: Notebook, which: Marked) => Promise<ReadonlySet<string>>;

function isMarked(status: string | null): status is Marked {
  return status === 'over' || status === 'twins';
}

/** `marked`: only those payments; null: whichever. */
async function readList(
  notebook: Notebook,
  kind: Kind,
  filters: Filters,
  most: number,
  marked: ReadonlySet<string> | null,
): Promise<Listed> {
  const { query, fits } = ask(notebook, kind, filters);
  // What the notebook cannot filter by itself is looked through in full.
  const entries = await notebook.list(fits === null ? { ...query, limit: most + 1 } : query);
  const rows = await toRows(notebook, kind, fits === null ? entries : entries.filter(fits));
  const fitting = rows.filter(({ entry, money }) =>
    marked ? marked.has(entry.id) : !isMoney(kind) || filters.status === null || money === filters.status,
  );
  return { rows: fitting.slice(0, most), more: fitting.length > most };
}

function ask(
  notebook: Notebook,
  kind: Kind,
  { search, year, status, programme, village }: Filters,
): { readonly query: Query; readonly fits: ((entry: Entry) => boolean) | null } {
  const where: Record<string, string | number> = {};
  const field = yearField(kind);
  const tests: ((entry: Entry) => boolean)[] = [];
  if (year !== null && field !== null) where[field] = year;
  if (status !== null && kind.life) where['status'] = status;
  else if (status !== null) tests.push(() => true);
  if (village !== null && 'villages' in kind.ownFields) {
    tests.push(({ body }) => Array.isArray(body['villages']) && body['villages'].includes(village));
  } else if (village !== null) where['village'] = village;
  if (programme !== null) {
    tests.push(({ body }) => {
      const node = notebook.reference(textOf(body, 'node'));
      return node !== null && textOf(node.body, 'programme') === programme;
    });
  }
  return {
    query: { kind: kind.name, where, ...(search.trim() === '' ? {} : { search }) },
    fits: tests.length === 0 ? null : (entry) => tests.every((test) => test(entry)),
  };
}

async function toRows(
  notebook: Notebook,
  kind: Kind,
  entries: readonly Entry[],
): Promise<readonly ListRow[]> {
  if (isMoney(kind)) {
    const states = await readStates(notebook, entries);
    const judged = await readJudged(notebook);
    return entries.map((entry) => ({
      entry: { ...entry, maybeTwice: entry.maybeTwice && !judged.has(entry.id) },
      money: states.get(entry.id) ?? null,
      paid: null,
    }));
  }
  if (kind.name !== 'productionProject') return entries.map((entry) => ({ entry, money: null, paid: null }));
  const payments = await listAbout(notebook, 'disbursement', 'project', entries);
  const states = await readStates(notebook, payments);
  return entries.map((entry) => ({
    entry,
    money: null,
    paid: projectMoney(entry, payments, states).rate,
  }));
}

/** Payments that somebody looked at together with another. */
async function readJudged(notebook: Notebook): Promise<ReadonlySet<string>> {
  const words = await notebook.list({ kind: 'entryTwin' });
  return new Set(words.flatMap(({ body }) => [textOf(body, 'about') ?? '', textOf(body, 'other') ?? '']));
}
