import type { Id } from '../../core/id.ts';
import { isSettled, tookEffect, type Receipt } from '../../core/outcome.ts';
import type { Edit } from '../shelf.ts';
import { mendedBy } from './chain-of-mends.ts';
import type { Worktop } from './worktop.ts';

/** Stays in the journal whatever a backup covers: a mend that is not settled yet has its place. */
const NOT_YET = Number.MAX_SAFE_INTEGER;

/** What the office decided of an edit. One that is settled here already stays as it is. */
export function settleEdit(worktop: Worktop, id: Id, receipt: Receipt): void {
  const edit = worktop.findEdit(id);
  if (!edit || edit.state === 'settled') return;
  const { outcome, seq } = receipt;
  const state = isSettled(outcome) ? 'settled' : outcome === 'HELD' ? 'held' : 'invalid';
  // Looked for among all only where it can be: thousands of plain ones come at once.
  const isMended = outcome !== 'OK' && isNamed(worktop, id);
  worktop.changeEdit({ ...edit, state, receipt, commit: state !== 'settled' ? 0 : isMended ? NOT_YET : seq });
  settleNamed(worktop, edit, receipt);
}

function isNamed(worktop: Worktop, id: Id): boolean {
  for (const { mutation, state } of worktop.edits())
    if (mutation.target === id && state !== 'settled') return true;
  return false;
}

/**
 * What a mend names is used up, whatever became of the mend itself, unless its author may not do that at all or
 * nobody admitted the phone; what a discard names, once the discard worked.
 */
function settleNamed(worktop: Worktop, edit: Edit, { outcome, reason, seq }: Receipt): void {
  const counts = outcome !== 'FORBIDDEN' && reason !== 'revoked' && reason !== 'unconfirmed';
  const usesUp = edit.mutation.op === 'mend' ? counts : tookEffect(outcome);
  if (!usesUp) return;
  const commit = isSettled(outcome) ? seq : NOT_YET;
  for (const named of mendedBy(edit, worktop.findEdit)) {
    worktop.changeEdit({ ...named, state: 'settled', commit, seen: true });
  }
}
