/**
 * A real Chromium for the end-to-end tests: finds one, or installs one the way this machine allows.
 *
 * `SOTHON_CHROMIUM` names another executable.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions } from 'playwright-core';

/** Quiet flags: no sandbox (root), and none of the background calls that a closed network refuses. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const REMEDY =
  'No Chromium for the end-to-end tests. Install it (Debian: `apt-get install chromium`; ' +
  'elsewhere: `npx playwright-core install chromium`) or name yours in SOTHON_CHROMIUM.';

/** Path of a Chromium that runs; installs one if there is none; throws with the remedy in words. */
export function findBrowser(): string {
  const named = process.env['SOTHON_CHROMIUM'];
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`SOTHON_CHROMIUM names ${named}, which is not there.`);
    return named;
  }
  const found = installed() ?? (install() ? installed() : null);
  if (found === null) throw new Error(REMEDY);
  return found;
}

/** A browser with a fresh profile. Each `newContext()` is a phone of its own. */
export function launch(): Promise<Browser> {
  return chromium.launch({ executablePath: findBrowser(), args: FLAGS });
}

/** A browser whose profile stays in `folder`: close it, open it again, and the phone is the same. */
export function launchPersistent(
  folder: string,
  options: BrowserContextOptions = {},
  flags: readonly string[] = [],
): Promise<BrowserContext> {
  const args = [...FLAGS, ...flags];
  return chromium.launchPersistentContext(folder, { ...options, executablePath: findBrowser(), args });
}

function installed(): string | null {
  const onPath = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
  const cache = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache/ms-playwright');
  const places = [
    ...onPath.map((name) => `/usr/bin/${name}`),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...globSync(`${cache}/chromium-*/chrome-linux*/chrome`),
  ];
  return places.find((path) => existsSync(path)) ?? null;
}

/** True when an installer ran to its end. */
function install(): boolean {
  const asRoot = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (asRoot && run('apt-get', ['update']) && run('apt-get', ['install', '-y', 'chromium'])) return true;
  return run('npx', ['playwright-core', 'install', 'chromium']);
}

function run(command: string, args: readonly string[]): boolean {
  // Another installation may hold the lock: wait for it up to five minutes.
  const all = command === 'apt-get' ? ['-o', 'DPkg::Lock::Timeout=300', ...args] : args;
  console.error(`$ ${command} ${all.join(' ')}`);
  try {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    execFileSync(command, all, { stdio: ['ignore', 'ignore', 'inherit'], env });
    return true;
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return false;
  }
}
