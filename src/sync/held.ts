/** What the office holds back, for whoever supervises: `/v1/held`. */
import * as z from 'zod/mini';
import { ops } from '../core/mutation.ts';

export const HELD_PATH = '/v1/held';

/** HELD for longer than this it stands first and is somebody's task, ms (protocol.md §4). */
export const HELD_TOO_LONG = 7 * 86_400_000;

export const heldAnswer = z.object({
  /** The oldest first. */
  held: z.array(
    z.object({
      mutation: z.string(),
      record: z.string(),
      kind: z.string(),
      op: z.enum(ops),
      /** Title of who wrote it, '' where there is none. */
      title: z.string(),
      /** When the office received it, ms since 1970. */
      since: z.int(),
      /** A `Reason` of the office; a newer one may name what this app does not know. */
      reason: z.nullable(z.string()),
      /** It waits for a person, not for something that is on its way. */
      toDecide: z.boolean(),
    }),
  ),
});
export type HeldAnswer = z.output<typeof heldAnswer>;

export const decisionRequest = z.strictObject({ decision: z.enum(['admit', 'refuse']) });
