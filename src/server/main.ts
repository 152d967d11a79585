/** Starts an office: `npm start`, `npm start -- --empty --province 19 --name "…"`. Settings: see README.md. */
import process from 'node:process';
import { readSettings } from './settings.ts';

/** `node:sqlite` without a flag, and TypeScript as it is. */
const LEAST_NODE = [22, 18] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const settings = readSettings(process.env, process.argv.slice(2));
if (major < LEAST_NODE[0] || (major === LEAST_NODE[0] && minor < LEAST_NODE[1])) {
  stopWith(
    `Node ${process.versions.node} is too old: ${LEAST_NODE.join('.')} is needed. Start with \`npm start\`.`,
  );
} else if (typeof settings === 'string') {
  stopWith(settings);
} else {
  // Only now: an older Node cannot even load it.
  const { run } = await import('./run.ts');
  const problem = await run(settings, process.stdout);
  if (problem !== null) stopWith(problem);
}

function stopWith(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
