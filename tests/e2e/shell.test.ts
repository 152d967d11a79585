import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launch } from '../support/browser.ts';
import { servePreview, type Preview } from '../support/preview.ts';

let browser: Browser;
let office: Preview;

beforeAll(async () => {
  [browser, office] = await Promise.all([launch(), servePreview()]);
});

afterAll(async () => {
  await browser.close();
  await office.close();
});

async function openPhone(serviceWorkers: 'allow' | 'block' = 'allow') {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, serviceWorkers });
  const page = await phone.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/u.test(message.text())) complaints.push(message.text());
  });
  return { phone, page, complaints };
}

/** Waits until the worker of the page runs, which it only does with all files kept. */
const workerRuns = () => navigator.serviceWorker.ready.then((found) => found.active !== null);

describe('the shell of the app', () => {
  test('opens without a network, at any address of it, once it was open with one', async () => {
    const { phone, page, complaints } = await openPhone();
    await page.goto(`${office.origin}/`);
    await page.locator('#app > *').first().waitFor();
    expect(await page.evaluate(workerRuns)).toBe(true);

    await phone.setOffline(true);
    await page.reload();
    await page.locator('#app > *').first().waitFor();
    await page.goto(`${office.origin}/ghi/trainingDemand`);
    await page.locator('#app > *').first().waitFor();

    expect(complaints).toEqual([]);
    await phone.close();
  });

  test('leaves the addresses of the server to the server', async () => {
    const { phone, page } = await openPhone();
    await page.goto(`${office.origin}/`);
    await page.evaluate(workerRuns);
    await phone.setOffline(true);
    for (const path of ['/v1/openapi.json', '/healthz', '/readyz', '/docs']) {
      await expect(page.goto(office.origin + path), path).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    }
    await phone.close();
  });

  test('opens with the worker blocked', async () => {
    const { phone, page, complaints } = await openPhone('block');
    await page.goto(`${office.origin}/`);
    await page.locator('#app > *').first().waitFor();
    expect(complaints).toEqual([]);
    await phone.close();
  });
});
