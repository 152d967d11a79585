/**
 * Rows of a file into the book, step by step: each step is one act of the notebook, and says in the same act what it
 * wrote. A page that is killed between two steps goes on, or takes everything back, where the last one ended.
 */
import type { Day } from '../core/day.ts';
import type { Id, RandomBytes } from '../core/id.ts';
import { newId } from '../core/id.ts';
import type { AnyBody, Kind, Trouble } from '../core/kind.ts';
import type { Place } from '../core/role.ts';
import { differences } from './write-acts.ts';
import { importedId, printOf, readPart, type ImportPart } from './import-part.ts';
import type { Act, Entry, Notebook, Saved } from './notebook-door.ts';

export interface RowToSave {
  /** Row, or row and column, of the file. */
  readonly key: string;
  readonly values: AnyBody;
  /** The record that it brings up to date; null: a new one. */
  readonly stands: Pick<Entry, 'id' | 'body'> | null;
}

export interface ImportOrder {
  readonly kind: Kind;
  /** Where whoever imports works. */
  readonly place: Place;
  readonly fileName: string;
  readonly today: Day;
  /** SHA-256 of the file. */
  readonly fileHash: string;
  readonly sheet: string;
  readonly rows: readonly RowToSave[];
  /** An import of the same file that was stopped; null: a new one. */
  readonly goOn: Id | null;
}

/** Asked between two steps. */
export interface ImportPace {
  readonly stopped: () => boolean;
  readonly pause: (done: number, all: number) => Promise<void>;
}

export interface Imported {
  /** Null where not even the first step was written. */
  readonly batch: Id | null;
  readonly end: 'DONE' | 'STOPPED' | 'NO_SPACE' | 'NO_STORE';
  /** Rows that are in the book now, those of an earlier try included. */
  readonly saved: number;
  /** Rows that the book did not take after all, with what it said. */
  readonly refused: readonly { readonly key: string; readonly troubles: readonly Trouble[] }[];
}

/** Rows of one step: more are done sooner, fewer let the screen live. */
const STEP = 50;
/** Letters of what a step may say that it wrote (the field takes 40,000). */
const MOST_LETTERS = 30_000;

export async function importRows(
  notebook: Notebook,
  random: RandomBytes,
  order: ImportOrder,
  pace: ImportPace,
): Promise<Imported> {
  const batch = order.goOn ?? newId(random);
  const done = order.goOn === null ? new Set<string>() : await savedKeys(notebook, order.goOn);
  const left = order.rows.filter(({ key }) => !done.has(key));
  const refused: Imported['refused'][number][] = [];
  const all = order.rows.length;
  let begun = order.goOn !== null;
  let saved = all - left.length;
  let step = STEP;

  const ended = (end: Imported['end']): Imported => ({ batch: begun ? batch : null, end, saved, refused });

  for (let from = 0; from < left.length;) {
    await pace.pause(saved + refused.length, all);
    if (pace.stopped()) return ended('STOPPED');
    const rows = left.slice(from, from + step);
    const part = actsOf(notebook, order, batch, rows);
    if (JSON.stringify(part.written).length > MOST_LETTERS && rows.length > 1) {
      step = Math.ceil(rows.length / 2);
      continue;
    }
    const head = begun ? [] : [headOf(notebook, order, batch)];
    const result: Saved = await notebook.save([...head, ...part.acts, part.note]);
    if (result.saved) {
      begun = true;
      saved += rows.length;
      from += rows.length;
      step = STEP;
    } else if (result.why === 'NO_SPACE' || result.why === 'NO_STORE') {
      return ended(result.why);
    } else if (rows.length > 1) {
      // All or nothing: the one that it does not take is found by halves.
      step = Math.ceil(rows.length / 2);
    } else {
      refused.push({ key: rows[0]?.key ?? '', troubles: result.troubles });
      from += 1;
      step = STEP;
    }
  }
  if (!begun) return ended('DONE');
  await finish(notebook, batch, done.size + saved - (all - left.length));
  await pace.pause(all, all);
  return ended('DONE');
}

/** Keys of the rows that an import has written already. */
export async function savedKeys(notebook: Notebook, batch: Id): Promise<Set<string>> {
  const parts = await partsOf(notebook, batch);
  return new Set(parts.flatMap(({ part }) => [...part.made, ...part.changed].map(([key]) => key)));
}

export async function partsOf(
  notebook: Notebook,
  batch: Id,
): Promise<readonly { readonly id: Id; readonly part: ImportPart }[]> {
  const entries = await notebook.list({ kind: 'importBatch', where: { partOf: batch } });
  return entries.map(({ id, body }) => ({ id, part: readPart(body['written']) }));
}

function headOf(notebook: Notebook, order: ImportOrder, batch: Id): Act {
  const { kind, place, fileName, fileHash, sheet, rows, today } = order;
  const values = {
    ...common(notebook, place),
    target: kind.name,
    fileName: fileName.slice(0, 200) || null,
    fileHash,
    sheet: sheet.slice(0, 200) || null,
    importedOn: today,
    state: 'saving',
    rows: rows.length,
  };
  return { do: 'create', kind: 'importBatch', id: batch, values };
}

function common(notebook: Notebook, place: Place): AnyBody {
  return { recordedBy: notebook.me.person, commune: place.commune, village: place.village };
}

interface StepActs {
  readonly acts: readonly Act[];
  readonly written: ImportPart;
  /** The record that says so. */
  readonly note: Act;
}

function actsOf(notebook: Notebook, order: ImportOrder, batch: Id, rows: readonly RowToSave[]): StepActs {
  const { kind, place } = order;
  const acts: Act[] = [];
  const made: ImportPart['made'][number][] = [];
  const changed: ImportPart['changed'][number][] = [];
  for (const { key, values, stands } of rows) {
    if (stands === null) {
      const body = { ...startOf(notebook, kind), ...values };
      acts.push({ do: 'create', kind: kind.name, id: importedId(batch, key), values: body });
      made.push([key, printOf(kind, body)]);
      continue;
    }
    const before = Object.fromEntries(
      Object.entries(differences(kind, stands.body, values)).map(([name, [seen]]) => [name, seen]),
    );
    const wanted = Object.fromEntries(
      Object.keys(before).map((name) => [name, values[name] ?? stands.body[name] ?? null]),
    );
    if (Object.keys(before).length > 0)
      acts.push({ do: 'update', record: stands.id, seen: stands.body, values: wanted });
    changed.push([key, stands.id, before, printOf(kind, { ...stands.body, ...wanted })]);
  }
  const first = rows[0]?.key ?? '';
  const written = { made, changed };
  const values = {
    ...common(notebook, place),
    target: kind.name,
    partOf: batch,
    importedOn: order.today,
    rows: rows.length,
    written,
  };
  return {
    acts,
    written,
    note: { do: 'create', kind: 'importBatch', id: importedId(batch, `p${first}`), values },
  };
}

/** What the book would fill in by itself: said here, so that the print is of the whole body. */
function startOf(notebook: Notebook, kind: Kind): AnyBody {
  const by = { recordedBy: notebook.me.person };
  return kind.life ? { ...by, status: kind.life.start } : by;
}

async function finish(notebook: Notebook, batch: Id, rows: number): Promise<void> {
  const head = await notebook.find(batch);
  if (head === null) return;
  await notebook.save([{ do: 'update', record: batch, seen: head.body, values: { state: 'done', rows } }]);
}
