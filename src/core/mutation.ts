import type { Id } from './id.ts';
import { canonical, type Json, type JsonObject } from './json.ts';

/**
 * One edit, never altered once written; sending it again is harmless.
 * - create: `open` and `sealed` hold the whole body, `id` is the record's id
 * - update: they hold `{ field: [seen, next] }`, the value that the officer saw and the new one
 * - delete: soft, edits merge beneath · withdraw: takes back a money entry that nobody confirmed yet
 * - mend: a new body (or changes) for a refused mutation `target`, whose place it takes · discard: gives `target` up
 */
export type Op = 'create' | 'update' | 'delete' | 'withdraw' | 'mend' | 'discard';
export const ops = [
  'create',
  'update',
  'delete',
  'withdraw',
  'mend',
  'discard',
] as const satisfies readonly Op[];

export interface Mutation {
  readonly id: Id;
  readonly op: Op;
  readonly kind: string;
  readonly record: Id;
  /** Authored time, ms since 1970 (protocol.md §3.1, rule 11). */
  readonly at: number;
  /** The number of the schema that it was written under. */
  readonly schema: number;
  /** Plain values (create) or pairs (update); null for the other ops. */
  readonly open: JsonObject | null;
  /** The personal ones, behind the Seal port; null where there are none. */
  readonly sealed: string | null;
  /** The mutation that a mend or discard names. */
  readonly target: Id | null;
}

/** `[seen, next]` of one field. */
export type Change = readonly [seen: Json, next: Json];
export type Changes = Readonly<Record<string, Change>>;

/** The text whose hash tells whether a known id comes back with another body. */
export function mutationText(m: Mutation): string {
  return canonical([m.op, m.kind, m.record, m.at, m.schema, m.open, m.sealed, m.target]);
}

/** Pairs out of an update's JSON; a value that is no pair is left out (the shape check has refused it before). */
export function changesOf(json: JsonObject): Changes {
  const changes: Record<string, Change> = {};
  for (const [field, pair] of Object.entries(json)) {
    if (Array.isArray(pair) && pair.length === 2) changes[field] = [pair[0] as Json, pair[1] as Json]; // length checked
  }
  return changes;
}
