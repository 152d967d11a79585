import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { demoPeople } from '../../../src/server/seed/demo-people.ts';
import { enrolPhone, openOffice, type OfficePhone } from './office-phone.tsx';

const REPORT = '/bao-cao-ky/demo.periodicReport.1';
const SEND = 'Gửi và chốt số liệu';
const { officer, accountant, province, head } = demoPeople;

async function send(phone: OfficePhone): Promise<void> {
  phone.go(REPORT);
  await screen.findByText(/^Lũy kế giải ngân đến/u);
  await phone.user.click(screen.getByText(SEND));
  await screen.findByText('Gửi báo cáo, chốt số liệu?');
  await phone.user.click(inDialog(SEND));
}

/** Its own button, and not the page's of the same name. */
const inDialog = (label: string): HTMLElement =>
  within(screen.getByRole('alertdialog')).getByRole('button', { name: label });

describe('periodic reports', () => {
  test('are listed with their state, and the one of this month is a tap away', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    phone.go('/bao-cao-ky');
    await screen.findByRole('link', { name: /Báo cáo sơ kết · đến 31\/10\/2026/u });
    screen.getByText('Đang soạn');
    await phone.user.click(screen.getByRole('button', { name: 'Lập sơ kết 11 tháng năm 2026' }));
    await screen.findByRole('heading', { level: 1, name: /đến 30\/11\/2026/u });
    expect(await phone.notebook.list({ kind: 'periodicReport' })).toHaveLength(2);
    // The same one again is opened, not begun twice.
    phone.go('/bao-cao-ky');
    await phone.user.click(await screen.findByRole('button', { name: 'Lập sơ kết 11 tháng năm 2026' }));
    await screen.findByRole('heading', { level: 1, name: /đến 30\/11\/2026/u });
    expect(await phone.notebook.list({ kind: 'periodicReport' })).toHaveLength(2);
  });

  test('fill in their figures, follow the book, and keep what is being written', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    phone.go(REPORT);
    await screen.findByText(/^Lũy kế giải ngân đến 31\/10\/2026 là /u);
    const before = screen.getByText(/^Đang vướng /u).textContent;
    const box = screen.getByLabelText('Nguyên nhân khách quan');
    await phone.user.type(box, 'Mưa lũ tháng 9.');
    await waitFor(async () => {
      const [draft] = await phone.notebook.drafts();
      expect(draft?.values['outside']).toBe('Mưa lũ tháng 9.');
    });
    const trouble = { commune: '01969', category: 'dau_ra', description: 'Ế', sinceDate: '2026-10-01' };
    await phone.notebook.save([{ do: 'create', kind: 'difficulty', values: trouble }]);
    await waitFor(() => expect(screen.getByText(/^Đang vướng /u).textContent).not.toBe(before));
    expect(screen.getByLabelText<HTMLTextAreaElement>('Nguyên nhân khách quan').value).toBe(
      'Mưa lũ tháng 9.',
    );
    await phone.user.click(screen.getByRole('button', { name: 'Ghi phần đã viết' }));
    await waitFor(async () => {
      const report = await phone.notebook.find('demo.periodicReport.1');
      expect(report?.body['outside']).toBe('Mưa lũ tháng 9.');
    });
  });

  test('say what is missing before they are sent; then the office freezes their figures', async () => {
    const office = await openOffice();
    const phone = await enrolPhone(office, officer);
    phone.go(REPORT);
    await screen.findByText(/^Lũy kế giải ngân đến/u);
    await phone.user.click(screen.getByText(SEND));
    await screen.findByText(/^Chưa viết: phân bổ, giao vốn, kết quả nổi bật/u);
    await phone.user.click(screen.getByText('Thôi'));
    await send(phone);
    await screen.findByText('Chờ văn phòng chốt số liệu');
    await phone.syncNow();
    await office.office.rest();
    await phone.syncNow();
    await screen.findByText(/^Chốt lúc .* · Tại số [\d.]+ của sổ văn phòng · Lần gửi thứ 1$/u);
    await screen.findByText('Đã kiểm: số liệu đúng với mã.');
    await screen.findByText('Chưa số nào thay đổi từ khi chốt.');
    expect(screen.queryByText(SEND)).toBeNull();
  });

  test('show afterwards which number changed, from what to what, and the record beneath', async () => {
    const office = await openOffice();
    const phone = await enrolPhone(office, officer);
    await send(phone);
    await screen.findByText('Chờ văn phòng chốt số liệu');
    await phone.syncNow();
    await office.office.rest();
    const book = await enrolPhone(office, accountant);
    const entries = await book.notebook.list({ kind: 'disbursement' });
    const words = await book.notebook.list({ kind: 'confirmation' });
    const known = new Set(words.map(({ body }) => body['about']));
    const open = entries.find(({ id, body }) => !known.has(id) && body['payDate'] === '2026-10-12');
    const values = { about: open?.id, verdict: 'confirmed', date: '2026-10-20' };
    await book.notebook.save([{ do: 'create', kind: 'confirmation', values }]);
    await book.syncNow();
    book.go(REPORT);
    expect((await screen.findAllByText(/^\S+ → \S+$/u)).length).toBeGreaterThan(3);
    expect(screen.queryByText('Không thấy phiếu nào trên máy này.')).toBeNull();
    expect((await screen.findAllByText('Xem ai đã ghi, đã sửa')).length).toBeGreaterThan(0);
  });

  test('are returned with a reason or accepted by the province, which writes nothing into them', async () => {
    const office = await openOffice();
    const phone = await enrolPhone(office, officer);
    await send(phone);
    await phone.syncNow();
    await office.office.rest();
    const desk = await enrolPhone(office, province);
    desk.go(REPORT);
    await screen.findByRole('button', { name: 'Nhận báo cáo' });
    expect(screen.queryByRole('textbox')).toBeNull();
    await desk.user.click(screen.getByRole('button', { name: 'Trả lại bổ sung' }));
    await desk.user.type(await screen.findByRole('textbox'), 'Ghi rõ số vốn');
    await desk.user.click(inDialog('Trả lại bổ sung'));
    await waitFor(async () => {
      const report = await desk.notebook.find('demo.periodicReport.1');
      expect(report?.body['status']).toBe('returned');
    });
    await desk.syncNow();
    await phone.syncNow();
    phone.go(REPORT);
    await screen.findByText('Ghi rõ số vốn');
    await screen.findByText(SEND);
  });

  test('become a paper with the head of the office', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    phone.go(`${REPORT}/in`);
    await screen.findByText('ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG');
    screen.getByText('Số: …/BC-UBND');
    screen.getByRole('heading', { name: 'BÁO CÁO SƠ KẾT' });
    screen.getByText(/CHỦ TỊCH/u);
  });

  test('are nothing that a village reads', async () => {
    const phone = await enrolPhone(await openOffice(), head);
    phone.go('/bao-cao-ky');
    await screen.findByText('Chưa có báo cáo nào');
    expect(screen.queryByRole('button', { name: /^Lập sơ kết/u })).toBeNull();
  });
});
