/** Every screen, as a village head and as a commune officer see it: axe, three themes, thumbs, 360 px. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds } from '../../src/kinds/index.ts';
import { launch } from '../support/browser.ts';
import { handOn, type Hand } from '../support/hand.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { PHONE } from '../support/pocket.ts';
import { LEAST_TARGET, smallTargets, tooWide } from '../support/reach.ts';

declare global {
  interface Window {
    axe: typeof axe;
  }
}

/** Milliseconds for all screens of one person. */
const WALK = 600_000;

/** What is wrong, one line each. */
interface Found {
  readonly flaws: string[];
  readonly wide: string[];
  readonly small: string[];
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

let browser: Browser;
let office: RunningOffice;

beforeAll(async () => {
  [browser, office] = await Promise.all([launch(), startOffice()]);
});

afterAll(async () => {
  await browser.close();
  await office.remove();
});

const PEOPLE = [
  ['a village head', /Trưởng bản Pá Hạ/u],
  ['a commune officer', /Công chức xã Phủ Thông/u],
] as const;

/** Where, and the button that opens something above the page. */
const SHEETS = [
  ['/ghi/trainingDemand', /^Nghề đề nghị đào tạo/u],
  ['/so/trainingDemand', 'Trạng thái'],
  ['/so/trainingDemand', 'Năm'],
  ['/bao-cao', 'CSV'],
  ['/bao-cao', 'Chọn ngày…'],
  ['/cai-dat', 'Ra khỏi sổ'],
] as const;

describe.each(PEOPLE)('the screens of %s', (_, person) => {
  let hand: Hand;
  let screens: readonly string[];
  let found: Found;

  beforeAll(async () => {
    const phone = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' });
    hand = handOn(await phone.newPage());
    await hand.takeIn(office.linkFor(person));
    screens = await findScreens(hand);
    found = await walk(hand, screens);
  }, WALK);

  test('have nothing that axe finds, in light, dark and sun', () => {
    expect(found.flaws).toEqual([]);
  });

  test('never scroll sideways', () => {
    expect(found.wide).toEqual([]);
  });

  test(`have nothing to tap that is smaller than ${LEAST_TARGET} px`, () => {
    expect([...new Set(found.small)]).toEqual([]);
  });

  test.each(SHEETS)('are as good with a sheet above: %s, %s', async (screen, button) => {
    const { page } = hand;
    await arrive(hand, screen);
    await hand.press(button);
    await page.locator('dialog[open]').waitFor();
    for (const theme of ['light', 'dark', 'sun']) expect(await judge(page, theme, null)).toEqual([]);
    expect(await page.evaluate(tooWide)).toEqual([]);
    expect(await page.evaluate(smallTargets, LEAST_TARGET)).toEqual([]);
    await page.keyboard.press('Escape');
  });

  test('have nothing that axe finds on the wide screen of a desk', async () => {
    await hand.page.setViewportSize({ width: 1280, height: 800 });
    const flaws: string[] = [];
    for (const screen of screens.filter((one) => !one.startsWith('/so/'))) {
      await arrive(hand, screen);
      flaws.push(...(await judge(hand.page, 'light', null)).map((one) => `${screen}: ${one}`));
    }
    await hand.page.setViewportSize(PHONE.viewport);
    expect(flaws).toEqual([]);
  });
});

describe('the first page of a phone', () => {
  test('has nothing that axe finds, with a code, without one and with a wrong one', async () => {
    const phone = await browser.newContext({ ...PHONE, reducedMotion: 'reduce' });
    const page = await phone.newPage();
    const hand = handOn(page);
    for (const path of ['/gia-nhap#0000-0000-0000-0000', '/']) {
      await page.goto(`${office.origin}${path}`);
      await hand.see('Chào bà con dùng Sổ Thôn');
      if (path !== '/') {
        await hand.press('Nhận máy này');
        await hand.see('Mã không đúng');
      }
      for (const theme of ['light', 'dark', 'sun']) expect(await judge(page, theme, null)).toEqual([]);
      expect(await page.evaluate(tooWide)).toEqual([]);
      expect(await page.evaluate(smallTargets, LEAST_TARGET)).toEqual([]);
      await page.goto('about:blank');
    }
    await phone.close();
  });
});

/** The fixed ones, and for each kind its list, its first record, its form. */
async function findScreens({ page, go }: Hand): Promise<readonly string[]> {
  const screens = [
    '/',
    '/tim',
    '/bao-cao',
    '/dong-bo',
    '/cai-dat',
    '/gui-xa',
    '/nhap/trainingDemand',
    '/canh-bao',
    '/han-bao-cao',
    '/bang-tin',
  ];
  for (const { name, parentField } of kinds) {
    if (parentField !== null) continue;
    const list = `/so/${name}`;
    await go(list);
    await page
      .getByText(/^\d+ mục$|^Chưa có/u)
      .first()
      .waitFor();
    const links = page.locator('main a[href^="/phieu/"]');
    const record = (await links.count()) > 0 ? await links.first().getAttribute('href') : null;
    const mayWrite = (await page.getByRole('link', { name: 'Ghi mới' }).count()) > 0;
    screens.push(list, ...(record === null ? [] : [record]));
    if (mayWrite && name !== 'villageSubmission') screens.push(`/ghi/${name}`);
    if (name === 'villageMeeting' && record !== null) screens.push(record.replace('/phieu/', '/in/'));
  }
  return screens;
}

/** Every screen is visited once for all that is looked at on it. */
async function walk(hand: Hand, screens: readonly string[]): Promise<Found> {
  const found: Found = { flaws: [], wide: [], small: [] };
  const { page } = hand;
  for (const screen of screens) {
    await arrive(hand, screen);
    const seen = await judgeThemes(page);
    found.flaws.push(...seen.map((one) => `${screen}, ${one}`));
    found.wide.push(...(await page.evaluate(tooWide)).map((one) => `${screen}: ${one}`));
    const small = await page.evaluate(smallTargets, LEAST_TARGET);
    found.small.push(...small.map((one) => `${screen}: ${one}`));
  }
  return found;
}

/** All rules in light; in the other themes those of colour, since nothing else changes with the theme. */
async function judgeThemes(page: Page): Promise<string[]> {
  const found = await judge(page, 'light', null);
  const lines = found.map((one) => `light: ${one}`);
  for (const theme of ['dark', 'sun']) {
    const said = await judge(page, theme, ['color-contrast']);
    lines.push(...said.map((one) => `${theme}: ${one}`));
  }
  return lines;
}

async function arrive({ page, go }: Hand, screen: string): Promise<void> {
  await go(screen);
  await page.locator('main').waitFor();
  await page.getByText('Đang mở sổ…').first().waitFor({ state: 'hidden' });
  // The first readings of a screen come one after the other.
  await page.waitForTimeout(150);
}

/** `rules`: only those. One line for each finding. */
async function judge(page: Page, theme: string, rules: readonly string[] | null): Promise<string[]> {
  await page.evaluate((name) => document.documentElement.setAttribute('data-theme', name), theme);
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(AXE);
  return page.evaluate(async (only) => {
    const options = only === null ? {} : { runOnly: { type: 'rule' as const, values: [...only] } };
    const { violations } = await window.axe.run(document, { ...options, resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(
        ({ html, failureSummary = '' }) => `${id}: ${html.slice(0, 120)} (${failureSummary.slice(0, 160)})`,
      ),
    );
  }, rules);
}
