import { scopesOf } from '../../core/audience.ts';
import type { Day } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import { tookEffect } from '../../core/outcome.ts';
import type { Snapshot } from '../store/port.ts';
import { storedHeldOn } from './grants.ts';
import type { HistoryEntry } from './office.ts';
import { OFFICE } from './plant.ts';

export interface HistoryQuestion {
  readonly person: string;
  readonly record: string;
  readonly today: Day;
  readonly officeName: string;
}

/** All edits of a record that took effect, oldest first; null where the person may not read it. */
export async function historyOf(
  snapshot: Snapshot,
  { person, record, today, officeName }: HistoryQuestion,
): Promise<readonly HistoryEntry[] | null> {
  const roles = storedHeldOn(await snapshot.grantsOf(person), today);
  const found = await snapshot.as(scopesOf(roles)).history(record);
  if (!found) return null;
  const taken = found.filter((m) => tookEffect(m.outcome));
  const titles = await titlesOf(
    snapshot,
    taken.map((m) => m.person),
  );
  return taken.map(({ id, act, person: by, time, received, outcome, open, sealed }) => ({
    mutation: id,
    op: act,
    person: by,
    title: by === OFFICE ? officeName : (titles.get(by) ?? ''),
    at: time,
    received,
    outcome,
    open,
    sealed,
  }));
}

/** Titles alone, which are no personal data: names and numbers stay with whoever may read the person's record. */
async function titlesOf(
  snapshot: Snapshot,
  persons: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await snapshot.as(['all', 'office']).rows([...new Set(persons)]);
  const people = rows.filter(({ kind }) => kind === 'person');
  return new Map(people.map(({ id, open }) => [id, textOf(open ?? {}, 'title') ?? '']));
}
