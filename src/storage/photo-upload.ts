/**
 * Brings one photo after the other to the office, in pieces, and goes on where it stood: what the office has, the
 * office says (HEAD). Frees bytes here only when a verified backup of the office has them. What the
 * office will not have is said to be refused, with the reason, and waits no longer.
 */
import { Dexie } from 'dexie';
import { notedUpTo, unsentAfter } from './as-shelved.ts';
import type { Database } from './database.ts';
import type { OfficeLink } from './office-link.ts';
import { pathOf } from './photos.ts';
import type { StoredPhoto, WhyRefused } from './photo-rows.ts';

/** tus 1.0: a piece lost on 2G costs six seconds. */
export const PIECE = 65_536;
/** How often the office is asked whether a photo may be freed here, ms. */
const ASK_EVERY = 3_600_000;
const ASK_AT_ONCE = 20;

export type Ended =
  | 'DONE'
  /** Records come first, or the setting says to wait. */
  | 'PAUSED'
  | 'OFFLINE';

export interface UploadParts {
  readonly database: Database;
  readonly ask: OfficeLink['ask'];
  readonly clock: () => number;
  /** Asked before each piece. */
  readonly mayGoOn: () => boolean;
  readonly signal: AbortSignal;
}

export async function uploadPhotos(parts: UploadParts): Promise<Ended> {
  const { database, clock } = parts;
  const { photos } = database;
  await takeBack(database);
  await forgetFuture(database, clock());
  await tryAgain(database, clock());
  const due = photos.where('[state+askedAt]').between(['sent', 0], ['sent', clock() - ASK_EVERY], true, true);
  for (const photo of await due.limit(ASK_AT_ONCE).toArray()) {
    const ended = await lookAfter(parts, photo);
    if (ended !== null) return ended;
  }
  const waiting = await photos.where('state').equals('waiting').sortBy('at');
  for (const photo of waiting) {
    const record = await recordOf(database, photo);
    if (record === 'UNSENT') continue;
    const ended = record === 'REFUSED' ? 'NO_RECORD' : await uploadOne(parts, photo);
    if (ended === 'PAUSED' || ended === 'OFFLINE') return ended;
    // One that finds no room speaks for all: each would cost a piece to learn the same.
    if (ended === 'NO_ROOM') return refuseWaiting(parts);
    if (ended !== 'SENT') await refuse(parts, photo.id, ended);
  }
  return 'DONE';
}

/** A photo's record goes before its bytes: the office then knows who may see them. */
async function recordOf(database: Database, { id }: StoredPhoto): Promise<'UNSENT' | 'REFUSED' | 'THERE'> {
  const noted = await notedUpTo(database);
  const own = await database.edits.where('record').equals(id).toArray();
  // One whose answer is only noted yet was taken as it is (noted-answers.ts).
  const waits = own.some(({ state, order }) => state === 'invalid' || (state === 'unsent' && order > noted));
  if (waits) return 'UNSENT';
  const creation = own.find(({ mutation }) => mutation.op === 'create');
  const outcome = creation?.receipt?.outcome;
  return outcome === 'FORBIDDEN' || outcome === 'DISCARDED' ? 'REFUSED' : 'THERE';
}

async function refuse({ database, clock }: UploadParts, id: string, why: WhyRefused): Promise<void> {
  await database.photos.update(id, { state: 'refused', why, askedAt: clock() });
}

async function refuseWaiting(parts: UploadParts): Promise<Ended> {
  for (const photo of await parts.database.photos.where('state').equals('waiting').toArray())
    if ((await recordOf(parts.database, photo)) === 'THERE') await refuse(parts, photo.id, 'NO_ROOM');
  return 'DONE';
}

/** A clock that was ahead has been set right: nothing waits until the time comes that it showed. */
async function forgetFuture({ photos }: Database, now: number): Promise<void> {
  for (const state of ['sent', 'refused'])
    await photos
      .where('[state+askedAt]')
      .between([state, now], [state, Dexie.maxKey], false, true)
      .modify({ askedAt: 0 });
}

/** Room is made and rights are given without anybody telling this phone: it asks again once in a while. */
async function tryAgain({ photos }: Database, now: number): Promise<void> {
  const old = photos
    .where('[state+askedAt]')
    .between(['refused', 0], ['refused', now - ASK_EVERY], true, true);
  const isOpen = ({ why }: StoredPhoto): boolean => why === 'NO_ROOM' || why === 'FORBIDDEN';
  await old.filter(isOpen).modify({ state: 'waiting', offset: 0 });
}

/** An office that was restored gets the journal again: until it has the record, it is not said to have the photo. */
async function takeBack(database: Database): Promise<void> {
  const { photos } = database;
  const unsent = unsentAfter(database, await notedUpTo(database));
  const again = (await unsent.toArray()).filter(({ mutation }) => mutation.kind === 'photo');
  const ids = again.map(({ record }) => record);
  for (const photo of await photos.bulkGet(ids))
    if (photo?.state === 'sent')
      await photos.update(photo.id, { state: 'waiting', offset: 0, wholeAt: null });
}

