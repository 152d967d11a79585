/** Hazard 9: nothing local survives. What was handed on in time is not lost, and the same person goes on. */
import { randomBytes } from 'node:crypto';
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bookedRecords, creations } from '../support/office-book.ts';
import { launch } from '../support/browser.ts';
import { handOn } from '../support/hand.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, PHONE, type Pocket } from '../support/pocket.ts';
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
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const screens = await Promise.all([head, officer].map(({ hand }) => hand.screen()));
  task.result.errors?.push({ message: screens.join('\n---\n') });
});

afterAll(async () => {
  await head.remove();
  await officer.remove();
  await office.remove();
});

describe('a phone whose whole origin was cleared', () => {
  test('is taken in anew, and its hand-over file brings what it had not sent', async () => {
    const { page } = head.hand;
    await head.network(false);
    await recordMeeting(head.hand, 141);
    await recordMeeting(head.hand, 142);
    await head.hand.go('/dong-bo');
    const [download] = await Promise.all([page.waitForEvent('download'), head.hand.press('Đóng gói 2 mục')]);
    const file = {
      name: download.suggestedFilename(),
      mimeType: 'application/octet-stream',
      buffer: readFileSync(await download.path()),
    };

    const cdp = await page.context().newCDPSession(page);
    await page.goto('about:blank');
    await cdp.send('Storage.clearDataForOrigin', { origin: office.origin, storageTypes: 'all' });
    await head.network(true);
    await page.goto(`${office.origin}/`);
    await head.hand.see('Mở đường dẫn hoặc quét mã QR');

    await head.hand.takeIn(await newLink());
    await head.hand.go('/dong-bo');
    await page.locator('input[type=file]').first().setInputFiles(file);
    await head.hand.see('Đã nộp');
    await head.hand.go('/so/villageMeeting');
    for (const people of [141, 142]) await head.hand.see(cameToIt(people));

    const came = bookedRecords(office.data, 'villageMeeting').map(({ open }) => open['attendees']);
    expect(came.filter((people) => people === 141 || people === 142).length).toBe(2);
    expect([...creations(office.data, 'villageMeeting').values()].every((times) => times === 1)).toBe(true);
  });
});

describe('a phone whose IndexedDB was damaged while its browser was closed', () => {
  test('has what it had not sent back from the copy beside it', async () => {
    await head.network(false);
    await recordMeeting(head.hand, 143);
    await recordMeeting(head.hand, 144);
    await expect.poll(() => unsentInCopy(head.hand.page), { timeout: 20_000 }).toBe(2);
    await head.switchOff();
    for (const file of filesOfIndexedDB()) writeFileSync(file, randomBytes(statSync(file).size));
    await head.network(true);
    await head.switchOn(`${office.origin}/`);
    // Who it belongs to was written there, too.
    await head.hand.see('Mở đường dẫn hoặc quét mã QR');
    await head.hand.takeIn(await newLink());
    await head.hand.go('/so/villageMeeting');
    for (const people of [141, 142, 143, 144]) await head.hand.see(cameToIt(people));
    const came = (): number[] =>
      bookedRecords(office.data, 'villageMeeting').map(({ open }) => Number(open['attendees']));
    await expect
      .poll(() => came().filter((people) => people > 140 && people < 145), { timeout: 30_000 })
      .toEqual([141, 142, 143, 144]);
    expect([...creations(office.data, 'villageMeeting').values()].every((times) => times === 1)).toBe(true);
    expect(head.complaints).toEqual([]);
  });
});

/** What the officer hands out when somebody needs another phone. */
async function newLink(): Promise<string> {
  const { hand } = officer;
  await hand.go('/');
  await hand.go('/cai-dat');
  const row = hand.page.locator('.row', { hasText: 'Trưởng bản Pá Hạ' });
  await row.getByRole('button', { name: 'Đổi máy' }).first().click();
  const code = await hand.page.getByRole('dialog').locator('.code').innerText();
  return `${office.origin}/gia-nhap#${code}`;
}

/** Of the office's origin, as they lie in the profile. */
function filesOfIndexedDB(): readonly string[] {
  const found = globSync(`${head.profile}/**/IndexedDB/*.indexeddb.leveldb/*`).filter(
    (file) => !file.endsWith('LOCK'),
  );
  if (found.length < 3) throw new Error(`only ${found.length} files in ${head.profile}`);
  return found;
}

describe('a private window', () => {
  test('works, and says that this browser has not promised to keep the book', async () => {
    const browser = await launch();
    const hidden = await browser.newContext(PHONE);
    const hand = handOn(await hidden.newPage());
    await hand.takeIn(office.linkFor(/Kế toán xã Phủ Thông/u));
    await hand.go('/dong-bo');
    await hand.see('Máy chưa hứa giữ sổ. Đưa Sổ Thôn ra màn hình chính để chắc hơn.');
    await browser.close();
  });
});
