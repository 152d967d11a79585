/** What `/v1/history/{record}` gives: how a record came to be what it is, oldest first. */
import * as z from 'zod/mini';
import { ops } from '../core/mutation.ts';
import { outcomes } from '../core/outcome.ts';

/** A body: field → value. An update has `[seen, next]` pairs instead of values. */
const values = z.record(z.string(), z.unknown());

export const historyAnswer = z.object({
  entries: z.array(
    z.object({
      mutation: z.string(),
      op: z.enum(ops),
      /** Id of who wrote it. */
      person: z.string(),
      /** Their title, which is no personal data; '' where nobody knows it. */
      title: z.string(),
      /** Effective time, and when the office received it, ms since 1970. */
      at: z.int(),
      received: z.int(),
      outcome: z.enum(outcomes),
      open: z.nullable(values),
      sealed: z.nullable(z.string()),
    }),
  ),
});
export type HistoryAnswer = z.output<typeof historyAnswer>;
