/**
 * One periodic report: what it is made of, always fresh, and what was frozen of it. Adding up waits for a free
 * moment, and its code comes with the first report.
 */
import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';
import { dayOfInstant } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import type { LiveRecord } from '../../core/record.ts';
import type { FrozenTable } from '../../reports/differences.ts';
import type { FrozenCells, Periodic, Tallied } from '../../reports/freeze.ts';
import { recordsOfPlace, reportKinds } from '../../reports/report-records.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';

/** All tables of one sending. */
export interface FrozenSet {
  readonly ordinal: number;
  readonly seqAt: number;
  /** ISO, UTC */
  readonly takenAt: string;
  readonly tables: readonly (FrozenTable & { readonly hash: string })[];
}

export interface PeriodicBook {
  readonly report: Entry;
  readonly parts: Periodic;
  /** Of those lists also what is gone, newest first. */
  readonly all: readonly Entry[];
  /** The latest first. */
  readonly frozen: readonly FrozenSet[];
  readonly letterheads: readonly Entry[];
}

export interface PeriodicState {
  /** Null: not read yet; 'MISSING': there is no such report. */
  readonly book: ReadonlySignal<PeriodicBook | 'MISSING' | null>;
  /** The last one stays while the next is made. */
  readonly tallied: ReadonlySignal<Tallied | null>;
  stop(): void;
}

export function createPeriodic(notebook: Notebook, clock: () => number, id: string): PeriodicState {
  const book = signal<PeriodicBook | 'MISSING' | null>(null);
  const tallied = signal<Tallied | null>(null);
  const stopReading = notebook.watch(
    () => readBook(notebook, clock, id),
    (read) => (book.value = read),
  );
  const parts = computed(() => (book.value === null || book.value === 'MISSING' ? null : book.value.parts));
  const stopAdding = effect(() => {
    const asked = parts.value;
    if (asked === null) return undefined;
    const still = { asked: true };
    const addUp = async (): Promise<void> => {
      const { tallyPeriodic } = await import('../../reports/freeze.ts');
      if (still.asked) tallied.value = tallyPeriodic(asked);
    };
    const timer = setTimeout(() => void addUp().catch(reportError));
    return () => {
      still.asked = false;
      clearTimeout(timer);
    };
  });
  return {
    book,
    tallied,
    stop() {
      stopReading();
      stopAdding();
    },
  };
}

async function readBook(
  notebook: Notebook,
  clock: () => number,
  id: string,
): Promise<PeriodicBook | 'MISSING'> {
  const kinds = Object.values(reportKinds);
  const [report, frozen, letterheads, ...lists] = await Promise.all([
    notebook.find(id),
    notebook.list({ kind: 'frozenReport', where: { about: id } }),
    notebook.list({ kind: 'letterhead' }),
    ...kinds.map((kind) => withGone(notebook, kind)),
  ]);
  if (report?.kind !== 'periodicReport') return 'MISSING';
  const byKind = new Map<string, readonly Entry[]>(kinds.map((kind, at) => [kind, lists[at] ?? []]));
  const live = (kind: string): readonly Entry[] =>
    (byKind.get(kind) ?? []).filter(({ gone }) => gone === 'no');
  const commune = textOf(report.body, 'commune');
  const parts: Periodic = {
    body: report.body,
    records: recordsOfPlace(live, commune),
    today: dayOfInstant(clock()),
    nameOf: notebook.nameOf,
    officeName: notebook.me.office.name,
  };
  const place = recordsOfPlace((kind) => byKind.get(kind) ?? [], commune);
  const inside = new Set(
    Object.values<readonly LiveRecord[]>({ ...place }).flatMap((list) => list.map(({ id: one }) => one)),
  );
  const all = lists.flat().filter((record) => inside.has(record.id));
  return { report, parts, all, frozen: setsOf(frozen), letterheads };
}

async function withGone(notebook: Notebook, kind: string): Promise<readonly Entry[]> {
  const [standing, gone] = await Promise.all([notebook.list({ kind }), notebook.list({ kind, gone: true })]);
  const both = new Map([...standing, ...gone].map((entry) => [entry.id, entry]));
  return [...both.values()].sort((a, b) => b.seq - a.seq);
}

function setsOf(records: readonly Entry[]): readonly FrozenSet[] {
  const sets = new Map<number, FrozenSet>();
  for (const { body } of records) {
    const ordinal = Number(body['ordinal']);
    const known = sets.get(ordinal);
    const table = {
      name: textOf(body, 'table') ?? '',
      hash: textOf(body, 'hash') ?? '',
      cells: body['cells'] as FrozenCells, // the office alone writes them
    };
    sets.set(ordinal, {
      ordinal,
      seqAt: Number(body['seqAt']),
      takenAt: textOf(body, 'takenAt') ?? '',
      tables: [...(known?.tables ?? []), table],
    });
  }
  return [...sets.values()]
    .map((set) => ({ ...set, tables: [...set.tables].sort((a, b) => (a.name < b.name ? -1 : 1)) }))
    .sort((a, b) => b.ordinal - a.ordinal);
}
