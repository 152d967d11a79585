/**
 * What a phone had lost comes back from a copy of it: a backup, or the copy beside a damaged store. Its edits
 * return under their own ids, all of them to the outbox with their receipts, as after EPOCH (rule 6): what the
 * office knows already it answers by id, and nothing is twice.
 */
import type { Id } from '../../core/id.ts';
import type { Mutation } from '../../core/mutation.ts';
import type { Receipt } from '../../core/outcome.ts';
import type { PhoneGuards } from '../guards.ts';
import type { Base, Changes, Edit, Found, Mark, ShelvedRow, Wanted } from '../shelf.ts';
import { byRecord } from './epoch.ts';
import { foldRow, type FindKind } from './fold.ts';

/** One edit in a copy; `order` as it was saved. */
export interface KeptEdit {
  readonly order: number;
  readonly mutation: Mutation;
  readonly receipt: Receipt | null;
}

/** The office's row in a copy. */
export interface KeptRow {
  readonly id: Id;
  readonly kind: string;
  readonly base: Base;
}

export interface Kept {
  readonly edits: readonly KeptEdit[];
  readonly rows: readonly KeptRow[];
}

export const wantedForPutBack: Wanted = { everything: true };

/** What goes into a copy. A refusal of this phone's own making is no word of the office. */
export function keepEdit({ order, mutation, receipt }: Edit): KeptEdit {
  return { order, mutation, receipt: receipt?.mac === '' ? null : receipt };
}

/** `found`: everything. null: nothing of it is missing here. */
export function putBack(found: Found, kept: Kept, find: FindKind, guards: PhoneGuards): Changes | null {
  const here = new Map(found.edits.map((edit) => [edit.id, edit]));
  const missing = kept.edits.filter(({ mutation }) => !here.has(mutation.id));
  const rows = found.meta.cursor === null ? missingRows(found, kept) : [];
  if (missing.length === 0 && rows.length === 0) return null;
  const shift = isSameLife(here, kept.edits, missing) ? 0 : lastOrder(kept.edits);
  const before = found.edits.map((edit) => ({ ...edit, order: edit.order + shift }));
  const edits = [...before, ...missing.map(toUnsent)].sort((a, b) => a.order - b.order);
  const marks = new Map<Id, Mark>([
    ...found.marks,
    ...rows.map(({ id }): [Id, Mark] => [id, { id, void: true }]),
  ]);
  const bases = new Map<Id, Pick<ShelvedRow, 'id' | 'kind' | 'base'>>([
    ...found.rows,
    ...rows.map((row): [Id, KeptRow] => [row.id, row]),
  ]);
  const own = byRecord(edits);
  const touched = new Set([...missing.map(({ mutation }) => mutation.record), ...rows.map(({ id }) => id)]);
  const { meta } = found;
  return {
    meta: {
      saved: Math.max(meta.saved + shift, lastOrder(missing)),
      authored: missing.reduce((latest, { mutation }) => Math.max(latest, mutation.at), meta.authored),
    },
    edits: shift === 0 ? edits.filter(({ id }) => !here.has(id)) : edits,
    rows: [...touched].map((id) => {
      const mine = own.get(id) ?? [];
      const row = bases.get(id) ?? { id, kind: mine[0]?.mutation.kind ?? '', base: null };
      return foldRow(find, row, mine, marks.get(id), guards);
    }),
    setMarks: rows.map(({ id }) => ({ id, void: true })),
  };
}

/** Only before the office has sent any: its own rows are newer, and a walk confirms or takes away these. */
function missingRows({ idsInside }: Found, { rows }: Kept): readonly KeptRow[] {
  const here = new Set(idsInside);
  return rows.filter(({ id }) => !here.has(id));
}

/** Do the numbers of save order mean the same on both sides? Else what the copy holds is older than all that is here. */
function isSameLife(
  here: ReadonlyMap<Id, Edit>,
  kept: readonly KeptEdit[],
  missing: readonly KeptEdit[],
): boolean {
  const taken = new Set([...here.values()].map(({ order }) => order));
  const agree = kept.every(({ order, mutation: { id } }) => (here.get(id)?.order ?? order) === order);
  return agree && missing.every(({ order }) => !taken.has(order));
}

function lastOrder(edits: readonly KeptEdit[]): number {
  return edits.reduce((last, { order }) => Math.max(last, order), 0);
}

function toUnsent({ order, mutation, receipt }: KeptEdit): Edit {
  const { id, record } = mutation;
  const size = JSON.stringify(mutation).length;
  return { id, record, order, mutation, state: 'unsent', receipt, commit: 0, seen: false, size };
}
