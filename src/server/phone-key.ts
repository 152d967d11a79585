/** The phone's public key: is it one, and did its private half sign that? */
import { createPublicKey, verify } from 'node:crypto';
import type { PhoneKey } from '../sync/enrolment.ts';

/** Is it a point of the curve? The schema only sees letters. */
export function isPhoneKey(key: PhoneKey): boolean {
  try {
    createPublicKey({ key, format: 'jwk' });
    return true;
  } catch {
    return false; // OpenSSL refuses a point that is not on P-256
  }
}

/** ECDSA P-256 with SHA-256; the signature as WebCrypto gives it (64 bytes), in base64url. */
export function hasSigned(key: PhoneKey, text: string, signature: string): boolean {
  const publicKey = createPublicKey({ key, format: 'jwk' });
  const bytes = Buffer.from(signature, 'base64url');
  return verify('sha256', Buffer.from(text), { key: publicKey, dsaEncoding: 'ieee-p1363' }, bytes);
}
