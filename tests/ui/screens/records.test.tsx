import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { aDemand, aPayment, aProject, createPhone, record, screen, waitFor } from './alone.tsx';

describe('a list', () => {
  test('finds without accents and says what to do where nothing fits', async () => {
    const phone = await createPhone();
    await phone.put(
      record('productionProject', 'project.1', aProject),
      record('productionProject', 'project.2', { ...aProject, name: 'Trồng quế' }),
    );
    phone.go('/so/productionProject');
    await screen.findByRole('link', { name: 'Trồng quế' });
    await phone.user.type(screen.getByRole('searchbox'), 'trau sinh san');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Trồng quế' })).toBeNull());
    expect(screen.getByRole('link', { name: 'Nuôi trâu sinh sản' })).toBeTruthy();
    await phone.user.type(screen.getByRole('searchbox'), ' xyz');
    expect(await screen.findByText('Không thấy mục nào khớp')).toBeTruthy();
  });

  test('shows one state only when a link or a chip asks for it', async () => {
    const phone = await createPhone();
    await phone.put(
      record('trainingDemand', 'demand.1', aDemand),
      record('trainingDemand', 'demand.2', {
        ...aDemand,
        trade: 'trade.han',
        status: 'returned',
        statusNote: 'Thiếu',
      }),
    );
    phone.go('/so/trainingDemand?trang-thai=returned');
    await screen.findByRole('link', { name: 'Hàn' });
    expect(screen.queryByRole('link', { name: 'Trồng quế, hồi' })).toBeNull();
    expect(screen.getByText('Xã trả lại: Thiếu')).toBeTruthy();
    await phone.user.click(screen.getByRole('button', { name: 'Trả lại bổ sung' }));
    await phone.user.click(screen.getByRole('button', { name: 'Tất cả' }));
    expect(await screen.findByRole('link', { name: 'Trồng quế, hồi' })).toBeTruthy();
  });

  test('counts in the words of the language that is read, from the moment it is chosen', async () => {
    const phone = await createPhone();
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    phone.go('/so/trainingDemand');
    await screen.findByText(/14 người · 9 nữ/u);
    await phone.session.settings.setLanguage('en');
    await screen.findByText(/14 people · 9 women/u);
    await phone.session.settings.setLanguage('vi');
    await screen.findByText(/14 người · 9 nữ/u);
  });

  test('says what to do first where it is empty', async () => {
    const { go } = await createPhone();
    go('/so/difficulty');
    expect(await screen.findByText('Chưa có khó khăn, vướng mắc')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Ghi mới' }).getAttribute('href')).toBe('/ghi/difficulty');
  });

  test('offers no new record to a role that may not write one', async () => {
    const { go } = await createPhone('communeLeader');
    go('/so/difficulty');
    await screen.findByText('Chưa có khó khăn, vướng mắc');
    expect(screen.queryByRole('link', { name: 'Ghi mới' })).toBeNull();
  });

  test('copies the list of last year into this one, once and after a question', async () => {
    const phone = await createPhone();
    const before = { ...aDemand, planYear: 2026, status: 'completed', note: 'Lớp đã mở' };
    await phone.put(record('trainingDemand', 'demand.1', before));
    phone.go('/so/trainingDemand');
    await phone.user.click(
      await screen.findByRole('button', { name: 'Chép danh sách năm 2026 sang năm nay' }),
    );
    await phone.user.click(screen.getByRole('button', { name: 'Chép sang năm nay' }));
    await screen.findByText(/Đã chép 1 phiếu thành bản nháp/u);
    const copies = await phone.notebook.list({ kind: 'trainingDemand', where: { planYear: 2027 } });
    expect(copies).toHaveLength(1);
    expect(copies[0]?.body).toMatchObject({ people: 14, status: 'draft', note: null, recordedBy: 'p.here' });
    await waitFor(() => expect(screen.queryByRole('button', { name: /Chép danh sách/u })).toBeNull());
  });
});

describe('the page of a record', () => {
  test('shows every answer, and says what nobody answered', async () => {
    const phone = await createPhone();
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    phone.go('/phieu/demand.1');
    await screen.findByText('14 người');
    const poor = screen.getAllByText('Hộ nghèo')[0]?.parentElement;
    expect(poor?.textContent).toBe('Hộ nghèochưa ghi');
    expect(screen.getByText('Chờ mạng')).toBeTruthy();
    expect(screen.getByText(/Công chức xã Phủ Thông/u)).toBeTruthy();
  });

  test('returns a record only with a note', async () => {
    const phone = await createPhone('communeOfficer');
    await phone.put(record('trainingDemand', 'demand.1', { ...aDemand, status: 'village_submitted' }));
    phone.go('/phieu/demand.1');
    await phone.user.click(await screen.findByRole('button', { name: 'Trả lại bổ sung' }));
    const dialog = within(screen.getByRole('alertdialog'));
    await phone.user.click(dialog.getByRole('button', { name: 'Trả lại bổ sung' }));
    expect(dialog.getByText('Ghi lý do để người nhận biết cần làm gì.')).toBeTruthy();
    await phone.user.type(dialog.getByRole('textbox'), 'thiếu số hộ nghèo');
    await phone.user.click(dialog.getByRole('button', { name: 'Trả lại bổ sung' }));
    await screen.findByText('Xã trả lại: thiếu số hộ nghèo');
    const entry = await phone.notebook.find('demand.1');
    expect(entry?.body).toMatchObject({ status: 'returned', statusNote: 'thiếu số hộ nghèo' });
  });

  test('asks for the decision before a project is approved', async () => {
    const phone = await createPhone('communeLeader');
    await phone.put(record('productionProject', 'project.1', { ...aProject, status: 'publicised' }));
    phone.go('/phieu/project.1');
    await phone.user.click(await screen.findByRole('button', { name: 'Phê duyệt' }));
    expect(screen.getByText('Cần điền trước: Số quyết định, Ngày quyết định, Cấp phê duyệt.')).toBeTruthy();
  });

  test('offers no edit, move or deletion to whoever may not', async () => {
    const phone = await createPhone('provinceDesk');
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    phone.go('/phieu/demand.1');
    await screen.findByText('14 người');
    expect(screen.queryByRole('link', { name: 'Sửa' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Xóa' })).toBeNull();
    expect(screen.queryByRole('button', { name: 'Hủy' })).toBeNull();
  });

  test('adds up the money of a project by source, confirmed payments only', async () => {
    const phone = await createPhone();
    await phone.put(
      record('productionProject', 'project.1', aProject),
      record('disbursement', 'payment.1', aPayment),
      record('disbursement', 'payment.2', { ...aPayment, voucherNo: 'RDT 240', amount: 10_000_000 }),
      record('confirmation', 'word.1', { about: 'payment.1', verdict: 'confirmed', date: '2026-08-25' }),
    );
    phone.go('/phieu/project.1');
    const central = await screen.findByRole('row', { name: /Ngân sách trung ương/u });
    await waitFor(() => expect(central.textContent).toContain('48.000.000'));
    expect(central.textContent).toContain('/ 96 triệu');
    expect(screen.getByText('33,6%')).toBeTruthy();
    expect(screen.getByText('chờ xác nhận 1')).toBeTruthy();
    const [pay] = screen.getAllByRole('link', { name: 'Giải ngân' });
    expect(pay?.getAttribute('href')).toBe('/ghi/disbursement?project=project.1');
  });

  test('lets an accountant confirm a payment, and refuse it only with a reason', async () => {
    const phone = await createPhone('communeAccountant');
    await phone.put(
      record('disbursement', 'payment.1', aPayment),
      record('disbursement', 'payment.2', { ...aPayment, voucherNo: 'RDT 240' }),
    );
    phone.go('/phieu/payment.1');
    await phone.user.click(await screen.findByRole('button', { name: 'Xác nhận' }));
    await phone.user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Xác nhận' }));
    expect(await screen.findByText('Xã xác nhận')).toBeTruthy();

    phone.go('/phieu/payment.2');
    await phone.user.click(await screen.findByRole('button', { name: 'Không xác nhận' }));
    const dialog = within(screen.getByRole('alertdialog'));
    await phone.user.click(dialog.getByRole('button', { name: 'Không xác nhận' }));
    expect(await phone.notebook.list({ kind: 'confirmation', where: { about: 'payment.2' } })).toEqual([]);
    await phone.user.type(dialog.getByRole('textbox'), 'Chưa có chứng từ');
    await phone.user.click(dialog.getByRole('button', { name: 'Không xác nhận' }));
    expect(await screen.findByText('Xã không xác nhận')).toBeTruthy();
  });

  test('withdraws an unconfirmed payment, and reverses a confirmed one', async () => {
    const phone = await createPhone('communeAccountant');
    await phone.put(
      record('disbursement', 'payment.1', aPayment),
      record('disbursement', 'payment.2', { ...aPayment, voucherNo: 'RDT 240' }),
      record('confirmation', 'word.2', { about: 'payment.2', verdict: 'confirmed', date: '2026-08-25' }),
    );
    phone.go('/phieu/payment.1');
    await phone.user.click(await screen.findByRole('button', { name: 'Rút lại' }));
    await phone.user.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Rút lại' }));
    await waitFor(async () => expect((await phone.notebook.find('payment.1'))?.gone).toBe('withdrawn'));

    phone.go('/phieu/payment.2');
    const reverse = await screen.findByRole('link', { name: 'Ghi đảo' });
    phone.go(reverse.getAttribute('href') ?? '');
    await screen.findByText('Chi cho việc gì');
    await phone.user.click(screen.getByRole('button', { name: 'Tiếp' }));
    expect(screen.getByRole('textbox', { name: 'Số tiền' })).toHaveProperty('value', '-48.000.000');
  });

  test('keeps a thread of comments', async () => {
    const phone = await createPhone();
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    phone.go('/phieu/demand.1');
    await phone.user.click(await screen.findByRole('button', { name: 'Viết trao đổi' }));
    await phone.user.type(screen.getByRole('textbox', { name: 'Viết trao đổi' }), 'Xem lại số nữ');
    await phone.user.click(screen.getByRole('button', { name: 'Ghi vào sổ' }));
    expect(await screen.findByText('Xem lại số nữ')).toBeTruthy();
  });

  test('tells who changed what, and that a phone alone does not know it all', async () => {
    const phone = await createPhone();
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    const entry = await phone.notebook.find('demand.1');
    if (entry === null) throw new Error('no record');
    await phone.put({
      do: 'update',
      record: entry.id,
      seen: entry.body,
      values: { ...entry.body, women: 10 },
    });
    phone.go('/phieu/demand.1');
    await phone.user.click(await screen.findByRole('button', { name: 'Xem ai đã ghi, đã sửa' }));
    expect(await screen.findByText('Nữ: 9 người → 10 người')).toBeTruthy();
    expect(screen.getByText('Chỉ có những gì máy này biết')).toBeTruthy();
  });

  test('says what to do where the record is not on this phone', async () => {
    const { go } = await createPhone();
    go('/phieu/nowhere');
    expect(await screen.findByText('Chưa thấy mục này trong máy')).toBeTruthy();
  });
});
