/** A book that no network reaches, and a phone whose store is gone: files in pockets, and the copy beside. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';
import { cameToIt, recordMeeting } from '../support/village-day.ts';

let office: RunningOffice;
let head: Pocket;
let officer: Pocket;

beforeAll(async () => {
  office = await startOffice();
  [head, officer] = [await newPocket(), await newPocket()];
  await head.switchOn('about:blank');
  await head.hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u));
  await officer.switchOn('about:blank');
  await officer.hand.takeIn(office.linkFor(/Công chức xã Phủ Thông/u));
  for (const { hand } of [head, officer]) await hand.page.evaluate(() => navigator.serviceWorker.ready);
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const screens = await Promise.all([head, officer].map(({ hand }) => hand.screen()));
  const complaints = [...head.complaints, ...officer.complaints].join('\n');
  task.result.errors?.push({ message: `${complaints}\n${screens.join('\n---\n')}` });
});

afterAll(async () => {
  await head.remove();
  await officer.remove();
  await office.remove();
});

interface Saved {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/** This browser shares no files, so what is handed on lies in the folder of downloads. */
async function saved(page: Page, press: () => Promise<void>): Promise<Saved> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  const buffer = readFileSync(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'application/octet-stream', buffer };
}

const picker = (page: Page) => page.locator('input[type=file]').first();

describe('a hand-over file', () => {
  test('carries a meeting over a colleague to the office, and the receipts back', async () => {
    await head.network(false);
    await recordMeeting(head.hand, 27);
    await head.hand.go('/dong-bo');
    const file = await saved(head.hand.page, () => head.hand.press(/^Đóng gói 1 mục$/u));
    expect(file.name).toMatch(/^so-thon-TRUONG-BAN-PA-HA.*\.sothon$/u);
    expect(file.buffer.toString()).toMatch(/^eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+$/u);

    await officer.hand.go('/dong-bo');
    await picker(officer.hand.page).setInputFiles(file);
    await officer.hand.see('Đã nộp');
    const receipts = await saved(officer.hand.page, () => officer.hand.press('Gửi biên nhận'));
    await officer.hand.go('/so/villageMeeting');
    await officer.hand.see(cameToIt(27));

    await picker(head.hand.page).setInputFiles(receipts);
    await head.hand.see('Biên nhận: xã đã nhận 1 trên 1 mục');
    await head.network(true);
    await head.hand.see('1 trên 1 đã tới xã');
  });

  test('comes by the share sheet, which posts it to the worker', async () => {
    await head.network(false);
    await recordMeeting(head.hand, 28);
    await head.hand.go('/dong-bo');
    const { name, buffer } = await saved(head.hand.page, () => head.hand.press(/^Đóng gói 1 mục$/u));
    const { page } = officer.hand;
    await page.evaluate(
      ([fileName = '', text = '']) => {
        const form = document.createElement('form');
        Object.assign(form, { method: 'post', action: '/nhan-tep', enctype: 'multipart/form-data' });
        const box = document.createElement('input');
        Object.assign(box, { type: 'file', name: 'files' });
        const carried = new DataTransfer();
        carried.items.add(new File([text], fileName));
        box.files = carried.files;
        form.append(box);
        document.body.append(form);
        form.submit();
      },
      [name, buffer.toString()],
    );
    await page.waitForURL('**/nhan-tep');
    await officer.hand.see(name);
    await page.getByText('Đã nộp. Gửi biên nhận lại cho người nhờ.').waitFor();
    await head.network(true);
    await head.hand.see(/2 trên 2 đã tới xã/u);
  });
});

/** What the origin keeps in IndexedDB goes, as when its files were damaged; the rest of the origin lives. */
async function loseDatabases(page: Page, which: 'book' | 'all'): Promise<void> {
  await page.goto(`${office.origin}/healthz`);
  await page.evaluate(async (all) => {
    for (const { name = '' } of await indexedDB.databases()) {
      if (!all && (name === 'so-thon:accounts' || name === 'so-thon:carried')) continue;
      await new Promise<void>((resolve, reject) => {
        const asked = indexedDB.deleteDatabase(name);
        asked.addEventListener('success', () => resolve());
        asked.addEventListener('error', () => reject(new Error(name)));
      });
    }
  }, which === 'all');
}

/** The second copy follows a save by a moment: how many entries lie in it. */
const inCopy = (page: Page): Promise<number> =>
  page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('unsent');
    // The standard library does not know that a folder can be walked.
    const walked = folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> };
    let text = '';
    for await (const handle of walked.values()) text += await (await handle.getFile()).text();
    return text.split('"op":"create"').length - 1;
  });

describe('a phone whose IndexedDB is gone while its origin lives', () => {
  test('has its unsent work back from the copy, and sends it', async () => {
    await head.network(false);
    await recordMeeting(head.hand, 33);
    await recordMeeting(head.hand, 34);
    const { page } = head.hand;
    await expect.poll(() => inCopy(page), { timeout: 10_000 }).toBe(2);
    await head.network(true);
    await page.context().route('**/v1/**', (route) => route.abort());
    await loseDatabases(page, 'book');
    await page.goto(office.origin);
    await head.hand.go('/dong-bo');
    await head.hand.see('2 mục chờ mạng');
    await page.context().unroute('**/v1/**');
    await head.hand.press('Gửi ngay');
    // The numbers of save order came back with them: it counts what was written before, too.
    await head.hand.see('4 trên 4 đã tới xã');
    await head.hand.go('/so/villageMeeting');
    await head.hand.see(cameToIt(33));
  });
});
