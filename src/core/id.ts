import { brand, type Branded } from './shape.ts';

export type Id = Branded<string, 'Id'>;

/**
 * Ids of records and mutations. A phone makes 16 random bytes and writes them as 22 characters of base64url;
 * what an office ships with (programme nodes, trades, communes) has a readable one, such as `trade.han`.
 */
export const id = brand<Id>('id', { type: 'string', pattern: '^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$' });

/** Random bytes of the asked length, handed in so that a simulation can replay them. */
export type RandomBytes = (length: number) => Uint8Array;

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const group = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const length = Math.min(3, bytes.length - i) + 1;
    for (let k = 0; k < length; k++) text += alphabet[(group >> (18 - 6 * k)) & 63];
  }
  return text;
}

/** The bytes of a base64url text, or null where it is none. */
export function fromBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let at = 0;
  for (const letter of text) {
    const value = alphabet.indexOf(letter);
    if (value < 0) return null;
    held = (held << 6) | value;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}

/** A new id. An id may not begin with '-', so that it can stand in a command line and in a file name. */
export function newId(random: RandomBytes): Id {
  return id.parse(toBase64url(random(16)).replace(/^-/, '_'));
}
