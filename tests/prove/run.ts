/**
 * `npm run prove`: the same tests as `npm test` where more runs say more, at their full counts, as a table.
 *
 * `npm run prove -- simulation kills` proves only rows whose names hold one of those words. The counts:
 * `SOTHON_RUNS` for each property (10,000), `SOTHON_CASES` of bent messages (100,000), `SOTHON_STORIES` of the
 * simulation (100,000), `SOTHON_REAL_SEEDS` of them over real stores (200), `SOTHON_ROUNDS` of killing browsers and
 * servers (100), `SOTHON_WALKS` of the walk (3).
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '../..');
/** Each count as its environment variable, or the full one. */
const counts = {
  SOTHON_RUNS: count('SOTHON_RUNS', 10_000),
  SOTHON_CASES: count('SOTHON_CASES', 100_000),
  SOTHON_STORIES: count('SOTHON_STORIES', 100_000),
  SOTHON_REAL_SEEDS: count('SOTHON_REAL_SEEDS', 200),
  SOTHON_ROUNDS: count('SOTHON_ROUNDS', 100),
};
const walks = Number(count('SOTHON_WALKS', 3));
const wanted = process.argv.slice(2);

interface Proof {
  readonly what: string;
  readonly count: string;
  readonly right: boolean;
  readonly seconds: number;
}

const proofs: Proof[] = [];
const properties = globSync('tests/**/*.test.{ts,tsx}', { cwd: root, exclude: ['tests/bench/**'] }).filter(
  (file) => readFileSync(join(root, file), 'utf8').includes("'fast-check'") && !file.includes('fuzz'),
);
const simulate = 'tests/simulation/run.ts';
const { SOTHON_RUNS, SOTHON_CASES, SOTHON_STORIES, SOTHON_REAL_SEEDS, SOTHON_ROUNDS } = counts;
await prove(`properties of ${properties.length} files`, `${SOTHON_RUNS} each`, unit(...properties));
await prove('bent messages at the door', SOTHON_CASES, unit('tests/server/fuzz'));
await prove('stories of the simulation', SOTHON_STORIES, ['--seeds', SOTHON_STORIES], simulate);
await prove('simulation, each rule switched off', 'first seed', ['--guards'], simulate);
await prove('simulation over SQLite and IndexedDB', SOTHON_REAL_SEEDS, unit('tests/simulation/real-stores'));
await prove('simulation over PostgreSQL', SOTHON_REAL_SEEDS, [
  '--project',
  'postgres',
  'tests/simulation/postgres-stories',
]);
await prove('kills of a server on SQLite', SOTHON_ROUNDS, unit('tests/server/kills'));
await prove('kills of a server on PostgreSQL', SOTHON_ROUNDS, [
  '--project',
  'postgres',
  'tests/server/postgres-kills',
]);
await prove(
  'hazards in Chromium',
  `${SOTHON_ROUNDS} rounds`,
  e2e('tests/e2e/hazards', 'tests/e2e/power-cut'),
);
await prove('Firefox and WebKitGTK', '1', ['--project', 'browsers']);
for (let walk = 1; walk <= walks; walk += 1) {
  await prove('the walk in Chromium', `${walk} of ${walks}`, e2e('tests/e2e/walk'));
}

const wide = Math.max(...proofs.map(({ what }) => what.length));
console.log(`\n${'what'.padEnd(wide)}  ${'count'.padEnd(10)}  verdict   seconds`);
for (const { what, count, right, seconds } of proofs) {
  console.log(
    `${what.padEnd(wide)}  ${count.padEnd(10)}  ${right ? 'right   ' : 'WRONG   '}  ${seconds.toFixed(1)}`,
  );
}
process.exitCode = proofs.length > 0 && proofs.every(({ right }) => right) ? 0 : 1;

/** One run of vitest, or of another script, its output shown as it comes. */
async function prove(what: string, times: string, args: readonly string[], script?: string): Promise<void> {
  if (wanted.length > 0 && !wanted.some((word) => what.includes(word))) return;
  console.log(`\n── ${what}, ${times} ──`);
  const start = performance.now();
  const code = await new Promise<number>((resolve) => {
    const vitest = [join(root, 'node_modules/vitest/vitest.mjs'), 'run', '--testTimeout=600000'];
    const begin = script === undefined ? vitest : [join(root, script)];
    const child = spawn(process.execPath, [...begin, ...args], {
      cwd: root,
      env: { ...process.env, ...counts },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (ended) => resolve(ended ?? 1));
  });
  proofs.push({ what, count: times, right: code === 0, seconds: (performance.now() - start) / 1_000 });
}

function unit(...files: readonly string[]): readonly string[] {
  return ['--project', 'unit', ...files];
}

function e2e(...files: readonly string[]): readonly string[] {
  return ['--project', 'e2e', ...files];
}

function count(name: string, full: number): string {
  return process.env[name] ?? String(full);
}
