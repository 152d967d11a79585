/** Hazard 9: nothing local survives. What was handed on in time is not lost, and the same person goes on. */
import { readFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { bookedRecords, creations } from '../support/office-book.ts';
import { launch } from '../support/browser.ts';
import { handOn } from '../support/hand.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, PHONE, type Pocket } from '../support/pocket.ts';
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

    await officer.hand.go('/cai-dat');
    const row = officer.hand.page.locator('.row', { hasText: 'Trưởng bản Pá Hạ' });
    await row.getByRole('button', { name: 'Đổi máy' }).click();
    const code = await officer.hand.page.getByRole('dialog').locator('.code').innerText();
    await head.hand.takeIn(`${office.origin}/gia-nhap#${code}`);
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
