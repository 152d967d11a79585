/**
 * Files for others: every record of a kind, or tables of the report, as CSV or as a workbook of Excel. Long ones
 * show how far they are, can be stopped, and let the screen live: no piece of work is longer than a blink.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { dayOfInstant, type Day } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import type { Words } from '../../core/text.ts';
import { getKind } from '../../kinds/index.ts';
import type { CsvFile, ForWhom } from '../../reports/file-writer.ts';
import type { Reference } from '../../reports/record-table.ts';
import type { Table } from '../../reports/table.ts';
import type { XlsxSheet } from '../../reports/xlsx.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { placeOfHolder } from './reports-place.ts';
import { writeXlsx } from './reports-xlsx.ts';

/** A workbook of Excel, or CSV for people or programs. */
export type FileFor = ForWhom | 'xlsx';

export interface Exporting {
  readonly title: Words;
  readonly done: number;
  readonly all: number;
}

/** What stands around a table on paper. */
export type SheetAround = Omit<XlsxSheet, 'table' | 'subtitle'>;

export interface Exports {
  /** What is being written just now. */
  readonly work: ReadonlySignal<Exporting | null>;
  /** Null where it was stopped. */
  records(kindName: string, forWhom: FileFor, personal: boolean): Promise<File | null>;
  /** Null where it was stopped. */
  table(table: Table, forWhom: FileFor): Promise<File | null>;
  /** Several tables as one workbook, each a sheet; null where it was stopped. */
  workbook(title: Words, tables: () => readonly Table[]): Promise<File | null>;
  stop(): void;
}

interface Run {
  stopped: boolean;
  stop(): void;
}

const BARE: SheetAround = { head: null, signs: [] };

/** The longest that the screen waits for the file; then it gets its turn. */
const TURN_MS = 30;

/**
 * `around`: the office's head and foot, asked for when a workbook is written. `onNoWriter`: what writes workbooks
 * could not be fetched; nothing is handed over then.
 */
export function createExports(
  notebook: Notebook,
  clock: () => number,
  around: () => SheetAround = () => BARE,
  onNoWriter: () => void = () => undefined,
): Exports {
  const work = signal<Exporting | null>(null);
  let current: Run | null = null;
  const today = (): Day => dayOfInstant(clock());

  /** One piece of work at a time: a new one ends the one before. */
  async function during<T>(title: Words, doIt: (run: Run) => Promise<T>): Promise<T> {
    const run: Run = { stopped: false, stop: () => undefined };
    end();
    current = run;
    work.value = { title, done: 0, all: 0 };
    try {
      return await doIt(run);
    } finally {
      if (current === run) {
        work.value = null;
        current = null;
      }
    }
  }

  function end(): void {
    if (current === null) return;
    current.stopped = true;
    current.stop();
  }

  async function writeBook(
    run: Run,
    title: Words,
    tables: readonly Table[],
    name: string,
  ): Promise<File | null> {
    const about = around();
    const sheets = tables.map((table) => ({ table, subtitle: table.subtitle?.vi ?? null, ...about }));
    const writing = writeXlsx(sheets, (done, all) => {
      if (current === run) work.value = { title, done, all };
    });
    run.stop = () => writing.stop();
    const written = await writing.written;
    if (written === 'failed') onNoWriter();
    return written instanceof Blob ? new File([written], name, { type: written.type }) : null;
  }

  function records(kindName: string, forWhom: FileFor, personal: boolean): Promise<File | null> {
    const kind = getKind(kindName);
    const title = kind.label.many;
    return during(title, async (run) => {
      const { recordsFile, recordsName, recordsTable } = await import('../../reports/file-writer.ts');
      const found = await notebook.list({ kind: kindName });
      let turn = performance.now();
      const pace = {
        stopped: () => run.stopped,
        async pause(done: number, all: number) {
          if (performance.now() - turn < TURN_MS) return;
          work.value = { title, done, all };
          await new Promise((resolve) => setTimeout(resolve));
          turn = performance.now();
        },
      };
      const order = {
        kind,
        records: [...found].reverse(), // oldest first, as in a paper book
        reference: referenceIn(notebook),
        personal,
        place: placeOfHolder(notebook),
        day: today(),
      };
      if (forWhom !== 'xlsx') {
        const file = await recordsFile({ ...order, forWhom }, pace);
        return file && toFile(file);
      }
      const table = await recordsTable(order, pace);
      return table && writeBook(run, title, [table], recordsName(order, 'xlsx'));
    });
  }

  function table(made: Table, forWhom: FileFor): Promise<File | null> {
    return during(made.title, async (run) => {
      const { tableFile, tableFileName } = await import('../../reports/file-writer.ts');
      const place = placeOfHolder(notebook);
      if (forWhom !== 'xlsx') return toFile(tableFile(made, forWhom, place, today()));
      return writeBook(run, made.title, [made], tableFileName(made, place, today(), 'xlsx'));
    });
  }

  function workbook(title: Words, tables: () => readonly Table[]): Promise<File | null> {
    return during(title, async (run) => {
      await new Promise((resolve) => setTimeout(resolve)); // the screen says so before the tables are added up
      const { fileName, dayStamp } = await import('../../reports/file-name.ts');
      const name = fileName(title.vi, placeOfHolder(notebook), dayStamp(today()), 'xlsx');
      return writeBook(run, title, tables(), name);
    });
  }

  return { work, records, table, workbook, stop: end };
}

function toFile({ name, parts }: CsvFile): File {
  return new File([...parts], name, { type: 'text/csv;charset=utf-8' });
}

/** How files call what a record points to: places and programmes by code and name, the others by name. */
function referenceIn(notebook: Notebook): Reference {
  return (id) => {
    const found = notebook.reference(id);
    const name = found ? (textOf(found.body, 'shortName') ?? textOf(found.body, 'name')) : null;
    if (found?.kind === 'commune')
      return { code: textOf(found.body, 'code') ?? id, name: name ?? '', coded: true };
    if (found?.kind === 'programmeNode') return { code: id, name: name ?? '', coded: true };
    const said = notebook.nameOf(id);
    return found === null && said === '' ? null : { code: id, name: said, coded: false };
  };
}
