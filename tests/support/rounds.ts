/** How often a hazard of a real browser is repeated: few times in `npm test`, `SOTHON_ROUNDS` in `npm run prove`. */
import process from 'node:process';

const asked = Number(process.env['SOTHON_ROUNDS'] ?? Number.NaN);

/** For tests that go round so often. */
export const LONG = { timeout: asked > 0 ? 14_400_000 : 180_000 };

/** `few`: while working. `times`: of `SOTHON_ROUNDS`, where two hundred rather than one are asked for. */
export function rounds(few: number, times = 1): number {
  return Number.isInteger(asked) && asked > 0 ? asked * times : few;
}
