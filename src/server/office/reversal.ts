import type { JsonObject } from '../../core/json.ts';
import { reversedBy } from './entry.ts';
import type { Court, Edit } from './edit.ts';
import { placeOf } from './place.ts';
import { isOwn, refusal } from './rights.ts';
import { withoutParent } from './unknown-record.ts';
import { conflicting, invalid, type Verdict } from './verdict.ts';

/**
 * An entry is taken back once, by somebody who may write such an entry where it stands. Null: this one reverses
 * nothing, or may do so.
 */
export async function refusedReversal(court: Court, edit: Edit, values: JsonObject): Promise<Verdict | null> {
  const { desk } = court;
  const reversed = reversedBy(edit.of, values);
  if (reversed === null) return null;
  const entry = await desk.record(reversed);
  if (!entry && reversed !== edit.record) return withoutParent(desk, reversed);
  if (entry?.kind.name !== edit.of.name) return invalid('shape', [wrongEntry]);
  const place = await placeOf(desk, entry.kind, entry.values);
  const refused = refusal(court, edit, 'create', place ? [place] : [], isOwn(edit, values));
  if (refused) return refused;
  const isTakenBack = entry.gone !== 'no' || (await desk.reversalOf(reversed)) !== null;
  return isTakenBack ? conflicting('already-reversed') : null;
}

const wrongEntry = {
  field: 'reverses',
  code: 'shape',
  level: 'stop',
  says: { vi: 'Phiếu này không đảo được bằng phiếu loại khác.', en: 'Another kind of record reverses it.' },
} as const;
