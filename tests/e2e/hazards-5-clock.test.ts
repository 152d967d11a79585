/** Hazard 3: a phone whose clock is years behind, so that every certificate is of the future and TLS fails. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchPersistent } from '../support/browser.ts';
import { handOn, type Hand } from '../support/hand.ts';
import { bookedRecords } from '../support/office-book.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { PHONE } from '../support/pocket.ts';
import { openTlsDoor, type TlsDoor } from '../support/tls-of-tomorrow.ts';
import { cameToIt, recordMeeting } from '../support/village-day.ts';

let office: RunningOffice;
let door: TlsDoor;
let profile: string;
let phone: BrowserContext | null = null;

beforeAll(async () => {
  office = await startOffice();
  door = await openTlsDoor(office.port);
  profile = mkdtempSync(join(tmpdir(), 'so-thon-clock-'));
});

afterAll(async () => {
  await phone?.close();
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  await door.close();
  await office.remove();
});

describe('a phone whose clock is years behind', () => {
  test('opens its book and says so, keeps what it wrote, and sends it when the clock is right', async () => {
    let hand = await switchOn('right');
    await hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u).replace(office.origin, door.origin));
    await hand.page.evaluate(() => navigator.serviceWorker.ready);

    hand = await switchOn('2019');
    await hand.page.goto(`${door.origin}/`);
    await recordMeeting(hand, 161);
    await hand.go('/dong-bo');
    await hand.press('Gửi ngay');
    await hand.see('Ngày giờ của máy sai');
    await hand.see('1 mục chờ mạng');

    hand = await switchOn('right');
    await hand.page.goto(`${door.origin}/dong-bo`);
    await hand.see('1 trên 1 đã tới xã');
    await hand.go('/so/villageMeeting');
    await hand.see(cameToIt(161));
    const came = bookedRecords(office.data, 'villageMeeting').map(({ open }) => open['attendees']);
    expect(came.filter((people) => people === 161).length).toBe(1);
  });
});

/** The same phone again, with its clock as said. */
async function switchOn(clock: 'right' | '2019'): Promise<Hand> {
  await phone?.close();
  phone = await launchPersistent(profile, PHONE, clock === 'right' ? [door.flag] : []);
  if (clock === '2019') await phone.clock.setSystemTime(new Date('2019-11-20T02:00:00Z'));
  return handOn(phone.pages()[0] ?? (await phone.newPage()));
}
