/**
 * Who the office is and its own secrets, in one file outside the database: a P-256 key pair that signs
 * certificates and receipts files, one to which hand-over files are sealed, and a secret for receipts. A copy of
 * the store alone can therefore never speak for the office, nor read what was sealed for it.
 */
import {
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  sign,
  timingSafeEqual,
  verify,
} from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import * as z from 'zod/mini';
import { openBytes, openFile, signLetter } from '../seal/carried-file.ts';
import type { PublicHalf } from '../seal/device-key.ts';
import { phoneKey, type OfficeKey } from '../sync/enrolment.ts';
import { typs } from '../sync/handover.ts';

export interface OfficeKeys {
  readonly office: Identity;
  /** Key of the receipts' HMAC, 32 bytes. */
  readonly secret: Uint8Array<ArrayBuffer>;
  /** `base64url(JSON).base64url(signature)`, ES256 by the office's key. */
  sign(claims: object): string;
  /** The claims of a text that this office signed, or null. */
  verify(signed: string): unknown;
  /** HMAC-SHA-256 of a text under the secret, for a purpose that has its own name; base64url. */
  mac(purpose: string, text: string): string;
  /** Is it that MAC? Takes as long for a wrong one. */
  isMac(purpose: string, text: string, mac: string): boolean;
  /** What phones must know to seal for this office and to believe its receipts. */
  readonly publicHalves: OfficeKey;
  /** The letters of a hand-over file that was sealed for this office, or null. */
  openHandover(file: string): Promise<readonly string[] | null>;
  /** What a carried photo's line holds, or null: it was not sealed for this office. */
  openPhoto(file: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** A receipts file over these bytes. */
  signReceipts(content: Uint8Array<ArrayBuffer>): Promise<string>;
}

export interface Identity {
  readonly id: string;
  readonly name: string;
  /** Two digits as text. */
  readonly province: string;
  /** It began as a demo: its records are invented. */
  readonly demo: boolean;
}

/**
 * Reads the file, or makes it (mode 600) for a new office. `book`: where a book lies already, null: nowhere. A
 * sentence where one is there without its keys: new ones would shut out every phone.
 */
export function openOfficeKeys(path: string, book: string | null, fresh: Identity): OfficeKeys | string {
  if (!existsSync(path)) {
    if (book !== null)
      return `${book} is there, but its keys are not: bring back ${path} from a backup or its other machine.`;
    write(path, newKeys(fresh));
  }
  const stored = storedKeys.parse(JSON.parse(readFileSync(path, 'utf8')));
  const { sealKey = newPair() } = stored;
  const whole = { ...stored, sealKey };
  // An office from before files were carried by hand.
  if (!stored.sealKey) write(path, whole);
  return createOfficeKeys(whole);
}

/** Whole or not at all: a start that was cut off must not leave half a key. */
function write(path: string, keys: WholeKeys): void {
  const draft = `${path}.${process.pid}.new`;
  writeFileSync(draft, `${JSON.stringify(keys, null, 2)}\n`, { mode: 0o600, flush: true });
  renameSync(draft, path);
}

const text = z.string().check(z.minLength(1));
const pair = z.object({ ...phoneKey.shape, d: text });
const storedKeys = z.object({
  office: z.object({ id: text, name: text, province: text, demo: z.boolean() }),
  privateKey: pair,
  /** ECDH; absent in a file from before hand-over files. */
  sealKey: z.optional(pair),
  secret: text,
});

type WholeKeys = z.output<typeof storedKeys> & { readonly sealKey: z.output<typeof pair> };

export function newKeys(office: Identity): WholeKeys {
  const secret = randomBytes(32).toString('base64url');
  return { office, privateKey: newPair(), sealKey: newPair(), secret };
}

function newPair(): z.output<typeof pair> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return pair.parse(privateKey.export({ format: 'jwk' }));
}

const publicOf = ({ kty, crv, x, y }: PublicHalf): PublicHalf => ({ kty, crv, x, y });

export function createOfficeKeys(stored: WholeKeys): OfficeKeys {
  const privateKey = createPrivateKey({ key: stored.privateKey, format: 'jwk' });
  const publicKey = createPublicKey(privateKey);
  const secret = new Uint8Array(Buffer.from(stored.secret, 'base64url'));
  const [signing, sealing] = [publicOf(stored.privateKey), publicOf(stored.sealKey)];
  const kid = createHash('sha256').update(`${sealing.x}.${sealing.y}`).digest('base64url').slice(0, 16);
  const mac: OfficeKeys['mac'] = (purpose, of) =>
    createHmac('sha256', secret).update(`${purpose}\n${of}`).digest('base64url');
  return {
    office: stored.office,
    secret,
    sign(claims) {
      const body = Buffer.from(JSON.stringify(claims)).toString('base64url');
      const signature = sign('sha256', Buffer.from(body), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${body}.${signature.toString('base64url')}`;
    },
    verify(signed) {
      const [body = '', signature = '', ...more] = signed.split('.');
      const key = { key: publicKey, dsaEncoding: 'ieee-p1363' } as const;
      const isOurs =
        more.length === 0 && verify('sha256', Buffer.from(body), key, Buffer.from(signature, 'base64url'));
      const claims: unknown = isOurs ? JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) : null;
      return claims;
    },
    publicHalves: { kid, sign: signing, seal: sealing },
    async openHandover(file) {
      const letters = await openFile(file, typs.handover, stored.sealKey);
      return letters === null ? null : letters.split('\n');
    },
    openPhoto: (file) => openBytes(file, typs.photo, stored.sealKey),
    async signReceipts(content) {
      const { subtle } = globalThis.crypto;
      const kind = { name: 'ECDSA', namedCurve: 'P-256' };
      const key = await subtle.importKey('jwk', stored.privateKey, kind, false, ['sign']);
      return signLetter(key, { typ: typs.receipts, kid: stored.office.id }, content);
    },
    mac,
    isMac(purpose, of, given) {
      const [right, other] = [Buffer.from(mac(purpose, of)), Buffer.from(given)];
      return right.length === other.length && timingSafeEqual(right, other);
    },
  };
}
