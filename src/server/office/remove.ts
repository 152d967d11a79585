import type { Review } from '../../core/record.ts';
import { effectiveTime, type Court, type Edit } from './edit.ts';
import { isConfirmed } from './entry.ts';
import { isPaidFor } from './paid-for.ts';
import { placeOf } from './place.ts';
import { putRecord } from './put-record.ts';
import { isOwn, refusal, refusalToRemove } from './rights.ts';
import { withoutRecord } from './unknown-record.ts';
import { conflicting, invalid, merged, ok, type Verdict } from './verdict.ts';
import type { BookRecord } from './book-record.ts';

/** Soft: the body stays, and later edits merge beneath (rule 13). */
export async function judgeDelete(court: Court, edit: Edit): Promise<Verdict> {
  const found = await recordToRemove(court, edit, 'delete');
  if ('outcome' in found) return found;
  if (found.gone !== 'no') return ok(null, true);
  if (court.guards.deletedApart && (await isPaidFor(court.desk, found))) return standing(court, edit, found);
  return remove(court, edit, found, 'deleted');
}

/** A money entry taken back before anybody confirmed it: in the history, in no table. */
export async function judgeWithdraw(court: Court, edit: Edit): Promise<Verdict> {
  const found = await recordToRemove(court, edit, 'withdraw');
  if ('outcome' in found) return found;
  if (found.gone !== 'no') return ok(null, true);
  if (await isConfirmed(court.desk, found.id)) return conflicting('already-confirmed');
  if ((await court.desk.reversalOf(found.id)) !== null) return conflicting('already-reversed');
  return remove(court, edit, found, 'withdrawn');
}

/** Money came first: the record stands, marked for whoever would delete it, as if the money had come second. */
async function standing(court: Court, edit: Edit, record: BookRecord): Promise<Verdict> {
  const { named } = record.stamps;
  const gone = { t: effectiveTime(edit, court, named['gone']?.t ?? 0), m: edit.id };
  const review: readonly Review[] = [...record.review.filter((mark) => mark !== 'revived'), 'revived'];
  const time = effectiveTime(edit, court, record.time);
  const stamps = { ...record.stamps, named: { ...named, gone } };
  await putRecord(court, { ...record, seq: edit.seq, time, stamps, review });
  return merged(null, time);
}

async function recordToRemove(
  court: Court,
  edit: Edit,
  act: 'delete' | 'withdraw',
): Promise<BookRecord | Verdict> {
  const record = await court.desk.record(edit.record);
  if (!record) return withoutRecord(court.desk, edit.record);
  if (record.kind.name !== edit.of.name) return invalid('shape');
  const place = await placeOf(court.desk, record.kind, record.values);
  // Without a known place (its parent was purged) it is the whole office's.
  const places = [place ?? { commune: null, village: null }];
  const refused =
    refusal(court, edit, act, places, isOwn(edit, record.values)) ??
    (act === 'delete' && place ? refusalToRemove(court, edit, record, place) : null);
  return refused ?? record;
}

async function remove(
  court: Court,
  edit: Edit,
  record: BookRecord,
  gone: 'deleted' | 'withdrawn',
): Promise<Verdict> {
  const time = effectiveTime(edit, court, record.stamps.named['gone']?.t ?? 0);
  const named = { ...record.stamps.named, gone: { t: time, m: edit.id } };
  const mark: readonly Review[] = edit.discardedBefore ? ['discarded-before'] : [];
  const review = [...new Set([...record.review, ...mark])];
  await putRecord(court, {
    ...record,
    seq: edit.seq,
    gone,
    time: Math.max(record.time, time),
    stamps: { ...record.stamps, named },
    review,
  });
  return ok(time, review.length === record.review.length);
}
