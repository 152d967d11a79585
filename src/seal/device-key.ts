/**
 * The phone's own key: ECDSA on P-256, made here; the private half cannot leave the browser's store. With it a
 * phone proves who it is after its token ran out, and to a restored office that forgot it.
 */
import { fromBase64url, toBase64url } from '../core/id.ts';

/** Public half as JWK, without what only concerns this browser. */
export interface PublicHalf {
  readonly kty: 'EC';
  readonly crv: 'P-256';
  readonly x: string;
  readonly y: string;
}

export interface DeviceKey {
  readonly privateKey: CryptoKey;
  readonly publicHalf: PublicHalf;
}

const KIND = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;

export async function createDeviceKey(): Promise<DeviceKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(KIND, false, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', publicKey);
  return { privateKey, publicHalf: { kty: 'EC', crv: 'P-256', x, y } };
}

/** 64 bytes in base64url: r and s. */
export async function signText({ privateKey }: Pick<DeviceKey, 'privateKey'>, text: string): Promise<string> {
  const signature = await crypto.subtle.sign(SIGNATURE, privateKey, new TextEncoder().encode(text));
  return toBase64url(new Uint8Array(signature));
}

export async function hasSigned(publicHalf: PublicHalf, text: string, signature: string): Promise<boolean> {
  const bytes = fromBase64url(signature);
  if (bytes === null || bytes.length !== 64) return false;
  const key = await crypto.subtle.importKey('jwk', { ...publicHalf }, KIND, false, ['verify']);
  return crypto.subtle.verify(SIGNATURE, key, bytes, new TextEncoder().encode(text));
}
