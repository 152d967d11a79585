import type { Id } from '../../core/id.ts';
import type { PhoneGuards } from '../guards.ts';
import type { Changes, Found, ShelvedRow } from '../shelf.ts';
import { foldRow, type FindKind } from './fold.ts';

/** A person saw that these were refused or in conflict. `found`: those edits, with their records. */
export function markSeen(found: Found, ids: readonly Id[], find: FindKind, guards: PhoneGuards): Changes {
  const edits = found.edits.map((edit) => (ids.includes(edit.id) ? { ...edit, seen: true } : edit));
  const rows = [...found.rows.values()].map((row): ShelvedRow => {
    const own = edits.filter((edit) => edit.record === row.id);
    return foldRow(find, row, own, found.marks.get(row.id), guards);
  });
  return { edits: edits.filter((edit) => ids.includes(edit.id)), rows };
}
