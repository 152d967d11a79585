/**
 * Builds the phone app into dist/ when there is none or its sources are newer.
 *
 * `npm start` runs this first (as `prestart`); the end-to-end tests call it too.
 */
import { execFileSync } from 'node:child_process';
import { globSync, statSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '../..');
const SOURCES = ['index.html', 'vite.config.ts', 'package-lock.json', 'public/**/*', 'src/**/*'];

/** True when a build was needed and made. Throws when the build fails. */
export function buildWhenStale(): boolean {
  const built = changedAt('dist/service-worker.js.br');
  const sources = globSync(SOURCES, { cwd: root, exclude: ['src/server/**', 'src/**/*.md'] });
  if (sources.every((file) => changedAt(file) <= built)) return false;
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  // Under a test runner NODE_ENV says so, and Vite would pack the libraries' development code.
  const env = { ...process.env, NODE_ENV: 'production' };
  execFileSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: 'inherit', env });
  return true;
}

/** Milliseconds; 0 for a file that is not there. */
function changedAt(file: string): number {
  return statSync(join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

if (import.meta.main) buildWhenStale();
