import type { JsonObject } from '../../core/json.ts';
import type { FieldConflict } from '../../core/merge.ts';
import { withoutBlanks } from '../../core/record.ts';
import { textOf, type Kind } from '../../core/kind.ts';
import type { Changes } from '../../core/mutation.ts';
import type { BookRecord } from './book-record.ts';
import { derivedId } from './digest.ts';
import { clampedTime, type Court, type Edit } from './edit.ts';

const CONFLICT = 'conflict';

/**
 * A conflict is a record of its own, read by whoever reads what it is about: both values, both authors. Its id
 * follows from the edit's, so a replay after a restore makes the same one again.
 */
export async function writeConflicts(
  court: Court,
  edit: Edit,
  record: BookRecord,
  conflicts: readonly FieldConflict[],
): Promise<void> {
  const kind = court.rules.find(CONFLICT);
  if (!kind) return;
  for (const conflict of conflicts) {
    const id = derivedId('conflict', edit.id, conflict.group);
    if (await court.desk.record(id)) continue;
    const time = clampedTime(edit, court);
    court.desk.put({
      id,
      kind,
      seq: court.desk.nextSeq(),
      gone: 'no',
      time,
      stamps: { base: { t: time, m: edit.id }, named: {} },
      review: [],
      audience: record.audience,
      values: await bodyFor(court, edit, record, conflict),
      written: null,
    });
  }
}

async function bodyFor(
  court: Court,
  edit: Edit,
  record: BookRecord,
  { group, kept, lost, other, incomingWins }: FieldConflict,
): Promise<JsonObject> {
  const theirs = await court.desk.mutation(other);
  const mine = { by: edit.person, at: clampedTime(edit, court) };
  const before = {
    by: theirs?.person ?? textOf(record.values, 'recordedBy'),
    at: theirs?.time ?? record.time,
  };
  const [winner, loser] = incomingWins ? [mine, before] : [before, mine];
  return withoutBlanks({
    about: record.id,
    recordKind: record.kind.name,
    group,
    kept,
    lost,
    keptBy: winner.by,
    lostBy: loser.by,
    keptAt: instant(winner.at),
    lostAt: instant(loser.at),
    state: 'open',
    recordedBy: edit.person,
  });
}

/** Of a conflict people choose the value, in their own name; what happened stays as the office wrote it. */
export function rewritesConflict(kind: Kind, changes: Changes, person: string): boolean {
  if (kind.name !== CONFLICT) return false;
  const { state: _, chosen: __, chosenBy, ...others } = changes;
  const isSomebodyElse = chosenBy !== undefined && (chosenBy[1] ?? person) !== person;
  return isSomebodyElse || Object.keys(others).length > 0;
}

/** UTC, ISO 8601. */
function instant(ms: number): string {
  return new Date(ms).toISOString();
}
