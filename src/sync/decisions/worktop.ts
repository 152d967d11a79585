/** The rows, marks and edits that one answer touches, while it is worked in; at the end, what to write. */
import type { Id } from '../../core/id.ts';
import type { PhoneGuards } from '../guards.ts';
import type { Base, Changes, Edit, Found, Mark, ShelvedRow } from '../shelf.ts';
import { needsAttention } from './attention.ts';
import { byRecord } from './epoch.ts';
import { foldRow, type FindKind } from './fold.ts';

export interface Worktop {
  findEdit(id: Id): Edit | undefined;
  edits(): Iterable<Edit>;
  changeEdit(edit: Edit): void;
  rows(): Iterable<BaseRow>;
  findBase(id: Id): Base | null;
  setBase(id: Id, base: Base | null, kind?: string): void;
  /** Puts what the office says of a record (null: it left) unless a newer base is here, and takes off its mark. */
  arrive(id: Id, seq: number, base: Base | null, kind?: string): void;
  findMark(id: Id): Mark | undefined;
  mark(id: Id): void;
  unmark(id: Id): void;
  /** `kept`: journal entries up to this commit may go. */
  changes(kept: number): Changes;
}

export type BaseRow = Pick<ShelvedRow, 'id' | 'kind' | 'base'>;

export function createWorktop(found: Found, find: FindKind, guards: PhoneGuards): Worktop {
  const edits = new Map(found.edits.map((edit) => [edit.id, edit]));
  const rows = new Map<Id, BaseRow>(found.rows);
  const marks = new Map(found.marks);
  const [changed, touched, cleared, set] = [new Set<Id>(), new Set<Id>(), new Set<Id>(), new Map<Id, Mark>()];

  function setBase(id: Id, base: Base | null, kind = rows.get(id)?.kind): void {
    if (kind === undefined) return;
    rows.set(id, { id, kind, base });
    touched.add(id);
  }

  function unmark(id: Id): void {
    marks.delete(id);
    set.delete(id);
    cleared.add(id);
  }

  function goneBy(kept: number): ReadonlySet<Id> {
    const settled = [...found.settledUpTo, ...edits.values()]
      .map((edit) => edits.get(edit.id) ?? edit)
      .filter((edit) => edit.state === 'settled' && !needsAttention(edit));
    return new Set(
      settled.filter((edit) => edit.commit <= kept || !guards.keepJournal).map((edit) => edit.id),
    );
  }

  function foldTouched(gone: ReadonlySet<Id>): readonly ShelvedRow[] {
    const own = byRecord([...edits.values()].filter((edit) => !gone.has(edit.id)));
    return [...touched].map((id) => {
      const mine = own.get(id) ?? [];
      const row = rows.get(id) ?? { id, kind: mine[0]?.mutation.kind ?? '', base: null };
      return foldRow(find, row, mine, marks.get(id), guards);
    });
  }

  return {
    findEdit: (id) => edits.get(id),
    edits: () => edits.values(),
    changeEdit(edit) {
      edits.set(edit.id, edit);
      changed.add(edit.id);
      touched.add(edit.record);
    },
    rows: () => [...rows.values()],
    findBase: (id) => rows.get(id)?.base ?? null,
    setBase,
    arrive(id, seq, base, kind) {
      const here = rows.get(id)?.base;
      const older = here && seq < here.seq && marks.get(id)?.void !== true;
      if (older && guards.newerStays) return;
      unmark(id);
      setBase(id, base, kind);
    },
    findMark: (id) => marks.get(id),
    mark(id) {
      if (marks.has(id)) return;
      const mark = { id, void: false };
      marks.set(id, mark);
      set.set(id, mark);
    },
    unmark,
    changes(kept) {
      const gone = goneBy(kept);
      const folded = foldTouched(gone);
      const isEmpty = (row: ShelvedRow): boolean =>
        row.base === null && row.visible === null && row.pending === 0;
      return {
        edits: [...edits.values()].filter((edit) => changed.has(edit.id) && !gone.has(edit.id)),
        dropEdits: [...gone],
        rows: folded.filter((row) => !isEmpty(row)),
        dropRows: folded.filter(isEmpty).map((row) => row.id),
        clearMarks: [...cleared].filter((id) => !set.has(id)),
        setMarks: [...set.values()],
      };
    },
  };
}
