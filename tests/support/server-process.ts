/** The server as an office runs it: a process of its own, with a real store, on a port that the system chooses. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import process from 'node:process';

const MAIN = join(import.meta.dirname, '../../src/server/main.ts');

export interface RunningServer {
  readonly origin: string;
  /** Enrolment links as printed, by the title of the person. */
  readonly links: ReadonlyMap<string, string>;
  output(): string;
  /** Sends a signal and waits for the end: the exit code and how long it took, ms. */
  stop(signal?: NodeJS.Signals): Promise<{ readonly code: number | null; readonly ms: number }>;
}

export interface EndedServer {
  readonly code: number | null;
  readonly output: string;
}

interface Start {
  readonly data: string;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Resolves once it listens; throws with its output when it ends before. */
export async function startServer(start: Start): Promise<RunningServer> {
  const { child, output, ended } = launch(start);
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', () => {
      if (output().includes('"event":"start"')) resolve();
    });
  });
  await Promise.race([
    ready,
    ended.then(() => {
      throw new Error(`the server ended: ${output()}`);
    }),
  ]);
  return {
    origin: /https?:\/\/\S+/u.exec(output())?.[0] ?? '',
    links: new Map(
      [...output().matchAll(/^(.+)\n(https?:\/\/\S+#\S+)$/gmu)].map(([, who = '', link = '']) => [who, link]),
    ),
    output,
    async stop(signal = 'SIGTERM') {
      const began = performance.now();
      child.kill(signal);
      const code = await ended;
      return { code, ms: performance.now() - began };
    },
  };
}

/** For starts that fail: waits for the end. */
export async function runServer(start: Start): Promise<EndedServer> {
  const { output, ended } = launch(start);
  return { code: await ended, output: output() };
}

function launch({ data, args = [], env = {} }: Start) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { ...process.env, PORT: '0', SOTHON_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  }
  const ended = once(child, 'close').then(([code]) => code as number | null); // what `close` is emitted with
  return { child, output: () => text, ended };
}
