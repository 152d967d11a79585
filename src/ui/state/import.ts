/**
 * Bringing a list in from a file: the file, its columns, its rows one by one, then the book. One step after the other,
 * each can be gone back to until the first row is written.
 */
import { batch, computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Id } from '../../core/id.ts';
import type { AnyBody, Kind } from '../../core/kind.ts';
import type { Workbook } from '../../intake/cell.ts';
import type { FileTrouble } from '../../intake/file-sort.ts';
import type { Lookups } from '../../intake/lookups.ts';
import type { ColumnUse, Mapping } from '../../intake/mapping.ts';
import { findTable } from '../../intake/find-table.ts';
import { openTable, type OpenTable } from '../../intake/open-table.ts';
import { NO_MENDS, type Mends } from '../../intake/read-rows.ts';
import { targetOf, wordsOf, type Target } from '../../intake/targets.ts';
import { readImports, type ImportBatch } from '../../storage/import-batches.ts';
import { importRows, type Imported, type RowToSave } from '../../storage/import-rows.ts';
import { undoImport, type Undone } from '../../storage/import-undo.ts';
import { onlyPlace, writingRoles } from './form-places.ts';
import { openFile, type Opening } from './import-file.ts';
import { readLookups } from './import-lists.ts';
import { recallColumns, rememberColumns } from './import-memory.ts';
import { reviewRows, type Review, type ReviewedRow } from './import-review.ts';
import { createTurns } from './import-turns.ts';
import { todayOf, type Session } from './session.ts';

export type ImportStep = 'file' | 'columns' | 'rows' | 'saved';
export type ImportWork = 'reading' | 'checking' | 'saving' | 'undoing';
/** Rows that the book has already: left alone, or brought up to date. */
export type Standing = 'skip' | 'update';

export interface Working {
  readonly what: ImportWork;
  readonly done: number;
  readonly all: number;
}

export interface ImportState {
  readonly kind: ReadonlySignal<Kind>;
  readonly step: ReadonlySignal<ImportStep>;
  readonly work: ReadonlySignal<Working | null>;
  readonly trouble: ReadonlySignal<FileTrouble | null>;
  readonly file: ReadonlySignal<{ readonly name: string; readonly workbook: Workbook } | null>;
  readonly sheet: ReadonlySignal<number>;
  readonly open: ReadonlySignal<OpenTable | null>;
  readonly target: ReadonlySignal<Target>;
  readonly mapping: ReadonlySignal<Mapping>;
  /** The mapping is one that was chosen before for this layout. */
  readonly recalled: ReadonlySignal<boolean>;
  /** Fields that every row must have and no column fills. */
  readonly missing: ReadonlySignal<readonly string[]>;
  readonly review: ReadonlySignal<Review | null>;
  readonly skipped: ReadonlySignal<ReadonlySet<string>>;
  readonly standing: ReadonlySignal<Standing>;
  /** What would be written now. */
  readonly ready: ReadonlySignal<readonly ReviewedRow[]>;
  /** The same file was brought in before, or was begun. */
  readonly before: ReadonlySignal<ImportBatch | null>;
  readonly saved: ReadonlySignal<Imported | null>;
  readonly undone: ReadonlySignal<Undone | null>;

  choose(kind: Kind): void;
  take(file: File): Promise<void>;
  chooseSheet(index: number): void;
  /** `row` as in the file, from 1. */
  headAt(row: number): void;
  use(column: number, use: ColumnUse): void;
  fix(field: string, value: unknown): void;
  setUnit(unit: Mapping['unit']): void;
  check(): Promise<void>;
  mendText(mend: string, value: unknown): Promise<void>;
  mendRow(key: string, field: string, value: unknown): Promise<void>;
  skip(keys: readonly string[], skipped: boolean): void;
  setStanding(standing: Standing): void;
  save(goOn: Id | null): Promise<void>;
  undo(batch: Id): Promise<void>;
  back(): void;
  /** Gives up what is under way. */
  stopWork(): void;
  startOver(): void;
  stop(): void;
}

