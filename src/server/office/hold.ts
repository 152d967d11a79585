import type { LoggedMutation } from '../store/port.ts';
import type { PushParts } from './push.ts';
import { DISCARDED_BEFORE } from './discard.ts';
import type { Attempt, Court } from './edit.ts';
import { judge, type Judged } from './judge.ts';
import { outcomeOf } from './decide.ts';
import { OFFICE } from './plant.ts';
import { waits } from './verdict.ts';

/**
 * Tries what is HELD again, in order of arrival, for as long as anything moves (rule 10). One that still waits
 * changes nothing; one that fails by a mistake of ours stays as it was.
 */
export async function release(court: Court, parts: PushParts, outside: readonly string[]): Promise<void> {
  const { desk } = court;
  let events = [...outside, ...desk.takeEvents()];
  while (events.length > 0) {
    for (const waiting of await desk.waitingFor(events)) await tryAgain(court, parts, waiting.id);
    events = [...desk.takeEvents()];
  }
}

async function tryAgain(court: Court, parts: PushParts, id: string): Promise<void> {
  const { desk } = court;
  const waiting = await desk.mutation(id);
  if (waiting?.outcome !== 'HELD') return;
  const undo = desk.savepoint();
  try {
    const judged = await judge(court, attemptAgain(court, waiting));
    const { verdict } = judged;
    if (
      verdict.outcome === 'HELD' &&
      verdict.reason === waiting.reason &&
      verdict.waitsFor === waiting.waitsFor
    ) {
      undo();
      return;
    }
    logAgain(court, waiting, judged);
  } catch (error) {
    undo();
    parts.report(error);
  }
}

/** What was HELD as it is judged once more, in its own place and time. */
export function attemptAgain({ desk }: Court, waiting: LoggedMutation): Attempt {
  return {
    ...waiting,
    at: waiting.corrected,
    seq: desk.nextSeq(),
    byOffice: waiting.device === OFFICE,
    discardedBefore: waiting.troubles.some(({ code }) => code === DISCARDED_BEFORE.code),
  };
}

/** Writes down what became of it; what stands behind it may go on. */
export function logAgain(court: Court, waiting: LoggedMutation, { verdict, attempt }: Judged): void {
  const troubles = verdict.outcome === 'HELD' ? waiting.troubles : verdict.troubles;
  const { act, arrival, at: corrected } = attempt;
  court.desk.log({ ...waiting, ...outcomeOf(court, attempt, verdict), troubles, act, arrival, corrected });
  if (verdict.outcome !== 'HELD') court.desk.say(waits.line(waiting.person, waiting.record));
}
