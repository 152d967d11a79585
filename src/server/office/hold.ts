import type { PushParts } from './push.ts';
import { DISCARDED_BEFORE } from './discard.ts';
import type { Attempt, Court } from './edit.ts';
import { judge } from './judge.ts';
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
    const attempt: Attempt = {
      ...waiting,
      at: waiting.corrected,
      seq: desk.nextSeq(),
      byOffice: waiting.device === OFFICE,
      discardedBefore: waiting.troubles.some(({ code }) => code === DISCARDED_BEFORE.code),
    };
    const judged = await judge(court, attempt);
    const { verdict } = judged;
    if (
      verdict.outcome === 'HELD' &&
      verdict.reason === waiting.reason &&
      verdict.waitsFor === waiting.waitsFor
    ) {
      undo();
      return;
    }
    const troubles = verdict.outcome === 'HELD' ? waiting.troubles : verdict.troubles;
    const { act, arrival, at: corrected } = judged.attempt;
    desk.log({ ...waiting, ...outcomeOf(court, judged.attempt, verdict), troubles, act, arrival, corrected });
    if (verdict.outcome !== 'HELD') desk.say(waits.line(waiting.person, waiting.record));
  } catch (error) {
    undo();
    parts.report(error);
  }
}