export function createImport(session: Session, first: Kind): ImportState {
  const { notebook, random, store } = session;
  const kind = signal(first);
  const target = computed(() => targetOf(kind.value));
  const step = signal<ImportStep>('file');
  const work = signal<Working | null>(null);
  const trouble = signal<FileTrouble | null>(null);
  const file = signal<{ name: string; workbook: Workbook } | null>(null);
  const sheet = signal(0);
  const open = signal<OpenTable | null>(null);
  const mapping = signal<Mapping>({ columns: {}, fixed: {}, unit: 'dong' });
  const recalled = signal(false);
  const review = signal<Review | null>(null);
  const mends = signal<Mends>(NO_MENDS);
  const skipped = signal<ReadonlySet<string>>(new Set());
  const standing = signal<Standing>('skip');
  const before = signal<ImportBatch | null>(null);
  const saved = signal<Imported | null>(null);
  const undone = signal<Undone | null>(null);
  let lookups: Lookups | null = null;
  let run = { stopped: false };
  let opening: Opening | null = null;

  const missing = computed(() => {
    const { columns } = mapping.value;
    const filled = new Set(
      Object.values(columns).flatMap((use) =>
        use.as === 'field' ? [use.field, ...Object.keys(use.also)] : [],
      ),
    );
    const isGiven = (name: string): boolean =>
      filled.has(name) || (name === 'commune' && (filled.has('village') || filled.has('villages')));
    return Object.entries(kind.value.ownFields)
      .filter(([name, field]) => field.required && !isGiven(name) && field.type !== 'rows')
      .map(([name]) => name);
  });

  const ready = computed(() => {
    const rows = review.value?.rows ?? [];
    const updates = standing.value === 'update' && !kind.value.entry;
    return rows.filter(
      ({ key, stops, stands }) =>
        stops.length === 0 && !skipped.value.has(key) && (stands === null || updates),
    );
  });

  /** One piece of work at a time; the last one that was begun counts. */
  function begin(what: ImportWork): { readonly stopped: boolean } {
    run.stopped = true;
    const own = (run = { stopped: false });
    work.value = { what, done: 0, all: 0 };
    return own;
  }

  function end(own: { readonly stopped: boolean }): void {
    if (own === run) work.value = null;
  }

  function turnsOf(what: ImportWork, own: { readonly stopped: boolean }) {
    return createTurns(
      (done, all) => {
        if (own === run) work.value = { what, done, all };
      },
      () => own.stopped,
    );
  }

  /** What a form of that kind would start with, and what the lines above the table say. */
  function fixedAtFirst(year: number | null): AnyBody {
    const place = onlyPlace(writingRoles(notebook.me.held, kind.value));
    const start = kind.value.start({ today: todayOf(session), ...place, person: notebook.me.person });
    const { payDate: _, ...rest } = start as AnyBody; // an import says its own days
    const years = Object.keys(rest).filter((name) => kind.value.fields[name]?.type === 'year');
    return { ...rest, ...(year === null ? {} : Object.fromEntries(years.map((name) => [name, year]))) };
  }

  function lookAt(at?: number): void {
    const found = file.value?.workbook.sheets[sheet.value];
    if (!found || lookups === null) return;
    const table = openTable(found, target.value, lookups, at);
    batch(() => {
      open.value = table;
      trouble.value = table === null ? 'NO_TABLE' : null;
      review.value = null;
      mends.value = NO_MENDS;
      skipped.value = new Set();
      if (table === null) return;
      const known = recallColumns(store, kind.value.name, table.table);
      const guessed = Object.fromEntries(table.guesses.map(({ column, use }) => [column.index, use]));
      recalled.value = known !== null;
      mapping.value = { columns: known ?? guessed, fixed: fixedAtFirst(table.table.year), unit: table.unit };
      step.value = 'columns';
    });
  }

  async function look(): Promise<void> {
    lookups = await readLookups(notebook, kind.value);
    const words = wordsOf(target.value);
    const sheets = file.value?.workbook.sheets ?? [];
    // The first sheet with a heading of such words; else the first one.
    const at = sheets.findIndex((one) => findTable(one, words) !== null);
    sheet.value = Math.max(0, at);
    lookAt();
  }

  async function checkNow(show: boolean): Promise<void> {
    const [table, lists] = [open.value, lookups];
    if (table === null || lists === null) return;
    const own = begin('checking');
    try {
      const order = {
        notebook,
        target: target.value,
        open: table,
        mapping: mapping.value,
        lookups: lists,
        mends: mends.value,
      };
      const found = await reviewRows(order, turnsOf('checking', own));
      if (found === null || own !== run) return;
      batch(() => {
        review.value = found;
        if (show) step.value = 'rows';
      });
    } finally {
      end(own);
    }
  }

  function toSave({ key, values, stands }: ReviewedRow): RowToSave {
    const given = stands === null ? values : withoutFixed(values);
    return { key, values: given, stands: stands && { id: stands.id, body: stands.body } };
  }

  /** Of a record that stands only what the file itself says is changed. */
  function withoutFixed(values: AnyBody): AnyBody {
    const { columns, fixed } = mapping.value;
    const filled = new Set(Object.values(columns).flatMap((use) => (use.as === 'field' ? [use.field] : [])));
    return Object.fromEntries(
      Object.entries(values).filter(
        ([name, value]) => value !== null && (filled.has(name) || !Object.hasOwn(fixed, name)),
      ),
    );
  }

  return {
    kind,
    step,
    work,
    trouble,
    file,
    sheet,
    open,
    target,
    mapping,
    recalled,
    missing,
    review,
    skipped,
    standing,
    ready,
    before,
    saved,
    undone,
    choose(next) {
      kind.value = next;
      if (file.value !== null) void look().catch(reportError);
    },
    async take(chosen) {
      const own = begin('reading');
      opening?.stop();
      opening = openFile(chosen);
      batch(() => {
        [trouble.value, file.value, open.value, saved.value, undone.value] = [null, null, null, null, null];
        step.value = 'file';
      });
      try {
        const read = await opening.read;
        if (read === null || own.stopped) return;
        if ('trouble' in read) {
          trouble.value = read.trouble;
          return;
        }
        file.value = { name: chosen.name, workbook: read.workbook };
        const { hash } = read.workbook;
        const known = (await readImports(notebook)).filter(
          ({ fileHash, state }) => fileHash === hash && state !== 'undone',
        );
        before.value = known[0] ?? null;
        await look();
      } finally {
        end(own);
      }
    },
    chooseSheet(index) {
      sheet.value = index;
      lookAt();
    },
    headAt: (row) => lookAt(row - 1),
    use(column, use) {
      mapping.value = { ...mapping.value, columns: { ...mapping.value.columns, [column]: use } };
    },
    fix(field, value) {
      mapping.value = { ...mapping.value, fixed: { ...mapping.value.fixed, [field]: value } };
    },
    setUnit(unit) {
      mapping.value = { ...mapping.value, unit };
    },
    async check() {
      if (open.value) rememberColumns(store, kind.value.name, open.value.table, mapping.value.columns);
      await checkNow(true);
    },
    async mendText(mend, value) {
      mends.value = { ...mends.value, texts: { ...mends.value.texts, [mend]: value } };
      await checkNow(false);
    },
    async mendRow(key, field, value) {
      const row = { ...mends.value.rows[key], [field]: value };
      mends.value = { ...mends.value, rows: { ...mends.value.rows, [key]: row } };
      await checkNow(false);
    },
    skip(keys, skip) {
      const next = new Set(skipped.value);
      for (const key of keys) {
        if (skip) next.add(key);
        else next.delete(key);
      }
      skipped.value = next;
    },
    setStanding: (next) => void (standing.value = next),
    async save(goOn) {
      const chosen = file.value;
      if (chosen === null) return;
      const own = begin('saving');
      try {
        const rows = ready.value.map(toSave);
        const result = await importRows(
          notebook,
          random,
          {
            kind: kind.value,
            place: onlyPlace(writingRoles(notebook.me.held, kind.value)),
            fileName: chosen.name,
            fileHash: chosen.workbook.hash,
            sheet: chosen.workbook.sheets[sheet.value]?.name ?? '',
            today: todayOf(session),
            rows,
            goOn,
          },
          paceOf('saving', own),
        );
        batch(() => {
          saved.value = result;
          step.value = 'saved';
        });
      } finally {
        end(own);
      }
    },
    async undo(id) {
      const own = begin('undoing');
      try {
        undone.value = await undoImport(notebook, id, paceOf('undoing', own));
      } finally {
        end(own);
      }
    },
    back() {
      if (step.value === 'rows') step.value = 'columns';
      else if (step.value === 'columns') step.value = 'file';
    },
    stopWork() {
      run.stopped = true;
      opening?.stop();
      if (work.value?.what !== 'saving' && work.value?.what !== 'undoing') work.value = null;
    },
    startOver() {
      batch(() => {
        [file.value, open.value, review.value, before.value, saved.value, undone.value] = [
          null,
          null,
          null,
          null,
          null,
          null,
        ];
        step.value = 'file';
      });
    },
    stop() {
      run.stopped = true;
      opening?.stop();
    },
  };

  /** Between two steps of the book the screen always gets its turn. */
  function paceOf(what: ImportWork, own: { readonly stopped: boolean }) {
    return {
      stopped: () => own.stopped,
      async pause(done: number, all: number): Promise<void> {
        if (own === run) work.value = { what, done, all };
        await new Promise((resolve) => setTimeout(resolve));
      },
    };
  }
}
