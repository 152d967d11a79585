/**
 * A phone in a file under a passphrase (decision 0010): its rows, outbox, journal and half-filled forms, and never
 * its key or token. Restoring is a new enrolment; then what the file holds goes back under its original ids.
 */
import { dayOfInstant } from '../core/day.ts';
import { findKind } from '../kinds/index.ts';
import { openWithPassphrase, sealWithPassphrase, SHORTEST_PASSPHRASE } from '../seal/passphrase.ts';
import { keepEdit, putBack, wantedForPutBack, type KeptRow } from '../sync/decisions/put-back.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import { FILE_END, typs } from '../sync/handover.ts';
import { parseKept } from '../sync/kept.ts';
import type { Shelf } from '../sync/shelf.ts';
import type { Database } from './database.ts';
import { editOf } from './dexie-shelf.ts';
import type { Draft, Me } from './notebook-door.ts';

export interface BackupParts {
  readonly database: Database;
  readonly shelf: Shelf;
  readonly me: Me;
  readonly clock: () => number;
}

export interface BackupFile {
  readonly name: string;
  readonly text: string;
  /** Own edits in it: outbox and journal. */
  readonly edits: number;
  readonly rows: number;
}

/**
 * - SHORT: a passphrase of fewer than eight letters · WRONG: another passphrase, or a damaged file
 * - OTHER: the backup of another person, or of another office
 */
export type BackupTrouble = 'SHORT' | 'WRONG' | 'OTHER';

export async function makeBackup(
  { database, me, clock }: BackupParts,
  passphrase: string,
): Promise<BackupFile | { readonly trouble: 'SHORT' }> {
  if (passphrase.trim().length < SHORTEST_PASSPHRASE) return { trouble: 'SHORT' };
  const { rows, edits, drafts } = database;
  const kept = await database.transaction('r', [rows, edits, drafts], async () => {
    const bases: KeptRow[] = [];
    await rows.each(({ id, kind, base }) => void (base && bases.push({ id, kind, base })));
    const own = (await edits.toArray()).map(editOf).sort((a, b) => a.order - b.order);
    return { edits: own.map(keepEdit), rows: bases, drafts: await drafts.toArray() };
  });
  const at = clock();
  const book = { v: 1, office: me.office.id, person: me.person, device: me.device, at, ...kept };
  const text = await sealWithPassphrase(passphrase, typs.backup, await gzip(JSON.stringify(book)));
  const name = `so-thon-SAO-LUU-${dayOfInstant(at)}${FILE_END}`;
  return { name, text, edits: kept.edits.length, rows: kept.rows.length };
}

/** `restored`: edits that were missing here and wait now to be sent again; the office knows most of them by id. */
export async function restoreBackup(
  { database, shelf, me }: BackupParts,
  passphrase: string,
  file: string,
): Promise<{ readonly restored: number; readonly drafts: number } | { readonly trouble: BackupTrouble }> {
  const content = await openWithPassphrase(passphrase, typs.backup, file.trim());
  if (content === null) return { trouble: 'WRONG' };
  const book = JSON.parse(await gunzip(content)) as unknown; // sealed by makeBackup, and whole: the cipher says so
  const kept = parseKept(book);
  if (!kept || typeof book !== 'object' || book === null) return { trouble: 'WRONG' };
  const of = (key: string): unknown => Reflect.get(book, key);
  if (of('office') !== me.office.id || of('person') !== me.person) return { trouble: 'OTHER' };
  let restored = 0;
  await shelf.change(wantedForPutBack, (found) => {
    const here = new Set(found.edits.map(({ id }) => id));
    restored = kept.edits.filter(({ mutation }) => !here.has(mutation.id)).length;
    return putBack(found, kept, findKind, allPhoneGuards);
  });
  return { restored, drafts: await putDraftsBack(database, of('drafts')) };
}

async function putDraftsBack({ drafts }: Database, list: unknown): Promise<number> {
  const kept = (Array.isArray(list) ? list : []) as Draft[]; // written by makeBackup
  const there = new Set(await drafts.toCollection().primaryKeys());
  const missing = kept.filter(({ id }) => !there.has(id));
  await drafts.bulkPut(missing);
  return missing.length;
}

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

async function gunzip(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).text();
}
