/** Phones of the bench: a Chromium page of 360 × 740, as slow as asked. */
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface BenchPhone {
  readonly context: BrowserContext;
  readonly page: Page;
}

/** A third of the price of a desk computer buys a quarter of its speed. */
export const SLOW_PHONE = 4;

/** A phone with nothing on it, at an address; its worker is left out where it would only be in the way. */
export async function newPhone(
  browser: Browser,
  address: string,
  { workers = 'block', slow = 1 }: { workers?: 'allow' | 'block'; slow?: number } = {},
): Promise<BenchPhone> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    hasTouch: true,
    locale: 'vi-VN',
    timezoneId: 'Asia/Ho_Chi_Minh',
    serviceWorkers: workers,
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => console.error(`page: ${error.message}`));
  await page.goto(address);
  await slowDown(page, slow);
  return { context, page };
}

export async function slowDown(page: Page, rate: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Counts what the page asks for from now on, until the count is called for. */
export function countRequests(page: Page): () => number {
  let count = 0;
  const one = (): void => void (count += 1);
  page.on('request', one);
  return () => {
    page.off('request', one);
    return count;
  };
}
