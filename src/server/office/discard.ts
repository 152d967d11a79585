import type { LoggedMutation } from '../store/port.ts';
import type { Attempt, Court } from './edit.ts';
import { forbidden, held, invalid, ok, waits, type Verdict } from './verdict.ts';

/** Gives a refused mutation up; what waited behind it runs, marked, or is shown to its author. */
export async function judgeDiscard(court: Court, attempt: Attempt): Promise<Verdict> {
  const target = await findTarget(court, attempt);
  if ('plain' in target) return target;
  for (const behind of await court.desk.unsettledOn(attempt.person, attempt.record)) {
    if (behind.arrival > target.arrival && behind.outcome === 'HELD') court.desk.log(markedBehind(behind));
  }
  replace(court, target, attempt);
  return ok(null, true);
}

/**
 * What a mend or discard names: an INVALID mutation of the same person on the same record, once. At a replay it
 * may be known as DISCARDED already, by its own receipt.
 */
export async function findTarget(
  { desk, guards }: Court,
  attempt: Attempt,
): Promise<LoggedMutation | Verdict> {
  if (attempt.target === null) return invalid('shape');
  const target = await desk.mutation(attempt.target);
  if (!target) return held('no-such-record', waits.mutation(attempt.target));
  if (target.person !== attempt.person) return forbidden('wrong-author');
  if (target.record !== attempt.record) return invalid('shape');
  const isOpen =
    target.outcome === 'INVALID' ||
    (attempt.admitted && target.outcome === 'DISCARDED' && target.replacedBy === null) ||
    target.replacedBy === attempt.id;
  return isOpen || !guards.mendOnce ? target : forbidden('target-not-invalid');
}

/** The target is used up, and what waits for it or behind it may go on. */
export function replace({ desk }: Court, target: LoggedMutation, by: Attempt): void {
  desk.log({ ...target, outcome: 'DISCARDED', seq: desk.nextSeq(), replacedBy: by.id, waitsFor: null });
  desk.say(waits.line(target.person, target.record));
  desk.say(waits.record(target.record));
}

export const DISCARDED_BEFORE = { field: null, code: 'discarded-before' } as const;

function markedBehind(behind: LoggedMutation): LoggedMutation {
  return { ...behind, troubles: [...behind.troubles, DISCARDED_BEFORE] };
}
