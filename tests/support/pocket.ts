/** A phone that can be switched off: Chromium of 360 × 740 with a profile that stays. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { launchPersistent } from './browser.ts';
import { handOn, type Hand } from './hand.ts';

export const PHONE = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  locale: 'vi-VN',
  timezoneId: 'Asia/Ho_Chi_Minh',
  acceptDownloads: true,
} as const satisfies BrowserContextOptions;

export interface Pocket {
  readonly hand: Hand;
  /** The folder of its browser's profile. */
  readonly profile: string;
  /** What went wrong in any page so far: uncaught faults and refusals of the content policy. */
  readonly complaints: readonly string[];
  network(on: boolean): Promise<void>;
  /** Opens the browser at an address, with the network as it was. */
  switchOn(address: string): Promise<void>;
  switchOff(): Promise<void>;
  /** The browser dies at once, as when the system needs its memory. */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

/** `folder`: where its profile lies, if not in one of its own. */
export async function newPocket(folder?: string): Promise<Pocket> {
  const profile = folder ?? mkdtempSync(join(tmpdir(), 'so-thon-phone-'));
  const complaints: string[] = [];
  let online = true;
  let open: { readonly context: BrowserContext; readonly hand: Hand } | null = null;

  function now(): { readonly context: BrowserContext; readonly hand: Hand } {
    if (open === null) throw new Error('The phone is switched off.');
    return open;
  }

  return {
    get hand() {
      return now().hand;
    },
    profile,
    complaints,
    async network(on) {
      online = on;
      await open?.context.setOffline(!on);
    },
    async switchOn(address) {
      const context = await launchPersistent(profile, PHONE);
      await context.setOffline(!online);
      const page = context.pages()[0] ?? (await context.newPage());
      page.on('pageerror', (error) => complaints.push(error.stack ?? error.message));
      page.on('console', (message) => {
        if (/Content Security Policy/u.test(message.text())) complaints.push(message.text());
      });
      open = { context, hand: handOn(page) };
      await page.goto(address);
    },
    async switchOff() {
      await open?.context.close();
      open = null;
    },
    async kill() {
      const { context } = now();
      const gone = new Promise<void>((resolve) => context.once('close', () => resolve()));
      const browser = context.browser();
      if (browser === null) throw new Error('This browser cannot be killed.');
      const session = await browser.newBrowserCDPSession();
      // It never answers: it is dead by then.
      session.send('Browser.crash').catch(() => undefined);
      await gone;
      open = null;
    },
    async remove() {
      await open?.context.close();
      open = null;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
