/**
 * The messages of `POST /v1/sync` as they travel: the definition that OpenAPI shows and both doors check.
 * Requests are strict. Answers may hold more than this phone knows: the server is deployed before the phones.
 */
import * as z from 'zod/mini';
import { ops } from '../core/mutation.ts';
import { outcomes } from '../core/outcome.ts';
import { goneStates } from '../core/record.ts';
import { roleNames } from '../core/role.ts';
import { limits } from './protocol.ts';

const whole = z.int();
const counted = z.int().check(z.gte(0));
const name = z.string().check(z.regex(/^[A-Za-z][A-Za-z0-9]{0,63}$/));
const ids = z.string();
const mac = z.string().check(z.maxLength(100));
/** Field name → one value for each record, null where it has none. */
const columns = z.record(name, z.array(z.unknown()));
const sealed = z.array(z.nullable(z.string()));

const trouble = z.object({
  field: z.nullable(z.string().check(z.maxLength(100))),
  code: z.string().check(z.maxLength(60)),
});

/** A receipt that is not plain OK; `reason` and `troubles` absent: none. */
const receipt = {
  outcome: z.enum(outcomes),
  reason: z.optional(z.string().check(z.maxLength(60))),
  troubles: z.optional(z.array(trouble).check(z.maxLength(100))),
  time: whole,
  seq: counted,
  mac,
};

/** Receipts of mutations by their position in the request. */
export const wireReceipts = z.object({
  /** Plain OK ones: position of the first, how many, seq of the first; each further one has the next seq. */
  runs: z.array(z.tuple([counted, counted, counted])),
  /** For all of the runs: effective less authored time, ms, as steps. */
  lags: z.array(whole),
  /** For all of the runs: their macs, of one length, joined. */
  macs: z.string(),
  others: z.optional(z.array(z.object({ at: counted, ...receipt }))),
});

/** Mutations of one op, kind and schema number. */
export const wireGroup = z.strictObject({
  op: z.enum(ops),
  kind: name,
  /** Absent: the request's. */
  schema: z.optional(counted),
  records: ids,
  /** Absent: each is its record's id, as in a create. */
  ids: z.optional(ids),
  /** Absent: this op has no body. */
  open: z.optional(columns),
  /** Of updates: fields that stand for both halves of `[seen, next]`, as they go along with others of their group. */
  same: z.optional(columns),
  sealed: z.optional(sealed),
  targets: z.optional(ids),
});

/** What every round says has one letter: most rounds say nothing else. */
export const wireRequest = z.strictObject({
  v: whole,
  /** The nonce. */
  n: z.string().check(z.minLength(8), z.maxLength(64)),
  /** Schema number. */
  s: counted,
  /** Phone's clock, ms since 1970. */
  t: whole,
  /** Proof and cursor. Absent: none. */
  p: z.optional(z.string().check(z.maxLength(500))),
  c: z.optional(z.string().check(z.maxLength(4000))),
  /** Bytes of rows wanted back, as a power of two. Absent: `batch.want`. */
  w: z.optional(counted.check(z.lte(30))),
  /** Absent: 0. */
  unsent: z.optional(counted),
  edits: z.optional(
    z.strictObject({
      groups: z.array(wireGroup).check(z.maxLength(limits.mutations)),
      /** Save order as runs: group, how many, group, how many … Absent: there is one group. */
      order: z.optional(z.array(counted)),
      /** Authored times in save order, ms, as steps from `now`. */
      at: z.array(whole),
    }),
  ),
  /** After a restore of the office: what it had said of these before. */
  receipts: z.optional(wireReceipts),
  /** HELD ones asked after: ids with a blank between. */
  held: z.optional(ids),
});
export type WireRequest = z.output<typeof wireRequest>;

/** Rows of one kind, as columns. */
export const wireRows = z.object({
  kind: name,
  ids,
  /** As steps. */
  seq: z.array(whole),
  time: z.array(whole),
  /** Place in the answer's `scopes`: one for all, or one each. */
  scopes: z.union([counted, z.array(counted)]),
  gone: z.optional(z.array(z.enum(goneStates))),
  review: z.optional(z.array(z.array(z.string()))),
  open: columns,
  sealed: z.optional(sealed),
});

const scope = z.string().check(z.maxLength(100));

/** The whole text, or a step from the request's: letters kept in front, what stands between, kept at the end. */
const step = z.union([z.string(), z.tuple([counted, z.string(), counted])]);

export const wireAnswer = z.object({
  /** The request's nonce. */
  n: z.string(),
  /** Office's clock less the request's `now`, ms. */
  t: whole,
  /** Commits up to this one are in a verified backup. Absent: none. */
  k: z.optional(counted),
  /** Absent: as the request. */
  v: z.optional(whole),
  /** Oldest and newest schema number understood. Absent: both are the request's. */
  schemas: z.optional(z.tuple([counted, counted])),
  epoch: z.optional(z.boolean()),
  /** Proof and cursor. Absent: as the request. */
  p: z.optional(step),
  c: z.optional(step),
  more: z.optional(z.boolean()),
  revoked: z.optional(z.boolean()),
  outcomes: z.optional(wireReceipts),
  held: z.optional(z.array(z.object({ id: z.string(), ...receipt }))),
  /** Positions of mutations whose record, seq and time they are (first, how many); `others` in columns. */
  own: z.optional(
    z.object({
      runs: z.array(z.tuple([counted, counted])),
      others: z.optional(z.object({ ids, seq: z.array(counted), time: z.array(whole) })),
    }),
  ),
  scopes: z.optional(z.array(z.array(scope))),
  rows: z.optional(z.array(wireRows)),
  exits: z.optional(z.object({ ids, seq: z.array(counted) })),
  grants: z.optional(
    z.object({
      held: z.array(
        z.object({
          role: z.enum(roleNames),
          commune: z.nullable(z.string()),
          village: z.nullable(z.string()),
        }),
      ),
      scopes: z.array(scope),
    }),
  ),
  walk: z.optional(
    z.object({
      scopes: z.array(scope),
      start: counted,
      begins: z.boolean(),
      ends: z.boolean(),
      /** Where it begins: how many records it will bring, and whether the cursor was too old to go on from. */
      total: z.optional(counted),
      tooOld: z.optional(z.boolean()),
    }),
  ),
});
export type WireAnswer = z.output<typeof wireAnswer>;
