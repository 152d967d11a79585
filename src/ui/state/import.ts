/**
 * Bringing a list in from a file: the file, its columns, its rows one by one, then the book. One step after the other,
 * each can be gone back to until the first row is written.
 */
import { batch, computed, signal } from '@preact/signals';
import type { Kind } from '../../core/kind.ts';
import type { Workbook } from '../../intake/cell.ts';
import type { FileTrouble } from '../../intake/file-sort.ts';
import type { Lookups } from '../../intake/lookups.ts';
import type { Mapping } from '../../intake/mapping.ts';
import { findTable } from '../../intake/find-table.ts';
import { openTable, type OpenTable } from '../../intake/open-table.ts';
import { NO_MENDS, type Mends } from '../../intake/read-rows.ts';
import { targetOf, wordsOf } from '../../intake/targets.ts';
import { readImports, type ImportBatch } from '../../storage/import-batches.ts';
import { importRows, type Imported, type RowToSave } from '../../storage/import-rows.ts';
import { undoImport, type Undone } from '../../storage/import-undo.ts';
import { onlyPlace, writingRoles } from './form-places.ts';
import { fixedAtFirst, missingIn, saidByFile } from './import-fixed.ts';
import { openFile, type Opening } from './import-file.ts';
import { readLookups } from './import-lists.ts';
import { recallColumns, rememberColumns } from './import-memory.ts';
import { reviewRows, type Review, type ReviewedRow } from './import-review.ts';
import type { ImportState, ImportStep, ImportWork, Standing, Working } from './import-steps.ts';
import { createTurns } from './import-turns.ts';
import { todayOf, type Session } from './session.ts';

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

  const missing = computed(() => missingIn(kind.value, mapping.value));

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
      mapping.value = {
        columns: known ?? guessed,
        fixed: fixedAtFirst(session, kind.value, table.table.year),
        unit: table.unit,
      };
      step.value = 'columns';
    });
  }

  async function look(): Promise<void> {
    lookups = await readLookups(notebook, kind.value);
    await breath();
    const words = wordsOf(target.value);
    const sheets = file.value?.workbook.sheets ?? [];
    // The first sheet with a heading of such words; else the first one.
    const at = sheets.findIndex((one) => findTable(one, words) !== null);
    sheet.value = Math.max(0, at);
    await breath();
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
    const said = stands === null ? values : saidByFile(values, mapping.value);
    return { key, values: said, stands: stands && { id: stands.id, body: stands.body } };
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
        await breath();
      },
    };
  }
}

/** The screen's turn between two pieces of work. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
