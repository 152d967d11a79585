/**
 * An edit that the office cannot even read never gets an outcome, and what stands behind it would wait for ever.
 * This phone refuses it in the office's name: it steps aside, and its author mends it or gives it up, here.
 */
import type { Id } from '../../core/id.ts';
import type { Mutation } from '../../core/mutation.ts';
import type { PhoneGuards } from '../guards.ts';
import type { Changes, Edit, Found, ShelvedRow } from '../shelf.ts';
import { foldRow, type FindKind } from './fold.ts';

/** The office knows nothing of it: only receipts of this phone's own making bear no mac. */
export function isRefusedHere({ state, receipt }: Edit): boolean {
  return state === 'invalid' && receipt?.mac === '';
}

/** null: it has an outcome by now. */
export function stepAside(found: Found, id: Id, find: FindKind, guards: PhoneGuards): Changes | null {
  const edit = found.edits.find((one) => one.id === id);
  if (edit?.state !== 'unsent') return null;
  const { at: time } = edit.mutation;
  const receipt = { outcome: 'INVALID', reason: 'shape', troubles: [], time, seq: 0, mac: '' } as const;
  return put(found, { ...edit, state: 'invalid', receipt }, find, guards);
}

/** Mended: the same edit with another body goes back to its own place in the outbox, with its own time. */
export function returnMended(
  found: Found,
  id: Id,
  { open, sealed }: Pick<Mutation, 'open' | 'sealed'>,
  find: FindKind,
  guards: PhoneGuards,
): Changes | null {
  const edit = found.edits.find((one) => one.id === id);
  if (!edit || !isRefusedHere(edit)) return null;
  const mutation = { ...edit.mutation, open, sealed };
  const size = JSON.stringify(mutation).length;
  return put(found, { ...edit, mutation, size, state: 'unsent', receipt: null }, find, guards);
}

/** Given up: nobody but this phone ever knew of it. */
export function giveUp(found: Found, id: Id, find: FindKind, guards: PhoneGuards): Changes | null {
  const edit = found.edits.find((one) => one.id === id);
  if (!edit || !isRefusedHere(edit)) return null;
  const rows = foldWith(
    found,
    edit.record,
    found.edits.filter((one) => one.id !== id),
    find,
    guards,
  );
  const isEmpty = (row: ShelvedRow): boolean =>
    row.base === null && row.visible === null && row.pending === 0;
  return {
    meta: { givenUp: found.meta.givenUp + 1 },
    dropEdits: [id],
    rows: rows.filter((row) => !isEmpty(row)),
    dropRows: rows.filter(isEmpty).map((row) => row.id),
  };
}

function put(found: Found, changed: Edit, find: FindKind, guards: PhoneGuards): Changes {
  const edits = found.edits.map((one) => (one.id === changed.id ? changed : one));
  return { edits: [changed], rows: foldWith(found, changed.record, edits, find, guards) };
}

function foldWith(
  found: Found,
  record: Id,
  edits: readonly Edit[],
  find: FindKind,
  guards: PhoneGuards,
): readonly ShelvedRow[] {
  const row = found.rows.get(record);
  const own = edits.filter((edit) => edit.record === record);
  return row ? [foldRow(find, row, own, found.marks.get(record), guards)] : [];
}
