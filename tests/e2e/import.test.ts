/** A list in Excel, brought into a book that no network reaches, while the screen lives on. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { xlsx } from '../intake/ugly-files.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';

let office: RunningOffice;
let officer: Pocket;

beforeAll(async () => {
  office = await startOffice();
  officer = await newPocket();
  await officer.switchOn('about:blank');
  await officer.hand.takeIn(office.linkFor(/Công chức xã Phủ Thông/u));
  await officer.hand.page.evaluate(() => navigator.serviceWorker.ready);
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  const said = `${officer.complaints.join('\n')}\n${await officer.hand.screen()}`;
  task.result.errors?.push({ message: said });
});

afterAll(async () => {
  await officer.remove();
  await office.remove();
});

const ROWS = 250;
const TRADES = ['Trồng mía', 'Nuôi dê', 'Trồng cà phê', 'Nuôi cá nước ngọt', 'Trồng dong riềng'];

/** As many demands as that, each of another trade, level or year, under a title. */
function demands(): Promise<Uint8Array<ArrayBuffer>> {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    const people = 10 + (at % 20);
    const level = Math.floor(at / 5) % 2 === 0 ? 'Dưới 3 tháng' : 'Sơ cấp';
    return [at + 1, 'Pá Hạ', TRADES[at % 5] ?? '', level, 2021 + Math.floor(at / 10), people, at % 5];
  });
  return xlsx([
    ['TỔNG HỢP NHU CẦU HỌC NGHỀ'],
    [null],
    ['STT', 'Thôn', 'Nghề đào tạo', 'Trình độ', 'Năm', 'Tổng số người', 'Nữ'],
    ...rows,
  ]);
}

describe('a file without a network', () => {
  test('is read, checked, written, sent when the network comes, and taken back', async () => {
    const { hand } = officer;
    await officer.network(false);
    await hand.go('/so/trainingDemand');
    await hand.follow('Nhập từ tệp');
    const buffer = Buffer.from(await demands());
    const input = hand.page.locator('input[type=file]').first();
    await input.setInputFiles({ name: 'nhu cau.xlsx', mimeType: 'application/octet-stream', buffer });
    await hand.see(/Tiêu đề dòng 3 · 250 dòng số liệu/u);
    await hand.press('Soát các dòng');
    await hand.press(`Ghi ${ROWS} dòng vào sổ`);
    await hand.see(`Đã ghi ${ROWS} dòng vào sổ`);
    await officer.network(true);
    await hand.go('/dong-bo');
    await hand.see(/(\d+) trên \1 đã tới xã/u);
    await hand.go('/nhap/trainingDemand');
    await hand.press('Bỏ cả lần nhập');
    await hand.page.getByRole('alertdialog').getByRole('button', { name: 'Bỏ cả lần nhập' }).click();
    await hand.see(`Đã bỏ ${ROWS} phiếu`);
    expect(officer.complaints).toEqual([]);
  });
});
