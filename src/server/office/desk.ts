import type { Day } from '../../core/day.ts';
import type { HeldRole } from '../../core/role.ts';
import type { LoggedMutation, ScopeChange } from '../store/port.ts';
import type { BookRecord } from './book-record.ts';

/**
 * The office's desk during one push: what was looked up, and what was decided but is not written yet. Everything
 * is written at the end at once, which is what makes two hundred mutations a matter of milliseconds; a savepoint
 * is a mark in the list of what to undo.
 */
export interface Desk {
  readonly now: number;
  readonly today: Day;
  /** The next number of a change. */
  nextSeq(): number;
  readonly seq: number;

  mutation(id: string): Promise<LoggedMutation | null>;
  record(id: string): Promise<BookRecord | null>;
  childrenOf(parent: string): Promise<readonly BookRecord[]>;
  reversalOf(entry: string): Promise<string | null>;
  /** Live money that names that record. */
  entriesNaming(record: string): Promise<readonly BookRecord[]>;
  heldBy(person: string): Promise<Roles>;
  /** HELD and INVALID ones of a person on a record, in order of arrival. */
  unsettledOn(person: string, record: string): Promise<readonly LoggedMutation[]>;
  /** HELD ones that wait for one of these, in order of arrival. */
  waitingFor(events: readonly string[]): Promise<readonly LoggedMutation[]>;
  /** Looks all of these up at once. */
  lookUp(mutations: readonly string[], records: readonly string[]): Promise<void>;

  log(mutation: LoggedMutation): void;
  put(record: BookRecord): void;
  /** Something happened that HELD ones may wait for. */
  say(event: string): void;
  /** What happened since the last call. */
  takeEvents(): readonly string[];

  /** Gives back how to undo everything from here on. */
  savepoint(): () => void;

  readonly loggedNow: ReadonlyMap<string, LoggedMutation>;
  readonly putNow: ReadonlyMap<string, BookRecord>;
  readonly changesNow: Iterable<ScopeChange>;
}

export interface Roles {
  readonly now: readonly HeldRole[];
  readonly ever: readonly HeldRole[];
}
