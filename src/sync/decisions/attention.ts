/** What a person must look at: refused, held, or in conflict with somebody else's edit. */
import type { Edit } from '../shelf.ts';

/** `others`: edits of the same record. What a later mend or discard stands for is no trouble any more. */
export function isTroubled(edit: Edit, others: readonly Edit[]): boolean {
  const isDealtWith = (later: Edit): boolean =>
    later.mutation.target === edit.id && later.state !== 'settled';
  return needsAttention(edit) && !others.some(isDealtWith);
}

/** By its own state alone. A conflict or refusal stays until a person has seen it. */
export function needsAttention({ state, receipt, seen }: Edit): boolean {
  if (state === 'held' || state === 'invalid') return true;
  return (
    state === 'settled' && !seen && (receipt?.outcome === 'CONFLICT' || receipt?.outcome === 'FORBIDDEN')
  );
}
