/**
 * What travels when there is no network: a hand-over file from a phone to its office, and a receipts file back.
 * Decision 0010 tells the whole; `seal/carried-file.ts` has the cryptography.
 *
 * - A hand-over file is a JWE for the office's sealing key. Inside: letters, one a line; each is a JWS by the
 *   phone's key over one sync request as it would travel (columns, gzip), without proof and cursor.
 * - A photo is a line of its own: a JWE for the same key over a JWS by the phone (`photoLetter`), a newline, the JPEG.
 * - A receipts file is a JWS by the office's signing key over gzip of `receiptsMessage`. It names no person.
 *
 * A file may have several lines of its sort; each is sealed, handed in and answered by itself.
 */
import * as z from 'zod/mini';
import { outcomes } from '../core/outcome.ts';

export const HANDOVER_TYPE = 'application/vnd.sothon.handover';
export const FILE_END = '.sothon';

/** `typ` of each sort of file and letter. */
export const typs = {
  handover: 'sothon-handover',
  letter: 'sothon-letter',
  photo: 'sothon-photo',
  photoLetter: 'sothon-photo-letter',
  receipts: 'sothon-receipts',
  backup: 'sothon-backup',
  backupPage: 'sothon-backup-page',
} as const;

export const handoverLimits = {
  /** Letters of text of one line, which is handed in as one. */
  file: 6_000_000,
  /** Letters of a whole file: what messengers and small phones still pass on. More photos go into the next one. */
  whole: 20_000_000,
  /** Requests in one file; each stays within the bounds of a sync. */
  letters: 12,
} as const;

/** Header of a letter. */
export const letterHeader = z.object({
  /** The phone. */
  kid: z.string().check(z.minLength(1), z.maxLength(64)),
  /** Its certificate, by which a restored office admits it. */
  cert: z.string().check(z.maxLength(8000)),
  /** Office's clock less the phone's at their last round, ms; absent: they never met. */
  skew: z.optional(z.int()),
});

export const handoverRequest = z.strictObject({
  file: z.string().check(z.minLength(1), z.maxLength(handoverLimits.file)),
});
export const handoverAnswer = z.object({
  /** The receipts file, for the phone that wrote the letters. */
  receipts: z.string(),
  /** How many entries it answers. */
  entries: z.int(),
});
export type HandoverAnswer = z.output<typeof handoverAnswer>;

/** What a phone signs of a photo that somebody carries: these bytes, and no others, come from it. */
export const photoLetter = z.object({ sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/u)) });

const receipt = z.object({
  id: z.string().check(z.maxLength(64)),
  outcome: z.enum(outcomes),
  reason: z.optional(z.string().check(z.maxLength(60))),
  troubles: z.optional(z.array(z.object({ field: z.nullable(z.string()), code: z.string() }))),
  time: z.int(),
  seq: z.int(),
  mac: z.string(),
});
export const receiptsMessage = z.object({
  /** The phone that it is for. */
  device: z.string(),
  /** Office's clock, ms. */
  at: z.int(),
  outcomes: z.array(receipt),
  /** Photos that came along; `why`: the office has not taken it (a problem's code). */
  photos: z.optional(
    z.array(z.object({ sha256: z.string(), why: z.nullable(z.string().check(z.maxLength(60))) })),
  ),
});
export type PhotoReceipt = NonNullable<z.output<typeof receiptsMessage>['photos']>[number];
