/**
 * A file under a passphrase: JWE in compact form, PBES2-HS512+A256KW with A256GCM (RFC 7518 §4.8). The key is
 * drawn from the passphrase by PBKDF2 with 210,000 rounds of SHA-512 (OWASP, Password Storage, 2023).
 */

/** Letters of the shortest passphrase that is taken. */
export const SHORTEST_PASSPHRASE = 8;
const ROUNDS = 210_000;
/** More than this and a made-up file would keep a phone busy for minutes. */
const MOST_ROUNDS = 1_000_000;

export async function sealWithPassphrase(
  passphrase: string,
  typ: string,
  content: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { CompactEncrypt } = await import('jose/jwe/compact/encrypt');
  return new CompactEncrypt(content)
    .setProtectedHeader({ alg: 'PBES2-HS512+A256KW', enc: 'A256GCM', typ })
    .setKeyManagementParameters({ p2c: ROUNDS })
    .encrypt(lettersOf(passphrase));
}

/** null: another passphrase, another sort of file, or a damaged one. */
export async function openWithPassphrase(
  passphrase: string,
  typ: string,
  file: string,
): Promise<Uint8Array<ArrayBuffer> | null> {
  const { compactDecrypt } = await import('jose/jwe/compact/decrypt');
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(file, lettersOf(passphrase), {
      keyManagementAlgorithms: ['PBES2-HS512+A256KW'],
      contentEncryptionAlgorithms: ['A256GCM'],
      maxPBES2Count: MOST_ROUNDS,
      maxDecompressedLength: 0,
    });
    return protectedHeader.typ === typ ? new Uint8Array(plaintext) : null;
  } catch {
    return null; // the library cannot tell a wrong passphrase from a damaged file
  }
}

/** The same letters from every keyboard: NFC, and blanks at its ends do not count. */
function lettersOf(passphrase: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(passphrase.normalize('NFC').trim());
}
