/** How often a property is tried: few times in `npm test`, `SOTHON_RUNS` times in `npm run prove`. */
import process from 'node:process';
import { configureGlobal } from 'fast-check';

const asked = Number(process.env['SOTHON_RUNS'] ?? Number.NaN);

/** `few`: what is enough while working, where a hundred would take too long or not be enough. */
export function runs(few: number): number {
  return Number.isInteger(asked) && asked > 0 ? asked : few;
}

configureGlobal({ numRuns: runs(100) });
