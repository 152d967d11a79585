/** The walk, first part: a village head works through a day without a network. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';

/** What the design promises: a draft is on the phone so soon after the last key. */
const KEPT_WITHIN_MS = 300;

let office: RunningOffice;
let phone: Pocket;

beforeAll(async () => {
  office = await startOffice();
  phone = await newPocket();
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail')
    task.result.errors?.push({ message: `${phone.complaints.join('\n')}\n${await phone.hand.screen()}` });
});

afterAll(async () => {
  await phone.remove();
  await office.remove();
});

describe('a village head without a network', () => {
  test('is taken in by a link, once', async () => {
    const link = office.linkFor(/Trưởng bản Pá Hạ/u);
    await phone.switchOn('about:blank');
    await phone.hand.takeIn(link);
    await phone.hand.see('Trưởng bản Pá Hạ');
    await phone.hand.page.evaluate(() => navigator.serviceWorker.ready);

    const another = await newPocket();
    await another.switchOn(link);
    await another.hand.press('Nhận máy này');
    await another.hand.see('Mã này đã dùng rồi');
    await another.remove();
  });

  test('finds the book open after a reload and after the browser was closed', async () => {
    await phone.network(false);
    await office.stop();
    await phone.hand.page.reload();
    await phone.hand.see('Việc cần làm');

    await phone.switchOff();
    await phone.switchOn(`${office.origin}/`);
    await phone.hand.see('Việc cần làm');
    await phone.hand.see('Trưởng bản Pá Hạ');
  });

  test('records a village meeting, and a demand from it', async () => {
    const { hand } = phone;
    await hand.follow('Ghi họp thôn');
    await hand.type('Ngày họp', '20/11/2026');
    await hand.type('Nơi họp', 'Nhà văn hóa bản');
    await hand.press('Tiếp');
    await hand.type('Số người dự', '46');
    await hand.type('Số người có nhu cầu', '12');
    await hand.save();
    await hand.see('20/11/2026');

    await hand.follow('Ghi nhu cầu');
    await hand.pick('Nghề đề nghị đào tạo', 'ong mat', 'Nuôi ong mật');
    await hand.tap('Trình độ', 'Sơ cấp');
    await hand.press('Tiếp');
    await hand.type('Số người đăng ký', '12');
    await hand.press('Thêm 1: Nữ');
    await hand.save();
    await hand.see('Họp thôn 20/11/2026');
    await hand.go('/so/trainingDemand');
    await hand.see('12 người · 1 nữ · 2027');
    await hand.go('/');
    await hand.see('4 phiếu năm 2027'); // three of them came from the office
  });

  test('records a project, a payment of it in words of the people, a difficulty', async () => {
    const { hand } = phone;
    await hand.go('/');
    await hand.follow('Ghi dự án sản xuất');
    await hand.type('Tên dự án', 'Nuôi trâu vỗ béo của bản');
    await hand.tap('Hình thức hỗ trợ', 'Cộng đồng');
    await hand.pick('Lĩnh vực', 'chan nuoi', 'Chăn nuôi');
    await hand.press('Tiếp');
    await hand.press('Thêm dòng');
    await hand.pick('Loại', 'trau sinh san', /^Trâu sinh sản/u);
    await hand.type('Số lượng', '8');
    await hand.press('Xong');
    await hand.save();
    await hand.see('Nuôi trâu vỗ béo của bản');

    await hand.follow('Giải ngân');
    await hand.pick('Chương trình, dự án', 'HP2.NDTP02', /./u);
    await hand.press('Tiếp');
    await hand.tap('Chi thế nào', 'Tạm ứng');
    await hand.type('Số tiền', '1,2 tr');
    await hand.see('một triệu hai trăm nghìn đồng');
    await hand.type('Ngày chi', '18/11/2026');
    await hand.press('Tiếp');
    await hand.tap('Loại vốn', 'Kinh phí chi thường xuyên');
    await hand.pick('Nguồn vốn', 'trung uong', 'Ngân sách trung ương');
    await hand.tap('Vốn của năm nào', 'Giao trong năm');
    await hand.save();
    await hand.see('1.200.000');
    await hand.see('chờ xác nhận');

    await hand.go('/');
    await hand.follow('Ghi khó khăn, vướng mắc');
    await hand.pick('Loại khó khăn', 'giao von', /Giao vốn chậm/u);
    await hand.type('Khó khăn thế nào', 'Vốn về sau vụ, bà con đã vay mua giống.');
    await hand.save();
    await hand.see('Giao vốn chậm, không đủ');
  });

  test('keeps a half-filled form through the death of the browser', async () => {
    const { hand } = phone;
    await hand.go('/');
    await hand.follow('Ghi nhu cầu học nghề');
    await hand.pick('Nghề đề nghị đào tạo', 'nuoi de', 'Nuôi dê');
    await hand.tap('Trình độ', 'Đào tạo dưới 3 tháng');
    await hand.press('Tiếp');
    await hand.page.getByRole('textbox', { name: 'Số người đăng ký' }).pressSequentially('17 ng');
    await hand.page.waitForTimeout(KEPT_WITHIN_MS);
    await phone.kill();

    await phone.switchOn(`${office.origin}/`);
    await phone.hand.follow('Đang ghi dở: Nhu cầu học nghề · Nuôi dê');
    expect(await phone.hand.page.getByRole('textbox', { name: 'Số người đăng ký' }).inputValue()).toBe(
      '17 ng',
    );
    await phone.hand.type('Số người đăng ký', '17');
    await phone.hand.save();
    await phone.hand.go('/');
    await phone.hand.see('Chưa có việc gì phải làm');
  });

  test('edits a record', async () => {
    const { hand } = phone;
    await hand.go('/so/trainingDemand');
    await hand.follow('Nuôi dê');
    await hand.follow('Sửa');
    await hand.press('Tiếp');
    await hand.type('Số người đăng ký', '18');
    await hand.save();
    await hand.go('/so/trainingDemand');
    await hand.see('18 người · 2027');
  });

  test("copies last year's list into this year", async () => {
    const { hand } = phone;
    await hand.go('/ghi/trainingDemand');
    await hand.tap('Năm kế hoạch', '2026');
    await hand.pick('Nghề đề nghị đào tạo', 'nuoi lon', /cho lợn/u);
    await hand.tap('Trình độ', 'Sơ cấp');
    await hand.press('Tiếp');
    await hand.type('Số người đăng ký', '5');
    await hand.save();

    await hand.go('/so/trainingDemand');
    await hand.press('Chép danh sách năm 2026 sang năm nay');
    await hand.press('Chép sang năm nay');
    await hand.see('5 người · 2027');
    expect(await hand.page.getByRole('button', { name: 'Chép danh sách năm 2026' }).count()).toBe(0);
  });

  test('finds what was written, without accents', async () => {
    const { hand } = phone;
    await hand.go('/tim');
    await hand.page.getByRole('searchbox', { name: /^Gõ tên/u }).fill('trau sinh san');
    await hand.see(/trâu sinh sản/iu);
    await hand.see('Nuôi trâu vỗ béo của bản');
  });
});

describe('the network comes back', () => {
  test('and everything is sent without being asked, with a receipt for each', async () => {
    const { hand } = phone;
    await hand.go('/dong-bo');
    const waiting = await hand.page.getByText(/^\d+ mục chờ mạng$/u).innerText();
    await office.start();
    await phone.network(true);
    await hand.see('Không có mục nào chờ gửi');
    const written = Number.parseInt(waiting, 10);
    await hand.see(`${written} trên ${written} đã tới xã`);
    await hand.see('Không có mục nào cần xem lại');
    await hand.go('/so/trainingDemand');
    await hand.see('Nuôi dê');
    expect(await hand.page.getByText('Chờ mạng').count()).toBe(0);
    expect(phone.complaints).toEqual([]);
  });
});
