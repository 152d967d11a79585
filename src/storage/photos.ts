/**
 * Photos on the phone. The bytes are on disk before anything says that there is a photo; its record is written once
 * the record that it belongs to is; the bytes then go their own way (photo-sender.ts). Whatever is cut short in
 * between is ended by `settle`, which looks at what is there and remembers nothing.
 */
import { newId, type Id, type RandomBytes } from '../core/id.ts';
import type { JsonObject } from '../core/json.ts';
import type { Position } from '../core/field.ts';
import { withoutBlanks } from '../core/record.ts';
import { ShelfFault } from '../sync/shelf.ts';
import { bytesOf, patiently } from './ask-patiently.ts';
import type { Database } from './database.ts';
import type { Notebook } from './notebook-door.ts';
import type { OfficeLink } from './office-link.ts';
import type { StoredPhoto } from './photo-rows.ts';
import { withStore } from './store-fault.ts';

/** What a camera gave, made small. */
export interface Shot {
  /** JPEG. */
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly thumb: Uint8Array<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly position: Position | null;
}

export interface PhotoCounts {
  readonly sent: number;
  readonly all: number;
}

export type Looked =
  | { readonly bytes: Uint8Array<ArrayBuffer> }
  /** NOT_SENT: the phone that took it has not sent it yet. OFFLINE: nobody can be asked now. */
  | { readonly why: 'NOT_SENT' | 'OFFLINE' };

export interface Photos {
  /** Keeps a photo of a record; `draft`: of the form that it is taken in, which may still be given up. */
  keep(shot: Shot, about: Id, draft: string | null): Promise<'KEPT' | 'NO_SPACE' | 'NO_STORE'>;
  /** Writes the records of photos whose form was saved, and forgets those whose form was given up. */
  settle(): Promise<void>;
  /** A photo of a form that is not saved yet. */
  remove(id: string): Promise<void>;
  /** All of a form that is given up. */
  drop(draft: string): Promise<void>;
  /** Those of a record (or of a form's draft) that this phone has, oldest first. */
  of(about: string): Promise<readonly StoredPhoto[]>;
  /** Own ones, sent or waiting. */
  counts(): Promise<PhotoCounts>;
  /** Own ones that the office does not take, with the reason, oldest first. */
  refused(): Promise<readonly StoredPhoto[]>;
  /** They wait again, to be sent once more. */
  sendRefused(): Promise<void>;
  /** The whole photo: from here, else from the office. */
  look(record: { readonly id: Id; readonly sha256: string }): Promise<Looked>;
  /** Has the office got it? null: nobody can be asked now. */
  isThere(record: { readonly id: Id; readonly sha256: string }): Promise<boolean | null>;
  /** Keeps one that was looked at here, so that it is seen without a network. */
  keepSeen(
    record: { readonly id: Id; readonly about: Id; readonly sha256: string },
    shot: Pick<Shot, 'bytes' | 'thumb'>,
  ): Promise<void>;
}

export interface PhotosParts {
  readonly database: Database;
  readonly notebook: Pick<Notebook, 'save'>;
  readonly ask: OfficeLink['ask'];
  readonly clock: () => number;
  readonly random: RandomBytes;
  /** One name for each book: two pages that settle at once would write the same record twice. */
  readonly lock: string;
  /** There may be something to send. */
  readonly onWaiting: () => void;
}

/** A photo whose form is nowhere any more: nobody can come back to it (ms). */
const ORPHAN_LIFE = 7 * 86_400_000;

