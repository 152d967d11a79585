/** The walk, second part: a village head and a commune officer, each with a phone of their own. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Hand } from '../support/hand.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';

/** As quick as a practised thumb. */
const LETTERS = { delay: 40 };

let office: RunningOffice;
let head: Pocket;
let officer: Pocket;

beforeAll(async () => {
  office = await startOffice();
  [head, officer] = await Promise.all([newPocket(), newPocket()]);
  await head.switchOn('about:blank');
  await officer.switchOn('about:blank');
  await head.hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u));
  await officer.hand.takeIn(office.linkFor(/Công chức xã Phủ Thông/u));
});

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const phone of [head, officer]) {
    task.result.errors?.push({ message: `${phone.complaints.join('\n')}\n${await phone.hand.screen()}` });
  }
});

afterAll(async () => {
  await head.remove();
  await officer.remove();
  await office.remove();
});

describe('a phone with a network', () => {
  test('sends nothing while somebody types', async () => {
    const { hand } = head;
    const left: string[] = [];
    await hand.go('/dong-bo');
    // The timer begins anew: it has nothing to do for the next minute.
    const round = hand.page.waitForResponse('**/v1/sync');
    await hand.press('Gửi ngay');
    await round;
    // Parts of the app that a screen fetches come out of the worker's cache: they never leave the phone.
    hand.page.on('response', (response) => {
      if (!response.fromServiceWorker()) left.push(response.url());
    });
    hand.page.on('requestfailed', (request) => left.push(request.url()));
    await hand.go('/tim');
    await hand.page.getByRole('searchbox', { name: /^Gõ tên/u }).pressSequentially('trau sinh san', LETTERS);
    await hand.go('/so/productionProject');
    await hand.page.getByRole('searchbox').pressSequentially('hong khong hat', LETTERS);
    await hand.go('/ghi/villageMeeting');
    await hand.page.getByRole('textbox', { name: 'Nơi họp' }).pressSequentially('Nhà văn hóa', LETTERS);
    await hand.see('Đã lưu nháp trong máy');
    hand.page.removeAllListeners('response');
    hand.page.removeAllListeners('requestfailed');
    expect(left).toEqual([]);
    await hand.press('Bỏ bản nháp');
    await hand.page.getByRole('alertdialog').getByRole('button', { name: 'Bỏ bản nháp' }).click();
  });
});

describe('what a village records', () => {
  test('is seen by the commune on the open screen, without a touch', async () => {
    await officer.hand.go('/so/trainingDemand');
    await head.hand.go('/ghi/trainingDemand');
    await head.hand.pick('Nghề đề nghị đào tạo', 'ong mat', 'Nuôi ong mật');
    await head.hand.tap('Trình độ', 'Sơ cấp');
    await head.hand.press('Tiếp');
    await head.hand.type('Số người đăng ký', '21');
    await head.hand.save();
    await officer.hand.see('21 người · 2027');
    await officer.hand.see('Nuôi ong mật');
  });

  test('is the village’s word once it is sent, and counts as such', async () => {
    await officer.hand.go('/bao-cao');
    await officer.hand.see(/Đã gửi \d+\/7 thôn/u);
    await head.hand.go('/gui-xa');
    await head.hand.see('Sẽ gửi');
    await head.hand.press(/^Gửi xã \d+ phiếu/u);
    await head.hand.see('Việc cần làm');
    await head.hand.go('/so/trainingDemand');
    await head.hand.follow('Nuôi ong mật');
    await head.hand.see('Thôn đã gửi');
    await officer.hand.go('/so/trainingDemand');
    await officer.hand.follow('Nuôi ong mật');
    await officer.hand.see('Thôn đã gửi');
  });

  test('comes back with a note, is mended and sent again', async () => {
    await officer.hand.press('Trả lại bổ sung');
    await officer.hand.type('Ghi chú kèm theo', 'thiếu số hộ nghèo');
    await officer.hand.page.getByRole('alertdialog').getByRole('button', { name: 'Trả lại bổ sung' }).click();

    await head.hand.go('/');
    await head.hand.see('“thiếu số hộ nghèo”');
    await head.hand.follow('Xã trả lại: Nuôi ong mật');
    await head.hand.follow('Sửa');
    await head.hand.press('Tiếp');
    await head.hand.press('Tiếp');
    await head.hand.type('Hộ nghèo', '6');
    await head.hand.save();
    await head.hand.see('6 người');
    await head.hand.go('/gui-xa');
    await head.hand.press(/^Gửi xã \d+ phiếu/u);

    await officer.hand.see('6 người');
    await officer.hand.see('Thôn đã gửi');
    await officer.hand.press('Xem ai đã ghi, đã sửa');
    await officer.hand.see('Hộ nghèo: chưa ghi → 6 người');
  });

  test('is added up by the commune', async () => {
    await officer.hand.press('Tổng hợp');
    await officer.hand.page.getByRole('alertdialog').getByRole('button', { name: 'Tổng hợp' }).click();
    await officer.hand.see('Xã đã tổng hợp');
    await head.hand.go('/so/trainingDemand');
    await head.hand.follow('Nuôi ong mật');
    await head.hand.see('Xã đã tổng hợp');
  });
});

