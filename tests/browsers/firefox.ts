/** Firefox by WebDriver BiDi, which it speaks itself. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launch } from 'puppeteer-core';
import type { Driven } from './drive.ts';
import { need } from './need.ts';

export async function launchFirefox(): Promise<Driven> {
  const profile = mkdtempSync(join(tmpdir(), 'so-thon-firefox-'));
  const browser = await launch({
    browser: 'firefox',
    executablePath: need('firefox-esr', 'firefox-esr'),
    headless: true,
    userDataDir: profile,
  });
  const page = await browser.newPage();
  await page.setViewport({ width: 360, height: 740 });
  return {
    async open(address) {
      await page.goto(address);
    },
    async run<T>(body: string, given: Readonly<Record<string, string>> = {}) {
      // As a text, for the page has none of the names of this file.
      const call = `(async (${Object.keys(given).join(',')}) => { ${body} })(${Object.values(given)
        .map((value) => JSON.stringify(value))
        .join(',')})`;
      return (await page.evaluate(call)) as T; // what the caller's script returns
    },
    async close() {
      await browser.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
