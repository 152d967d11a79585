/** A book that no network reaches, and a phone whose store is gone: files in pockets, and the copy beside. */
import { globSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';
import { unsentInCopy } from '../support/unsent-copy.ts';
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

/** A page of minutes, as somebody photographed it. */
async function minutes(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(800, 1_000);
    canvas.getContext('2d')?.fillRect(100, 100, 500, 20);
    return [...new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer())];
  });
  return Buffer.from(drawn);
}

const picker = (page: Page) => page.locator('input[type=file]').first();

describe('a hand-over file', () => {
  test('carries a meeting over a colleague to the office, and the receipts back', async () => {
    await head.network(false);
    await recordMeeting(head.hand, 27);
    const [chooser] = await Promise.all([
      head.hand.page.waitForEvent('filechooser'),
      head.hand.page.getByRole('button', { name: 'Chọn ảnh' }).click(),
    ]);
    await chooser.setFiles({
      name: 'bien-ban.png',
      mimeType: 'image/png',
      buffer: await minutes(head.hand.page),
    });
    await head.hand.see('ảnh chưa gửi');
    const meeting = new URL(head.hand.page.url()).pathname;
    await head.hand.go('/dong-bo');
    await head.hand.page.getByRole('checkbox', { name: /^Kèm 1 ảnh chưa gửi/u }).waitFor();
    const file = await saved(head.hand.page, () => head.hand.press(/^Đóng gói 2 mục, 1 ảnh$/u));
    expect(file.name).toMatch(/^so-thon-TRUONG-BAN-PA-HA.*\.sothon$/u);
    expect(file.buffer.toString()).toMatch(/^(?:eyJ[\w-]+\.[\w-]*\.[\w-]+\.[\w-]+\.[\w-]+\n?){2}$/u);

    await officer.hand.go('/dong-bo');
    await picker(officer.hand.page).setInputFiles(file);
    await officer.hand.see('Đã nộp');
    const receipts = await saved(officer.hand.page, () => officer.hand.press('Gửi biên nhận'));
    await officer.hand.go('/so/villageMeeting');
    await officer.hand.see(cameToIt(27));
    await officer.hand.go(meeting);
    await officer.hand.press(/^Xem ảnh/u);
    await officer.hand.page.locator('dialog img').waitFor();
    expect(globSync('photos/*/*.jpg', { cwd: office.data })).toHaveLength(1);

    await picker(head.hand.page).setInputFiles(receipts);
    await head.hand.see('Biên nhận: xã đã nhận 2 trên 2 mục');
    await head.network(true);
    await head.hand.see('2 trên 2 đã tới xã');
    await head.hand.see('Đã gửi 1 / 1 ảnh');
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
    await head.hand.see(/3 trên 3 đã tới xã/u);
  });
});

/** What the origin keeps in IndexedDB goes, as when its files were damaged; the rest of the origin lives. */
async function loseDatabases(page: Page, which: 'book' | 'all'): Promise<void> {
  // A file that the worker has: without a network, no worker that is woken sends behind the test's back.
  await page.goto(`${office.origin}/icon-192.png`);
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

describe('a phone whose IndexedDB is gone while its origin lives', () => {
  test('has its unsent work back from the copy, and sends it', async () => {
    await head.network(false);
    await recordMeeting(head.hand, 33);
    await recordMeeting(head.hand, 34);
    const { page } = head.hand;
    await expect.poll(() => unsentInCopy(page), { timeout: 10_000 }).toBe(2);
    await loseDatabases(page, 'book');
    await page.goto(office.origin);
    await head.hand.go('/dong-bo');
    await head.hand.see('2 mục chờ mạng');
    await head.network(true);
    await head.hand.press('Gửi ngay');
    // The numbers of save order came back with them: it counts what was written before, too.
    await head.hand.see('5 trên 5 đã tới xã');
    await head.hand.go('/so/villageMeeting');
    await head.hand.see(cameToIt(33));
  });
});
