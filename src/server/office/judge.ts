import { OLDEST_SCHEMA, SCHEMA } from '../../sync/protocol.ts';
import type { LoggedMutation } from '../store/port.ts';
import { judgeCreate } from './create.ts';
import { findTarget, judgeDiscard, replace } from './discard.ts';
import type { Attempt, Court, Edit } from './edit.ts';
import { judgeDelete, judgeWithdraw } from './remove.ts';
import { openValues } from './sealed-values.ts';
import { upcastFor } from './upcast.ts';
import { judgeUpdate } from './update.ts';
import { forbidden, held, invalid, waits, type Verdict } from './verdict.ts';

/**
 * Judges one mutation, whether it just came or was HELD. What it changes stands on the desk afterwards; a
 * refusal of what took effect before a restore is left to a supervisor (rule 12).
 */
export async function judge(court: Court, attempt: Attempt): Promise<Judged> {
  const judged = attempt.op === 'mend' ? await judgeMend(court, attempt) : await judgePlain(court, attempt);
  if (!attempt.admitted || attempt.supervised === true || !isRefusal(judged.verdict)) return judged;
  return { ...judged, verdict: held('replay', waits.record(attempt.record)) };
}

export interface Judged {
  readonly verdict: Verdict;
  /** As it was judged: a mend with the act, time and place of what it mends. */
  readonly attempt: Attempt;
}

async function judgePlain(court: Court, attempt: Attempt): Promise<Judged> {
  const verdict = (await waitingVerdict(court, attempt)) ?? (await judgeNow(court, attempt));
  return { verdict, attempt };
}

/** It takes the place of what it mends, unless its author may not do that at all, or nobody admitted the phone. */
async function judgeMend(court: Court, mend: Attempt): Promise<Judged> {
  const target = await findTarget(court, mend);
  if ('plain' in target) return { verdict: target, attempt: mend };
  if (target.kind !== mend.kind) return { verdict: invalid('shape'), attempt: mend };
  const attempt = inPlaceOf(target, mend);
  const judged = await judgePlain(court, attempt);
  const { outcome, reason } = judged.verdict;
  const counts = outcome !== 'FORBIDDEN' && reason !== 'revoked' && reason !== 'unconfirmed';
  if (counts && target.replacedBy === null) replace(court, target, attempt);
  return judged;
}

/** Refused for good before a restore: not judged again, and a mend takes the place that it had taken then (rule 6). */
export async function refuseAgain(court: Court, attempt: Attempt, verdict: Verdict): Promise<Judged> {
  const isMend = attempt.op === 'mend' && verdict.outcome !== 'FORBIDDEN';
  const target = isMend ? await findTarget(court, attempt) : null;
  if (target === null || 'plain' in target || target.kind !== attempt.kind) return { verdict, attempt };
  const inPlace = inPlaceOf(target, attempt);
  if (target.replacedBy === null) replace(court, target, inPlace);
  return { verdict, attempt: inPlace };
}

const inPlaceOf = (target: LoggedMutation, mend: Attempt): Attempt => ({
  ...mend,
  act: target.act,
  at: target.corrected,
  arrival: target.arrival,
});

/** Null: nothing stands before it. */
async function waitingVerdict(
  { desk, rules, guards, stateOf }: Court,
  attempt: Attempt,
): Promise<Verdict | null> {
  const state = attempt.byOffice || attempt.supervised === true ? 'active' : await stateOf(attempt.device);
  if (state !== 'active') return held(state, waits.device(attempt.device));
  if (attempt.schema > (rules.schema ?? SCHEMA)) return held('schema-too-new', waits.schema(attempt.schema));
  if (!guards.heldLine || attempt.act === 'discard') return null;
  const before = (await desk.unsettledOn(attempt.person, attempt.record)).filter(
    (m) => m.id !== attempt.id && m.arrival < attempt.arrival && m.target !== attempt.id && !isOrphan(m),
  );
  if (before.length === 0) return null;
  return held('behind-another', waits.line(attempt.person, attempt.record));
}

async function judgeNow(court: Court, attempt: Attempt): Promise<Verdict> {
  const { act } = attempt;
  if (act === 'discard') return judgeDiscard(court, attempt);
  if (attempt.schema < (court.rules.oldest ?? OLDEST_SCHEMA)) return invalid('shape');
  const kind = court.rules.find(attempt.kind);
  if (!kind) return invalid('unknown-kind');
  const upcast = upcastFor(court.rules, attempt);
  const opened = await openValues(kind, attempt, court.seal, upcast);
  if (!opened) return invalid('shape');
  const { values, misplaced } = opened;
  if (misplaced.length > 0) return invalid('shape', misplaced);
  const roles = await court.desk.heldBy(attempt.person);
  const edit: Edit = { ...attempt, of: kind, values, held: roles };
  const verdict = await judgeEdit(court, edit);
  // Its author's phone still has it in the old words.
  return upcast ? { ...verdict, plain: false } : verdict;
}

async function judgeEdit(court: Court, edit: Edit): Promise<Verdict> {
  const { act, of: kind } = edit;
  switch (act) {
    case 'create':
      return judgeCreate(court, edit);
    case 'update':
      return judgeUpdate(court, edit);
    case 'delete':
      return kind.entry ? forbidden('not-changeable') : judgeDelete(court, edit);
    case 'withdraw':
      return kind.entry ? judgeWithdraw(court, edit) : invalid('shape');
    case 'discard':
      return judgeDiscard(court, edit);
    default:
      return act satisfies never;
  }
}

/** Its record never comes, so nothing of that record has to wait for it. */
function isOrphan({ outcome, reason }: Pick<Verdict, 'outcome' | 'reason'>): boolean {
  return outcome === 'INVALID' && reason === 'no-such-record';
}

function isRefusal({ outcome, reason }: Verdict): boolean {
  if (outcome === 'CONFLICT') return reason !== 'same-field';
  return outcome === 'FORBIDDEN' || outcome === 'INVALID';
}
