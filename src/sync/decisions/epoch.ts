/** The office was restored to an earlier day and knows less than this phone (rule 6). */
import type { Id } from '../../core/id.ts';
import type { PhoneGuards } from '../guards.ts';
import type { Changes, Edit, Found, Mark, ShelvedRow } from '../shelf.ts';
import { foldRow, type FindKind } from './fold.ts';
import { isRefusedHere } from './step-aside.ts';

/** `found`: everything. The journal is sent again, and no row here counts until the office has sent it again. */
export function replayAfterEpoch(found: Found, find: FindKind, guards: PhoneGuards): Changes {
  const edits = found.edits.map((edit): Edit => {
    // Its receipt goes along: time kept, scope not judged again, a final refusal stays one.
    if (edit.state === 'unsent' || (edit.state === 'settled' && !guards.replay)) return edit;
    return { ...edit, state: 'unsent', commit: 0, receipt: isRefusedHere(edit) ? null : edit.receipt };
  });
  const marks = found.idsInside.map((id): Mark => ({ id, void: guards.voidVersions }));
  const markOf = new Map(marks.map((mark) => [mark.id, mark]));
  return {
    meta: { proof: null, cursor: null, walking: [], walk: null },
    edits,
    rows: [...byRecord(edits)].flatMap(([id, own]): ShelvedRow[] => {
      const kind = own[0]?.mutation.kind ?? '';
      const row = found.rows.get(id) ?? { id, kind, base: null };
      return [foldRow(find, row, own, markOf.get(id), guards)];
    }),
    clearMarks: 'all',
    setMarks: marks,
  };
}

export function byRecord(edits: Iterable<Edit>): Map<Id, Edit[]> {
  const records = new Map<Id, Edit[]>();
  for (const edit of edits) {
    const own = records.get(edit.record);
    if (own) own.push(edit);
    else records.set(edit.record, [edit]);
  }
  return records;
}
