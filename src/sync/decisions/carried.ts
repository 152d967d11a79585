/**
 * Receipts that came back by hand. They say what the office decided, and settle nothing: a file has no proof, so
 * this phone could not tell afterwards that the office was restored to a day before it, and what was settled by
 * it would then be missing for ever. The edit stays in the outbox with its receipt, shows it at the next round
 * (rule 12), and is settled by that round's answer; ids make the resend free.
 *
 * So a file may come twice, in any order, in part, after the phone has synced, or from an earlier life of the
 * office: it only ever puts the newest word of the office beside an edit that still waits.
 */
import type { Id } from '../../core/id.ts';
import type { Receipt } from '../../core/outcome.ts';
import type { PhoneGuards } from '../guards.ts';
import type { Changes, Found, Wanted } from '../shelf.ts';
import type { FindKind } from './fold.ts';
import { createWorktop } from './worktop.ts';

export type CarriedReceipts = ReadonlyMap<Id, Receipt>;

export function wantedForCarried(receipts: CarriedReceipts): Wanted {
  return { edits: [...receipts.keys()] };
}

/** null: nothing of it is news here. */
export function takeCarried(
  found: Found,
  receipts: CarriedReceipts,
  find: FindKind,
  guards: PhoneGuards,
): Changes | null {
  const worktop = createWorktop(found, find, guards);
  let latest = 0;
  for (const edit of found.edits) {
    const receipt = receipts.get(edit.id);
    if (!receipt || edit.state !== 'unsent' || !isNews(receipt, edit.receipt)) continue;
    worktop.changeEdit({ ...edit, receipt });
    latest = Math.max(latest, receipt.time);
  }
  if (latest === 0) return null;
  // The next edit of such a record must come after what the office made of it (rule 11).
  return { ...worktop.changes(0), meta: { seenTime: Math.max(found.meta.seenTime, latest) } };
}

/**
 * One that the office did not store (seq 0) tells nothing that lasts. A final refusal waits for the phone's own
 * round, which takes the edit from the screen and tells the person why in one step.
 */
function isNews(told: Receipt, known: Receipt | null): boolean {
  const isFinalRefusal = told.outcome === 'FORBIDDEN' || told.outcome === 'DISCARDED';
  return !isFinalRefusal && told.seq > (known?.seq ?? 0);
}
