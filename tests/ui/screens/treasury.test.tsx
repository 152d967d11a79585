import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { aPayment, createPhone, record, screen, waitFor, type Phone } from './alone.tsx';

const line = (at: string, voucherNo: string, amount: number, more = {}) =>
  record('treasuryLine', at, {
    commune: '01969',
    year: 2026,
    voucherNo,
    payDate: '2026-08-20',
    amount,
    ...more,
  });
const payment = (at: string, voucherNo: string, amount: number) =>
  record('disbursement', at, { ...aPayment, project: null, voucherNo, amount });

/** One line agrees, one has another amount, one is only at the Treasury, one payment only in the book. */
async function putBoth(phone: Phone): Promise<void> {
  await phone.put(
    record('threshold', 'n.1', {
      norm: 'deadline.reconcile',
      value: 10,
      unit: 'ngay',
      month: 2,
      validFrom: '2021-01-01',
    }),
    payment('d.1', 'RDT 241', 96_000_000),
    payment('d.2', 'RDT 242', 40_000_000),
    payment('d.3', 'RDT 300', 12_000_000),
    ...['d.1', 'd.2', 'd.3'].map((about, at) =>
      record('confirmation', `w.${at}`, { about, verdict: 'confirmed', date: '2026-08-25' }),
    ),
    line('t.1', 'RDT 241', 96_000_000),
    line('t.2', 'RDT 242', 42_000_000),
    line('t.3', 'RDT 258', 12_000_000),
  );
}

describe('the reconciliation with the Treasury', () => {
  test('stands finding by finding, with the sums of both sides and what is to do until 10/02', async () => {
    const phone = await createPhone('communeAccountant');
    await putBoth(phone);
    phone.go('/doi-chieu');
    await screen.findByText('Còn 3 dòng phải xử lý trước hạn 10/02/2027.');
    for (const name of [
      'Kho bạc có, sổ chưa có (1)',
      'Sổ có, Kho bạc chưa có (1)',
      'Lệch số tiền (1)',
      'Khớp (1)',
    ])
      screen.getByRole('heading', { name });
    const body = document.body.textContent;
    expect(body).toContain('150.000.000');
    expect(body).toContain('148.000.000');
    expect(body).toContain('Chênh lệch 2.000.000');
    expect(body).toContain('Việc của xã: đề nghị Kho bạc điều chỉnh, trước 10/02/2027');
  });

  test('takes the entry that the accountant chooses, and has fewer lines to settle', async () => {
    const phone = await createPhone('communeAccountant');
    await putBoth(phone);
    phone.go('/doi-chieu');
    await phone.user.click(await screen.findByRole('button', { name: /^Chọn khoản trong sổ cho RDT 258/u }));
    const sheet = await screen.findByRole('dialog');
    await phone.user.click(within(sheet).getByRole('button', { name: /RDT 300/u }));
    await screen.findByText('Còn 1 dòng phải xử lý trước hạn 10/02/2027.');
    screen.getByRole('heading', { name: 'Khớp (2)' });
    const chosen = await phone.notebook.find('t.3');
    expect(chosen?.body).toMatchObject({ entry: 'd.3', duty: 'none' });
  });

  test('goes onto paper, with both sides, the difference and the office’s head', async () => {
    const phone = await createPhone('communeAccountant');
    await putBoth(phone);
    phone.go('/doi-chieu');
    await phone.user.click(await screen.findByRole('button', { name: 'Xem bản in' }));
    await screen.findByText('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM');
    const table = screen.getByRole('table');
    await waitFor(() => expect(within(table).getAllByRole('row').length).toBeGreaterThan(5));
    expect(table.textContent).toContain('Tổng cộng');
    expect(document.body.textContent).toContain('Còn 3 dòng phải xử lý trước 10/02/2027.');
  });

  test('says what to do where no statement was brought in, and offers others no writing', async () => {
    const phone = await createPhone('communeLeader');
    phone.go('/doi-chieu');
    await screen.findByText('Chưa có sao kê Kho bạc của năm này');
    expect(screen.queryByRole('link', { name: 'Nhập dòng sao kê' })).toBeNull();
  });
});
