import { checkBody, stops } from '../../core/check.ts';
import { same, type JsonObject } from '../../core/json.ts';
import type { Kind } from '../../core/kind.ts';
import { groupOf, mergeEdit, type Merged, type Stamp, type Stamps } from '../../core/merge.ts';
import { changesOf, type Changes } from '../../core/mutation.ts';
import { withoutBlanks, type Review } from '../../core/record.ts';
import { parentOf, type BookRecord } from './book-record.ts';
import { rewritesConflict, writeConflicts } from './conflicts.ts';
import { effectiveTime, type Court, type Edit } from './edit.ts';
import { isAsWished, nextValues, parted, wrongPairs } from './pairs.ts';
import { audienceOf, isTooDeep, newlyShownTo, placeOf, tooDeep } from './place.ts';
import { putRecord } from './put-record.ts';
import { wrongPointers } from './pointed.ts';
import { isOwn, isVillageOnly, refusal, refusalAbove } from './rights.ts';
import { judgeMove } from './status-move.ts';
import { withoutParent, withoutRecord } from './unknown-record.ts';
import { conflicting, forbidden, invalid, merged, ok, type Verdict } from './verdict.ts';

/** Changed fields, each with the value that its author saw: merged into the record as it stands now (§4). */
export async function judgeUpdate(court: Court, edit: Edit): Promise<Verdict> {
  const { desk } = court;
  const kind = asMerged(edit.of, court);
  if (kind.entry) return forbidden('not-changeable');
  const record = await desk.record(edit.record);
  if (!record) return withoutRecord(desk, edit.record);
  if (record.kind.name !== kind.name) return invalid('shape');
  const misshapen = wrongPairs(kind, edit.values);
  if (misshapen.length > 0) return invalid('shape', misshapen);
  const changes = changesOf(edit.values);
  if (!edit.byOffice && rewritesConflict(kind, changes, edit.person)) return forbidden('not-changeable');
  const author = changes['recordedBy'];
  if (author && !edit.byOffice && author[1] !== (record.values['recordedBy'] ?? null))
    return invalid('wrong-author');

  const wished = withoutBlanks({ ...record.values, ...nextValues(changes) });
  if (isReparented(kind, changes) && (await isTooDeep(desk, record.id, kind, wished)))
    return invalid('shape', [tooDeep(kind.parentField)]);
  const before = await placeOf(desk, kind, record.values);
  const after = await placeOf(desk, kind, wished);
  if (!before || !after) return withoutParent(desk, parentOf(kind, wished) ?? '');
  const elsewhere = await wrongPointers(court, edit, nextValues(changes));
  if (elsewhere.length > 0) return invalid('rule', elsewhere);
  const { status, fields } = parted(changes);
  if (Object.keys(fields).length > 0 || !status) {
    const audience = (await audienceOf(desk, kind, wished)) ?? [];
    const places = [before, after, ...(await newlyShownTo(desk, kind, audience, record.audience))];
    const own = isOwn(edit, record.values);
    const refused =
      refusal(court, edit, 'edit', places, own) ?? refusalAbove(court, edit, record, before, fields);
    if (refused) return refused;
  }
  const move = status ? judgeMove(court, edit, record, status, wished, before) : null;
  if (move?.refused) return move.refused;

  const merge = mergeEdit(
    kind,
    record.values,
    stampsFor(kind, record, fields),
    editOf(court, edit, fields, record),
    officeTime(court),
  );
  const closed = isClosed(record) && Object.keys(fields).length > 0 && isVillageOnly(edit, before);
  return conclude(court, edit, record, {
    merge,
    moved: move?.to ?? null,
    closed,
    byVillage: isVillageOnly(edit, before),
    changes,
  });
}

const isReparented = ({ parentField }: Kind, changes: Changes): boolean =>
  parentField !== null && Object.hasOwn(changes, parentField);

interface Step {
  readonly merge: Merged;
  /** The new state and its note, where the move still means something. */
  readonly moved: JsonObject | null;
  readonly closed: boolean;
  readonly byVillage: boolean;
  readonly changes: Changes;
}

