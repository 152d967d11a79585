/**
 * `npm run simulate -- --seeds N [--seed S]`: tells N stories from seed S on, two at a time; a failing one is
 * shrunk and printed as a script. `-- --script FILE` tells a kept one; `-- --guards [--seeds N]` switches each rule
 * off in turn and prints how many stories it took to notice.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { storyOf, type Story } from './events.ts';
import { guardTable } from './guard-table.ts';
import { readScript, writeScript } from './script.ts';
import { shrink } from './shrink.ts';
import { tell } from './tell.ts';
import type { Off } from './world.ts';

/** Stories that a worker tells before it asks for more. */
const PORTION = 50;
const MOST_SHOWN = 3;

interface Portion {
  readonly from: number;
  readonly count: number;
}
interface Report {
  readonly told: number;
  readonly failed: readonly number[];
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      seeds: { type: 'string', default: '2000' },
      seed: { type: 'string', default: '1' },
      workers: { type: 'string', default: String(Math.min(8, availableParallelism())) },
      script: { type: 'string' },
      guards: { type: 'boolean', default: false },
    },
  });
  const [seeds, seed, workers] = [values.seeds, values.seed, values.workers].map(Number);
  if (!isCount(seeds) || !isCount(seed) || !isCount(workers)) throw new RangeError('numbers, please');
  if (values.script !== undefined) await tellScript(readFileSync(values.script, 'utf8'));
  else if (values.guards) await tryGuards(seeds);
  else if (seeds === 1) await showSeed(seed);
  else await tellAll(seed, seeds, workers);
}

const isCount = (value: number | undefined): value is number =>
  Number.isSafeInteger(value) && Number(value) > 0;

async function tellScript(text: string): Promise<void> {
  const { broken, trace } = await tell(readScript(text));
  say([...trace, ...broken].join('\n'));
  process.exitCode = broken.length === 0 ? 0 : 1;
}

async function showSeed(seed: number): Promise<void> {
  const { broken, trace } = await tell(storyOf(seed));
  say([...trace, ...broken].join('\n'));
  say(broken.length === 0 ? `seed ${seed}: everything held` : `seed ${seed} FAILED`);
  if (broken.length > 0) await showShrunk(seed);
  process.exitCode = broken.length === 0 ? 0 : 1;
}

async function tellAll(seed: number, seeds: number, workers: number): Promise<void> {
  const start = performance.now();
  const failed: number[] = [];
  let [next, told, shownAt] = [seed, 0, start];
  const end = seed + seeds;
  const perSecond = (): string => ((told * 1_000) / (performance.now() - start)).toFixed(1);
  await Promise.all(
    Array.from({ length: Math.min(workers, Math.ceil(seeds / PORTION)) }, async () => {
      const worker = fork(import.meta.filename, ['--tell']);
      while (next < end && failed.length < MOST_SHOWN) {
        const portion = { from: next, count: Math.min(PORTION, end - next) };
        next += portion.count;
        const report = await ask(worker, portion);
        told += report.told;
        failed.push(...report.failed);
        if (performance.now() - shownAt > 5_000) {
          shownAt = performance.now();
          say(`${told} of ${seeds} stories, ${perSecond()} a second, ${failed.length} failed`);
        }
      }
      worker.disconnect();
    }),
  );
  say(`${told} stories from seed ${seed}: ${failed.length} failed; ${perSecond()} a second`);
  for (const one of failed.sort((a, b) => a - b).slice(0, MOST_SHOWN)) await showShrunk(one);
  process.exitCode = failed.length === 0 ? 0 : 1;
}

function ask(worker: ChildProcess, portion: Portion): Promise<Report> {
  return new Promise((resolve, reject) => {
    const onExit = (): void => reject(new Error('a worker died'));
    worker.once('exit', onExit);
    worker.once('message', (report: Report) => {
      worker.off('exit', onExit);
      resolve(report);
    });
    worker.send(portion);
  });
}

/** In a worker: tells what it is given, and asks for more. */
function work(): void {
  process.on('message', ({ from, count }: Portion) => void portion(from, count));
}

async function portion(from: number, count: number): Promise<void> {
  const failed: number[] = [];
  for (let seed = from; seed < from + count; seed++) {
    if (await fails(storyOf(seed))) failed.push(seed);
  }
  process.send?.({ told: count, failed } satisfies Report);
}

async function fails(story: Story, off: Off = {}): Promise<boolean> {
  try {
    return (await tell(story, off)).broken.length > 0;
  } catch (fault) {
    if (Object.keys(off).length === 0) say(String(fault));
    return true;
  }
}

async function showShrunk(seed: number): Promise<void> {
  const small = await shrink(storyOf(seed), (story) => fails(story));
  const { broken, trace } = await tell(small);
  say(`\n── seed ${seed}, shrunk; keep it in tests/simulation/found.test.ts ──`);
  say(writeScript(small));
  say(`── ${broken[0] ?? 'it threw'}\n${trace.map((line) => `   ${line}`).join('\n')}`);
}

/** For each rule the first seed that notices its absence; beyond `most`, the one that is recorded. */
async function tryGuards(most: number): Promise<void> {
  let missed = 0;
  say(`${'off'.padEnd(28)} story   seconds`);
  for (const { name, off, seed: recorded, instead } of guardTable) {
    const start = performance.now();
    let seed: number | null = null;
    for (let one = 1; one <= most && seed === null; one++) if (await fails(storyOf(one), off)) seed = one;
    if (seed === null && recorded !== null && (await fails(storyOf(recorded), off))) seed = recorded;
    const took = ((performance.now() - start) / 1_000).toFixed(1).padStart(7);
    if (seed === null && instead === undefined) missed++;
    const verdict = seed === null ? (instead ?? 'NOT NOTICED') : '';
    say(
      `${name.padEnd(28)} ${(seed === null ? '–' : String(seed)).padStart(5)}   ${took}  ${verdict}`.trimEnd(),
    );
  }
  process.exitCode = missed === 0 ? 0 : 1;
}

if (process.argv.includes('--tell')) work();
else await main();
