/**
 * A hand-over file: all that the office has not acknowledged, signed by this phone and sealed for the office; with
 * photos, as many as it holds, a line each.
 */
import { dayOfInstant } from '../core/day.ts';
import { toBase64url, type RandomBytes } from '../core/id.ts';
import type { Receipt } from '../core/outcome.ts';
import { fold } from '../core/text.ts';
import { sealFile, signLetter } from '../seal/carried-file.ts';
import type { OfficeKey } from '../sync/enrolment.ts';
import { FILE_END, handoverLimits, typs } from '../sync/handover.ts';
import { batch, limits, PROTOCOL, SCHEMA, type SyncRequest } from '../sync/protocol.ts';
import { takePrefix, type Edit, type Meta, type Shelf } from '../sync/shelf.ts';
import { encodeRequest } from '../sync/wire.ts';
import type { Account } from './accounts.ts';
import { sealPhotos } from './carry-photos.ts';
import type { Database } from './database.ts';

export interface Packed {
  readonly name: string;
  readonly file: Blob;
  readonly entries: number;
  /** What one file does not hold; it goes into the next one, once these have their receipts. */
  readonly left: number;
  /** Ids of the photos in it, and how many are in no file yet. */
  readonly photos: readonly string[];
  readonly photosLeft: number;
}

export interface PackWish {
  /** With photos, but for these, which are in an earlier file. */
  readonly photosBut: ReadonlySet<string> | null;
}

export interface PackParts {
  readonly account: Account;
  readonly officeKey: OfficeKey;
  readonly shelf: Shelf;
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly database: Database;
}

/** null: everything is acknowledged, and no photo is to go along. */
export async function packUnsent(parts: PackParts, { photosBut }: PackWish): Promise<Packed | null> {
  const { account, clock } = parts;
  const records = await packRecords(parts);
  const room = handoverLimits.whole - records.text.length;
  const photos = photosBut && (await sealPhotos(parts, room, photosBut));
  if (records.entries === 0 && !photos?.ids.length) return null;
  return {
    name: nameOf(account, clock()),
    file: new Blob([records.text, ...(photos?.lines ?? [])]),
    entries: records.entries,
    left: records.left,
    photos: photos?.ids ?? [],
    photosLeft: photos?.left ?? 0,
  };
}

/** One line with all edits; no text where there are none. */
async function packRecords(parts: PackParts): Promise<{ text: string; entries: number; left: number }> {
  const { officeKey, shelf } = parts;
  const most = {
    size: batch.most * handoverLimits.letters,
    count: limits.mutations * handoverLimits.letters,
  };
  const found = await shelf.read({ unsent: most });
  if (found.unsentCount === 0) return { text: '', entries: 0, left: 0 };
  const letters: string[] = [];
  let room: number = handoverLimits.file;
  let rest = found.unsent;
  while (rest.length > 0 && letters.length < handoverLimits.letters) {
    const some = takePrefix(rest, { size: batch.most, count: limits.mutations });
    const left = found.unsentCount - (found.unsent.length - rest.length) - some.length;
    const letter = await writeLetter(parts, some, left, found.meta);
    room -= sealedLength(letter);
    if (room < 0 && letters.length > 0) break;
    letters.push(letter);
    rest = rest.slice(some.length);
  }
  const entries = found.unsent.length - rest.length;
  return {
    text: await sealFile(officeKey.seal, officeKey.kid, typs.handover, letters.join('\n')),
    entries,
    left: found.unsentCount - entries,
  };
}

async function writeLetter(
  { account, clock, random }: PackParts,
  edits: readonly Edit[],
  unsent: number,
  { officeTime, lastGood }: Meta,
): Promise<string> {
  const receipts: Record<string, Receipt> = {};
  for (const { id, receipt } of edits) if (receipt) receipts[id] = receipt;
  const request: SyncRequest = {
    v: PROTOCOL,
    nonce: toBase64url(random(6)),
    schema: SCHEMA,
    now: clock(),
    proof: null,
    cursor: null,
    mutations: edits.map((edit) => edit.mutation),
    receipts,
    held: [],
    want: 0,
    unsent,
  };
  const header = {
    typ: typs.letter,
    kid: account.me.device,
    cert: account.certificate,
    ...(lastGood === null ? {} : { skew: officeTime - lastGood }),
  };
  return signLetter(account.key.privateKey, header, await encodeRequest(request));
}

/** Letters of base64url that so much text becomes. */
const sealedLength = (text: string): number => Math.ceil((text.length * 4) / 3) + 100;

/** `so-thon-TRUONG-BAN-PA-HA-2026-11-22.sothon` */
function nameOf({ me }: Account, now: number): string {
  const who = fold(me.title)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '');
  return `so-thon-${who}-${dayOfInstant(now)}${FILE_END}`;
}
