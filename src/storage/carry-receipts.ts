/**
 * Receipts that came back by hand, a line for each thing handed in: believed by the office's signature, noted beside
 * what still waits.
 */
import { id as idSchema, type Id } from '../core/id.ts';
import { isSettled, type Receipt } from '../core/outcome.ts';
import { findKind } from '../kinds/index.ts';
import { openLetter } from '../seal/carried-file.ts';
import { takeCarried, wantedForCarried } from '../sync/decisions/carried.ts';
import type { OfficeKey } from '../sync/enrolment.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import { receiptsMessage, typs, type PhotoReceipt } from '../sync/handover.ts';
import type { Shelf } from '../sync/shelf.ts';
import { unpackReceipt } from '../sync/wire-receipts.ts';
import { notePhotos } from './carry-photos.ts';
import type { Database } from './database.ts';
import { linesOf } from './file-lines.ts';

export interface Noted {
  /** Entries that the office told of, and how many of them still waited here. */
  readonly told: number;
  readonly noted: number;
  /** Of those told: taken into the office's book, and not (held, or refused). */
  readonly taken: number;
  readonly notTaken: number;
  /** Photos that the office has filed, and that it has not. */
  readonly photos: number;
  readonly photosNotTaken: number;
}

/** null: not all of it is signed by this office, and nothing is noted. */
export async function noteReceipts(
  { shelf, database }: { readonly shelf: Shelf; readonly database: Database },
  officeKey: OfficeKey,
  file: Blob,
): Promise<Noted | null> {
  const receipts = new Map<Id, Receipt>();
  const photos = new Map<string, PhotoReceipt>();
  let at = 0;
  for await (const line of linesOf(file)) {
    const content = await openLetter(line, typs.receipts, officeKey.sign);
    const message = content && receiptsMessage.safeParse(await inflate(content));
    if (!message?.success) return null;
    for (const { id, ...receipt } of message.data.outcomes) {
      const parsed = idSchema.safeParse(id);
      if (parsed.success) receipts.set(parsed.data, unpackReceipt(receipt));
    }
    for (const photo of message.data.photos ?? []) photos.set(photo.sha256, photo);
    at = message.data.at;
  }
  const told = [...photos.values()];
  await notePhotos(database, told, at);
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
    photos: told.filter(({ why }) => why === null).length,
    photosNotTaken: told.filter(({ why }) => why !== null).length,
  };
}

/** What the office signed is the office's own gzip. */
async function inflate(content: Uint8Array<ArrayBuffer>): Promise<unknown> {
  const stream = new Blob([content]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text()) as unknown;
}
