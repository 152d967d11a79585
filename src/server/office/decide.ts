import type { Mutation } from '../../core/mutation.ts';
import { tookEffect, type Receipt } from '../../core/outcome.ts';
import type { LoggedMutation } from '../store/port.ts';
import { clampedTime, type Attempt, type Court } from './edit.ts';
import { judge, refuseAgain } from './judge.ts';
import { isVoid } from './receipt.ts';
import type { PushRequest } from './settle.ts';
import type { Verdict } from './verdict.ts';

/** A mutation of a request as it will be judged. */
export function attemptOf(court: Court, request: PushRequest, m: Mutation, receipt: Receipt | null): Attempt {
  const { desk, guards } = court;
  const corrected = guards.correctedTime
    ? Math.min(Math.max(0, Math.round(m.at + request.now - request.phoneNow)), Number.MAX_SAFE_INTEGER)
    : m.at;
  const seq = desk.nextSeq();
  return {
    id: m.id,
    op: m.op,
    act: m.op === 'mend' ? 'update' : m.op, // a mend's own act is that of its target, found when it is judged
    kind: m.kind,
    record: m.record,
    person: request.person,
    device: request.device,
    at: receipt?.time ?? corrected,
    schema: m.schema,
    open: m.open,
    sealed: m.sealed,
    target: m.target,
    arrival: seq,
    seq,
    byOffice: request.byOffice,
    admitted: receipt !== null && isAdmitting(receipt),
    discardedBefore: false,
  };
}

/** It took effect before the office was restored, or waited for that to be shown when it was restored once more. */
export function isAdmitting(receipt: Receipt): boolean {
  if (receipt.outcome === 'HELD') return receipt.troubles.some(({ code }) => code === ADMITTED.code);
  return tookEffect(receipt.outcome) && !isVoid(receipt);
}

/** Stands in the receipt of a HELD one that took effect before a restore: the next restore must know it, too. */
export const ADMITTED = { field: null, code: 'admitted' } as const;

export interface Paper {
  readonly mutation: Mutation;
  readonly hash: string;
  readonly salt: string;
  readonly leaf: string;
  readonly now: number;
}

/** Judges it, and writes the line of the log that says so. */
export async function decide(
  court: Court,
  attempt: Attempt,
  receipt: Receipt | null,
  { mutation, hash, salt, leaf, now }: Paper,
): Promise<{ readonly entry: LoggedMutation; readonly plain: boolean }> {
  const isReplayedRefusal = receipt !== null && isVoid(receipt);
  const judged = isReplayedRefusal
    ? await refuseAgain(court, attempt, voidVerdict(receipt))
    : await judge(court, attempt);
  const { verdict } = judged;
  const entry: LoggedMutation = {
    id: mutation.id,
    hash,
    ...outcomeOf(court, judged.attempt, verdict),
    mac: '',
    arrival: judged.attempt.arrival,
    op: mutation.op,
    act: judged.attempt.act,
    kind: mutation.kind,
    record: mutation.record,
    person: attempt.person,
    device: attempt.device,
    authored: mutation.at,
    corrected: judged.attempt.at,
    received: now,
    schema: mutation.schema,
    open: mutation.open,
    sealed: mutation.sealed,
    target: mutation.target,
    replacedBy: null,
    admitted: attempt.admitted,
    salt,
    leaf,
    purged: null,
  };
  // A mend's phone has no pending edit of its own to fold: it gets the row.
  return { entry, plain: verdict.plain && mutation.op !== 'mend' };
}

export function outcomeOf(court: Court, attempt: Attempt, verdict: Verdict) {
  const { outcome, reason, waitsFor } = verdict;
  const isWaiting = outcome === 'HELD' && attempt.admitted;
  return {
    outcome,
    reason,
    troubles: isWaiting ? [ADMITTED] : verdict.troubles,
    waitsFor,
    time: verdict.time ?? clampedTime(attempt, court),
    seq: attempt.seq,
  };
}

function voidVerdict({ outcome, reason, troubles, time }: Receipt): Verdict {
  return { outcome, reason, troubles, time, waitsFor: null, plain: false };
}
