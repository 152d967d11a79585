/** Installs the peers by their own lock, builds their pages and starts their server. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { build } from 'vite';

const home = join(import.meta.dirname, 'peers');
const PAGES = ['put-each', 'rxdb', 'pouchdb', 'odk'];

export interface PeerServer {
  readonly port: number;
  stop(): Promise<void>;
}

/** Gives back the folder of the built pages: `/put-each.html` and so on. */
export async function buildPeers(out: string): Promise<void> {
  if (!isInstalled()) {
    console.error('$ npm ci (tests/bench/peers)');
    execFileSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: home,
      stdio: ['ignore', process.stderr, 'inherit'],
    });
  }
  await build({
    configFile: false,
    root: join(home, 'pages'),
    base: './',
    logLevel: 'error',
    build: {
      outDir: out,
      emptyOutDir: true,
      target: 'chrome107',
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 10_000,
      rolldownOptions: { input: PAGES.map((name) => join(home, `pages/${name}.html`)) },
    },
  });
}

/** As its lock says: a peer that came later is fetched, too. */
function isInstalled(): boolean {
  const lock = join(home, 'package-lock.json');
  const installed = join(home, 'node_modules/.package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs;
}

/** An empty one each time. */
export async function startPeerServer(pages: string): Promise<PeerServer> {
  const folder = mkdtempSync(join(tmpdir(), 'so-thon-peer-'));
  const child = spawn(process.execPath, [join(home, 'server.ts'), pages, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    port: Number(line.toString()),
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
