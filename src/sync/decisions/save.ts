/** A person's act: new edits at the end of the outbox, and what the officer sees from now on. */
import type { Mutation } from '../../core/mutation.ts';
import type { PhoneGuards } from '../guards.ts';
import { SCHEMA } from '../protocol.ts';
import type { Changes, Edit, Found, ShelvedRow, Wanted } from '../shelf.ts';
import { byRecord } from './epoch.ts';
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
  // A connection that breaks behind the commit is opened again and the step done once more: what is written stays.
  const written = new Set(found.edits.map((edit) => edit.id));
  for (const edit of unstamped.filter(({ id }) => !written.has(id))) {
    const mutation: Mutation = { ...edit, at: authoredTime(meta, now, guards), schema: SCHEMA };
    const { id, record } = mutation;
    const order = meta.saved + 1;
    const size = JSON.stringify(mutation).length;
    edits.push({ id, record, order, mutation, state: 'unsent', receipt: null, commit: 0, seen: false, size });
    meta = { ...meta, saved: order, authored: mutation.at };
  }
  const all = byRecord([...found.edits, ...edits]);
  const kinds = new Map(edits.map(({ record, mutation }) => [record, mutation.kind]));
  const rows = [...kinds].map(([record, kind]): ShelvedRow => {
    const row = found.rows.get(record) ?? { id: record, kind, base: null };
    return foldRow(find, row, all.get(record) ?? [], found.marks.get(record), guards);
  });
  return { meta: { saved: meta.saved, authored: meta.authored }, edits, rows };
}
