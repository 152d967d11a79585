/** What a copy of a book holds, as JSON: the backup under a passphrase, and the second copy of what is unsent. */
import * as z from 'zod/mini';
import { ops } from '../core/mutation.ts';
import { outcomes } from '../core/outcome.ts';
import { goneStates } from '../core/record.ts';
import type { Kept } from './decisions/put-back.ts';
import { idSchema } from './id-schema.ts';

const values = z.record(z.string(), z.unknown());

const mutation = z.object({
  id: idSchema,
  op: z.enum(ops),
  kind: z.string(),
  record: idSchema,
  at: z.int(),
  schema: z.int(),
  open: z.nullable(values),
  sealed: z.nullable(z.string()),
  target: z.nullable(idSchema),
});

const receipt = z.object({
  outcome: z.enum(outcomes),
  reason: z.nullable(z.string()),
  troubles: z.array(z.object({ field: z.nullable(z.string()), code: z.string() })),
  time: z.int(),
  seq: z.int(),
  mac: z.string(),
});

const base = z.object({
  seq: z.int(),
  gone: z.enum(goneStates),
  time: z.int(),
  review: z.array(z.string()),
  scopes: z.array(z.string()),
  open: values,
  sealed: z.array(z.object({ text: z.string(), pairs: z.boolean() })),
});

const keptMessage = z.object({
  edits: z.array(z.object({ order: z.int(), mutation, receipt: z.nullable(receipt) })),
  rows: z.array(z.object({ id: idSchema, kind: z.string(), base })),
});

/** null: not a copy of a book. */
export function parseKept(json: unknown): Kept | null {
  const parsed = keptMessage.safeParse(json);
  // Values out of JSON are Json; a reason, mark or scope that this phone does not know is the office's word.
  return parsed.success ? (parsed.data as unknown as Kept) : null;
}
