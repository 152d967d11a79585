/** The app in English, which is fetched apart from its first files: also without a network, and after a restart. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';

let office: RunningOffice;
let phone: Pocket;

beforeAll(async () => {
  office = await startOffice();
  phone = await newPocket();
  await phone.switchOn('about:blank');
  await phone.hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u));
  await phone.hand.page.evaluate(() => navigator.serviceWorker.ready);
});

afterAll(async () => {
  await phone.remove();
  await office.remove();
});

describe('English', () => {
  test('is chosen without a network, and then every screen speaks it', async () => {
    const { hand } = phone;
    await phone.network(false);
    await hand.go('/cai-dat');
    await hand.tap('Ngôn ngữ', 'English');
    await hand.see('Language');

    await hand.go('/ghi/trainingDemand');
    await hand.see('Which trade');
    await hand.see('Training demand');
    await hand.go('/ghi/productionProject');
    await hand.see('Name of the project');
    await hand.go('/so/disbursement');
    await hand.see('Disbursements');
  });

  test('stays after the page was opened again', async () => {
    const { hand } = phone;
    await hand.page.goto(`${office.origin}/ghi/difficulty`);
    await hand.see('Difficulty');
    expect(await hand.page.locator('html').getAttribute('lang')).toBe('en');
    expect(phone.complaints).toEqual([]);
  });
});
