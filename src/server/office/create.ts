import { checkFilled, checkShape, stops } from '../../core/check.ts';
import { scopesOf } from '../../core/audience.ts';
import type { JsonObject } from '../../core/json.ts';
import { withoutBlanks, type Review } from '../../core/record.ts';
import type { Place } from '../../core/role.ts';
import { bodyOf, parentOf, type BookRecord } from './book-record.ts';
import { clampedTime, effectiveTime, type Court, type Edit } from './edit.ts';
import { deletedBeneath } from './entry.ts';
import { audienceOf, isTooDeep, newlyShownTo, placeOf, tooDeep } from './place.ts';
import { putRecord } from './put-record.ts';
import { refusedReversal } from './reversal.ts';
import { wrongPointers } from './pointed.ts';
import { isHandMade } from './reserved-ids.ts';
import { findMove, isOwn, refusal, refusalOfMove } from './rights.ts';
import { missingFor } from './status-move.ts';
import { withoutParent } from './unknown-record.ts';
import { forbidden, invalid, ok, type Verdict } from './verdict.ts';

/** A new record: its whole body. */
export async function judgeCreate(court: Court, edit: Edit): Promise<Verdict> {
  const { desk, rules, guards } = court;
  const { of: kind } = edit;
  const values = withoutBlanks(edit.values);
  if (edit.op === 'create' && edit.record !== edit.id) return invalid('shape');
  if (await desk.record(edit.record)) return forbidden('id-reused');
  const misshapen = checkShape(kind, values, true);
  if (misshapen.length > 0) return invalid('shape', misshapen);
  if (!edit.byOffice && values['recordedBy'] !== edit.person) return invalid('wrong-author');

  const parent = parentOf(kind, values);
  const body = bodyOf(kind, values);
  const audience = await audienceOf(desk, kind, values, body);
  const place = await placeOf(desk, kind, values, body);
  if (parent !== null && (await isTooDeep(desk, edit.record, kind, values)))
    return invalid('shape', [tooDeep(kind.parentField)]);
  if (!audience || !place)
    return parent === null ? invalid('rule', [parentNeeded(kind.parentField)]) : withoutParent(desk, parent);
  const places = [place, ...(await newlyShownTo(desk, kind, audience, []))];
  const refused =
    refusal(court, edit, 'create', places, isOwn(edit, values)) ?? refusedStart(court, edit, values, place);
  if (refused) return refused;
  if (court.guards.rights && isHandMade(edit)) return forbidden('no-grant');
  const broken = [
    ...(await wrongPointers(court, edit, values)),
    ...stops(checkFilled(kind, body, { today: desk.today })),
  ];
  if (broken.length > 0) return invalid('rule', broken);
  const unreversed = await refusedReversal(court, edit, values);
  if (unreversed) return unreversed;

  const time = clampedTime(edit, court);
  const review: readonly Review[] = edit.discardedBefore ? ['discarded-before'] : [];
  await putRecord(court, {
    id: edit.record,
    kind,
    seq: edit.seq,
    gone: 'no',
    time,
    stamps: { base: { t: time, m: edit.id }, named: {} },
    review,
    audience,
    values,
    written: null,
  });
  if (guards.deletedApart) await revive(court, edit, await deletedBeneath(desk, rules, kind, values));
  return ok(time, review.length === 0);
}

const parentNeeded = (field: string | null) =>
  ({
    field,
    code: 'required',
    level: 'stop',
    says: { vi: 'Cần điền mục này.', en: 'Please fill this in.' },
  }) as const;

/** A record is born in its first state, or in one that its author may move it to at once. */
function refusedStart(court: Court, edit: Edit, values: JsonObject, place: Place): Verdict | null {
  const { of: kind } = edit;
  const status = values['status'];
  if (edit.byOffice || !kind.life || typeof status !== 'string' || status === kind.life.start) return null;
  const move = findMove(court, edit, kind.life.start, status, place);
  if (!move) return refusalOfMove(court, edit, kind.life.start, status, place);
  const missing = missingFor(move, values);
  return missing.length > 0 ? invalid('rule', missing) : null;
}

/**
 * Money really paid brings back what was deleted beneath it; whoever deleted it sees the mark (rule 13). What its
 * author cannot read stays as it is: any id can be written into a body.
 */
async function revive(court: Court, edit: Edit, deleted: readonly BookRecord[]): Promise<void> {
  if (deleted.length === 0) return;
  const scopes = scopesOf(edit.held.now);
  const isUnseen = ({ audience }: BookRecord): boolean =>
    court.guards.rights && !edit.byOffice && !edit.admitted && !audience.some((s) => scopes.includes(s));
  for (const record of deleted) {
    if (isUnseen(record)) continue;
    const review: readonly Review[] = [...record.review.filter((mark) => mark !== 'revived'), 'revived'];
    const time = effectiveTime(edit, court, record.time);
    await putRecord(court, { ...record, seq: court.desk.nextSeq(), gone: 'no', time, review });
  }
}
