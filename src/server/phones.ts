/** Who may invite a person, see their phones, take a phone's rights away and decide of what is HELD. */
import { covers } from '../core/audience.ts';
import type { HeldRole } from '../core/role.ts';

/**
 * An administrator: anybody. A commune officer: heads of villages of the own commune, and nobody who is
 * something else besides. Nobody else.
 */
export function mayManage(mine: readonly HeldRole[], theirs: readonly HeldRole[]): boolean {
  if (mine.some(({ role }) => role === 'administrator')) return true;
  const officerOf = mine.filter(({ role }) => role === 'communeOfficer');
  return (
    theirs.length > 0 &&
    theirs.every((grant) => grant.role === 'villageHead' && officerOf.some((own) => covers(own, grant)))
  );
}

/** Who decides of what somebody else's phone pushed and the office holds: the province desk, too. Never one's own. */
export function maySupervise(mine: readonly HeldRole[], theirs: readonly HeldRole[]): boolean {
  return mine.some(({ role }) => role === 'provinceDesk') || mayManage(mine, theirs);
}
