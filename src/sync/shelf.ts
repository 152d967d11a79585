/**
 * What the phone keeps, and the port through which decisions reach it. A Shelf knows two atomic steps: read,
 * and read-decide-write. It decides nothing itself: Dexie and memory implement it and pass one contract suite
 * (tests/sync/shelf-contract.ts), and every decision is a pure function of what it found.
 */
import type { Scope } from '../core/audience.ts';
import type { Id } from '../core/id.ts';
import type { JsonObject } from '../core/json.ts';
import type { Mutation } from '../core/mutation.ts';
import type { Receipt } from '../core/outcome.ts';
import type { Gone, Review } from '../core/record.ts';
import type { HeldRole } from '../core/role.ts';
import type { SyncAnswer, SyncRequest } from './protocol.ts';

/** The one row that says where this phone stands. Times are ms since 1970. */
export interface Meta {
  /** Opaque, of the newest snapshot that any applied answer came from. */
  readonly proof: string | null;
  readonly cursor: string | null;
  readonly grants: { readonly held: readonly HeldRole[]; readonly scopes: readonly Scope[] } | null;
  /** Authored time of the last own edit. */
  readonly authored: number;
  /** Largest effective time seen in any row or receipt. */
  readonly seenTime: number;
  /** The office's clock in the last applied answer. */
  readonly officeTime: number;
  /** Scopes that a walk is bringing just now: lists say "đang tải". */
  readonly walking: readonly Scope[];
  /** How far that walk has come; null: there is none. */
  readonly walk: WalkShare | null;
  /** How many edits were ever saved on this shelf: the next one's save order. */
  readonly saved: number;
  /** Of those, how many were given up here before the office could read them. */
  readonly givenUp: number;
  /** Phone's clock when the last answer was applied; null: never. */
  readonly lastGood: number | null;
}

export interface WalkShare {
  /** Records that came since it began, among them a few by the feed beside it. */
  readonly got: number;
  /** How many it brings in all; null: the office did not say. */
  readonly total: number | null;
  /** It began because this phone was away for too long. */
  readonly tooOld: boolean;
}

export const freshMeta: Meta = {
  proof: null,
  cursor: null,
  grants: null,
  authored: 0,
  seenTime: 0,
  officeTime: 0,
  walking: [],
  walk: null,
  saved: 0,
  givenUp: 0,
  lastGood: null,
};

/**
 * - unsent: no outcome yet (in this life of the office); the outbox, in save order
 * - held, invalid: answered so; still folded over the office's row and asked after
 * - settled: the journal
 */
export type EditState = 'unsent' | 'held' | 'invalid' | 'settled';

/** One own edit: outbox and journal in one list, in save order. */
export interface Edit {
  readonly id: Id;
  readonly record: Id;
  readonly order: number;
  readonly mutation: Mutation;
  readonly state: EditState;
  /** What the office said. Of an unsent one: what it had said before it was restored, shown at the replay. */
  readonly receipt: Receipt | null;
  /** Of a settled one: the number of its commit; a mended or discarded one has that of what settled it. Else 0. */
  readonly commit: number;
  /** A person saw that it was refused or in conflict. */
  readonly seen: boolean;
  /** Its share of a request: letters of its JSON. */
  readonly size: number;
}

/** Sealed values as they were written, the whole first and then pairs of changes; whoever may opens and folds them. */
export interface SealedLayer {
  readonly text: string;
  readonly pairs: boolean;
}

/** The office's row as this phone has it. */
export interface Base {
  readonly seq: number;
  readonly gone: Gone;
  readonly time: number;
  readonly review: readonly Review[];
  readonly scopes: readonly Scope[];
  readonly open: JsonObject;
  readonly sealed: readonly SealedLayer[];
}

/** What the officer sees: the base with the pending edits over it. */
export interface Visible {
  readonly gone: Gone;
  readonly time: number;
  readonly open: JsonObject;
  readonly sealed: readonly SealedLayer[];
}

