/**
 * A list of one kind: what is searched and filtered, how far down one has read, the rows that fit.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { same } from '../../core/json.ts';
import { textOf, type Kind } from '../../core/kind.ts';
import { entryStates, type EntryState } from '../../reports/ledger.ts';
import type { Entry, Notebook, Query } from '../../storage/notebook-door.ts';
import { projectMoney } from './project-money.ts';

/** Null: whatever it is. */
export type Filters = {
  readonly search: string;
  readonly year: number | null;
  /** A state of the kind's life, or of a payment. */
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

export const NO_FILTERS: Filters = { search: '', year: null, status: null, programme: null, village: null };

/** Rows drawn at first, and each time that the end comes near. */
const STEP = 60;

export function createList(notebook: Notebook, kind: Kind, begin: Filters): List {
  const filters = signal(begin);
  const limit = signal(STEP);
  const listed = signal<Listed | null>(null);
  const unwatch = effect(() => {
    const [now, most] = [filters.value, limit.value];
    return notebook.watch(
      () => readList(notebook, kind, now, most),
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

async function readList(notebook: Notebook, kind: Kind, filters: Filters, most: number): Promise<Listed> {
  const { query, fits } = ask(notebook, kind, filters);
  // What the notebook cannot filter by itself is looked through in full.
  const entries = await notebook.list(fits === null ? { ...query, limit: most + 1 } : query);
  const rows = await toRows(notebook, kind, fits === null ? entries : entries.filter(fits));
  const fitting =
    isMoney(kind) && filters.status !== null ? rows.filter(({ money }) => money === filters.status) : rows;
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
    const states = entryStates(entries, await listAbout(notebook, 'confirmation', 'about', entries));
    return entries.map((entry) => ({ entry, money: states.get(entry.id) ?? null, paid: null }));
  }
  if (kind.name !== 'productionProject') return entries.map((entry) => ({ entry, money: null, paid: null }));
  const payments = await listAbout(notebook, 'disbursement', 'project', entries);
  const confirmations = await listAbout(notebook, 'confirmation', 'about', payments);
  return entries.map((entry) => ({
    entry,
    money: null,
    paid: projectMoney(entry, payments, confirmations).rate,
  }));
}

/** Of a page only what points to it is read; of long lists everything, which is quicker then. */
function listAbout(
  notebook: Notebook,
  kind: string,
  field: string,
  entries: readonly Entry[],
): Promise<readonly Entry[]> {
  if (entries.length > PAGES) return notebook.list({ kind });
  return notebook.list({ kind, where: { [field]: entries.map(({ id }) => id) } });
}

const PAGES = 2 * STEP;
