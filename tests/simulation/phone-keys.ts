/** Keys of phones, made once: stories decide nothing by them. */
import { generateKeyPairSync, sign } from 'node:crypto';
import { phoneKey, type PhoneKey } from '../../src/sync/enrolment.ts';

export interface HeldKey {
  readonly key: PhoneKey;
  sign(text: string): string;
}

const made: HeldKey[] = [];

export function phoneKeyOf(number: number): HeldKey {
  return (made[number] ??= makeKey());
}

function makeKey(): HeldKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  return {
    key: phoneKey.parse({ kty, crv, x, y }),
    sign: (text) =>
      sign('sha256', Buffer.from(text), { key: privateKey, dsaEncoding: 'ieee-p1363' }).toString('base64url'),
  };
}
