import { scopesOf } from '../../core/audience.ts';
import type { Day } from '../../core/day.ts';
import { tookEffect } from '../../core/outcome.ts';
import type { Snapshot } from '../store/port.ts';
import { storedHeldOn } from './grants.ts';
import type { HistoryEntry } from './office.ts';

/** All edits of a record that took effect, oldest first; null where the person may not read it. */
export async function historyOf(
  snapshot: Snapshot,
  person: string,
  record: string,
  today: Day,
): Promise<readonly HistoryEntry[] | null> {
  const roles = storedHeldOn(await snapshot.grantsOf(person), today);
  const found = await snapshot.as(scopesOf(roles)).history(record);
  if (!found) return null;
  return found
    .filter((m) => tookEffect(m.outcome))
    .map(({ id, act, person: by, time, received, outcome, open, sealed }) => ({
      mutation: id,
      op: act,
      person: by,
      at: time,
      received,
      outcome,
      open,
      sealed,
    }));
}
