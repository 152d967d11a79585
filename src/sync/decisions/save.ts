/** A person's act: new edits at the end of the outbox, and what the officer sees from now on. */
import type { Id } from '../../core/id.ts';
import type { Mutation } from '../../core/mutation.ts';
import type { PhoneGuards } from '../guards.ts';
import { SCHEMA } from '../protocol.ts';
import type { Changes, Edit, Found, ShelvedRow, Wanted } from '../shelf.ts';
import { foldRow, type FindKind } from './fold.ts';
import { authoredTime } from './time.ts';

/** An edit before the phone stamped it. */
export type Unstamped = Omit<Mutation, 'at' | 'schema'>;

export function wantedForSave(edits: readonly Unstamped[]): Wanted {
  return { rows: edits.map((edit) => edit.record) };
}

export function saveEdits(
  found: Found,
  unstamped: readonly Unstamped[],
  now: number,
  find: FindKind,
  guards: PhoneGuards,
): Changes {
  let { meta } = found;
  const edits: Edit[] = [];
  for (const edit of unstamped) {
    const mutation: Mutation = { ...edit, at: authoredTime(meta, now, guards), schema: SCHEMA };
    const { id, record } = mutation;
    const order = meta.saved + 1;
    const size = JSON.stringify(mutation).length;
    edits.push({ id, record, order, mutation, state: 'unsent', receipt: null, commit: 0, seen: false, size });
    meta = { ...meta, saved: order, authored: mutation.at };
  }
  const rows = new Map<Id, ShelvedRow>();
  for (const { mutation } of edits) {
    const { record, kind } = mutation;
    const row = found.rows.get(record) ?? { id: record, kind, base: null };
    const all = [...found.edits, ...edits].filter((edit) => edit.record === record);
    rows.set(record, foldRow(find, row, all, found.marks.get(record), guards));
  }
  return { meta: { saved: meta.saved, authored: meta.authored }, edits, rows: [...rows.values()] };
}