export function createPhotos(parts: PhotosParts): Photos {
  const { database, notebook, clock, random, lock, onWaiting } = parts;
  const ask = patiently(parts.ask);
  const { photos, photoBytes, drafts, rows } = database;

  async function put(row: StoredPhoto, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    await withStore(database, () =>
      database.transaction('rw', [photos, photoBytes], async () => {
        await photoBytes.put({ id: row.id, bytes });
        await photos.put(row);
      }),
    );
  }

  async function forget(ids: readonly string[]): Promise<void> {
    await database.transaction('rw', [photos, photoBytes], async () => {
      await photos.bulkDelete([...ids]);
      await photoBytes.bulkDelete([...ids]);
    });
  }

  async function settleOne(row: StoredPhoto): Promise<void> {
    if (row.draft !== null && (await drafts.get(row.draft))) return;
    if (!(await rows.get(row.about))?.visible) {
      if (clock() - row.at > ORPHAN_LIFE) await forget([row.id]);
      return;
    }
    // Once more with the same id writes nothing new.
    const saved = await notebook.save([{ do: 'create', kind: 'photo', id: row.id, values: row.values }]);
    if (saved.saved) await photos.update(row.id, { state: 'waiting', draft: null });
  }

  async function settle(): Promise<void> {
    for (const row of await photos.where('state').equals('draft').sortBy('at')) await settleOne(row);
  }

  /** Room for a new one: what others took can be fetched again. */
  async function forgetSeen(): Promise<number> {
    const seen = await photos.where('state').equals('seen').primaryKeys();
    await forget(seen);
    return seen.length;
  }

  return {
    async keep(shot, about, draft) {
      const { bytes, thumb, width, height, position } = shot;
      const sha256 = await hashOf(bytes);
      const taken = { about, sha256, bytes: bytes.byteLength, width, height, position };
      const values: JsonObject = withoutBlanks({
        ...taken,
        takenAt: new Date(clock()).toISOString().slice(0, 19) + 'Z',
      });
      const row: StoredPhoto = {
        id: newId(random),
        about,
        state: 'draft',
        draft,
        sha256,
        size: bytes.byteLength,
        offset: 0,
        thumb,
        values,
        at: clock(),
        askedAt: 0,
        wholeAt: null,
      };
      const kept = await saying(() => put(row, bytes));
      return kept === 'NO_SPACE' && (await forgetSeen()) > 0 ? saying(() => put(row, bytes)) : kept;
    },
    async settle() {
      await oneAtATime(lock, settle);
      onWaiting();
    },
    async remove(id) {
      const row = await photos.get(id);
      if (row?.state === 'draft') await forget([id]);
    },
    async drop(draft) {
      const mine = await photos.where('state').equals('draft').toArray();
      await forget(mine.filter((row) => row.draft === draft).map((row) => row.id));
    },
    of: (about) => photos.where('about').equals(about).sortBy('at'),
    counts: () =>
      // At one moment, or one that is sent in between would count twice.
      database.transaction('r', photos, async () => {
        const waiting = await photos.where('state').equals('waiting').count();
        const sent = await photos.where('state').anyOf('sent', 'freed').count();
        return { sent, all: sent + waiting };
      }),
    refused: () => photos.where('state').equals('refused').sortBy('at'),
    async sendRefused() {
      await photos.where('state').equals('refused').modify({ state: 'waiting', offset: 0 });
      onWaiting();
    },
    async look({ id, sha256 }) {
      const here = await photoBytes.get(id);
      if (here) return { bytes: here.bytes };
      const answer = await ask(pathOf(sha256, id), { method: 'GET' }).catch(() => null); // no network, or it hangs
      if (answer === null) return { why: 'OFFLINE' };
      const bytes = answer.status === 200 ? await bytesOf(answer) : null;
      // A portal answers with anything; only the right bytes have the hash.
      if (bytes !== null && (await hashOf(bytes)) === sha256) return { bytes };
      return { why: answer.status === 404 ? 'NOT_SENT' : 'OFFLINE' };
    },
    async isThere({ id, sha256 }) {
      const answer = await ask(pathOf(sha256, id), { method: 'HEAD' }).catch(() => null); // no network, no office
      if (answer?.headers.get('tus-resumable') === '1.0.0') return true;
      return answer?.status === 404 ? false : null;
    },
    async keepSeen({ id, about, sha256 }, { bytes, thumb }) {
      if (await photos.get(id)) return;
      const none = { draft: null, values: {}, askedAt: 0, wholeAt: null };
      const size = bytes.byteLength;
      await put({ id, about, state: 'seen', sha256, size, offset: size, thumb, at: clock(), ...none }, bytes);
    },
  };
}

async function saying(step: () => Promise<void>): Promise<'KEPT' | 'NO_SPACE' | 'NO_STORE'> {
  try {
    await step();
    return 'KEPT';
  } catch (fault) {
    if (fault instanceof ShelfFault) return fault.why;
    throw fault;
  }
}

async function oneAtATime(name: string, step: () => Promise<void>): Promise<void> {
  await ('locks' in navigator ? navigator.locks.request(name, step) : step());
}

/** Where a photo stands at the office; its record says who may see it. */
export const pathOf = (sha256: string, record: string): string =>
  `/v1/blob/${sha256}?record=${encodeURIComponent(record)}`;

/** SHA-256, hexadecimal. */
export async function hashOf(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
