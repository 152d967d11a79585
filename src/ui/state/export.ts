/**
 * Files for others: every record of a kind, or a table of the report, as CSV. Long ones show how far they are,
 * can be stopped, and let the screen live: no piece of work is longer than a blink.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import { dayOfInstant } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import type { Period } from '../../core/period.ts';
import type { Words } from '../../core/text.ts';
import { getKind } from '../../kinds/index.ts';
import type { CsvFile, ForWhom } from '../../reports/file-writer.ts';
import type { Reference } from '../../reports/record-table.ts';
import type { Table } from '../../reports/table.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { placeOfHolder } from './reports-place.ts';

export interface Exporting {
  readonly title: Words;
  readonly done: number;
  readonly all: number;
}

export interface Exports {
  /** What is being written just now. */
  readonly work: ReadonlySignal<Exporting | null>;
  /** Null where it was stopped. */
  records(kindName: string, forWhom: ForWhom, personal: boolean): Promise<File | null>;
  table(table: Table, forWhom: ForWhom, period: Period): Promise<File>;
  stop(): void;
}

/** The longest that the screen waits for the file; then it gets its turn. */
const TURN_MS = 30;

export function createExports(notebook: Notebook, clock: () => number): Exports {
  const work = signal<Exporting | null>(null);
  let current: { stopped: boolean } | null = null;

  async function records(kindName: string, forWhom: ForWhom, personal: boolean): Promise<File | null> {
    const run = { stopped: false };
    if (current) current.stopped = true;
    current = run;
    const kind = getKind(kindName);
    const title = kind.label.many;
    work.value = { title, done: 0, all: 0 };
    try {
      const { recordsFile } = await import('../../reports/file-writer.ts');
      const found = await notebook.list({ kind: kindName });
      let turn = performance.now();
      const file = await recordsFile(
        {
          kind,
          records: [...found].reverse(), // oldest first, as in a paper book
          reference: referenceIn(notebook),
          personal,
          forWhom,
          place: placeOfHolder(notebook),
          day: dayOfInstant(clock()),
        },
        {
          stopped: () => run.stopped,
          async pause(done, all) {
            if (performance.now() - turn < TURN_MS) return;
            work.value = { title, done, all };
            await new Promise((resolve) => setTimeout(resolve));
            turn = performance.now();
          },
        },
      );
      return file && toFile(file);
    } finally {
      if (current === run) {
        work.value = null;
        current = null;
      }
    }
  }

  async function table(made: Table, forWhom: ForWhom, period: Period): Promise<File> {
    const { tableFile } = await import('../../reports/file-writer.ts');
    return toFile(tableFile(made, forWhom, placeOfHolder(notebook), period));
  }

  return {
    work,
    records,
    table,
    stop() {
      if (current) current.stopped = true;
    },
  };
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
