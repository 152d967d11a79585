/** A really started office: src/server/main.ts as a process of its own, with a folder of its own. */
import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Readable } from 'node:stream';

export interface RunningOffice {
  readonly origin: string;
  readonly port: number;
  /** Its folder: the book and the keys. */
  readonly data: string;
  /** Enrolment links by the words for the person, as the start prints them. */
  readonly links: ReadonlyMap<string, string>;
  /** The link of the first person whose words match; throws when nobody does. */
  linkFor(person: RegExp): string;
  /** What the process wrote so far. */
  output(): string;
  /** Stops it in order; its folder stays. */
  stop(): Promise<void>;
  /** Ends it at once, as a power cut would; its folder stays. */
  kill(): Promise<void>;
  /** The same office again, at the same port; `house`: with the code of another version, which lies there. */
  start(house?: string): Promise<void>;
  /** Stops it and removes its folder. */
  remove(): Promise<void>;
}

type Child = ChildProcessByStdio<null, Readable, Readable>;

/** Where this version lies. */
export const HOUSE = join(import.meta.dirname, '../..');
const PATIENCE = 60_000;

/** `args` go to the start: `--empty` and the like. */
export async function startOffice(args: readonly string[] = []): Promise<RunningOffice> {
  const data = mkdtempSync(join(tmpdir(), 'so-thon-office-'));
  let running = await run(data, 0, args);
  const { port } = running;
  return {
    origin: running.origin,
    port,
    data,
    get links() {
      return running.links;
    },
    linkFor(person) {
      const found = [...running.links].find(([title]) => person.test(title));
      if (found === undefined)
        throw new Error(`No link for ${person}: ${[...running.links.keys()].join(', ')}`);
      return found[1];
    },
    output: () => running.output(),
    stop: () => end(running.child, 'SIGTERM'),
    kill: () => end(running.child, 'SIGKILL'),
    async start(house) {
      running = await run(data, port, args, house);
    },
    async remove() {
      await end(running.child, 'SIGTERM');
      rmSync(data, { recursive: true, force: true });
    },
  };
}

async function run(data: string, port: number, args: readonly string[], house = HOUSE) {
  const child: Child = spawn(process.execPath, [join(house, 'src/server/main.ts'), ...args], {
    cwd: house,
    env: { ...process.env, PORT: String(port), HOST: '127.0.0.1', SOTHON_DATA: data },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (part: Buffer) => (text += part.toString()));
  const listens = await started(child, () => text);
  return {
    child,
    port: listens,
    origin: `http://127.0.0.1:${listens}`,
    links: linksIn(text),
    output: () => text,
  };
}

/** Waits for the line of the log that says where it listens; everything for people stands before it. */
async function started(child: Child, text: () => string): Promise<number> {
  const late = Date.now() + PATIENCE;
  while (Date.now() < late && child.exitCode === null) {
    const found = /"event":"start".*?"port":(\d+)/u.exec(text());
    if (found) return Number(found[1]);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  child.kill('SIGKILL');
  throw new Error(`The office did not start:\n${text()}`);
}

/** Each link stands on a line of its own below the words for the person. */
function linksIn(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/^(?<title>.+)\n(?<link>https?:\/\/\S+\/gia-nhap#\S+)$/gmu)];
  return new Map(found.map(({ groups }) => [groups?.['title'] ?? '', groups?.['link'] ?? '']));
}

async function end(child: Child, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
