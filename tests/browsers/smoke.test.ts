/**
 * The walk in short in browsers that are not Chromium: taken in, offline, written, sent, once. Part of
 * `npm run prove`: it brings two more browsers along.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bookedRecords, creations } from '../support/office-book.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { handOf, type Driven } from './drive.ts';
import { launchFirefox } from './firefox.ts';
import { launchWebKit } from './webkit.ts';

describe.each([
  ['Firefox', launchFirefox],
  ['WebKitGTK', launchWebKit],
])('a village head with %s', (_name, launch) => {
  let office: RunningOffice;
  let browser: Driven;

  beforeAll(async () => {
    office = await startOffice();
    browser = await launch();
  });

  afterAll(async () => {
    await browser.close();
    await office.remove();
  });

  test('is taken in, writes without a network, and is heard once when there is one', async () => {
    const hand = handOf(browser);
    await browser.open(office.linkFor(/Trưởng bản Pá Hạ/u));
    await hand.press('Nhận máy này');
    await hand.see('Máy đã sẵn sàng, kể cả khi mất mạng');
    await hand.press('Mở sổ');
    await hand.see('Việc cần làm');
    await browser.run('await navigator.serviceWorker.ready; return true;');
    const before = bookedRecords(office.data, 'villageMeeting').length;

    await office.stop();
    await browser.open(`${office.origin}/`);
    await hand.press('Ghi họp thôn');
    await hand.type('Ngày họp', '20/11/2026');
    await hand.type('Nơi họp', 'Nhà văn hóa bản');
    await hand.press('Tiếp');
    await hand.type('Số người dự', '137');
    await hand.press('Ghi vào sổ');
    await hand.see('Chờ mạng');
    await browser.open(`${office.origin}/so/villageMeeting`);
    await hand.see('137 người dự');

    await office.start();
    await browser.open(`${office.origin}/dong-bo`);
    await expect
      .poll(() => bookedRecords(office.data, 'villageMeeting').length, { timeout: 60_000 })
      .toBe(before + 1);
    await hand.see('Không có mục nào chờ gửi');
    const booked = bookedRecords(office.data, 'villageMeeting');
    expect(booked.length).toBe(before + 1);
    expect(booked.filter(({ open }) => open['attendees'] === 137).length).toBe(1);
    expect([...creations(office.data, 'villageMeeting').values()].every((times) => times === 1)).toBe(true);
  });
});
