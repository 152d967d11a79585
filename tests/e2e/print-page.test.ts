/** The paper that an officer prints: its page as a PDF, read by a reader that knows nothing of the app. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { readPdf } from '../support/pdf-text.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';

let office: RunningOffice;
let officer: Pocket;

beforeAll(async () => {
  office = await startOffice();
  officer = await newPocket();
  await officer.switchOn('about:blank');
  await officer.hand.takeIn(office.linkFor(/Công chức xã Phủ Thông/u));
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  task.result.errors?.push({ message: `${officer.complaints.join('\n')}\n${await officer.hand.screen()}` });
});

afterAll(async () => {
  await officer.remove();
  await office.remove();
});

describe('the disbursement table on paper', () => {
  test('lies on A4 with the head of an office, the sums of the screen and nothing of the app', async () => {
    const { hand } = officer;
    await hand.go('/in/giai-ngan');
    const total = hand.page.getByRole('row', { name: /^Tổng cộng/u });
    await total.waitFor();
    const cells = (await total.getByRole('cell').allTextContents()).filter((cell) => /\d/u.test(cell));
    expect(cells.length).toBeGreaterThan(5);
    const { pages, sizes, letters } = readPdf(await hand.page.pdf({ preferCSSPageSize: true }));
    expect(pages).toBeGreaterThan(0);
    for (const size of sizes) expect([...size].sort((a, b) => a - b)).toEqual([595, 842]);
    for (const words of [
      'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
      'Tổng cộng',
      'Số liệu đến',
      'Hạ tầng đặc thù',
      ...cells,
    ])
      expect(letters, words).toContain(words.replaceAll(/\s/gu, '').normalize('NFC'));
    // Buttons and tabs are not for paper.
    expect(letters).not.toContain('Càiđặt');
  });
});
