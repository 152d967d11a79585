/** What changed something at the office, and what never did. */
import { tookEffect } from '../../src/core/outcome.ts';
import type { LoggedMutation } from '../../src/server/store/port.ts';

/** Refused for good, whatever its name: it changed nothing. */
export function isVoid({ outcome, reason }: Pick<LoggedMutation, 'outcome' | 'reason'>): boolean {
  return outcome === 'CONFLICT' && reason !== 'same-field';
}

/** It took effect, and had not before. */
export function isNewEffect(m: LoggedMutation, was: LoggedMutation | undefined): boolean {
  return tookEffect(m.outcome) && !isVoid(m) && !(was && tookEffect(was.outcome));
}
