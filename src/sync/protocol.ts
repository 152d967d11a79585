import type { Scope } from '../core/audience.ts';
import type { Id } from '../core/id.ts';
import type { Mutation } from '../core/mutation.ts';
import type { Receipt } from '../core/outcome.ts';
import type { OfficeRow } from '../core/record.ts';
import type { HeldRole } from '../core/role.ts';

/** Version of the messages. Another one is answered with UPGRADE or SERVER_OLD. */
export const PROTOCOL = 1;

/** Number of the record schemas; each mutation says under which it was written. Never reused. */
export const SCHEMA = 1;
/** Oldest schema number that the office still understands. */
export const OLDEST_SCHEMA = 1;

/** Bounds at the office's door. A phone stays far below them; see `batch`. */
export const limits = {
  /** Bytes of a request as it travels. */
  compressed: 1_000_000,
  /** Bytes after inflating. */
  inflated: 8_000_000,
  mutations: 2_000,
  /** Depth of JSON. */
  nesting: 12,
  heldAsked: 2_000,
  /** Letters of one text inside a body; the kinds judge each field more closely. */
  text: 5_000,
  /** Letters of one sealed text: several notes and what sealing adds. */
  sealed: 200_000,
} as const;

/** Bytes of outbox (as JSON, before gzip) in one request: adapted to the network within these bounds. */
export const batch = {
  first: 32_768,
  least: 2_048,
  most: 1_000_000,
  /** An answer within it: the next request takes four times as much; within `quickMs` twice; beyond `slowMs` half. */
  instantMs: 1_000,
  quickMs: 5_000,
  slowMs: 15_000,
  /** Bytes of rows wanted back at most: what a phone asks for that knows its network to be quick. */
  want: 2_097_152,
} as const;

/** One round, as the phone asks. On the wire: columns of JSON, gzip (wire.ts). */
export interface SyncRequest {
  readonly v: number;
  readonly nonce: string;
  readonly schema: number;
  /** Phone's clock, ms. */
  readonly now: number;
  /** Opaque to the phone: epoch, head seq and chain of the newest snapshot that any applied answer came from. */
  readonly proof: string | null;
  /** Opaque to the phone: feed position, grant hash, walk. */
  readonly cursor: string | null;
  /** A prefix of the outbox, in save order. */
  readonly mutations: readonly Mutation[];
  /** Receipts of replayed mutations (after EPOCH), by id. */
  readonly receipts: Readonly<Record<string, Receipt>>;
  /** HELD (and INVALID) ones whose state is asked for. */
  readonly held: readonly Id[];
  /** Bytes of rows wanted back; travels as a power of two, rounded down. */
  readonly want: number;
  /** How many mutations are left on the phone after this request: the office remembers it for a lost phone. */
  readonly unsent: number;
}

export interface SyncAnswer {
  readonly v: number;
  readonly nonce: string;
  /** Office's clock, ms. */
  readonly now: number;
  readonly schemas: { readonly oldest: number; readonly newest: number };
  /** The phone's proof does not fit this office: nothing was executed; replay the journal (rule 6). */
  readonly epoch: boolean;
  readonly proof: string;
  /** One for each mutation of this request, in its order. */
  readonly outcomes: readonly (Receipt & { readonly id: Id })[];
  /** State of the ones asked after; an id that the office does not know is missing. */
  readonly held: readonly (Receipt & { readonly id: Id })[];
  /** Own rows that need no body (rule 8): the phone's pending edit is the office's row now. */
  readonly own: readonly { readonly id: Id; readonly seq: number; readonly time: number }[];
  readonly rows: readonly OfficeRow[];
  readonly exits: readonly { readonly id: Id; readonly seq: number }[];
  /** Sent when the grant set differs from the cursor's. Scopes that are gone are purged before exits and rows. */
  readonly grants: { readonly held: readonly HeldRole[]; readonly scopes: readonly Scope[] } | null;
  /**
   * A walk over rows beside the feed. `begins`: mark every base row in these scopes; a row that comes loses its mark;
   * `ends`: what is still marked and no newer than `start` goes.
   */
  readonly walk: {
    readonly scopes: readonly Scope[];
    readonly start: number;
    readonly begins: boolean;
    readonly ends: boolean;
    /** Where it begins: how many records it will bring. */
    readonly total?: number;
    /** Where it begins: the phone was away for so long that everything is read again. */
    readonly tooOld?: boolean;
  } | null;
  readonly cursor: string;
  /** Commits up to this seq are in a verified backup: their journal entries may go. */
  readonly kept: number;
  /** Ask again at once. */
  readonly more: boolean;
  /** This phone was revoked: it may push, which is HELD, and pulls nothing. */
  readonly revoked?: boolean;
}
