/** Where an office keeps its photos, whole ones only, each under the SHA-256 of its bytes. */

export interface BlobStore {
  /** Bytes; null: it is not there. */
  size(hash: string): Promise<number | null>;
  read(hash: string): Promise<Uint8Array<ArrayBuffer> | null>;
  /** The caller has checked the hash. On disk (or in the bucket) when it resolves; putting it again is harmless. */
  put(hash: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
  /** Somebody had these bytes in their hands: `who` is a name of small letters and digits. */
  noteBringer(hash: string, who: string): Promise<void>;
  hasBrought(hash: string, who: string): Promise<boolean>;
  /** Bytes of all photos together. Slow: it looks at each. */
  used(): Promise<number>;
}

/** 64 hexadecimal digits, small letters. */
export const isHash = (text: string): boolean => /^[0-9a-f]{64}$/u.test(text);

/** A photo that a phone made smaller has a tenth of it (bytes). */
export const MOST_BYTES = 5_000_000;