async function uploadOne(
  parts: UploadParts,
  photo: StoredPhoto,
): Promise<'SENT' | 'PAUSED' | 'OFFLINE' | WhyRefused> {
  const { photos, photoBytes } = parts.database;
  const kept = await photoBytes.get(photo.id);
  if (!kept) {
    await photos.update(photo.id, { state: 'freed' });
    return 'SENT';
  }
  if (!parts.mayGoOn()) return 'PAUSED';
  let told = await where(parts, photo);
  // Bytes that were spoilt on their way are sent anew; three times in one go, and they will be so for ever.
  for (let starts = 0; told !== null;) {
    if (told === 'FORBIDDEN') return told;
    if (told.offset === photo.size) {
      await photos.update(photo.id, {
        state: 'sent',
        offset: photo.size,
        wholeAt: told.seq,
        askedAt: parts.clock(),
      });
      return 'SENT';
    }
    if (told.offset === 0) starts += 1;
    if (starts > 3) return 'DAMAGED';
    await photos.update(photo.id, { offset: told.offset });
    if (!parts.mayGoOn()) return 'PAUSED';
    const answer = await sendPiece(parts, photo, kept.bytes, told.offset);
    if (answer?.status === 429) return 'OFFLINE';
    // Not this photo, or not by this person: the others go on.
    const refusal = answer && isOffice(answer) ? REFUSALS[answer.status] : undefined;
    if (refusal) return refusal;
    const now = answer && progressOf(answer);
    const isAnswer = answer !== null && isOffice(answer);
    if (now === null && !isAnswer) return 'OFFLINE';
    told = now ?? (await where(parts, photo));
  }
  return 'OFFLINE';
}

const REFUSALS: Readonly<Partial<Record<number, WhyRefused>>> = {
  403: 'FORBIDDEN',
  413: 'TOO_BIG',
  415: 'NOT_A_PHOTO',
  507: 'NO_ROOM',
};

interface Told {
  readonly offset: number;
  /** The office's number, once it is whole. */
  readonly seq: number | null;
  readonly kept: number;
}

/** null: no office answered. */
async function where(
  { ask, signal }: UploadParts,
  { sha256, id }: StoredPhoto,
): Promise<Told | 'FORBIDDEN' | null> {
  const answer = await ask(pathOf(sha256, id), { method: 'HEAD', headers: TUS, signal }).catch(() => null); // no network
  if (answer === null) return null;
  if (answer.status === 404 && isOffice(answer)) return { offset: 0, seq: null, kept: 0 };
  if (answer.status === 403 && isOffice(answer)) return 'FORBIDDEN';
  return progressOf(answer);
}

function sendPiece(
  { ask, signal }: UploadParts,
  photo: StoredPhoto,
  bytes: Uint8Array<ArrayBuffer>,
  offset: number,
): Promise<Response | null> {
  const headers: Record<string, string> = {
    ...TUS,
    'content-type': 'application/offset+octet-stream',
    'upload-offset': String(offset),
  };
  if (offset === 0) headers['upload-length'] = String(photo.size);
  const body = bytes.slice(offset, offset + PIECE);
  return ask(pathOf(photo.sha256, photo.id), { method: 'PATCH', headers, body, signal }).catch(() => null); // no network
}

const TUS = { 'tus-resumable': '1.0.0' };

/** What only an office says of a photo; null: a portal, a refusal. */
function progressOf({ headers, status }: Response): Told | null {
  const offset = headers.get('upload-offset');
  if (status >= 300 || headers.get('tus-resumable') !== '1.0.0' || offset === null) return null;
  const seq = headers.get('x-sync-seq');
  return {
    offset: Number(offset),
    seq: seq === null ? null : Number(seq),
    kept: Number(headers.get('x-sync-kept') ?? 0),
  };
}

function isOffice({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/problem+json') === true;
}

/** A sent one: its bytes are freed, or sent again where the office lost them. */
async function lookAfter(parts: UploadParts, photo: StoredPhoto): Promise<Ended | null> {
  const { database, clock } = parts;
  const { photos, photoBytes, edits } = database;
  // While its record lies in the journal, no backup has it, and there is nothing to ask.
  if ((await edits.where('record').equals(photo.id).count()) > 0) {
    await photos.update(photo.id, { askedAt: clock() });
    return null;
  }
  if (!parts.mayGoOn()) return 'PAUSED';
  const told = await where(parts, photo);
  if (told === null) return 'OFFLINE';
  if (told === 'FORBIDDEN') {
    await photos.update(photo.id, { askedAt: clock() });
    return null;
  }
  if (told.offset < photo.size) {
    await photos.update(photo.id, { state: 'waiting', offset: told.offset, wholeAt: null, askedAt: clock() });
    return null;
  }
  const isCovered = photo.wholeAt !== null && told.kept > photo.wholeAt;
  await database.transaction('rw', [photos, photoBytes], async () => {
    await photos.update(photo.id, {
      askedAt: clock(),
      wholeAt: photo.wholeAt ?? told.seq,
      ...(isCovered ? { state: 'freed' as const } : {}),
    });
    if (isCovered) await photoBytes.delete(photo.id);
  });
  return null;
}
