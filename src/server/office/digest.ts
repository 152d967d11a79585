import { createHmac, hash } from 'node:crypto';
import { mutationText, type Mutation } from '../../core/mutation.ts';
import type { Receipt } from '../../core/outcome.ts';
import type { StoredRecord } from '../store/port.ts';

/** SHA-256 of a text, base64url. */
export function sha256(text: string): string {
  return hash('sha256', text, 'base64url');
}

/** 8 bytes of a mutation's hash: enough to tell whether a known id comes back with another body. */
export function bodyHash(text: string): string {
  const letters = hash('sha256', text, 'base64url');
  // Its eleventh letter stands for the last four bits of 8 bytes and two more that are not theirs.
  return letters.slice(0, 10) + (EIGHT_BYTES_END.get(letters.charAt(10)) ?? '');
}

const base64url = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const EIGHT_BYTES_END: ReadonlyMap<string, string> = new Map(
  base64url.split('').map((letter, place) => [letter, base64url.charAt(place & ~3)]),
);

/** What the chain runs over: without the salt nobody can guess a purged body from it. */
export function leafOf(salt: string, text: string): string {
  return sha256(`${salt}\n${text}`);
}

/** The text of a mutation as it was sent, from the log. */
export function loggedText(m: {
  readonly op: Mutation['op'];
  readonly kind: string;
  readonly record: string;
  readonly authored: number;
  readonly schema: number;
  readonly open: Mutation['open'];
  readonly sealed: string | null;
  readonly target: string | null;
}): string {
  const { op, kind, open, sealed, schema } = m;
  const record = m.record as Mutation['record']; // ids were checked when it came
  const target = m.target as Mutation['target'];
  return mutationText({ id: record, op, kind, record, at: m.authored, schema, open, sealed, target });
}

/** The text of a record as it stands. A stored body keeps the order of its keys, so none needs sorting. */
export function recordText(r: Omit<StoredRecord, 'leaf' | 'salt'>): string {
  const { id, kind, seq, gone, time, audience, review, open, sealed } = r;
  return JSON.stringify([id, kind, seq, gone, time, audience, review, open, sealed]);
}

/** Ids that follow from others, so that nothing random is needed to judge: 22 letters of base64url. */
export function derivedId(...from: readonly string[]): string {
  return sha256(from.join('\n')).slice(0, 22).replace(/^-/u, '_');
}

/** Signs receipts, by a key that only the office has. */
export interface ReceiptSigner {
  sign(id: string, hash: string, receipt: Omit<Receipt, 'mac'>): string;
  verify(id: string, hash: string, receipt: Receipt): boolean;
}

export function createReceiptSigner(secret: Uint8Array, office: string): ReceiptSigner {
  const sign = (id: string, bodyHash: string, r: Omit<Receipt, 'mac'>): string =>
    createHmac('sha256', secret)
      .update(JSON.stringify([office, id, bodyHash, r.outcome, r.reason, troublesOf(r), r.time, r.seq]))
      .digest('base64url')
      .slice(0, MAC_LETTERS);
  return { sign, verify: (id, bodyHash, receipt) => receipt.mac === sign(id, bodyHash, receipt) };
}

/** 8 bytes: a receipt travels with every mutation, and the office counts who guesses. */
const MAC_LETTERS = 11;

const troublesOf = (r: Omit<Receipt, 'mac'>) => r.troubles.map(({ field, code }) => [field, code]);