describe('one project edited on two phones without a network', () => {
  test('keeps what both wrote in different places', async () => {
    await head.hand.go('/ghi/productionProject');
    await head.hand.type('Tên dự án', 'Nuôi dê núi');
    await head.hand.tap('Hình thức hỗ trợ', 'Cộng đồng');
    await head.hand.pick('Lĩnh vực', 'chan nuoi', 'Chăn nuôi');
    await head.hand.save();
    await officer.hand.go('/so/productionProject');
    await officer.hand.follow('Nuôi dê núi');
    await offline();
    await head.hand.follow('Sửa');
    await head.hand.press('Tiếp');
    await head.hand.type('Bắt đầu', '01/12/2026');
    await head.hand.save();
    await officer.hand.follow('Sửa');
    await officer.hand.press('Tiếp');
    await officer.hand.press('Tiếp');
    await officer.hand.type('Số hộ tham gia', '14');
    await officer.hand.save();
    await online();
    for (const { hand } of [head, officer]) {
      await hand.see('01/12/2026');
      await hand.see('14 hộ');
    }
  });

  test('shows both values where both wrote in one place, and keeps the one that is chosen', async () => {
    await offline();
    await rename(head, 'Nuôi dê của bản');
    await rename(officer, 'Nuôi dê nhóm hộ');
    await online();
    for (const { hand } of [head, officer]) {
      await hand.go('/dong-bo');
      await hand.see('Hai người sửa cùng chỗ');
      await hand.see('Nuôi dê của bản');
      await hand.see('Nuôi dê nhóm hộ');
    }
    await head.hand.page.getByRole('radio', { name: /Nuôi dê của bản/u }).click();
    await head.hand.press(/^Giữ/u);
    for (const { hand } of [head, officer]) {
      await readAndSettle(hand);
      await hand.go('/so/productionProject');
      await hand.see('Nuôi dê của bản');
      expect(await hand.page.getByText('Nuôi dê nhóm hộ').count()).toBe(0);
    }
    expect([...head.complaints, ...officer.complaints]).toEqual([]);
  });
});

async function offline(): Promise<void> {
  await Promise.all([head.network(false), officer.network(false)]);
}

async function online(): Promise<void> {
  await Promise.all([head.network(true), officer.network(true)]);
}

/** Whose value somebody else decided against is told so until they say that they have read it. */
async function readAndSettle({ page }: Hand): Promise<void> {
  const read = page.getByRole('button', { name: 'Đã xem' });
  const settled = async (): Promise<boolean> => {
    // It may go by itself between the look and the tap.
    if (await read.isVisible()) await read.click({ timeout: 1_000 }).catch(() => undefined);
    return page.getByText('Không có mục nào cần xem lại').isVisible();
  };
  await expect.poll(settled, { timeout: 15_000 }).toBe(true);
}

/** From the project's page and back to it. */
async function rename({ hand }: Pocket, name: string): Promise<void> {
  await hand.follow('Sửa');
  await hand.type('Tên dự án', name);
  await hand.save();
}
