/**
 * `npm test`: every check, going on after a failing one, two or more of them side by side (support/side-by-side.ts).
 *
 * `npm test -- unit e2e` runs only those named. Ends with the sum of all tests (a step that is no test run
 * counts as one) alone on the last line; the exit code is 1 when one failed or none ran.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { sideBySide, type Say, type Task } from './side-by-side.ts';

type Sum = { readonly passed: number; readonly failed: number };

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'so-thon-test-'));
const wanted = process.argv.slice(2);
const cores = availableParallelism();
/** Vitest's processes of one step, where another step runs beside it. */
const share = wanted.length === 1 ? cores : Math.max(1, Math.floor(cores / 2));

/** In the order of their beginning: the longest first, but for what others wait for. */
const STEPS: readonly Task<Sum>[] = [
  { name: 'build', run: tool('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn') },
  { name: 'types', run: tool('tests/support/types.ts') },
  // A server that starts reads dist/, and a build empties it first.
  { name: 'e2e', after: ['build'], run: tests(1, 'e2e') },
  { name: 'unit', after: ['build'], run: tests(share, 'unit') },
  { name: 'screens', run: tests(share, 'screens') },
  { name: 'postgres', after: ['build'], run: tests(share, 'postgres') },
  { name: 'lint', run: tool('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'format', run: tool('node_modules/prettier/bin/prettier.cjs', '--check', '.') },
  // Both e2e and budgets build what is missing: never at once.
  { name: 'budgets', after: ['build', 'e2e'], run: tests(1, 'budgets') },
];

const names = STEPS.map((step) => step.name);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}; the steps are ${names.join(', ')}.`);
  process.exit(1);
}

let passed = 0;
let failed = 0;
const failing: string[] = [];
const chosen = STEPS.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
await sideBySide(
  chosen.map(({ name, run, ...step }) => ({ ...step, name, run: (say) => count(name, run, say) })),
  Math.max(2, cores),
  (text) => process.stdout.write(text),
);
rmSync(scratch, { recursive: true, force: true });
if (failing.length > 0) console.log(`\nWrong: ${failing.join(', ')}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

async function count(name: string, run: (say: Say) => Promise<Sum>, say: Say): Promise<void> {
  const start = performance.now();
  say(`\n── ${name} ──\n`);
  const sum = await run(say);
  passed += sum.passed;
  failed += sum.failed;
  if (sum.failed > 0) failing.push(name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  say(`── ${name}: ${sum.passed} right, ${sum.failed} wrong, ${seconds} s\n`);
}

/** A tool that is right or wrong as a whole. */
function tool(script: string, ...args: readonly string[]): (say: Say) => Promise<Sum> {
  return async (say) => {
    const code = await node([script, ...args], say);
    return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  };
}

/** One project of vite.config.ts, each test counted, in so many processes at once. */
function tests(workers: number, project: string): (say: Say) => Promise<Sum> {
  return async (say) => {
    const report = join(scratch, `${project}.json`);
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const how = ['--project', project, `--maxWorkers=${workers}`, ...reporters];
    const code = await node(['node_modules/vitest/vitest.mjs', 'run', ...how], say);
    const sum = readReport(report, say);
    // An error outside every test (a file that does not load, an unhandled rejection) still fails the run.
    return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
  };
}

function readReport(file: string, say: Say): Sum {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch (error) {
    say(`No report of the tests: ${error instanceof Error ? error.message : String(error)}\n`);
    return { passed: 0, failed: 1 };
  }
}

/** Runs a script under this same Node, its output said as it comes; gives its exit code. */
function node(args: readonly string[], say: Say): Promise<number> {
  return new Promise((resolve) => {
    const colour = process.stdout.isTTY && process.env['NO_COLOR'] === undefined ? { FORCE_COLOR: '1' } : {};
    const env = { ...process.env, ...colour };
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
    child.on('error', (error) => {
      say(`${error.message}\n`);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
