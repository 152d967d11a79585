import type { Scope } from '../../core/audience.ts';
import type { Id } from '../../core/id.ts';
import type { JsonObject } from '../../core/json.ts';
import type { AnyBody } from '../../core/kind.ts';
import type { Mutation, Op } from '../../core/mutation.ts';
import type { Outcome, Receipt } from '../../core/outcome.ts';
import type { Principal } from '../../core/role.ts';
import type { SyncAnswer, SyncRequest } from '../../sync/protocol.ts';
import type { DeviceState } from '../store/port.ts';
import type { HeldOne } from './held-ones.ts';
import type { Decision } from './supervise.ts';
import type { CarriedOutcomes } from './carried.ts';

/**
 * The office: the steering committee's central book of one province. It decides the order of all edits, keeps
 * every outcome for ever and answers each phone with what its grants let it read (protocol.md §3).
 * Made by `createOffice`; HTTP, tokens and the wire format stand before it.
 */
export interface Office {
  readonly id: string;
  readonly name: string;
  /** Code of the province, '19'. */
  readonly province: string;

  /** Writes the office's own row where it is missing. Call it once, before anything else. */
  open(): Promise<{ readonly founded: boolean }>;

  /** One round: pushes, commits, then reads. Grants and revocation are looked up here, not taken from the caller. */
  sync(caller: Caller, request: SyncRequest): Promise<SyncAnswer>;

  /** The entries of a letter that somebody carried; `skew`: see office/carried.ts. The author is proven by then. */
  takeCarried(author: Caller, request: SyncRequest, skew: number): Promise<CarriedOutcomes>;

  /** What was done to a record, oldest first; null where the caller may not read it or it does not exist. */
  history(caller: Caller, record: string): Promise<readonly HistoryEntry[] | null>;

  /** The person with the grants that are in force today (office's clock, Viet Nam). */
  principalOf(person: string, device: string): Promise<Principal>;

  /** Edits by the office itself, through the same log and chain; rights and authors are not judged. */
  writeAsOffice(mutations: readonly Mutation[]): Promise<readonly (Receipt & { readonly id: Id })[]>;

  /**
   * Records that an office ships with or imports. One whose id the office knows already is left as it is.
   * `recordedBy` is 'office' where the body names nobody. Throws where a body does not fit its kind.
   * Gives back how many were new.
   */
  plant(seeds: readonly Seed[]): Promise<number>;

  /** Revokes or admits a phone; admitting releases what was HELD for it. `by` is written into the audit. */
  setDeviceState(device: string, state: DeviceState, by: string): Promise<void>;

  /** All that is HELD, the oldest first, with every role that its author ever held. */
  held(): Promise<readonly HeldOne[]>;
  /** A supervisor's word on one of them; `by` is written into the audit. Once it is settled this does nothing. */
  decideHeld(decision: Decision, by: string): Promise<void>;

  head(): Promise<OfficeHead>;
  /** Reads the whole log: hashes, digests, bodies, outcomes and current records. */
  verify(): Promise<Verdict>;
  /** Empties bodies and salts of records whose time to be kept is over; the chain still verifies. */
  purge(records: readonly string[], rule: number): Promise<void>;
  /** Commits up to this seq are in a verified backup. */
  keep(seq: number): Promise<void>;
  /** After a restore: every phone replays its journal (rule 6). */
  newEpoch(): Promise<void>;
  /** Forgets who left which scope up to this seq; older cursors walk. */
  compact(floor: number): Promise<void>;
  /** Freezes what was sent and is not frozen yet (office/freezing.ts): called at every start. */
  freezeMissing(): Promise<void>;
  /** Resolves once nothing is under way behind an answer. */
  rest(): Promise<void>;
  /** Called after each commit with the scopes in which something changed (for pokes); gives back how to stop. */
  onMoved(listener: (scopes: ReadonlySet<Scope>) => void): () => void;
  /** Does the store answer? */
  isAlive(): Promise<boolean>;
}

export type Caller = Pick<Principal, 'person' | 'device'>;

export interface Seed {
  readonly id: string;
  readonly kind: string;
  readonly body: AnyBody;
}

/** One edit as it was written: plain values (create) or `[seen, next]` pairs (update), personal ones sealed. */
export interface HistoryEntry {
  readonly mutation: string;
  readonly op: Op;
  readonly person: string;
  /** Their title: a village reads the work of people whose records it does not have. '' where there is none. */
  readonly title: string;
  /** Effective time, ms. */
  readonly at: number;
  /** When the office received it, ms. */
  readonly received: number;
  readonly outcome: Outcome;
  readonly open: JsonObject | null;
  readonly sealed: string | null;
}

export interface OfficeHead {
  readonly epoch: string;
  readonly seq: number;
  readonly hash: string;
  readonly kept: number;
}

export interface Verdict {
  readonly sound: boolean;
  readonly commits: number;
  readonly mutations: number;
  readonly records: number;
  /** How many mutations each rule of retention has emptied. */
  readonly purged: Readonly<Record<number, number>>;
  /** One line for each thing that does not fit, at most 100. */
  readonly troubles: readonly string[];
}
