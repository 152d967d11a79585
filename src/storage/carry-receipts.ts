/** A receipts file that came back by hand: believed by the office's signature, noted beside what still waits. */
import { id as idSchema, type Id } from '../core/id.ts';
import { isSettled, type Receipt } from '../core/outcome.ts';
import { findKind } from '../kinds/index.ts';
import { openLetter } from '../seal/carried-file.ts';
import { takeCarried, wantedForCarried } from '../sync/decisions/carried.ts';
import type { OfficeKey } from '../sync/enrolment.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import { receiptsMessage, typs } from '../sync/handover.ts';
import type { Shelf } from '../sync/shelf.ts';
import { unpackReceipt } from '../sync/wire-receipts.ts';

export interface Noted {
  /** Entries that the office told of, and how many of them still waited here. */
  readonly told: number;
  readonly noted: number;
  /** Of those told: taken into the office's book, and not (held, or refused). */
  readonly taken: number;
  readonly notTaken: number;
}

/** null: not signed by this office. */
export async function noteReceipts(shelf: Shelf, officeKey: OfficeKey, file: string): Promise<Noted | null> {
  const content = await openLetter(file, typs.receipts, officeKey.sign);
  const message = content && receiptsMessage.safeParse(await inflate(content));
  if (!message?.success) return null;
  const receipts = new Map<Id, Receipt>();
  for (const { id, ...receipt } of message.data.outcomes) {
    const parsed = idSchema.safeParse(id);
    if (parsed.success) receipts.set(parsed.data, unpackReceipt(receipt));
  }
  let noted = 0;
  await shelf.change(wantedForCarried(receipts), (found) => {
    noted = found.edits.filter(({ id, state }) => state === 'unsent' && receipts.has(id)).length;
    return takeCarried(found, receipts, findKind, allPhoneGuards);
  });
  const taken = [...receipts.values()].filter(
    ({ outcome }) => isSettled(outcome) && outcome !== 'FORBIDDEN' && outcome !== 'DISCARDED',
  ).length;
  return {
    told: receipts.size,
    noted,
    taken,
    notTaken: receipts.size - taken,
  };
}

/** What the office signed is the office's own gzip. */
async function inflate(content: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text()) as unknown;
}
