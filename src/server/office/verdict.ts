import type { FieldTrouble, Outcome, Reason } from '../../core/outcome.ts';
import type { Trouble } from '../../core/kind.ts';

/** What the office decided of one mutation; its effects stand on the desk already. */
export interface Verdict {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly troubles: readonly FieldTrouble[];
  /** Effective time, ms; null: the mutation's own corrected time. */
  readonly time: number | null;
  /** What a HELD one waits for; see `waits`. */
  readonly waitsFor: string | null;
  /** The record now is exactly what its author's phone makes of the edit (rule 8). */
  readonly plain: boolean;
}

const nothing = { reason: null, troubles: [], time: null, waitsFor: null, plain: false } as const;

export function ok(time: number | null, plain: boolean): Verdict {
  return { ...nothing, outcome: 'OK', time, plain };
}
export function merged(reason: Reason | null, time: number): Verdict {
  return { ...nothing, outcome: 'MERGED', reason, time };
}
export function conflicting(reason: Reason, time: number | null = null): Verdict {
  return { ...nothing, outcome: 'CONFLICT', reason, time };
}
export function invalid(reason: Reason, troubles: readonly Trouble[] = []): Verdict {
  return {
    ...nothing,
    outcome: 'INVALID',
    reason,
    troubles: troubles.map(({ field, code }) => ({ field, code })),
  };
}
export function forbidden(reason: Reason): Verdict {
  return { ...nothing, outcome: 'FORBIDDEN', reason };
}
export function held(reason: Reason, waitsFor: string): Verdict {
  return { ...nothing, outcome: 'HELD', reason, waitsFor };
}

/** What a HELD mutation may wait for. The same words are the events that let it be tried again. */
export const waits = {
  record: (id: string) => `record:${id}`,
  mutation: (id: string) => `mutation:${id}`,
  /** Behind an earlier one of the same person on the same record. */
  line: (person: string, record: string) => `line:${person}:${record}`,
  grants: (person: string) => `grants:${person}`,
  device: (id: string) => `device:${id}`,
  schema: (number: number) => `schema:${number}`,
};
