/** A refused edit is mended by one that names it; one that is refused again by one that names that, and so on. */
import type { Id } from '../../core/id.ts';
import type { Op } from '../../core/mutation.ts';
import type { Edit } from '../shelf.ts';

export type FindEdit = (id: Id) => Edit | undefined;

/** The edits that this one mends or discards, the last named first. */
export function mendedBy({ mutation }: Edit, find: FindEdit): readonly Edit[] {
  const chain: Edit[] = [];
  let target = mutation.target;
  while (target !== null) {
    const named = find(target);
    // A mend names an older edit, so there is no way round.
    if (!named || chain.includes(named)) break;
    chain.push(named);
    target = named.mutation.target;
  }
  return chain;
}

/** What it does: a mend what the first of its chain did; null where that is not known here any more. */
export function actOf(edit: Edit, find: FindEdit): Exclude<Op, 'mend'> | null {
  const { op } = (edit.mutation.op === 'mend' ? mendedBy(edit, find).at(-1) : edit)?.mutation ?? {};
  return op === undefined || op === 'mend' ? null : op;
}

/** Its place in the line: that of the first one it stands for. */
export function placeOf(edit: Edit, find: FindEdit): number {
  return (edit.mutation.op === 'mend' ? mendedBy(edit, find).at(-1) : undefined)?.order ?? edit.order;
}
