import type { Id } from '../core/id.ts';
import type { JsonObject } from '../core/json.ts';
import type { AnyBody, NameOf, RuleContext, Trouble } from '../core/kind.ts';
import type { Outcome, Reason, FieldTrouble } from '../core/outcome.ts';
import type { LiveRecord } from '../core/record.ts';
import type { HeldRole } from '../core/role.ts';
import type { Standstill } from '../sync/standstill.ts';
import type { Tally } from './tallies.ts';

/** Where a record is, in transport's words: Chờ mạng · Đã tới xã · Cần xem lại. */
export type Transport = 'waiting' | 'arrived' | 'attention';

/** A record as a screen shows it. */
export interface Entry extends LiveRecord {
  readonly transport: Transport;
  /** The kind's title and second line with references named. */
  readonly title: string;
  readonly detail: string;
  /** Another live record has the same key values (kind.same): "có thể trùng". */
  readonly maybeTwice: boolean;
}

/** What a person does. `save` writes several as one act, all or nothing. */
export type Act =
  | { readonly do: 'create'; readonly kind: string; readonly id?: Id; readonly values: AnyBody }
  /** `seen`: the body as it stood when the form opened; only what differs is written. */
  | { readonly do: 'update'; readonly record: Id; readonly seen: AnyBody; readonly values: AnyBody }
  | { readonly do: 'move'; readonly record: Id; readonly to: string; readonly note: string | null }
  | { readonly do: 'delete' | 'withdraw'; readonly record: Id };

export type Saved =
  | { readonly saved: true; readonly ids: readonly Id[]; readonly warnings: readonly Trouble[] }
  /** RULES: stop troubles at fields. NO_SPACE, NO_STORE: "CHƯA ghi được", the form stays filled. GONE: no such record. */
  | {
      readonly saved: false;
      readonly why: 'RULES' | 'NO_SPACE' | 'NO_STORE' | 'GONE';
      readonly troubles: readonly Trouble[];
    };

/** A half-filled form, kept at most 300 ms after the last key. `typed` holds text that is no value yet. */
export interface Draft {
  readonly id: string;
  readonly kind: string;
  /** The record being edited and its body when the form opened; null for a new one. */
  readonly record: Id | null;
  readonly seen: JsonObject | null;
  /** The refused mutation that it mends; absent: none. */
  readonly mend?: Id;
  readonly values: JsonObject;
  readonly typed: Readonly<Record<string, string>>;
  readonly group: number;
  readonly changedAt: number;
}

/** One line of the sync page. */
export interface OutboxItem {
  readonly mutation: Id;
  readonly record: Id;
  readonly kind: string;
  readonly op: string;
  readonly title: string;
  readonly at: number;
  readonly outcome: Outcome | null;
  readonly reason: Reason | null;
  readonly troubles: readonly FieldTrouble[];
}

/** One edit in the history of a record. */
export interface HistoryItem {
  readonly mutation: Id;
  readonly op: string;
  /** Words for who: a person's title. */
  readonly by: string;
  readonly at: number;
  readonly outcome: Outcome | null;
  readonly changes: readonly { readonly field: string; readonly old: unknown; readonly next: unknown }[];
}

export interface SyncState {
  readonly waiting: number;
  readonly attention: number;
  /** Photos that the office does not have yet; absent: none. */
  readonly photosWaiting?: number;
  readonly conflicts: number;
  readonly sending: boolean;
  /** Scopes still being downloaded: lists say "đang tải". */
  readonly loading: boolean;
  /** How far that is: records that came, and how many there will be where the office said so. */
  readonly download?: { readonly got: number; readonly total: number | null } | null;
  readonly standstill: Standstill | null;
  readonly lastGood: number | null;
  /** Authored time of the oldest unsent mutation. */
  readonly oldestUnsent: number | null;
  /** "14 trên 14 đã tới xã": stored receipts of what this phone wrote. */
  readonly arrived: number;
  readonly written: number;
}

export interface StorageState {
  readonly usedBytes: number | null;
  readonly quotaBytes: number | null;
  readonly persisted: boolean | null;
}

export interface Me {
  readonly office: { readonly id: string; readonly name: string; readonly province: string };
  readonly person: Id;
  readonly title: string;
  readonly device: string;
  readonly held: readonly HeldRole[];
}

export interface Query {
  readonly kind: string;
  /**
   * Only records whose fields have those values, or one of several; a list field: that holds it. Personal fields
   * are never asked.
   */
  readonly where?: Readonly<Record<string, string | number | readonly string[]>>;
  /** Every record with all of these words (folded, any order, prefixes). */
  readonly search?: string;
  readonly gone?: boolean;
  readonly limit?: number;
}

/** The one door for reading and writing on the phone. Nothing here waits for a network. */
export interface Notebook {
  readonly me: Me;
  find(id: string): Promise<Entry | null>;
  /** Newest first. */
  list(query: Query): Promise<readonly Entry[]>;
  /** How many a list would have, without making them. */
  count(query: Omit<Query, 'search' | 'limit'>): Promise<number>;
  /** What the live records of a kind with measures add up to, by year, place and state, without reading them. */
  tallies(kind: string): Promise<readonly Tally[]>;
  /** Over all kinds but reference lists, unless `kinds` says which. */
  search(words: string, options?: { kinds?: readonly string[]; limit?: number }): Promise<readonly Entry[]>;
  /** Reads again after every change of what it read; `read` awaits nothing but the notebook, or it is not watched. */
  watch<T>(read: () => Promise<T>, show: (value: T) => void): () => void;
  /** Name of a reference, from memory: '' until it is known. Kept fresh by itself. */
  readonly nameOf: NameOf;
  /** Reference record from memory (village, programmeNode, trade, person, threshold …), or null. */
  reference(id: string | null): LiveRecord | null;
  references(kind: string): readonly LiveRecord[];
  /** Resolves once the references are in memory. */
  readonly ready: Promise<void>;

  save(acts: readonly Act[], options?: { readonly dropDraft?: string }): Promise<Saved>;
  /** What rules may know beside a record: forms are judged with it (judge.ts). */
  ruleContext(): RuleContext;

  drafts(): Promise<readonly Draft[]>;
  findDraft(id: string): Promise<Draft | null>;
  keepDraft(draft: Draft): Promise<boolean>;
  dropDraft(id: string): Promise<void>;

  outbox(): Promise<readonly OutboxItem[]>;
  /** Refused, held or in conflict: what a person must look at. */
  attention(): Promise<readonly OutboxItem[]>;
  mend(mutation: Id, values: AnyBody): Promise<Saved>;
  discard(mutation: Id): Promise<Saved>;
  /** From the office when there is a network, else what this phone knows (complete: false). */
  history(record: string): Promise<{ readonly items: readonly HistoryItem[]; readonly complete: boolean }>;

  watchSync(show: (state: SyncState) => void): () => void;
  /** Starts a round now; resolves when it ended, whatever it brought. */
  syncNow(): Promise<void>;
  storageState(): Promise<StorageState>;
  /** Leaves this phone's screen; unsent work stays and is sent at the next sign-in. */
  signOut(): Promise<void>;
}
