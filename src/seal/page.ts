/**
 * Pages of a long file under one key: each a JWE in compact form (RFC 7516), `dir` with A256GCM, so that neither who
 * writes nor who reads ever holds the whole. What stands in a page's header is sealed with it: its number keeps pages
 * in their order.
 */

/** 32 random bytes, in a file of its own kind under a passphrase or another key. */
export type PageKey = Uint8Array<ArrayBuffer>;

export interface PageHeader {
  readonly typ: string;
  /** From 1, without a gap. */
  readonly n: number;
  readonly is: string;
}

export async function sealPage(
  key: PageKey,
  header: PageHeader,
  content: Uint8Array<ArrayBuffer>,
): Promise<string> {
  const { CompactEncrypt } = await import('jose/jwe/compact/encrypt');
  return new CompactEncrypt(content)
    .setProtectedHeader({ ...header, alg: 'dir', enc: 'A256GCM' })
    .encrypt(key);
}

/** null: another key's, of another sort or number, or damaged. */
export async function openPage(
  key: PageKey,
  { typ, n }: Pick<PageHeader, 'typ' | 'n'>,
  line: string,
): Promise<{ readonly is: string; readonly content: Uint8Array<ArrayBuffer> } | null> {
  const { compactDecrypt } = await import('jose/jwe/compact/decrypt');
  try {
    const { plaintext, protectedHeader } = await compactDecrypt(line, key, {
      keyManagementAlgorithms: ['dir'],
      contentEncryptionAlgorithms: ['A256GCM'],
      maxDecompressedLength: 0,
    });
    const { is } = protectedHeader;
    const isNext = protectedHeader.typ === typ && protectedHeader['n'] === n;
    return isNext && typeof is === 'string' ? { is, content: new Uint8Array(plaintext) } : null;
  } catch {
    return null; // the library does not say more
  }
}
