/** What the next round asks: a prefix of the outbox, where this phone stands, and the ones it waits for. */
import type { Receipt } from '../../core/outcome.ts';
import type { PhoneGuards } from '../guards.ts';
import { limits, PROTOCOL, SCHEMA, type SyncAnswer, type SyncRequest } from '../protocol.ts';
import type { Found, Wanted } from '../shelf.ts';

export interface RoundStart {
  /** Phone's clock, ms. */
  readonly now: number;
  readonly nonce: string;
  /** Bytes of rows wanted back. */
  readonly want: number;
  readonly guards: PhoneGuards;
}

/** `size`, `count`: letters and edits of outbox in one request. */
export function wantedForRequest(size: number, count: number = limits.mutations): Wanted {
  return { unsent: { size, count }, answered: true };
}

export function nextRequest(found: Found, { now, nonce, want, guards }: RoundStart): SyncRequest {
  const { meta, unsentCount, answered } = found;
  // Without rule 2: the newest of the batch alone, as an outbox that sends what was touched last.
  const sent = guards.prefix ? found.unsent : found.unsent.slice(-1);
  const receipts: Record<string, Receipt> = {};
  for (const { id, receipt } of sent) if (receipt && guards.showReceipts) receipts[id] = receipt;
  return {
    v: PROTOCOL,
    nonce,
    schema: SCHEMA,
    now,
    proof: meta.proof,
    cursor: meta.cursor,
    mutations: sent.map((edit) => edit.mutation),
    receipts,
    // A phone with more than that has been revoked: what is asked after is enough to learn that it is not any more.
    held: guards.askHeld ? answered.slice(0, limits.heldAsked).map((edit) => edit.id) : [],
    want,
    unsent: unsentCount - sent.length,
  };
}

/**
 * What the phone will find once a plain answer is applied: so the next request need not wait until it is. `found`:
 * before, with at least what the request carried. null: the answer must be applied first. Whether it really is, rule 5
 * asks of the next answer: it comes to this proof and cursor or is dropped.
 */
export function foundAfter(found: Found, request: SyncRequest, answer: SyncAnswer): Found | null {
  const { meta, unsent, unsentCount, answered } = found;
  const { proof, cursor, mutations, held } = request;
  const isPlain =
    !answer.epoch &&
    answer.outcomes.length === mutations.length &&
    answer.outcomes.every(({ outcome }) => outcome === 'OK') &&
    held.length + answered.length === 0;
  const isStill = meta.proof === proof && meta.cursor === cursor;
  if (!isPlain || !isStill || mutations.some(({ id }, at) => id !== unsent[at]?.id)) return null;
  const left = unsent.slice(mutations.length);
  return {
    ...found,
    meta: { ...meta, proof: answer.proof, cursor: answer.cursor },
    unsent: left,
    unsentCount: unsentCount - mutations.length,
  };
}

/** Is there anything that no request has settled? `found`: with the unsent ones. */
export function hasMoreToSend({ unsentCount }: Found): boolean {
  return unsentCount > 0;
}
