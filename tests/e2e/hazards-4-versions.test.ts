/** Hazards 13 to 15 with two real builds: an old tab beside an upgraded one, and an office that is ahead or behind. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clear, layBadNetwork, type BadNetwork } from '../support/bad-network.ts';
import { handOn, type Hand } from '../support/hand.ts';
import { bookedRecords, creations } from '../support/office-book.ts';
import { HOUSE, startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';
import { cameToIt, recordMeeting } from '../support/village-day.ts';

let office: RunningOffice;
let network: BadNetwork;
let phone: Pocket;
let next: string;

beforeAll(async () => {
  [office, next] = await Promise.all([startOffice(), buildNext()]);
  network = await layBadNetwork(office.port);
  phone = await newPocket();
  await phone.switchOn('about:blank');
  await phone.hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u).replace(office.origin, network.origin));
  await phone.hand.page.evaluate(() => navigator.serviceWorker.ready);
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    task.result.errors?.push({ message: `${phone.complaints.join('\n')}\n${await phone.hand.screen()}` });
  }
});

afterAll(async () => {
  await phone.remove();
  await network.close();
  await office.remove();
  rmSync(next, { recursive: true, force: true });
});

describe('an old tab beside an upgraded one', () => {
  test('keeps what it had not sent, goes on saving, and loses nothing', async () => {
    const old = phone.hand;
    // Past the worker, so that nobody reloads it when the others change to the new version.
    const cdp = await old.page.context().newCDPSession(old.page);
    await cdp.send('Page.reload', { ignoreCache: true });
    await old.see('Việc cần làm');
    network.weather({ kind: 'cutUp', after: 1 });
    await recordMeeting(old, 151);
    await recordMeeting(old, 152);

    await office.stop();
    await office.start(next);
    const upgraded = handOn(await old.page.context().newPage());
    await upgraded.page.goto(network.origin);
    await upgraded.see('Việc cần làm');
    await upgraded.page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.update());
    await upgraded.page.getByRole('button', { name: 'Đổi sang bản mới' }).click({ timeout: 30_000 });
    await expect.poll(() => versionOf(upgraded.page), { timeout: 30_000 }).toBe(990);
    expect(await scriptOf(upgraded.page)).not.toBe(await scriptOf(old.page));

    await recordMeeting(old, 153);
    await recordMeeting(upgraded, 154);
    for (const hand of [old, upgraded]) await seesAll(hand, [151, 152, 153, 154]);
    network.weather(clear);
    await arrived(upgraded, [151, 152, 153, 154]);
    await upgraded.page.close();
  });
});

describe('a new phone at an old office', () => {
  test('says that the office is behind, and all arrives once that has its new version', async () => {
    const { hand } = phone;
    await hand.page.goto(network.origin);
    await expect.poll(() => scriptOf(hand.page), { timeout: 30_000 }).not.toBe('');
    await office.stop();
    await office.start();
    await recordMeeting(hand, 155);
    await hand.go('/dong-bo');
    await hand.see('Máy chủ của xã chưa có bản mới');
    await office.stop();
    await office.start(next);
    await hand.press('Gửi ngay');
    await arrived(hand, [151, 152, 153, 154, 155]);
    expect(phone.complaints).toEqual([]);
  });
});

/** The house of tomorrow, built: a later schema number, and a book with one table more. */
async function buildNext(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'so-thon-next-'));
  for (const name of ['src', 'public', 'index.html', 'package.json', 'tsconfig.json', 'vite.config.ts']) {
    cpSync(join(HOUSE, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(HOUSE, 'node_modules'), join(folder, 'node_modules'));
  change(join(folder, 'src/sync/protocol.ts'), 'export const SCHEMA = 1;', 'export const SCHEMA = 2;');
  const end = '  return database as Database;';
  change(
    join(folder, 'src/storage/database.ts'),
    end,
    `  database.version(99).stores({ later: 'id' });\n${end}`,
  );
  await promisify(execFile)(process.execPath, [join(folder, 'src/server/build-app.ts')]);
  return folder;
}

function change(file: string, from: string, to: string): void {
  const text = readFileSync(file, 'utf8');
  if (!text.includes(from)) throw new Error(`${file} no longer says ${from}`);
  writeFileSync(file, text.replace(from, to));
}

/** Of the book in this browser: ten times Dexie's. */
function versionOf(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const books = await indexedDB.databases();
    return books.find(({ name }) => /^so-thon:.+:/u.test(name ?? ''))?.version ?? 0;
  });
}

function scriptOf(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? '');
}

async function seesAll(hand: Hand, people: readonly number[]): Promise<void> {
  await hand.go('/so/villageMeeting');
  for (const number of people) await hand.see(cameToIt(number));
}

/** In the office's book, each once. */
async function arrived(hand: Hand, people: readonly number[]): Promise<void> {
  await hand.go('/dong-bo');
  await hand.page.getByText('Không có mục nào chờ gửi', { exact: true }).waitFor({ timeout: 60_000 });
  const came = (): readonly number[] =>
    bookedRecords(office.data, 'villageMeeting').map(({ open }) => Number(open['attendees']));
  // What an old office held back counts as sent: it takes effect a moment later.
  const ours = (): readonly number[] =>
    came()
      .filter((number) => number > 150)
      .sort((a, b) => a - b);
  await expect.poll(ours, { timeout: 45_000 }).toEqual(people);
  expect([...creations(office.data, 'villageMeeting').values()].filter((times) => times !== 1)).toEqual([]);
}
