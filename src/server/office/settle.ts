import type { Scope } from '../../core/audience.ts';
import { mutationText, type Mutation } from '../../core/mutation.ts';
import type { Receipt } from '../../core/outcome.ts';
import type { LoggedMutation } from '../store/port.ts';
import { parentOf } from './book-record.ts';
import { ADMITTED, attemptOf, decide, isAdmitting } from './decide.ts';
import type { Desk } from './desk.ts';
import { bodyHash, leafOf } from './digest.ts';
import type { Court } from './edit.ts';
import { attemptAgain, logAgain } from './hold.ts';
import { judge } from './judge.ts';
import type { PushParts } from './push.ts';
import { isReserved } from './reserved-ids.ts';
import type { Salts } from './salts.ts';
import { faultReceipt, isVoid, receiptOf, unstored, verifiedReceipt } from './receipt.ts';
import type { Decision } from './supervise.ts';
import { waits } from './verdict.ts';

export interface PushRequest {
  readonly person: string;
  readonly device: string;
  readonly byOffice: boolean;
  /** Office's clock and the phone's, ms. */
  readonly now: number;
  readonly phoneNow: number;
  readonly mutations: readonly Mutation[];
  readonly receipts: Readonly<Record<string, Receipt>>;
  /** What happened outside of it that HELD ones may wait for. */
  readonly events: readonly string[];
  /** What a supervisor decided of HELD ones. */
  readonly decisions?: readonly Decision[];
}

/** What became of one mutation of the request. */
export interface Settled {
  readonly id: string;
  readonly record: string;
  readonly receipt: Receipt;
  /** Executed in this request, not known before. */
  readonly fresh: boolean;
  readonly plain: boolean;
  /** The record before, and what its audience comes from where that is another one (rule 8). */
  readonly before: { readonly seq: number; readonly audience: readonly Scope[] } | null;
  readonly parent: { readonly id: string; readonly seq: number } | null;
}

/** One mutation on its way to an answer. */
export interface Draft {
  readonly mutation: Mutation;
  readonly stored: LoggedMutation | null;
  readonly refusal: Receipt | null;
  readonly failed: boolean;
  readonly fresh: boolean;
  readonly plain: boolean;
  readonly before: Settled['before'];
  readonly parent: Settled['parent'];
}

const known = {
  refusal: null,
  failed: false,
  fresh: false,
  plain: false,
  before: null,
  parent: null,
} as const;

/** One mutation: known ones are answered by what is stored (rule 1), the others judged. */
export async function settle(
  court: Court,
  parts: PushParts,
  request: PushRequest,
  mutation: Mutation,
  faulty: ReadonlySet<string>,
  salts: Salts,
): Promise<Draft> {
  const { desk, guards } = court;
  const text = mutationText(mutation);
  const hash = bodyHash(text);
  const stored = guards.ids ? await desk.mutation(mutation.id) : null;
  const receipt = verifiedReceipt(mutation, hash, request.receipts[mutation.id], parts.signer, guards);
  if (stored && stored.hash === hash) {
    return { ...known, mutation, stored: await rememberEffect(court, stored, receipt) };
  }
  if (stored)
    return { ...known, mutation, stored: null, refusal: unstored('FORBIDDEN', 'id-reused', request.now) };
  if (faulty.has(mutation.record)) return failure(mutation, request.now);
  if (await isReserved(court, request, mutation))
    return { ...known, mutation, stored: null, refusal: unstored('FORBIDDEN', 'no-grant', request.now) };

  const record = await desk.record(mutation.record);
  const before = record && { seq: record.seq, audience: record.audience };
  const undo = desk.savepoint();
  try {
    const attempt = attemptOf(court, request, mutation, receipt);
    const salt = salts();
    const logged = await decide(court, attempt, receipt, {
      hash,
      salt,
      leaf: leafOf(salt, text),
      mutation,
      now: request.now,
    });
    desk.log(logged.entry);
    desk.say(waits.mutation(mutation.id));
    return {
      ...known,
      mutation,
      stored: logged.entry,
      fresh: true,
      plain: logged.plain,
      before,
      parent: await parentNow(desk, mutation.record),
    };
  } catch (error) {
    undo();
    parts.report(error);
    return failure(mutation, request.now);
  }
}

/**
 * The office was restored to a moment at which it still held what it let through later, and since then it may even
 * have refused it: its receipt says that it took effect, so it is judged once more, and its scope is not (rule 12).
 */
async function rememberEffect(
  court: Court,
  stored: LoggedMutation,
  receipt: Receipt | null,
): Promise<LoggedMutation> {
  const isOpen = stored.outcome === 'HELD' || (isVoid(stored) && stored.outcome !== 'DISCARDED');
  if (!isOpen || stored.admitted || stored.replacedBy !== null) return stored;
  if (receipt === null || !isAdmitting(receipt)) return stored;
  const shown = { ...stored, admitted: true, troubles: [ADMITTED] };
  logAgain(court, shown, await judge(court, attemptAgain(court, shown)));
  return (await court.desk.mutation(stored.id)) ?? stored;
}

async function parentNow(desk: Desk, id: string): Promise<Settled['parent']> {
  const record = await desk.record(id);
  const parent = record && parentOf(record.kind, record.values);
  const found = parent ? await desk.record(parent) : null;
  return found && { id: found.id, seq: found.seq };
}

/** The answer, once everything is written and signed. */
export function finish(draft: Draft, written: ReadonlyMap<string, LoggedMutation>): Settled {
  const { mutation, stored, refusal, fresh, plain, before, parent } = draft;
  const latest = stored && (written.get(stored.id) ?? stored);
  const receipt = latest ? receiptOf(latest) : refusal;
  if (!receipt) throw new Error('a mutation without an outcome');
  // Released in the same push: it was not what its phone had made of it.
  const isFirst = latest === null || latest.seq === stored?.seq;
  return {
    id: mutation.id,
    record: mutation.record,
    receipt,
    fresh,
    plain: plain && isFirst,
    before,
    parent,
  };
}

export function failure(mutation: Mutation, time: number): Draft {
  return { ...known, mutation, stored: null, refusal: faultReceipt(time), failed: true };
}
