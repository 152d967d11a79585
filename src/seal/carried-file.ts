/**
 * JOSE for files that people carry by hand, every call fetching only the part of the library that it needs:
 * - a letter: JWS in compact form (RFC 7515), ES256, signed by whoever speaks
 * - a sealed file: JWE in compact form (RFC 7516), ECDH-ES + A256GCM, for the holder of one key alone
 *
 * Decision 0010 says what stands in them.
 */
import type { PublicHalf } from './device-key.ts';

/** What a letter's header says beside `alg`; `typ` keeps one sort of letter from being taken for another. */
export type LetterHeader = { readonly typ: string; readonly kid: string } & Readonly<Record<string, unknown>>;

/** `privateKey`: ECDSA P-256, which need not be extractable. */
export async function signLetter(
  privateKey: CryptoKey,
  header: LetterHeader,
  content: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { CompactSign } = await import('jose/jws/compact/sign');
  return new CompactSign(content).setProtectedHeader({ ...header, alg: 'ES256' }).sign(privateKey);
}

/** What a letter or sealed file says of itself, not yet verified; null where it is none. */
export async function readHeader(file: string): Promise<Readonly<Record<string, unknown>> | null> {
  const { decodeProtectedHeader } = await import('jose/decode/protected_header');
  try {
    return decodeProtectedHeader(file);
  } catch {
    return null; // cut, or never one of ours
  }
}

/** The content of a letter of that sort that the holder of the key signed, or null. */
export async function openLetter(
  letter: string,
  typ: string,
  signer: PublicHalf,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { compactVerify } = await import('jose/jws/compact/verify');
  try {
    const { payload, protectedHeader } = await compactVerify(letter, importable(signer), {
      algorithms: ['ES256'],
    });
    return protectedHeader.typ === typ ? new Uint8Array(payload) : null;
  } catch {
    return null; // changed on its way, or somebody else's
  }
}

/** Text that only the holder of the private half of `to` can open. `kid` tells them which key. */
export async function sealFile(to: PublicHalf, kid: string, typ: string, text: string): Promise<string> {
  return sealBytes(to, kid, typ, new TextEncoder().encode(text));
}

export async function sealBytes(
  to: PublicHalf,
  kid: string,
  typ: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { CompactEncrypt } = await import('jose/jwe/compact/encrypt');
  return new CompactEncrypt(content)
    .setProtectedHeader({ alg: 'ECDH-ES', enc: 'A256GCM', typ, kid })
    .encrypt(importable(to));
}

type PrivateHalf = PublicHalf & { readonly d: string };

/** null: not sealed for this key, of another sort, or changed on its way. */
export async function openFile(file: string, typ: string, privateHalf: PrivateHalf): Promise<string | null> {
  const content = await openBytes(file, typ, privateHalf);
  return content && new TextDecoder().decode(content);
}

/** As `openFile`, for what is no text. */
export async function openBytes(
  file: string,
  typ: string,
  privateHalf: PrivateHalf,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { compactDecrypt } = await import('jose/jwe/compact/decrypt');
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(file, importable(privateHalf), {
      keyManagementAlgorithms: ['ECDH-ES'],
      contentEncryptionAlgorithms: ['A256GCM'],
      maxDecompressedLength: 0,
    });
    return protectedHeader.typ === typ ? new Uint8Array(plaintext) : null;
  } catch {
    return null; // the library does not say more, and neither should we
  }
}

const importable = (key: PublicHalf & { readonly d?: string }) => ({ ...key });
