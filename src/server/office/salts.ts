import type { RandomBytes } from '../../core/id.ts';

/** Salts of 12 bytes as 16 letters of base64url. */
export type Salts = () => string;

/** Drawn `many` at once, when the first is asked for: a draw for each costs more than what it salts. */
export function createSalts(random: RandomBytes, many: number): Salts {
  const drawn = Math.max(1, many);
  let letters = '';
  return () => {
    if (letters === '') letters = Buffer.from(random(BYTES * drawn)).toString('base64url');
    const salt = letters.slice(0, LETTERS);
    letters = letters.slice(LETTERS);
    return salt;
  };
}

const BYTES = 12;
const LETTERS = 16;