export interface ShelvedRow {
  readonly id: Id;
  readonly kind: string;
  /** null: the office has not sent it, or took it back. */
  readonly base: Base | null;
  /** null: a change of something that is not here; only the outbox shows it. */
  readonly visible: Visible | null;
  /** How many edits lie over the base, and whether the office refused or holds one of them. */
  readonly pending: number;
  readonly troubled: boolean;
}

/** Waits to be confirmed by a walk. `void`: its seq is of an earlier life of the office and compares with nothing. */
export interface Mark {
  readonly id: Id;
  readonly void: boolean;
}

/** What a decision reads. Rows come with their marks, and with all edits of their records. */
export interface Wanted {
  readonly rows?: readonly Id[];
  /** Edits by id, and the rows of their records. */
  readonly edits?: readonly Id[];
  /** The first unsent edits in save order, up to so many letters, at least one. */
  readonly unsent?: { readonly size: number; readonly count: number };
  /** Held and invalid edits. */
  readonly answered?: boolean;
  /** Settled edits whose commit is not after this one. */
  readonly settledUpTo?: number;
  /** Rows with a base that has a scope outside of these. */
  readonly outside?: readonly Scope[];
  /** Rows with a base in one of these scopes. */
  readonly inside?: readonly Scope[];
  /** Only the ids of those: for marking many. */
  readonly idsInside?: readonly Scope[];
  /** All marked rows. */
  readonly marked?: boolean;
  /** All edits and their rows, and the ids of all rows with a base. */
  readonly everything?: boolean;
}

export interface Found {
  readonly meta: Meta;
  readonly rows: ReadonlyMap<Id, ShelvedRow>;
  readonly marks: ReadonlyMap<Id, Mark>;
  /** All edits of the records asked for, in save order. */
  readonly edits: readonly Edit[];
  readonly unsent: readonly Edit[];
  /** Of all unsent ones; 0 unless some were asked for. */
  readonly unsentCount: number;
  /** Held and invalid ones, in save order. */
  readonly answered: readonly Edit[];
  readonly settledUpTo: readonly Edit[];
  /** Of rows with a base, with their marks. */
  readonly idsInside: readonly Id[];
}

/** What a decision writes, as one. */
export interface Changes {
  readonly meta?: Partial<Meta>;
  readonly rows?: readonly ShelvedRow[];
  readonly dropRows?: readonly Id[];
  readonly edits?: readonly Edit[];
  readonly dropEdits?: readonly Id[];
  readonly clearMarks?: readonly Id[] | 'all';
  /** After clearing. A mark that is there already stays as it is. */
  readonly setMarks?: readonly Mark[];
  /** The half-filled form that this edit finished. */
  readonly dropDraft?: string;
}

export interface Shelf {
  /** One consistent reading. */
  read(wanted: Wanted): Promise<Found>;
  /**
   * Reads, decides and writes in one transaction that is on disk before this resolves: all of it or, when it
   * rejects, nothing. `decide` is pure and may run again. null: nothing is written, and null comes back.
   */
  change(wanted: Wanted, decide: (found: Found) => Changes | null): Promise<Changes | null>;
  /**
   * A quick way for a plain answer (decisions/plain.ts), where a shelf has one: it is on disk with its proof and
   * cursor when this resolves, and is worked in before anything else is read or decided here but the outbox behind
   * it, as `applyAnswer` would have. false: it is to another moment, and dropped. null: only the ordinary way is open.
   */
  note?(request: SyncRequest, answer: SyncAnswer, now: number): Promise<boolean | null>;
}

/** The first of them, up to so many letters, and always one. */
export function takePrefix(
  edits: readonly Edit[],
  { size, count }: { readonly size: number; readonly count: number },
): readonly Edit[] {
  let letters = 0;
  let taken = 0;
  for (const edit of edits) {
    letters += edit.size;
    if (taken === count || (taken > 0 && letters > size)) break;
    taken += 1;
  }
  return edits.slice(0, taken);
}

/** The phone could not keep it: full, or its store does not answer. Nothing of that step was written. */
export class ShelfFault extends Error {
  readonly why: 'NO_SPACE' | 'NO_STORE';

  constructor(why: 'NO_SPACE' | 'NO_STORE', cause: unknown) {
    super(why, { cause });
    this.why = why;
  }
}
