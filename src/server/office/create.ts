import { checkBody, checkShape, stops } from '../../core/check.ts';
import { withoutBlanks, type Review } from '../../core/record.ts';
import { parentOf } from './book-record.ts';
import { clampedTime, effectiveTime, type Court, type Edit } from './edit.ts';
import { deletedBeneath } from './entry.ts';
import { audienceOf, placeOf } from './place.ts';
import { putRecord } from './put-record.ts';
import { findMove, isOwn, refusal, refusalOfMove } from './rights.ts';
import { withoutParent } from './unknown-record.ts';
import { conflicting, forbidden, invalid, ok, type Verdict } from './verdict.ts';

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
  const audience = await audienceOf(desk, kind, values);
  const place = await placeOf(desk, kind, values);
  if (!audience || !place)
    return parent === null ? invalid('rule', [parentNeeded(kind.parentField)]) : withoutParent(desk, parent);
  const refused =
    refusal(court, edit, 'create', [place], isOwn(edit, values)) ?? refusedStart(court, edit, place);
  if (refused) return refused;
  const broken = stops(checkBody(kind, values, { today: desk.today }));
  if (broken.length > 0) return invalid('rule', broken);
  const { reverses } = kind.entry ? values : {};
  if (typeof reverses === 'string' && (await desk.reversalOf(reverses)) !== null)
    return conflicting('already-reversed');

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
function refusedStart(court: Court, edit: Edit, place: Parameters<typeof findMove>[4]): Verdict | null {
  const { of: kind, values } = edit;
  const status = values['status'];
  if (edit.byOffice || !kind.life || typeof status !== 'string' || status === kind.life.start) return null;
  const move = findMove(court, edit, kind.life.start, status, place);
  return move ? null : refusalOfMove(court, edit, kind.life.start, status, place);
}

/** Money really paid brings back what was deleted beneath it; whoever deleted it sees the mark (rule 13). */
async function revive(
  court: Court,
  edit: Edit,
  deleted: Awaited<ReturnType<typeof deletedBeneath>>,
): Promise<void> {
  for (const record of deleted) {
    const review: readonly Review[] = [...record.review.filter((mark) => mark !== 'revived'), 'revived'];
    const time = effectiveTime(edit, court, record.time);
    await putRecord(court, { ...record, seq: court.desk.nextSeq(), gone: 'no', time, review });
  }
}
