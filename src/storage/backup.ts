/**
 * A phone in a file under a passphrase (decision 0010): its outbox, journal, half-filled forms and rows, on demand the
 * photos that are nowhere else, and never its key or token. Restoring is a new enrolment; then what the file holds
 * goes back under its original ids. Written and read page by page: a small phone has no room for a second book.
 */
import { dayOfInstant } from '../core/day.ts';
import type { Id } from '../core/id.ts';
import { findKind } from '../kinds/index.ts';
import { SHORTEST_PASSPHRASE } from '../seal/passphrase.ts';
import {
  keepEdit,
  putBack,
  wantedForPutBack,
  type KeptEdit,
  type KeptRow,
} from '../sync/decisions/put-back.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import { FILE_END } from '../sync/handover.ts';
import { parseKept } from '../sync/kept.ts';
import type { Shelf } from '../sync/shelf.ts';
import { editOf } from './as-shelved.ts';
import { openBackup, writeBackup, type BackupWriter } from './backup-file.ts';
import type { Database } from './database.ts';
import type { Draft, Me } from './notebook-door.ts';
import { packPhoto, unpackPhoto } from './photo-file.ts';
import { idsOfUnsent, putUnsentBack, readUnsent } from './unsent-photos.ts';

export interface BackupParts {
  readonly database: Database;
  readonly shelf: Shelf;
  readonly me: Me;
  readonly clock: () => number;
}

export interface BackupFile {
  readonly name: string;
  readonly file: Blob;
  /** Own edits in it: outbox and journal. */
  readonly edits: number;
  readonly rows: number;
  readonly photos: number;
}

/**
 * - SHORT: a passphrase of fewer than eight letters · WRONG: another passphrase, or a damaged file
 * - OTHER: the backup of another person, or of another office
 */
export type BackupTrouble = 'SHORT' | 'WRONG' | 'OTHER';

/** Records of one page. */
const PAGE = 200;

export async function makeBackup(
  parts: BackupParts,
  passphrase: string,
  withPhotos: boolean,
): Promise<BackupFile | { readonly trouble: 'SHORT' }> {
  if (passphrase.trim().length < SHORTEST_PASSPHRASE) return { trouble: 'SHORT' };
  const { database, shelf, me, clock } = parts;
  const at = clock();
  // Once asked, the shelf has worked in whatever it had put off.
  const { meta } = await shelf.read({ rows: [] });
  const writer = await writeBackup(passphrase, {
    office: me.office.id,
    person: me.person,
    device: me.device,
    at,
  });
  const edits = await writeEdits(database, writer, meta.saved);
  await writer.list('drafts', await database.drafts.toArray());
  const photos = withPhotos ? await writePhotos(database, writer) : 0;
  const rows = await writeRows(database, writer);
  const name = `so-thon-SAO-LUU-${dayOfInstant(at)}${FILE_END}`;
  return { name, file: await writer.end(), edits, rows, photos };
}

/** Those that were there when it began: one without what it builds on would wait at the office for ever. */
async function writeEdits({ edits }: Database, writer: BackupWriter, saved: number): Promise<number> {
  let count = 0;
  for (let last = ''; ;) {
    const page = await edits.where('id').above(last).limit(PAGE).toArray();
    const own = page.map(editOf).filter(({ order }) => order <= saved);
    await writer.list('edits', own.map(keepEdit));
    count += own.length;
    const end = page.at(-1);
    if (!end) return count;
    last = end.id;
  }
}

/** Changes meanwhile do no harm: the first walk confirms every row. */
async function writeRows({ rows }: Database, writer: BackupWriter): Promise<number> {
  let count = 0;
  for (let last = ''; ;) {
    const page = await rows.where('id').above(last).limit(PAGE).toArray();
    const bases = page.flatMap(({ id, kind, base }): KeptRow[] => (base ? [{ id, kind, base }] : []));
    await writer.list('rows', bases);
    count += bases.length;
    const end = page.at(-1);
    if (!end) return count;
    last = end.id;
  }
}

async function writePhotos(database: Database, writer: BackupWriter): Promise<number> {
  let count = 0;
  for (const id of await idsOfUnsent(database)) {
    const photo = await readUnsent(database, id);
    if (!photo) continue;
    await writer.photo(new Uint8Array(await packPhoto(photo)));
    count += 1;
  }
  return count;
}

export interface Restored {
  /** Edits that were missing here and wait now to be sent again; the office knows most of them by id. */
  readonly restored: number;
  readonly drafts: number;
  readonly photos: number;
  /** False: the file ends early, or is damaged; what stood before that is back. */
  readonly whole: boolean;
}

export async function restoreBackup(
  parts: BackupParts,
  passphrase: string,
  file: Blob,
): Promise<Restored | { readonly trouble: BackupTrouble }> {
  const { database, me } = parts;
  const opened = await openBackup(passphrase, file);
  if (opened === null) return { trouble: 'WRONG' };
  const { of, pages } = opened;
  if (of['office'] !== me.office.id || of['person'] !== me.person) return { trouble: 'OTHER' };
  const done = { restored: 0, drafts: 0, photos: 0, whole: true };
  /** Edits go back together: their order is that of all. */
  let edits: KeptEdit[] | null = [];
  const editsBack = async (): Promise<void> => {
    if (edits) done.restored = await putEditsBack(parts, edits);
    edits = null;
  };
  for await (const page of pages) {
    if (page.is !== 'edits') await editsBack();
    if (page.is === 'edits') edits?.push(...(parseKept({ edits: page.list, rows: [] })?.edits ?? []));
    else if (page.is === 'drafts') done.drafts += await putDraftsBack(database, page.list);
    else if (page.is === 'rows') await putRowsBack(parts, page.list);
    else if (page.is === 'photo') done.photos += await putPhotoBack(database, page.content);
    else done.whole = false;
  }
  await editsBack();
  return done;
}

async function putEditsBack({ shelf }: BackupParts, edits: readonly KeptEdit[]): Promise<number> {
  let restored = 0;
  const inOrder = [...edits].sort((a, b) => a.order - b.order);
  await shelf.change(wantedForPutBack, (found) => {
    const here = new Set(found.edits.map(({ id }) => id));
    restored = inOrder.filter(({ mutation }) => !here.has(mutation.id)).length;
    return putBack(found, { edits: inOrder, rows: [] }, findKind, allPhoneGuards);
  });
  return restored;
}

/** With the edits that lie over them by then. */
async function putRowsBack({ shelf }: BackupParts, list: readonly unknown[]): Promise<void> {
  const rows = parseKept({ edits: [], rows: list })?.rows ?? [];
  await shelf.change({ rows: rows.map(({ id }) => id) }, (found) => {
    const idsInside: readonly Id[] = [...found.rows.values()].flatMap(({ id, base }) => (base ? [id] : []));
    return putBack({ ...found, idsInside }, { edits: [], rows }, findKind, allPhoneGuards);
  });
}

async function putPhotoBack(database: Database, content: Uint8Array<ArrayBuffer>): Promise<number> {
  const photo = await unpackPhoto(content);
  return photo && (await putUnsentBack(database, photo)) ? 1 : 0;
}

async function putDraftsBack({ drafts }: Database, list: readonly unknown[]): Promise<number> {
  const kept = list as readonly Draft[]; // written by makeBackup
  const there = new Set(await drafts.toCollection().primaryKeys());
  const missing = kept.filter(({ id }) => !there.has(id));
  await drafts.bulkPut(missing);
  return missing.length;
}
