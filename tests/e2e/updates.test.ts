import { appendFile, cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { build } from 'vite';
import { launch } from '../support/browser.ts';
import { servePreview, type Preview } from '../support/preview.ts';

let folder: string;
let office: Preview;
let browser: Browser;
let phone: BrowserContext;

/** The built app with one page more, out of the worker's reach, that does nothing but hold and swap. */
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'so-thon-updates-'));
  await cp('dist', folder, { recursive: true });
  await build({
    configFile: false,
    root: 'tests/support/updates-page',
    base: '/docs/',
    logLevel: 'warn',
    build: { outDir: join(folder, 'docs'), emptyOutDir: false, modulePreload: { polyfill: false } },
  });
  [browser, office] = await Promise.all([launch(), servePreview(folder)]);
  phone = await browser.newContext();
});

afterEach(async () => {
  await browser.close();
  await office.close();
  await rm(folder, { recursive: true, force: true });
});

async function openWindow(): Promise<Page> {
  const page = await phone.newPage();
  await page.goto(`${office.origin}/docs/`);
  await page.waitForFunction(() => window.updates?.offlineReady.value);
  return page;
}

async function releaseNewVersion(page: Page): Promise<void> {
  await appendFile(join(folder, 'service-worker.js'), '\n// newer');
  await page.evaluate(() => navigator.serviceWorker.getRegistration().then((found) => found?.update()));
  await page.waitForFunction(() => window.updates.updateReady.value);
}

const apply = () => window.updates.applyUpdate();
const hold = () => void Object.assign(window, { release: window.updates.holdUpdate('form') });
// `release` was put there by `hold`.
const release = () => (window as unknown as { release: () => void }).release();
const stay = () => void Object.assign(window, { still: true });

/** Locks are granted by the browser a moment after they were asked for. */
async function untilHeld(page: Page): Promise<void> {
  const isHeld = async (): Promise<boolean> => {
    const { held = [] } = await page.evaluate(() => navigator.locks.query());
    return held.some(({ name, mode }) => name === 'so-thon:version' && mode === 'shared');
  };
  await expect.poll(isHeld, { timeout: 30_000 }).toBe(true);
}

function reloaded(page: Page): Promise<unknown> {
  return page.waitForFunction(() => !('still' in window) && window.updates !== undefined);
}

describe('a new version of the app', () => {
  test('waits until it is asked for, then reloads every window', async () => {
    const first = await openWindow();
    const second = await openWindow();
    await Promise.all([first.evaluate(stay), second.evaluate(stay)]);
    expect(await first.evaluate(apply)).toBe('none');

    await releaseNewVersion(first);
    expect(await first.evaluate(() => 'still' in window)).toBe(true);

    expect(await first.evaluate(apply)).toBe('applied');
    await Promise.all([reloaded(first), reloaded(second)]);
    expect(await first.evaluate(() => window.updates.updateReady.value)).toBe(false);
  });

  test('is held back by an open form, in this window or another', async () => {
    const first = await openWindow();
    const second = await openWindow();
    await Promise.all([first.evaluate(stay), second.evaluate(stay)]);
    await releaseNewVersion(first);

    await first.evaluate(hold);
    expect(await first.evaluate(() => window.updates.heldBy.value)).toEqual(['form']);
    expect(await first.evaluate(apply)).toBe('held');
    await first.evaluate(release);

    await second.evaluate(hold);
    await untilHeld(second);
    expect(await first.evaluate(apply)).toBe('held');
    expect(await second.evaluate(() => 'still' in window)).toBe(true);

    await second.evaluate(release);
    await expect.poll(() => first.evaluate(apply), { timeout: 30_000 }).toBe('applied');
    await Promise.all([reloaded(first), reloaded(second)]);
  });
});
