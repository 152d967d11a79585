import type { Receipt } from '../../core/outcome.ts';
import type { Mutation } from '../../core/mutation.ts';
import type { LoggedMutation } from '../store/port.ts';
import type { ReceiptSigner } from './digest.ts';
import type { Guards } from './guards.ts';

export function receiptOf({ outcome, reason, troubles, time, seq, mac }: LoggedMutation): Receipt {
  return { outcome, reason, troubles, time, seq, mac };
}

/** An answer that is not stored, so that nobody can show it later. */
export function unstored(outcome: Receipt['outcome'], reason: Receipt['reason'], time: number): Receipt {
  return { outcome, reason, troubles: [], time, seq: 0, mac: '' };
}

/** Our own mistake. HELD and not stored: the phone keeps the mutation and sends it again. */
export function faultReceipt(time: number): Receipt {
  return unstored('HELD', 'server-fault', time);
}

/** The receipt that a replayed mutation shows, if it is ours (rule 12). */
export function verifiedReceipt(
  { id }: Mutation,
  hash: string,
  receipt: Receipt | undefined,
  signer: ReceiptSigner,
  guards: Guards,
): Receipt | null {
  if (!receipt || !guards.receipts || receipt.reason === 'server-fault') return null;
  return signer.verify(id, hash, receipt) ? receipt : null;
}

/** It changed nothing and never will: at a replay it is void (rule 6). */
export function isVoid({ outcome, reason }: Pick<Receipt, 'outcome' | 'reason'>): boolean {
  if (outcome === 'CONFLICT') return reason !== 'same-field';
  return outcome === 'FORBIDDEN' || outcome === 'INVALID' || outcome === 'DISCARDED';
}
