/** Photos in a hand-over file: those that the office has not, each sealed and signed for by itself. */
import { sealBytes, signLetter } from '../seal/carried-file.ts';
import type { OfficeKey } from '../sync/enrolment.ts';
import { handoverLimits, typs, type PhotoReceipt } from '../sync/handover.ts';
import type { Account } from './accounts.ts';
import type { Database } from './database.ts';
import type { StoredPhoto } from './photo-rows.ts';

export interface PhotosToCarry {
  readonly count: number;
  /** Letters that they become in a file. */
  readonly letters: number;
}

export async function photosToCarry(database: Database): Promise<PhotosToCarry> {
  const rows = await carried(database);
  return { count: rows.length, letters: rows.reduce((sum, { size }) => sum + sealedLength(size), 0) };
}

export interface SealedPhotos {
  readonly ids: readonly string[];
  /** Each a line of the file, on the browser's side: what was sealed leaves the memory of the page. */
  readonly lines: readonly Blob[];
  /** What did not fit. */
  readonly left: number;
}

/** As many as there is room for (letters), oldest first, but for those that are in another file already. */
export async function sealPhotos(
  { account, officeKey, database }: { account: Account; officeKey: OfficeKey; database: Database },
  room: number,
  without: ReadonlySet<string>,
): Promise<SealedPhotos> {
  const rows = (await carried(database)).filter(({ id }) => !without.has(id));
  const ids: string[] = [];
  const lines: Blob[] = [];
  let rest = room;
  let left = 0;
  for (const row of rows) {
    rest -= sealedLength(row.size);
    const bytes = rest < 0 ? null : (await database.photoBytes.get(row.id))?.bytes;
    if (rest < 0) left += 1;
    if (!bytes) continue;
    const line = await sealPhoto(account, officeKey, row.sha256, bytes);
    ids.push(row.id);
    lines.push(new Blob(['\n', line]));
  }
  return { ids, lines, left };
}

/** The office's word for photos that came by hand: no other file needs them. Only their own upload settles them. */
export async function notePhotos(
  { photos }: Database,
  receipts: readonly PhotoReceipt[],
  at: number,
): Promise<void> {
  const filed = new Set(receipts.flatMap(({ sha256, why }) => (why === null ? [sha256] : [])));
  if (filed.size === 0) return;
  await photos
    .where('state')
    .equals('waiting')
    .filter(({ sha256 }) => filed.has(sha256))
    .modify({ carriedAt: at });
}

async function carried({ photos }: Database): Promise<readonly StoredPhoto[]> {
  const waiting = await photos.where('state').equals('waiting').sortBy('at');
  return waiting.filter(
    ({ carriedAt, size }) => carriedAt === undefined && sealedLength(size) < handoverLimits.file,
  );
}

async function sealPhoto(
  { me, certificate, key }: Account,
  { seal, kid }: OfficeKey,
  sha256: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const header = { typ: typs.photoLetter, kid: me.device, cert: certificate };
  const letter = await signLetter(
    key.privateKey,
    header,
    new TextEncoder().encode(JSON.stringify({ sha256 })),
  );
  const content = await new Blob([letter, '\n', bytes]).arrayBuffer();
  return sealBytes(seal, kid, typs.photo, new Uint8Array(content));
}

/** Letters of base64url that the bytes of a photo become, with its letter. */
const sealedLength = (bytes: number): number => Math.ceil((bytes * 4) / 3) + 3_000;
