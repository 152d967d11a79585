import type { Id } from '../../core/id.ts';
import { isSettled, tookEffect, type Receipt } from '../../core/outcome.ts';
import type { Edit } from '../shelf.ts';
import { rootOf } from './attention.ts';
import type { Worktop } from './worktop.ts';

/** What the office decided of an edit. One that is settled here already stays as it is. */
export function settleEdit(worktop: Worktop, id: Id, receipt: Receipt): void {
  const edit = worktop.findEdit(id);
  if (!edit || edit.state === 'settled') return;
  const state = isSettled(receipt.outcome) ? 'settled' : receipt.outcome === 'HELD' ? 'held' : 'invalid';
  worktop.changeEdit({ ...edit, state, receipt, commit: state === 'settled' ? receipt.seq : 0 });
  if (tookEffect(receipt.outcome)) settleTarget(worktop, edit, receipt.seq);
}

/** A mend or discard that worked settles what it names, and the mends of it that were refused before. */
function settleTarget(worktop: Worktop, { mutation, order }: Edit, commit: number): void {
  if (mutation.target === null) return;
  for (const other of worktop.edits()) {
    const isNamed = other.order < order && rootOf(other) === mutation.target;
    if (isNamed && other.state !== 'settled')
      worktop.changeEdit({ ...other, state: 'settled', commit, seen: true });
  }
}
