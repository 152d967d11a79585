/** A photo with a real camera button, a page that is killed while the camera is open, and a second phone. */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';

let office: RunningOffice;
let head: Pocket;
let officer: Pocket;
/** Address of the record. */
let visit = '';

beforeAll(async () => {
  office = await startOffice();
  [head, officer] = [await newPocket(), await newPocket()];
  await head.switchOn('about:blank');
  await head.hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u));
  await head.hand.page.evaluate(() => navigator.serviceWorker.ready);
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  task.result.errors?.push({
    message: `${[...head.complaints, ...officer.complaints].join('\n')}\n${await screens()}`,
  });
});

afterAll(async () => {
  await head.remove();
  await officer.remove();
  await office.remove();
});

async function screens(): Promise<string> {
  const all = [head, officer].map(async ({ hand }) => hand.screen());
  return (await Promise.allSettled(all))
    .map((one) => (one.status === 'fulfilled' ? one.value : 'off'))
    .join('\n\n');
}

const FOUND = 'Mái chuồng dột, đã báo nhóm hộ';

describe('a photo of a field visit', () => {
  test('the camera opens over a form that is safe: the page is killed, and opens again where it was', async () => {
    const { hand } = head;
    await head.network(false);
    await hand.go('/ghi/fieldVisit');
    await hand.press('Tiếp');
    const box = hand.page.getByRole('textbox', { name: 'Thấy gì' });
    await box.pressSequentially(FOUND);
    // At once: the draft has had no time of its own.
    const [chooser] = await Promise.all([
      hand.page.waitForEvent('filechooser'),
      hand.page.getByRole('button', { name: 'Chụp ảnh' }).click(),
    ]);
    expect(chooser.isMultiple()).toBe(false);
    const address = hand.page.url();
    expect(address).toContain('?draft=');
    await head.kill();
    await head.switchOn(address);
    const again = head.hand.page.getByRole('textbox', { name: 'Thấy gì' });
    await again.waitFor();
    expect(await again.inputValue()).toBe(FOUND);
  });

  test('is made small without what a camera hides in it, and is kept with the record', async () => {
    const { hand } = head;
    const large = await largePhoto(hand.page);
    expect(large.includes('GPS 22.2563')).toBe(true);
    const [chooser] = await Promise.all([
      hand.page.waitForEvent('filechooser'),
      hand.page.getByRole('button', { name: 'Chụp ảnh' }).click(),
    ]);
    await chooser.setFiles({ name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer: large });
    await hand.page.getByRole('img', { name: 'Ảnh 1' }).waitFor();
    expect(await flaws(hand.page)).toEqual([]);
    await hand.save();
    await hand.see('ảnh chưa gửi');
    visit = new URL(hand.page.url()).pathname;
    await hand.page.getByRole('link', { name: /· 1 ảnh/u }).waitFor();
    await hand.go('/dong-bo');
    await hand.see('Đã gửi 0 / 1 ảnh');
  });

  test('goes to the office after its record, under the hash of its bytes', async () => {
    await head.network(true);
    await head.hand.see('Đã gửi 1 / 1 ảnh');
    const [file, ...others] = globSync('photos/*/*.jpg', { cwd: office.data });
    expect(others).toEqual([]);
    const bytes = readFileSync(join(office.data, file ?? ''));
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect(file).toBe(join('photos', hash.slice(0, 2), `${hash.slice(2)}.jpg`));
    expect(bytes.includes('Exif')).toBe(false);
    expect(bytes.includes('GPS')).toBe(false);
    expect(bytes.length).toBeLessThan(1_500_000);
  });

  test('is seen on another phone, and there again without a network', async () => {
    await officer.switchOn('about:blank');
    await officer.hand.takeIn(office.linkFor(/Công chức xã Phủ Thông/u));
    await officer.hand.page.evaluate(() => navigator.serviceWorker.ready);
    await officer.hand.go(visit);
    await officer.hand.see(FOUND);
    await officer.hand.press(/^Xem ảnh/u);
    expect(await sizeOf(officer.hand.page)).toEqual([1600, 1200]);
    expect(await flaws(officer.hand.page)).toEqual([]);
    await officer.hand.press('Đóng');
    expect(await flaws(officer.hand.page)).toEqual([]);
    await officer.network(false);
    await officer.hand.page.reload();
    await officer.hand.press(/^Ảnh chụp/u);
    expect(await sizeOf(officer.hand.page)).toEqual([1600, 1200]);
    expect([...head.complaints, ...officer.complaints]).toEqual([]);
  });
});

/** 4000 × 3000, with an Exif part that says where it was taken. */
async function largePhoto(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async () => {
    const canvas = new OffscreenCanvas(4000, 3000);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no canvas');
    for (let at = 0; at < 4_000; at += 40) {
      context.fillStyle = `hsl(${at % 360} 60% ${20 + (at % 60)}%)`;
      context.fillRect(at, (at * 7) % 3_000, 400, 900);
    }
    const blob = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 });
    return [...new Uint8Array(await blob.arrayBuffer())];
  });
  const exif = Buffer.from('Exif\0\0GPS 22.2563 105.8712');
  const length = Buffer.from([0xff, 0xe1, 0, exif.length + 2]);
  const plain = Buffer.from(drawn);
  return Buffer.concat([plain.subarray(0, 2), length, exif, plain.subarray(2)]);
}

declare global {
  interface Window {
    axe: typeof axe;
  }
}

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds on the screen as it stands. */
async function flaws(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() => window.axe.run(document));
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
}

async function sizeOf(page: Page): Promise<readonly number[]> {
  const image = page.locator('dialog img');
  await image.waitFor();
  return image.evaluate(async (one: HTMLImageElement) => {
    await one.decode();
    return [one.naturalWidth, one.naturalHeight];
  });
}
