/**
 * Carrying by hand (decision 0010): what this phone packs for its office, what it carries for others, and what
 * comes back. Fetched when a screen asks for it.
 */
import type { RandomBytes } from '../core/id.ts';
import { readHeader } from '../seal/carried-file.ts';
import { officeKey as officeKeyMessage, type OfficeKey, type OtherPhone } from '../sync/enrolment.ts';
import { handoverAnswer, typs } from '../sync/handover.ts';
import type { Shelf } from '../sync/shelf.ts';
import type { Account, Accounts } from './accounts.ts';
import type { BackupFile, BackupTrouble } from './backup.ts';
import { openCarriedFiles, type CarriedFile, type CarriedFiles } from './carried-files.ts';
import { packUnsent, type Packed } from './carry-pack.ts';
import { noteReceipts, type Noted } from './carry-receipts.ts';
import type { Database, Engine } from './database.ts';
import { callOffice, jsonOf, problemCode, type CallParts } from './office-call.ts';
import type { OfficeLink } from './office-link.ts';

/**
 * - NOTHING: all is acknowledged · NO_KEY: the office's key was never fetched; once with a network
 * - UNKNOWN: no file of ours, or a damaged one · FORGED: not signed by this office
 */
export type CarryTrouble = 'NOTHING' | 'NO_KEY' | 'UNKNOWN' | 'FORGED';

/** What a file turned out to be. A backup is opened elsewhere, with its passphrase. */
export type Received =
  | { readonly is: 'handover'; readonly file: CarriedFile }
  | ({ readonly is: 'receipts' } & Noted)
  | { readonly is: 'backup'; readonly text: string }
  | { readonly is: 'trouble'; readonly trouble: 'NO_KEY' | 'UNKNOWN' | 'FORGED' };

export interface Carry {
  /** All that the office has not acknowledged, as a file for it. */
  pack(): Promise<Packed | { readonly trouble: 'NOTHING' | 'NO_KEY' }>;
  /** A file that somebody gave: put into the queue, noted, or named. */
  receive(name: string, text: string): Promise<Received>;
  /** What the share sheet or the system left for this app since it was last asked. */
  receiveNew(): Promise<readonly { readonly name: string; readonly received: Received }[]>;
  /** Hands in what waits; resolves when the office was asked for each, whatever it said. */
  deliver(): Promise<void>;
  files(): Promise<readonly CarriedFile[]>;
  drop(id: string): Promise<void>;
  /** Other phones of this person with something unsent, as the office said at the enrolment. */
  otherPhones(): Promise<readonly OtherPhone[]>;
  /** This phone in a file under a passphrase. */
  backUp(passphrase: string): Promise<BackupFile | { readonly trouble: 'SHORT' }>;
  /** Puts back what a backup of the same person holds and this phone lacks. */
  restore(
    passphrase: string,
    text: string,
  ): Promise<{ readonly restored: number; readonly drafts: number } | { readonly trouble: BackupTrouble }>;
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
}

export function createCarry(parts: CarryParts): Carry {
  const { accounts, book, shelf, clock, call } = parts;
  const files = openCarriedFiles(parts.engine);

  async function account(): Promise<Account> {
    const found = await accounts.find(book);
    if (!found) throw new Error('the account of an open book');
    return found;
  }

  async function officeKey(): Promise<OfficeKey | null> {
    return (await account()).officeKey ?? refreshOfficeKey(parts);
  }

  async function receive(name: string, text: string): Promise<Received> {
    const sort = await sortOf(text);
    if (sort === typs.backup) return { is: 'backup', text };
    if (sort === typs.handover) {
      return { is: 'handover', file: await files.put(name, text, 'waiting', clock()) };
    }
    if (sort !== typs.receipts) return trouble('UNKNOWN');
    const key = await officeKey();
    if (!key) return trouble('NO_KEY');
    const noted = await noteReceipts(shelf, key, text);
    return noted ? { is: 'receipts', ...noted } : trouble('FORGED');
  }

  return {
    async pack() {
      const key = await officeKey();
      if (!key) return { trouble: 'NO_KEY' };
      const packed = await packUnsent({ ...parts, account: await account(), officeKey: key });
      return packed ?? { trouble: 'NOTHING' };
    },
    receive: (name, text) => receive(name, text.trim()),
    async receiveNew() {
      const found: { readonly name: string; readonly received: Received }[] = [];
      for (const { id, name, text } of await files.inState('new')) {
        const received = await receive(name, text.trim());
        // Receipts that could not be read for want of a key are tried again the next time.
        const isOpen = received.is === 'trouble' && received.trouble === 'NO_KEY';
        if (received.is !== 'handover' && !isOpen) await files.drop(id);
        found.push({ name, received });
      }
      return found;
    },
    deliver: () => deliver(files, call),
    files: () => files.list(),
    drop: (id) => files.drop(id),
    otherPhones: async () => (await account()).otherPhones ?? [],
    async backUp(passphrase) {
      const { makeBackup } = await import('./backup.ts');
      return makeBackup({ ...parts, me: (await account()).me }, passphrase);
    },
    async restore(passphrase, text) {
      const { restoreBackup } = await import('./backup.ts');
      return restoreBackup({ ...parts, me: (await account()).me }, passphrase, text);
    },
    close: () => files.close(),
  };
}

const trouble = (why: 'NO_KEY' | 'UNKNOWN' | 'FORGED'): Received => ({ is: 'trouble', trouble: why });

/** What a file calls itself; '' where it is none of ours. */
async function sortOf(text: string): Promise<string> {
  const typ = (await readHeader(text))?.['typ'];
  return typeof typ === 'string' ? typ : '';
}

/** Hands in every file that waits. One that the office will never take steps aside; a bad network tries again later. */
export async function deliver(files: CarriedFiles, call: OfficeLink['call']): Promise<void> {
  for (const { id, text } of await files.inState('waiting')) {
    const response = await call('/v1/handover', { file: text }).catch(() => null);
    if (response === null) return;
    const answer = { status: response.status, headers: response.headers, text: await response.text() };
    const given = handoverAnswer.safeParse(jsonOf(answer));
    if (given.success) await files.change(id, { state: 'delivered', receipts: given.data.receipts });
    else if (FOR_GOOD.includes(problemCode(answer) ?? '')) {
      await files.change(id, { state: 'refused', why: problemCode(answer) });
    } else return;
  }
}

/** What no second try changes. */
const FOR_GOOD: readonly string[] = [
  'wrong-office',
  'bad-file',
  'bad-json',
  'wrong-shape',
  'too-deep',
  'too-many',
  'too-big',
  'too-big-inflated',
];

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
