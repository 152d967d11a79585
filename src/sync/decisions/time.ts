import type { PhoneGuards } from '../guards.ts';
import type { Meta } from '../shelf.ts';

/**
 * Authored time of the next edit (rule 11): later than everything this phone wrote or saw, whatever its clock
 * says, so that an edit of a row never loses to the row that it was made on.
 */
export function authoredTime(meta: Meta, now: number, guards: PhoneGuards): number {
  return guards.authoredAhead ? Math.max(now, meta.seenTime + 1, meta.authored + 1) : now;
}
