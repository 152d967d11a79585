/** What the tables hold, as decisions and screens know it. */
import { Dexie, type Collection } from 'dexie';
import { freshMeta, type Edit, type Meta, type ShelvedRow } from '../sync/shelf.ts';
import type { Database, StoredEdit, StoredRow } from './database.ts';

export async function readMeta(database: Database): Promise<Meta> {
  const stored = await database.meta.get('phone');
  if (stored?.key !== 'phone') return freshMeta;
  const { key: _, ...kept } = stored;
  return { ...freshMeta, ...kept };
}

export function editOf(stored: StoredEdit): Edit {
  const { id, record, order, mutation, state, receipt, commit, seen, size } = stored;
  return { id, record, order, mutation, state, receipt, commit, seen, size };
}

/** Without what the index added. */
export function rowOf({ id, kind, base, visible, pending, troubled }: StoredRow): ShelvedRow {
  return { id, kind, base, visible, pending, troubled };
}

/** Up to which one, in save order, answers are written down that nobody worked in yet (noted-answers.ts). 0: none. */
export async function notedUpTo({ told }: Database): Promise<number> {
  return (await told.toCollection().primaryKeys()).at(-1) ?? 0;
}

/** Those that the office has not answered, after that one of the save order. */
export function unsentAfter({ edits }: Database, order: number): Collection<StoredEdit, string> {
  return edits.where('[state+order]').between(['unsent', order], ['unsent', Dexie.maxKey], false);
}
