/**
 * Who the office is and its own secrets, in one file outside the database: a P-256 key pair that signs
 * certificates, and a secret for receipts. A copy of the store alone can therefore never speak for the office.
 */
import {
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
import { join } from 'node:path';
import process from 'node:process';
import * as z from 'zod/mini';

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
 * Reads `office-keys.json` of the data folder, or makes it (mode 600) for a new office. A sentence where a store
 * is there without its keys: new ones would shut out every phone.
 */
export function openOfficeKeys(folder: string, store: string, fresh: Identity): OfficeKeys | string {
  const path = join(folder, 'office-keys.json');
  if (!existsSync(path)) {
    if (existsSync(store))
      return `${store} is there, but its keys are not: bring back ${path} from a backup.`;
    // Whole or not at all: a start that was cut off must not leave half a key.
    const draft = `${path}.${process.pid}.new`;
    writeFileSync(draft, `${JSON.stringify(newKeys(fresh), null, 2)}\n`, { mode: 0o600, flush: true });
    renameSync(draft, path);
  }
  return createOfficeKeys(storedKeys.parse(JSON.parse(readFileSync(path, 'utf8'))));
}

const text = z.string().check(z.minLength(1));
const storedKeys = z.object({
  office: z.object({ id: text, name: text, province: text, demo: z.boolean() }),
  privateKey: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: text, y: text, d: text }),
  secret: text,
});

export function newKeys(office: Identity): z.output<typeof storedKeys> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const secret = randomBytes(32).toString('base64url');
  return storedKeys.parse({ office, privateKey: privateKey.export({ format: 'jwk' }), secret });
}

export function createOfficeKeys(stored: z.output<typeof storedKeys>): OfficeKeys {
  const privateKey = createPrivateKey({ key: stored.privateKey, format: 'jwk' });
  const publicKey = createPublicKey(privateKey);
  const secret = new Uint8Array(Buffer.from(stored.secret, 'base64url'));
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
    mac,
    isMac(purpose, of, given) {
      const [right, other] = [Buffer.from(mac(purpose, of)), Buffer.from(given)];
      return right.length === other.length && timingSafeEqual(right, other);
    },
  };
}
