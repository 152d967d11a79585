/** A shelf in memory, for tests and simulations. */
import type { Id } from '../../src/core/id.ts';
import { byRecord } from '../../src/sync/decisions/epoch.ts';
import {
  freshMeta,
  takePrefix,
  type Changes,
  type Edit,
  type Found,
  type Mark,
  type Meta,
  type Shelf,
  type ShelvedRow,
  type Wanted,
} from '../../src/sync/shelf.ts';

/** All that a shelf holds: a copy of it is a clone of the phone. */
export interface ShelfContents {
  readonly meta: Meta;
  readonly rows: ReadonlyMap<Id, ShelvedRow>;
  readonly marks: ReadonlyMap<Id, Mark>;
  readonly edits: ReadonlyMap<Id, Edit>;
}

export interface MemoryShelf extends Shelf {
  contents(): ShelfContents;
  restore(contents: ShelfContents): void;
}

const empty: ShelfContents = { meta: freshMeta, rows: new Map(), marks: new Map(), edits: new Map() };

export function createMemoryShelf(): MemoryShelf {
  let contents = empty;
  return {
    read: (wanted) => Promise.resolve(find(contents, wanted)),
    change(wanted, decide) {
      const changes = decide(find(contents, wanted));
      if (changes) contents = write(contents, changes);
      return Promise.resolve(changes);
    },
    contents: () => contents,
    restore(other) {
      contents = other;
    },
  };
}

function find({ meta, rows, marks, edits }: ShelfContents, wanted: Wanted): Found {
  const line = [...edits.values()].sort((a, b) => a.order - b.order);
  const ids = new Set(wanted.rows ?? []);
  const asked = new Set(wanted.edits ?? []);
  for (const edit of line) if (asked.has(edit.id) || wanted.everything) ids.add(edit.record);
  const [outside, inside, idsInside] = [wanted.outside, wanted.inside, wanted.idsInside];
  const based = [...rows.values()].filter((row) => row.base !== null);
  const within = (row: ShelvedRow, scopes: readonly string[]): boolean =>
    row.base?.scopes.some((scope) => scopes.includes(scope)) ?? false;
  for (const row of based) {
    if (outside && row.base?.scopes.some((scope) => !outside.includes(scope))) ids.add(row.id);
    if (inside && within(row, inside)) ids.add(row.id);
    if (wanted.marked && marks.has(row.id)) ids.add(row.id);
  }
  const some = [...ids].flatMap((id) => rows.get(id) ?? []);
  const seen = wanted.everything ? based : based.filter((row) => idsInside && within(row, idsInside));
  const unsent = line.filter((edit) => edit.state === 'unsent');
  const own = byRecord(line);
  return {
    meta,
    rows: new Map(some.map((row) => [row.id, row])),
    marks: new Map([...ids, ...seen.map((row) => row.id)].flatMap((id) => pairOf(id, marks.get(id)))),
    edits: [...ids].flatMap((id) => own.get(id) ?? []).sort((a, b) => a.order - b.order),
    unsent: wanted.unsent ? takePrefix(unsent, wanted.unsent) : [],
    unsentCount: wanted.unsent ? unsent.length : 0,
    answered: wanted.answered ? line.filter((edit) => edit.state === 'held' || edit.state === 'invalid') : [],
    settledUpTo: line.filter((edit) => edit.state === 'settled' && edit.commit <= (wanted.settledUpTo ?? -1)),
    idsInside: seen.map((row) => row.id),
  };
}

const pairOf = (id: Id, mark: Mark | undefined): [Id, Mark][] => (mark ? [[id, mark]] : []);

function write(contents: ShelfContents, changes: Changes): ShelfContents {
  const [rows, edits] = [new Map(contents.rows), new Map(contents.edits)];
  const marks = changes.clearMarks === 'all' ? new Map<Id, Mark>() : new Map(contents.marks);
  for (const row of changes.rows ?? []) rows.set(row.id, row);
  for (const id of changes.dropRows ?? []) rows.delete(id);
  for (const edit of changes.edits ?? []) edits.set(edit.id, edit);
  for (const id of changes.dropEdits ?? []) edits.delete(id);
  if (changes.clearMarks !== 'all') for (const id of changes.clearMarks ?? []) marks.delete(id);
  for (const mark of changes.setMarks ?? []) if (!marks.has(mark.id)) marks.set(mark.id, mark);
  return { meta: { ...contents.meta, ...changes.meta }, rows, marks, edits };
}
