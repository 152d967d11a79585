/**
 * `npm run prove`: the same tests as `npm test` where more runs say more, at their full counts, as a table.
 *
 * `SOTHON_RUNS` is how often each property is tried (10,000), `SOTHON_WALKS` how often the walk is walked (3).
 */
import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';

const root = join(import.meta.dirname, '../..');
const tries = process.env['SOTHON_RUNS'] ?? '10000';
const walks = Number(process.env['SOTHON_WALKS'] ?? 3);

interface Proof {
  readonly what: string;
  readonly count: string;
  readonly right: boolean;
  readonly seconds: number;
}

const proofs: Proof[] = [];
const properties = globSync('tests/**/*.test.{ts,tsx}', { cwd: root, exclude: ['tests/bench/**'] }).filter(
  (file) => readFileSync(join(root, file), 'utf8').includes("'fast-check'"),
);
await prove(`properties of ${properties.length} files`, `${tries} each`, [
  '--project',
  'unit',
  ...properties,
]);
for (let walk = 1; walk <= walks; walk += 1) {
  await prove('the walk in Chromium', `${walk} of ${walks}`, ['--project', 'e2e', 'tests/e2e/walk']);
}

const wide = Math.max(...proofs.map(({ what }) => what.length));
console.log(`\n${'what'.padEnd(wide)}  ${'count'.padEnd(10)}  verdict   seconds`);
for (const { what, count, right, seconds } of proofs) {
  console.log(
    `${what.padEnd(wide)}  ${count.padEnd(10)}  ${right ? 'right   ' : 'WRONG   '}  ${seconds.toFixed(1)}`,
  );
}
process.exitCode = proofs.every(({ right }) => right) ? 0 : 1;

/** One run of vitest, its output shown as it comes. */
async function prove(what: string, count: string, args: readonly string[]): Promise<void> {
  console.log(`\n── ${what}, ${count} ──`);
  const start = performance.now();
  const code = await new Promise<number>((resolve) => {
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const child = spawn(process.execPath, [vitest, 'run', '--testTimeout=600000', ...args], {
      cwd: root,
      env: { ...process.env, SOTHON_RUNS: tries },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (ended) => resolve(ended ?? 1));
  });
  proofs.push({ what, count, right: code === 0, seconds: (performance.now() - start) / 1_000 });
}
