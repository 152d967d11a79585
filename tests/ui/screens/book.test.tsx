import { describe, expect, test } from 'vitest';
import { aDemand, aPayment, aProject, createPhone, here, record, screen, waitFor } from './alone.tsx';

describe('the book', () => {
  test('adds up what the village has recorded, and has a + for each subject', async () => {
    const phone = await createPhone();
    await phone.put(
      record('trainingDemand', 'demand.1', aDemand),
      record('trainingDemand', 'demand.2', { ...aDemand, trade: 'trade.han', people: 6, women: 3 }),
      record('productionProject', 'project.1', aProject),
      record('disbursement', 'payment.1', aPayment),
    );
    phone.go('/');
    await waitFor(() => expect(document.body.textContent).toContain('20 người · 2 phiếu năm 2027'));
    expect(document.body.textContent).toContain('1 dự án · 7 hộ tham gia');
    expect(document.body.textContent).toContain('0 / 96 triệu đồng · chờ xác nhận 1');
    const add = screen.getByRole('link', { name: 'Ghi nhu cầu học nghề' });
    expect(add.getAttribute('href')).toBe('/ghi/trainingDemand');
    expect(screen.getByRole('link', { name: 'Ghi họp thôn' })).toBeTruthy();
  });

  test('counts a payment once it is confirmed', async () => {
    const phone = await createPhone();
    await phone.put(
      record('productionProject', 'project.1', aProject),
      record('disbursement', 'payment.1', aPayment),
      record('confirmation', 'word.1', { about: 'payment.1', verdict: 'confirmed', date: '2026-08-25' }),
    );
    phone.go('/');
    await waitFor(() => expect(document.body.textContent).toContain('48 / 96 triệu đồng'));
    expect(document.body.textContent).toContain('50% kế hoạch');
  });

  test('lists what was sent back with its note, first', async () => {
    const phone = await createPhone();
    const statusNote = 'thiếu số hộ nghèo';
    await phone.put(record('trainingDemand', 'demand.1', { ...aDemand, status: 'returned', statusNote }));
    phone.go('/');
    const row = await screen.findByRole('link', { name: 'Xã trả lại: Trồng quế, hồi' });
    expect(row.getAttribute('href')).toBe('/phieu/demand.1');
    expect(screen.getByText('“thiếu số hộ nghèo”')).toBeTruthy();
  });

  test('shows a commune officer what waits for review, village by village', async () => {
    const phone = await createPhone('communeOfficer');
    await phone.put(
      record('trainingDemand', 'demand.1', { ...aDemand, status: 'village_submitted' }),
      record('difficulty', 'difficulty.1', { ...here, category: 'dau_ra', description: 'Chưa có nơi bán' }),
    );
    phone.go('/');
    const row = await screen.findByRole('link', { name: 'Thôn Nà Hin' });
    expect(row.getAttribute('href')).toBe('/so/trainingDemand?trang-thai=village_submitted&thon=v.01969.01');
    expect(screen.getByText('Nhu cầu học nghề: 1 phiếu chờ xã rà soát')).toBeTruthy();
    expect(screen.getByText('1 vướng mắc chờ trả lời')).toBeTruthy();
  });

  test('tells an accountant which payments wait for a word', async () => {
    const phone = await createPhone('communeAccountant');
    await phone.put(record('disbursement', 'payment.1', aPayment));
    phone.go('/');
    const row = await screen.findByRole('link', { name: '1 lần giải ngân chờ xác nhận' });
    expect(row.getAttribute('href')).toBe('/so/disbursement?trang-thai=pending');
  });

  test('gives a province one line for each commune', async () => {
    const phone = await createPhone('provinceDesk');
    await phone.put(
      record('trainingDemand', 'demand.1', aDemand),
      record('allocation', 'allocation.1', {
        commune: '01969',
        node: 'DTTS21.DA3.TDA2',
        year: 2026,
        capitalKind: 'thuong_xuyen',
        source: 'nstw',
        type: 'giao_dau_nam',
        planState: 'giao_trong_nam',
        amount: 500_000_000,
      }),
    );
    phone.go('/');
    const row = await screen.findByRole('row', { name: /Xã Phủ Thông/u });
    expect(row.textContent).toContain('14');
    expect(row.textContent).toContain('500');
  });

  test('warns of something unsent for more than three days', async () => {
    let now = Date.parse('2026-11-22T05:00:00Z');
    const phone = await createPhone('villageHead', () => now);
    await phone.put(record('trainingDemand', 'demand.1', aDemand));
    now += 4 * 24 * 3_600_000;
    phone.go('/');
    expect(await screen.findByText('Có mục chờ mạng đã 4 ngày')).toBeTruthy();
  });
});
