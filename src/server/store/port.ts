import type { Scope } from '../../core/audience.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Stamp, Stamps } from '../../core/merge.ts';
import type { Op } from '../../core/mutation.ts';
import type { FieldTrouble, Outcome, Reason } from '../../core/outcome.ts';
import type { Gone, Review } from '../../core/record.ts';

/**
 * Where an office keeps its book. Both real stores and the simulation's memory implement it. A write runs in one
 * transaction whose first statement is `lockOffice`, so an office has one writer; a read runs on one snapshot.
 */
export interface OfficeStore {
  /** Brings the tables to the newest number. */
  migrate(): Promise<void>;
  /** False where the office was there already. */
  found(office: FoundOffice): Promise<boolean>;
  /** Commits when `work` resolves, rolls back when it throws; runs it again after a serialization failure. */
  write<T>(office: string, work: (transaction: WriteTransaction) => Promise<T>): Promise<T>;
  read<T>(office: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T>;
  readonly devices: DeviceRegister;
  close(): Promise<void>;
}

export interface FoundOffice {
  readonly id: string;
  readonly name: string;
  readonly province: string;
  readonly epoch: string;
  readonly hash: string;
  /** ms */
  readonly created: number;
}

export interface Head {
  readonly epoch: string;
  readonly seq: number;
  readonly hash: string;
  readonly kept: number;
  /** Cursors below it walk: who left which scope before it is forgotten. */
  readonly floor: number;
}

/** What waits and why, or was settled: one row for each mutation id, for ever (rule 1). */
export interface LoggedMutation {
  readonly id: string;
  /** 8 bytes of the body's hash, base64url. */
  readonly hash: string;
  readonly outcome: Outcome;
  readonly reason: Reason | null;
  readonly troubles: readonly FieldTrouble[];
  /** Effective time, ms. */
  readonly time: number;
  /** The number under which this outcome was stored (rule 7: its commit is ≤ kept iff this is). */
  readonly seq: number;
  readonly mac: string;
  /** The order of arrival: the seq of its first outcome. */
  readonly arrival: number;
  readonly op: Op;
  /** What it does: a mend acts as what it mends. */
  readonly act: Exclude<Op, 'mend'>;
  readonly kind: string;
  readonly record: string;
  readonly person: string;
  readonly device: string;
  /** As the phone wrote it, and corrected for its clock; ms. */
  readonly authored: number;
  readonly corrected: number;
  readonly received: number;
  readonly schema: number;
  readonly open: JsonObject | null;
  readonly sealed: string | null;
  readonly target: string | null;
  /** The mend or discard that used it up. */
  readonly replacedBy: string | null;
  /** What a HELD one waits for, such as `record:ID`; see office/hold.ts. */
  readonly waitsFor: string | null;
  /** The outcome shown at its replay said that it took effect: its scope is not judged again (rule 12). */
  readonly admitted: boolean;
  readonly salt: string;
  /** SHA-256 of salt and body: what the chain runs over. */
  readonly leaf: string;
  /** The rule of retention that emptied it. */
  readonly purged: number | null;
}

export interface RecordStamps {
  /** Of every group that has none of its own: its creation's. */
  readonly base: Stamp;
  readonly named: Stamps;
}

export interface StoredRecord {
  readonly id: string;
  readonly kind: string;
  /** Money: its body never changes; a trigger of the database refuses it. */
  readonly entry: boolean;
  readonly parent: string | null;
  /** The person of a grant. */
  readonly holder: string | null;
  /** The entry that this one reverses: at most one live one for each. */
  readonly reverses: string | null;
  /** Its home is the first. */
  readonly audience: readonly Scope[];
  readonly seq: number;
  readonly gone: Gone;
  readonly time: number;
  readonly stamps: RecordStamps;
  readonly review: readonly Review[];
  readonly open: JsonObject;
  readonly sealed: string | null;
  readonly recordedBy: string | null;
  readonly leaf: string;
  readonly salt: string;
  readonly purged: number | null;
}

/** What a phone may get of a record. */
export type ReadableRecord = Pick<
  StoredRecord,
  'id' | 'kind' | 'seq' | 'gone' | 'time' | 'review' | 'audience' | 'open' | 'sealed'
>;

/** Which version of a record there is. */
export type RecordVersion = Pick<StoredRecord, 'id' | 'seq' | 'time'>;

/** Latest seq of a record in a scope; `left`: it is in that scope no longer. */
export interface ScopeChange {
  readonly scope: Scope;
  readonly record: string;
  readonly seq: number;
  readonly left: boolean;
}

export interface Commit {
  readonly seq: number;
  readonly previous: string;
  readonly digest: string;
  readonly hash: string;
  /** ms */
  readonly at: number;
  /** The digests that the digest runs over (office/chain.ts). */
  readonly items: string;
}

/** All that one push writes, in one go. */
export interface Batch {
  readonly mutations: readonly LoggedMutation[];
  readonly records: readonly StoredRecord[];
  readonly changes: readonly ScopeChange[];
  readonly commit: Commit | null;
}

/** What the office may look at while it decides. Nothing of it goes to a phone. */
export interface WriteTransaction {
  /** The first statement: locks the office's row until the end. */
  lockOffice(): Promise<Head>;
  /** The same without the lock. */
  head(): Promise<Head>;
  commitHash(seq: number): Promise<string | null>;
  findDevice(id: string): Promise<Device | null>;
  mutations(ids: readonly string[]): Promise<readonly LoggedMutation[]>;
  /** HELD and INVALID ones of a person, in order of arrival. */
  unsettled(person: string): Promise<readonly LoggedMutation[]>;
  /** HELD ones that wait for one of those, in order of arrival. */
  waitingFor(events: readonly string[]): Promise<readonly LoggedMutation[]>;
  records(ids: readonly string[]): Promise<readonly StoredRecord[]>;
  childrenOf(parent: string): Promise<readonly StoredRecord[]>;
  /** All grants that a person ever had. */
  grantsOf(person: string): Promise<readonly StoredRecord[]>;
  /** The live entry that reverses this one. */
  reversalOf(entry: string): Promise<StoredRecord | null>;
  /** Live entries in whose open body that id stands. */
  entriesNaming(record: string): Promise<readonly StoredRecord[]>;
  /** HELD mutations, in order of arrival. */
  heldMutations(): Promise<readonly LoggedMutation[]>;
  mutationsOn(records: readonly string[]): Promise<readonly LoggedMutation[]>;
  save(batch: Batch): Promise<void>;
  setHead(head: Partial<Head>): Promise<void>;
  /** Forgets who left which scope up to there. */
  forgetExits(floor: number): Promise<void>;
  noteDevice(id: string, seen: { readonly at: number; readonly unsent: number }): Promise<void>;
  setDeviceState(id: string, state: DeviceState): Promise<void>;
  /** A mistake in `work` undoes only what `work` wrote. */
  savepoint<T>(work: () => Promise<T>): Promise<T>;
  /** Another writer was in the way: nothing to catch, `write` runs the whole again. */
  isContention(error: unknown): boolean;
}

/** A read-only view at one moment. */
export interface Snapshot {
  head(): Promise<Head>;
  commitHash(seq: number): Promise<string | null>;
  findDevice(id: string): Promise<Device | null>;
  grantsOf(person: string): Promise<readonly StoredRecord[]>;
  /** Mutations of that person. */
  mutationsBy(person: string, ids: readonly string[]): Promise<readonly LoggedMutation[]>;
  /** Every record that goes to a phone passes here. */
  as(scopes: readonly Scope[]): ScopedReads;
  readonly inspect: Inspection;
}

/** Reads for somebody who was granted those scopes; a row outside them is never given, or it throws. */
export interface ScopedReads {
  /** Latest changes in those of the granted scopes, after a seq each, by seq. */
  feed(from: readonly FeedStart[], limit: number): Promise<readonly ScopeChange[]>;
  /** Ids of records in those scopes, greater than `after`, ascending. */
  walk(scopes: readonly Scope[], after: string, limit: number): Promise<readonly string[]>;
  /** In the order of ids. */
  rows(ids: readonly string[]): Promise<readonly ReadableRecord[]>;
  /** The same without what is in them. */
  versions(ids: readonly string[]): Promise<readonly RecordVersion[]>;
  /** null: no such record within the scopes. */
  history(record: string): Promise<readonly LoggedMutation[] | null>;
}

export interface FeedStart {
  readonly scope: Scope;
  readonly after: number;
}

/** Past all scopes: for `verify`, by pages, and for what an office looks after at its start. */
export interface Inspection {
  commits(after: number, limit: number): Promise<readonly Commit[]>;
  mutations(after: string, limit: number): Promise<readonly LoggedMutation[]>;
  records(after: string, limit: number): Promise<readonly StoredRecord[]>;
  /** All records of a kind, in the order of ids: the whole book is gone through. */
  idsOf(kind: string): Promise<readonly string[]>;
}

/** unconfirmed: admitted by its certificate after a restore; what it and a revoked one push is HELD. */
export type DeviceState = 'active' | 'unconfirmed' | 'revoked';

export interface Device {
  readonly id: string;
  readonly office: string;
  readonly person: string;
  /** Public key as JWK text. */
  readonly key: string;
  readonly certificate: string;
  readonly state: DeviceState;
  readonly created: number;
  readonly lastSeen: number | null;
  /** As the phone last reported. */
  readonly unsent: number;
  readonly appVersion: string;
}

export interface EnrolmentCode {
  readonly hash: string;
  readonly office: string;
  readonly person: string;
  /** ms */
  readonly expires: number;
  readonly createdBy: string;
}

export interface Token {
  readonly hash: string;
  readonly office: string;
  readonly device: string;
  readonly expires: number;
}

/** Phones, their tokens and the codes that admit them. Each method is one atomic step. */
export interface DeviceRegister {
  addCode(code: EnrolmentCode): Promise<void>;
  findCode(hash: string): Promise<(EnrolmentCode & { readonly usedBy: string | null }) | null>;
  /** Uses up the code and adds the phone and its first token, or does nothing and says why. */
  enrol(
    code: string,
    device: Device,
    token: Token,
    now: number,
  ): Promise<'enrolled' | 'unknown' | 'used' | 'expired'>;
  /** A phone that proved itself in another way (a certificate). Two of its tabs may come at once: one adds it. */
  addDevice(device: Device): Promise<void>;
  findDevice(id: string): Promise<Device | null>;
  /** All phones of an office, oldest first. */
  devicesIn(office: string): Promise<readonly Device[]>;
  addToken(token: Token): Promise<void>;
  findToken(hash: string): Promise<(Token & { readonly holder: Device }) | null>;
  extendToken(hash: string, expires: number): Promise<void>;
  dropTokens(device: string): Promise<void>;
  /** Who did what with codes and phones. `detail` holds ids only. */
  audit(line: { office: string; at: number; by: string; act: string; detail: JsonObject }): Promise<void>;
}
