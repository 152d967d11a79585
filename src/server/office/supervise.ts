import type { Reason } from '../../core/outcome.ts';
import type { LoggedMutation } from '../store/port.ts';
import type { Court } from './edit.ts';
import { attemptAgain, logAgain } from './hold.ts';
import { judge } from './judge.ts';
import { forbidden, waits } from './verdict.ts';

/** What a supervisor decides of a HELD mutation. */
export interface Decision {
  readonly mutation: string;
  readonly act: 'admit' | 'refuse';
}

/**
 * Admitted, it is judged in its own place and time, whatever phone it came from; what its author held back on the
 * same record before it goes with it, in order. Refused, it is settled for good and its author is told. Either way
 * nothing of that record waits for it any more. One that is not HELD any longer is left as it is.
 */
export async function decideHeld(court: Court, { mutation, act }: Decision): Promise<void> {
  const { desk } = court;
  const held = await desk.mutation(mutation);
  if (held?.outcome !== 'HELD') return;
  if (act === 'refuse') {
    logAgain(court, held, { verdict: forbidden('not-admitted'), attempt: attemptAgain(court, held) });
    desk.say(waits.record(held.record));
    return;
  }
  const before = await desk.unsettledOn(held.person, held.record);
  const line = before.filter((one) => one.outcome === 'HELD' && one.arrival <= held.arrival);
  for (const one of line) await admit(court, one);
}

async function admit(court: Court, held: LoggedMutation): Promise<void> {
  const attempt = {
    ...attemptAgain(court, held),
    supervised: true,
    admitted: held.admitted || held.reason === 'no-grant',
  };
  logAgain(court, held, await judge(court, attempt));
}

/** What waits for a person to decide, and not for something that is still on its way. */
export const decided: readonly Reason[] = ['revoked', 'unconfirmed', 'no-grant', 'replay'];
