/**
 * Carrying by hand (decision 0010): what this phone packs for its office, what it carries for others, and what
 * comes back. Fetched when a screen asks for it.
 */
import type { RandomBytes } from '../core/id.ts';
import { readHeader } from '../seal/carried-file.ts';
import { officeKey as officeKeyMessage, type OfficeKey, type OtherPhone } from '../sync/enrolment.ts';
import { typs } from '../sync/handover.ts';
import type { Shelf } from '../sync/shelf.ts';
import type { Account, Accounts } from './accounts.ts';
import type { BackupFile, BackupTrouble, Restored } from './backup.ts';
import { openCarriedFiles, type CarriedFile } from './carried-files.ts';
import { deliver } from './carry-deliver.ts';
import { packUnsent, type Packed, type PackWish } from './carry-pack.ts';
import { photosToCarry, type PhotosToCarry } from './carry-photos.ts';
import { noteReceipts, type Noted } from './carry-receipts.ts';
import type { Database, Engine } from './database.ts';
import { callOffice, jsonOf, type CallParts } from './office-call.ts';
import { headerOf } from './file-lines.ts';
import { isPhotoNetwork } from './network-kind.ts';
import type { OfficeLink } from './office-link.ts';
import { sizeOfUnsent } from './unsent-photos.ts';

/**
 * - NOTHING: all is acknowledged · NO_KEY: the office's key was never fetched; once with a network
 * - UNKNOWN: no file of ours, or a damaged one · FORGED: not signed by this office
 */
export type CarryTrouble = 'NOTHING' | 'NO_KEY' | 'UNKNOWN' | 'FORGED';

/** What a file turned out to be. A backup is opened elsewhere, with its passphrase. */
export type Received =
  | { readonly is: 'handover'; readonly file: CarriedFile }
  | ({ readonly is: 'receipts' } & Noted)
  | { readonly is: 'backup' }
  | { readonly is: 'trouble'; readonly trouble: 'NO_KEY' | 'UNKNOWN' | 'FORGED' };

export interface Carry {
  /** All that the office has not acknowledged, as a file for it; without a wish, without photos. */
  pack(wish?: PackWish): Promise<Packed | { readonly trouble: 'NOTHING' | 'NO_KEY' }>;
  /** Photos that a file could take along. */
  photosToCarry(): Promise<PhotosToCarry>;
  /** A file that somebody gave: put into the queue, noted, or named. */
  receive(name: string, content: Blob): Promise<Received>;
  /** What the share sheet or the system left for this app since it was last asked. */
  receiveNew(): Promise<readonly { readonly name: string; readonly received: Received }[]>;
  /**
   * Hands in what waits; resolves when the office was asked for each, whatever it said. Photos go by the network
   * that the person allows, or by any where they asked for it.
   */
  deliver(photosByAny?: boolean): Promise<void>;
  files(): Promise<readonly CarriedFile[]>;
  drop(id: string): Promise<void>;
  /** Other phones of this person with something unsent, as the office said at the enrolment. */
  otherPhones(): Promise<readonly OtherPhone[]>;
  /** Photos that a backup could hold: nobody but this phone has them. */
  photosToKeep(): Promise<{ readonly count: number; readonly bytes: number }>;
  /** This phone in a file under a passphrase. */
  backUp(passphrase: string, withPhotos: boolean): Promise<BackupFile | { readonly trouble: 'SHORT' }>;
  /** Puts back what a backup of the same person holds and this phone lacks. */
  restore(passphrase: string, file: Blob): Promise<Restored | { readonly trouble: BackupTrouble }>;
  close(): void;
}

export interface CarryParts extends CallParts {
  readonly accounts: Accounts;
  readonly book: string;
  readonly shelf: Shelf;
  readonly database: Database;
  readonly random: RandomBytes;
  readonly call: OfficeLink['call'];
  readonly engine?: Engine;
  readonly photosByWifi?: () => boolean;
}

export function createCarry(parts: CarryParts): Carry {
  const { accounts, book, database, clock, call, photosByWifi = () => false } = parts;
  const files = openCarriedFiles(parts.engine);

  async function account(): Promise<Account> {
    const found = await accounts.find(book);
    if (!found) throw new Error('the account of an open book');
    return found;
  }

  async function officeKey(): Promise<OfficeKey | null> {
    return (await account()).officeKey ?? refreshOfficeKey(parts);
  }

  async function receive(name: string, content: Blob): Promise<Received> {
    const sort = await sortOf(content);
    if (sort === typs.backup) return { is: 'backup' };
    if (sort === typs.handover || sort === typs.photo) {
      return { is: 'handover', file: await files.put(name, content, 'waiting', clock()) };
    }
    if (sort !== typs.receipts) return trouble('UNKNOWN');
    const key = await officeKey();
    if (!key) return trouble('NO_KEY');
    const noted = await noteReceipts(parts, key, content);
    return noted ? { is: 'receipts', ...noted } : trouble('FORGED');
  }

  return {
    async pack(wish = { photosBut: null }) {
      const key = await officeKey();
      if (!key) return { trouble: 'NO_KEY' };
      const packed = await packUnsent({ ...parts, account: await account(), officeKey: key }, wish);
      return packed ?? { trouble: 'NOTHING' };
    },
    photosToCarry: () => photosToCarry(database),
    receive,
    async receiveNew() {
      const found: { readonly name: string; readonly received: Received }[] = [];
      for (const { id, name } of await files.inState('new')) {
        const received = await receive(name, await files.content(id));
        // Receipts that could not be read for want of a key are tried again the next time.
        const isOpen = received.is === 'trouble' && received.trouble === 'NO_KEY';
        if (received.is !== 'handover' && !isOpen) await files.drop(id);
        found.push({ name, received });
      }
      return found;
    },
    deliver: (photosByAny = false) =>
      deliver(files, call, () => photosByAny || isPhotoNetwork(photosByWifi())),
    files: () => files.list(),
    drop: (id) => files.drop(id),
    otherPhones: async () => (await account()).otherPhones ?? [],
    photosToKeep: () => sizeOfUnsent(database),
    async backUp(passphrase, withPhotos) {
      const { makeBackup } = await import('./backup.ts');
      return makeBackup({ ...parts, me: (await account()).me }, passphrase, withPhotos);
    },
    async restore(passphrase, file) {
      const { restoreBackup } = await import('./backup.ts');
      return restoreBackup({ ...parts, me: (await account()).me }, passphrase, file);
    },
    close: () => files.close(),
  };
}

const trouble = (why: 'NO_KEY' | 'UNKNOWN' | 'FORGED'): Received => ({ is: 'trouble', trouble: why });

/** What a file calls itself; '' where it is none of ours. */
async function sortOf(content: Blob): Promise<string> {
  const typ = (await readHeader(await headerOf(content)))?.['typ'];
  return typeof typ === 'string' ? typ : '';
}

/** Asks the office for its public keys and keeps them; null where it cannot be asked now. */
export async function refreshOfficeKey(
  parts: CallParts & Pick<CarryParts, 'accounts' | 'book'>,
): Promise<OfficeKey | null> {
  const called = await callOffice(parts, { path: '/v1/office-key', method: 'GET', timeoutMs: 15_000 });
  const given = 'answer' in called ? officeKeyMessage.safeParse(jsonOf(called.answer)) : null;
  if (!given?.success) return null;
  await parts.accounts.keepOfficeKey(parts.book, given.data);
  return given.data;
}
