/** A phone with our notebook and no screens: the code of src/storage in an empty page of the office. */
import type { Page } from 'playwright-core';
import type { Bench } from './line.ts';
import type { Plain } from './pages/plain.ts';
import { newPhone, type BenchPhone } from './phone.ts';

/** What pages/ours.ts gives a page. Times are ms. */
export interface OurBench {
  /** Enrols with a code and takes everything in; how long the taking in took. */
  join(code: string): Promise<number>;
  count(kind: string): Promise<number>;
  countAll(): Promise<number>;
  /** Records the demands number `from` and on, as one act. */
  save(from: number, count: number): Promise<void>;
  /** One more person in one of the records that this phone saved. */
  change(): Promise<void>;
  /** From the network's return until the office has everything. */
  timePush(): Promise<number>;
  /** From the network's return until so many records of a kind are here. */
  timePull(kind: string, count: number): Promise<number>;
  /** One round. */
  sync(): Promise<number>;
  /** Writes so many demands as if the office had sent them. */
  fill(count: number): Promise<void>;
  /** Each save of one demand, `times` of them. */
  timeSaves(times: number): Promise<readonly number[]>;
  /** Each letter typed of each word. */
  timeSearches(): Promise<readonly number[]>;
  /** Opens the book of whoever is enrolled here. */
  openAgain(): Promise<void>;
  readonly plain: Plain;
}

declare global {
  interface Window {
    bench: OurBench;
  }
}

export interface OurPhone extends BenchPhone {
  /** ms of the first taking in. */
  readonly joined: number;
}

/** `origin` is the office's, or that of a wire to it; `link` an enrolment link. */
export async function ourPhone(
  { browser, script }: Pick<Bench, 'browser' | 'script'>,
  origin: string,
  link: string,
  slow = 1,
): Promise<OurPhone> {
  const phone = await newPhone(browser, `${origin}/healthz`, { slow });
  await giveNotebook(phone.page, script);
  const joined = await phone.page.evaluate((code) => window.bench.join(code), new URL(link).hash.slice(1));
  return { ...phone, joined };
}

/** A page of the office's origin, without the app. */
export async function giveNotebook(page: Page, script: string): Promise<void> {
  await page.evaluate(script);
  await page.waitForFunction(() => window.bench !== undefined);
}