async function conclude(court: Court, edit: Edit, record: BookRecord, step: Step): Promise<Verdict> {
  const { desk, guards } = court;
  const { merge, moved } = step;
  const { kind } = record;
  const conflict = merge.conflicts.length > 0;
  if (!merge.changed && !moved) {
    await writeConflicts(court, edit, record, merge.conflicts);
    if (conflict) return conflicting('same-field');
    return ok(null, isAsWished(step.changes, record.values));
  }
  const values = withoutBlanks({ ...merge.values, ...moved });
  const stamps = {
    base: record.stamps.base,
    named: { ...record.stamps.named, ...changedStamps(merge, record) },
  };
  if (moved)
    stamps.named['status'] = { t: effectiveTime(edit, court, stampOf(record, 'status').t), m: edit.id };
  const own = Object.values(stamps.named).filter((stamp) => stamp.m === edit.id);
  const effective = own.reduce((latest, stamp) => Math.max(latest, stamp.t), 0);
  const time = Math.max(record.time, effective);
  const broken = stops(checkBody(kind, values, { today: desk.today })).length > 0;
  const review = marksAfter(record.review, edit, step, broken);
  const gone = guards.deletedApart ? record.gone : 'no';
  const audience = (await audienceOf(desk, kind, values)) ?? record.audience;
  const next = { ...record, seq: edit.seq, gone, time, stamps, review, audience, values, written: null };
  await putRecord(court, next);
  await writeConflicts(court, edit, next, merge.conflicts);

  if (conflict) return conflicting('same-field', effective);
  if (gone !== 'no') return merged('beneath-deleted', effective);
  if (step.closed) return merged('after-consolidation', effective);
  if (broken) return merged('rule', effective);
  if (merge.combined) return merged(null, effective);
  const unmoved =
    gone === record.gone &&
    same([...review], [...record.review]) &&
    same([...audience], [...record.audience]);
  return ok(effective, unmoved && isAsWished(step.changes, values));
}

/** A mark stays until somebody above the village, or a move, has dealt with it. */
function marksAfter(marks: readonly Review[], edit: Edit, step: Step, broken: boolean): readonly Review[] {
  const next = new Set<Review>(step.moved || !step.byVillage ? [] : marks);
  next.delete('rule');
  if (broken) next.add('rule');
  if (step.closed) next.add('after-consolidation');
  if (edit.discardedBefore) next.add('discarded-before');
  return [...next];
}

/** With the guards of §4 off, groups merge field by field. */
function asMerged(kind: Kind, { guards }: Court): Kind {
  return guards.togetherGroups ? kind : { ...kind, together: [] };
}

function editOf({ guards }: Court, edit: Edit, fields: Changes, record: BookRecord) {
  if (guards.baseValues) return { id: edit.id, at: edit.at, changes: fields };
  const blind = Object.entries(fields).map(
    ([name, [, next]]) => [name, [record.values[name] ?? null, next]] as const,
  );
  return { id: edit.id, at: Number.MAX_SAFE_INTEGER, changes: Object.fromEntries(blind) };
}

const officeTime = ({ desk, guards }: Court): number =>
  guards.correctedTime ? desk.now : Number.MAX_SAFE_INTEGER;

function stampsFor(kind: Kind, record: BookRecord, changes: Changes): Stamps {
  const stamps: Record<string, Stamp> = {};
  for (const name of Object.keys(changes)) stamps[groupOf(kind, name)] = stampOf(record, groupOf(kind, name));
  return stamps;
}

const stampOf = ({ stamps }: BookRecord, group: string): Stamp => stamps.named[group] ?? stamps.base;

function changedStamps(merge: Merged, record: BookRecord): Stamps {
  return Object.fromEntries(
    Object.entries(merge.stamps).filter(([group, stamp]) => stamp !== stampOf(record, group)),
  );
}

function isClosed({ kind, values }: BookRecord): boolean {
  const { status } = values;
  return typeof status === 'string' && kind.life?.states[status]?.closed === true;
}
