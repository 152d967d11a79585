/** What the office decided of one mutation. Words for people: i18n, `outcomes`. */
export const outcomes = ['OK', 'MERGED', 'HELD', 'CONFLICT', 'INVALID', 'FORBIDDEN', 'DISCARDED'] as const;
export type Outcome = (typeof outcomes)[number];

/** Settled for good: it leaves the outbox. HELD and INVALID stay with the phone until they are released, mended or discarded. */
export function isSettled(outcome: Outcome): boolean {
  return outcome !== 'HELD' && outcome !== 'INVALID';
}

/** Did the mutation take (some) effect? */
export function tookEffect(outcome: Outcome): boolean {
  return outcome === 'OK' || outcome === 'MERGED' || outcome === 'CONFLICT';
}

/** Why, in a word that i18n turns into a sentence with what to do next. */
export type Reason =
  | 'shape' // the body does not fit its kind: a programme's mistake, or a hand-made request
  | 'rule' // a stop rule of the kind; `problems` says which
  | 'unknown-kind'
  | 'no-grant' // the role may not do that with that kind in that place
  | 'wrong-author'
  | 'no-such-record' // waits: the record has not arrived
  | 'no-such-parent' // waits: what it points to has not arrived
  | 'behind-another' // waits behind an earlier one on the same record
  | 'revoked' // the phone was revoked: a supervisor decides
  | 'unconfirmed' // a restored office admitted the phone by its certificate: a supervisor confirms it
  | 'not-admitted' // a supervisor looked at what was HELD and did not take it
  | 'replay' // was OK before the office was restored and would be refused now: a supervisor decides
  | 'move-not-allowed' // the record's state moved on
  | 'not-changeable' // a money entry: its body never changes
  | 'return-first' // what was sent up changes only after it was returned
  | 'already-confirmed'
  | 'already-reversed'
  | 'same-field' // somebody else changed the same field
  | 'beneath-deleted' // kept, beneath a deletion
  | 'after-consolidation' // kept, but the commune had already added it up
  | 'id-reused' // the id is known with another body
  | 'target-not-invalid'
  | 'schema-too-new'
  | 'server-fault'; // our own mistake; asked for again later

export interface FieldTrouble {
  readonly field: string | null;
  readonly code: string;
}

/** The office's answer to one mutation; stored with the effect, for ever. */
export interface Receipt {
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly troubles: readonly FieldTrouble[];
  /** Effective time, ms since 1970: the office's corrected time of writing. */
  readonly time: number;
  /** The seq of the commit that stored it; 0 where none did (server-fault, id-reused). */
  readonly seq: number;
  /** HMAC over all of it with the id and the body's hash, by a key that only the office has. */
  readonly mac: string;
}
