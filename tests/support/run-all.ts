/**
 * `npm test`: every check, one after the other, going on after a failing one.
 *
 * `npm test -- unit e2e` runs only those named. Ends with the sum of all tests (a step that is no test run
 * counts as one) alone on the last line; the exit code is 1 when one failed or none ran.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

type Sum = { readonly passed: number; readonly failed: number };
type Step = { readonly name: string; readonly run: () => Promise<Sum> };

const root = join(import.meta.dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'so-thon-test-'));

const STEPS: readonly Step[] = [
  { name: 'types', run: () => tool('tests/support/types.ts') },
  { name: 'lint', run: () => tool('node_modules/oxlint/bin/oxlint', '--type-aware', '--deny-warnings') },
  { name: 'format', run: () => tool('node_modules/prettier/bin/prettier.cjs', '--check', '.') },
  { name: 'build', run: () => tool('node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn') },
  { name: 'unit', run: () => tests('unit', 'screens') },
  { name: 'postgres', run: () => tests('postgres') },
  { name: 'e2e', run: () => tests('e2e') },
  { name: 'budgets', run: () => tests('budgets') },
];

const wanted = process.argv.slice(2);
const names = STEPS.map((step) => step.name);
const unknown = wanted.filter((name) => !names.includes(name));
if (unknown.length > 0) {
  console.error(`No step is called ${unknown.join(', ')}; the steps are ${names.join(', ')}.`);
  process.exit(1);
}

let passed = 0;
let failed = 0;
const failing: string[] = [];
for (const step of STEPS) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue;
  const start = performance.now();
  console.log(`\n── ${step.name} ──`);
  const sum = await step.run();
  passed += sum.passed;
  failed += sum.failed;
  if (sum.failed > 0) failing.push(step.name);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${sum.passed} right, ${sum.failed} wrong, ${seconds} s`);
}
rmSync(scratch, { recursive: true, force: true });
if (failing.length > 0) console.log(`\nWrong: ${failing.join(', ')}`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
console.log(`\n${passed} passed, ${failed} failed`);

/** A tool that is right or wrong as a whole. */
async function tool(script: string, ...args: readonly string[]): Promise<Sum> {
  const code = await node([script, ...args]);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Some projects of vite.config.ts, each test counted. */
async function tests(...projects: readonly string[]): Promise<Sum> {
  const report = join(scratch, `${projects.join('-')}.json`);
  const chosen = projects.flatMap((project) => ['--project', project]);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const code = await node(['node_modules/vitest/vitest.mjs', 'run', ...chosen, ...reporters]);
  const sum = readReport(report);
  // An error outside every test (a file that does not load, an unhandled rejection) still fails the run.
  return code !== 0 && sum.failed === 0 ? { ...sum, failed: 1 } : sum;
}

function readReport(file: string): Sum {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch (error) {
    console.error(`No report of the tests: ${error instanceof Error ? error.message : String(error)}`);
    return { passed: 0, failed: 1 };
  }
}

/** Runs a script under this same Node, output shown as it comes; gives its exit code. */
function node(args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      console.error(error.message);
      resolve(1);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}
