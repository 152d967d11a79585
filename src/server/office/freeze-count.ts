/** How often a report was sent, from what the log says of it. */
import { changesOf } from '../../core/mutation.ts';
import { tookEffect } from '../../core/outcome.ts';
import type { LoggedMutation, StoredRecord } from '../store/port.ts';

/** The kind whose records are frozen when they are sent. */
export const REPORT = 'periodicReport';
const SENT = 'submitted';

export const isSentReport = ({ kind, open }: StoredRecord): boolean =>
  kind === REPORT && open['status'] === SENT;

/** A second "sent" without a return between them (two officers at once) is the same sending. */
export function countSendings(log: readonly LoggedMutation[]): number {
  let count = 0;
  let state: unknown = null;
  for (const { act, open, outcome } of log.toSorted((a, b) => a.seq - b.seq)) {
    if (!tookEffect(outcome) || open === null) continue;
    const next = act === 'create' ? open['status'] : changesOf(open)['status']?.[1];
    if (typeof next !== 'string') continue;
    if (next === SENT && state !== SENT) count++;
    state = next;
  }
  return count;
}
