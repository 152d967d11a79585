import type { JsonObject } from '../../core/json.ts';
import type { Kind } from '../../core/kind.ts';
import type { Mutation } from '../../core/mutation.ts';
import type { Seal } from '../../seal/seal.ts';
import type { DeviceState, LoggedMutation } from '../store/port.ts';
import type { Desk, Roles } from './desk.ts';
import type { Guards } from './guards.ts';
import type { Rules } from './rules.ts';

/** One mutation as it is judged, when it comes and again when it is released. */
export interface Attempt {
  readonly id: string;
  readonly op: Mutation['op'];
  /** A mend acts as what it mends. */
  readonly act: LoggedMutation['act'];
  readonly kind: string;
  readonly record: string;
  readonly person: string;
  readonly device: string;
  /** Authored time, corrected for the phone's clock; ms. May lie ahead of the office's. */
  readonly at: number;
  readonly schema: number;
  readonly open: JsonObject | null;
  readonly sealed: string | null;
  readonly target: string | null;
  /** Its place in the line: a mend has that of what it mends. */
  readonly arrival: number;
  /** The number under which its outcome and its effect are stored. */
  readonly seq: number;
  /** By the office itself: rights and authors are not judged. */
  readonly byOffice: boolean;
  /** Its receipt says that it took effect before the office was restored (rule 12). */
  readonly admitted: boolean;
  /** A supervisor lets it in, whatever phone it came from (protocol.md §4). */
  readonly supervised?: boolean;
  /** The office was asked to discard what stood before it. */
  readonly discardedBefore: boolean;
}

/** What every judge has at hand. */
export interface Court {
  readonly desk: Desk;
  /** A phone that nobody registered counts as revoked. */
  stateOf(device: string): Promise<DeviceState>;
  readonly rules: Rules;
  readonly guards: Guards;
  readonly seal: Seal;
}

/** An attempt whose kind is known, whose values are opened and whose author's roles were looked up. */
export interface Edit extends Attempt {
  readonly of: Kind;
  /** A body (create) or pairs (update); empty for other acts. */
  readonly values: JsonObject;
  readonly held: Roles;
}

/** Authored time, no later than the office's own. */
export function clampedTime({ at }: Pick<Attempt, 'at'>, { desk, guards }: Court): number {
  return guards.correctedTime ? Math.min(at, desk.now) : at;
}

/** Effective time of what an edit writes over a value of that time (protocol.md §4). */
export function effectiveTime(attempt: Attempt, court: Court, over: number): number {
  return Math.max(clampedTime(attempt, court), over + 1);
}
