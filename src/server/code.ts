/** Enrolment codes: 80 bits as 16 letters and digits that nobody confuses when they read them out. */

/** Crockford's base 32: no I, L, O, U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Ten bytes as `XXXX-XXXX-XXXX-XXXX`. */
export function codeOf(bytes: Uint8Array): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let letters = '';
  for (let shift = 75n; shift >= 0n; shift -= 5n) letters += ALPHABET[Number((bits >> shift) & 31n)];
  return (letters.match(/.{4}/gu) ?? []).join('-');
}

/** What was typed as it was meant: case, blanks and hyphens do not matter; O is 0, I and L are 1. */
export function normalCode(typed: string): string {
  return typed
    .toUpperCase()
    .replace(/[^0-9A-Z]/gu, '')
    .replaceAll('O', '0')
    .replace(/[IL]/gu, '1');
}
