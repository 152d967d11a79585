import { describe, expect, test } from 'vitest';
import { aPayment, createPhone, record, screen, waitFor, type Phone } from './alone.tsx';

const money = {
  commune: '01969',
  node: 'DTTS21.DA3.TDA2',
  year: 2026,
  capitalKind: 'thuong_xuyen',
  source: 'nstw',
  planState: 'giao_trong_nam',
};
const line = (at: string, amount: number) =>
  record('allocation', at, { ...money, type: 'giao_dau_nam', amount, decisionDate: '2026-10-30' });
const word = (at: string, about: string) =>
  record('confirmation', at, { about, verdict: 'confirmed', date: '2026-08-25' });
const norm = (at: string, name: string, value: number, unit: string, more = {}) =>
  record('threshold', at, { norm: name, value, unit, validFrom: '2021-01-01', ...more });

/** Two payments of one voucher, 96 of a plan of 80 million; norms that tell of them. */
async function putTrouble(phone: Phone): Promise<void> {
  await phone.put(
    norm('n.1', 'money.expires', 60, 'ngay'),
    norm('n.2', 'deadline.commune.monthly', 8, 'ngay', { basis: 'Thông lệ' }),
    norm('n.3', 'deadline.treasury.monthly', 13, 'ngay'),
    norm('n.4', 'deadline.demand', 30, 'ngay', { month: 6 }),
    norm('n.5', 'advance.notRecovered', 2, 'thang'),
    line('a.1', 80_000_000),
    record('disbursement', 'd.1', { ...aPayment, project: null }),
    record('disbursement', 'd.2', { ...aPayment, project: null, payDate: '2026-08-21' }),
    word('w.1', 'd.1'),
    word('w.2', 'd.2'),
  );
}

describe('the alerts on the book', () => {
  test('come below what must be done: an accountant’s own tasks first, each with its way to mend it', async () => {
    const phone = await createPhone('communeAccountant');
    await putTrouble(phone);
    phone.go('/');
    const over = await screen.findByRole('link', { name: /^Chi vượt kế hoạch: DA3-TDA2 – Sản xuất/u });
    expect(over.getAttribute('href')).toBe('/ghi/allocation?node=DTTS21.DA3.TDA2&commune=01969');
    expect(document.body.textContent).toContain('Vượt 16 triệu, ở 1 khoản chi.');
    expect(document.body.textContent).toContain('Ghi quyết định bổ sung vốn');
    const twins = screen.getByRole('link', { name: /^Khoản chi có thể trùng: / });
    expect(twins.getAttribute('href')).toBe('/ghi/entryTwin?about=d.1&other=d.2');
    expect(screen.getByRole('link', { name: 'Xem tất cả 3 cảnh báo' }).getAttribute('href')).toBe(
      '/canh-bao',
    );
  });

  test('are the same for others, who see what they cannot mend', async () => {
    const phone = await createPhone('communeLeader');
    await putTrouble(phone);
    phone.go('/canh-bao');
    const [over] = await screen.findAllByRole('link', { name: /^Xem khoản chi: DA3-TDA2/u });
    expect(over?.getAttribute('href')).toBe('/phieu/d.2');
    expect(screen.queryByText('Ghi quyết định bổ sung vốn')).toBeNull();
  });

  test('say nothing where nothing is wrong', async () => {
    const phone = await createPhone('communeOfficer');
    phone.go('/canh-bao');
    expect(await screen.findByText('Không có cảnh báo')).toBeTruthy();
  });
});

describe('the page of all alerts', () => {
  test('stands sort by sort, with the figures of each', async () => {
    const phone = await createPhone('communeAccountant');
    await putTrouble(phone);
    phone.go('/canh-bao');
    await screen.findByRole('heading', { name: 'Chi vượt kế hoạch (1)' });
    screen.getByRole('heading', { name: 'Khoản chi có thể trùng (1)' });
    screen.getByText('96 triệu tạm ứng từ 20/08/2026, đã 94 ngày.');
    expect(screen.getAllByText('Kinh phí chi thường xuyên · năm 2026').length).toBeGreaterThan(0);
    const recover = screen.getByRole('link', { name: /^Lập phiếu thu hồi tạm ứng: / });
    expect(recover.getAttribute('href')).toBe('/ghi/disbursement?node=DTTS21.DA3.TDA2&commune=01969');
  });

  test('is made again when a norm of the office changes', async () => {
    const phone = await createPhone('communeAccountant');
    await putTrouble(phone);
    phone.go('/canh-bao');
    await screen.findByRole('heading', { name: 'Tạm ứng chưa thu hồi (1)' });
    await phone.put(norm('n.6', 'advance.notRecovered', 6, 'thang', { validFrom: '2026-11-01' }));
    await waitFor(() =>
      expect(screen.queryByRole('heading', { name: 'Tạm ứng chưa thu hồi (1)' })).toBeNull(),
    );
  });
});

describe('the deadlines', () => {
  test('are counted down on the book, the next ones of the commune', async () => {
    const phone = await createPhone('communeOfficer');
    await putTrouble(phone);
    phone.go('/');
    await screen.findByRole('heading', { name: 'Hạn báo cáo' });
    expect(document.body.textContent).toContain('Xã gửi báo cáo tháng08/12/2026còn 16 ngày');
    expect(document.body.textContent).not.toContain('Kho bạc báo cáo tháng');
  });

  test('are one for a village', async () => {
    const phone = await createPhone('villageHead');
    await putTrouble(phone);
    phone.go('/han-bao-cao');
    await screen.findByText('Thôn gửi nhu cầu năm sau');
    expect(screen.queryByText('Xã gửi báo cáo tháng')).toBeNull();
  });

  test('become a calendar file of the next twelve months', async () => {
    const files: File[] = [];
    URL.createObjectURL = (file) => {
      files.push(file as File); // the app hands over files only
      return 'blob:1';
    };
    URL.revokeObjectURL = () => undefined;
    HTMLAnchorElement.prototype.click = () => undefined;
    const phone = await createPhone('communeOfficer');
    await putTrouble(phone);
    phone.go('/han-bao-cao');
    await phone.user.click(await screen.findByRole('button', { name: 'Thêm vào lịch' }));
    const [file] = files;
    const text = await file?.text();
    expect(file?.name).toBe('han-bao-cao.ics');
    expect(text?.split('BEGIN:VEVENT')).toHaveLength(1 + 12 + 1); // every month, and once the demand
    expect(text).toContain('UID:deadline.commune.monthly-2026-12-08@so-thon');
    expect(text).toContain('DESCRIPTION:Căn cứ: Thông lệ');
  });
});
