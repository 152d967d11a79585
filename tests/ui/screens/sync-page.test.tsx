import { enrolPhone, openOffice, type OfficePhone } from './office-phone.tsx';
import { waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { id } from '../../../src/core/id.ts';
import { demoPeople } from '../../../src/server/seed/demo-people.ts';

const meeting = {
  do: 'create',
  kind: 'villageMeeting',
  id: id.parse('m.1'),
  values: { commune: '01969', village: 'v.01969.01', date: '2026-11-20', attendees: 31, women: 12 },
} as const;

async function change(phone: OfficePhone, values: Readonly<Record<string, unknown>>): Promise<void> {
  const found = await phone.notebook.find('m.1');
  const seen = found?.body ?? {};
  const saved = await phone.notebook.save([
    { do: 'update', record: meeting.id, seen, values: { ...seen, ...values } },
  ]);
  expect(saved).toMatchObject({ saved: true });
}

describe('the sync page', () => {
  test('says what waits and that it is safe, sends it and counts what arrived', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.head);
    phone.network.on = false;
    await phone.notebook.save([meeting]);
    const screen = phone.go('/dong-bo');
    await screen.findByText('1 mục chờ mạng');
    screen.getByText('Đã lưu chắc chắn trong máy. Sẽ tự gửi khi có mạng.');
    screen.getByText('0 trên 1 đã tới xã');
    await phone.user.click(screen.getByRole('button', { name: 'Gửi ngay' }));
    await screen.findByText('Chưa có mạng');
    screen.getByText('Cứ ghi tiếp. Sổ sẽ tự gửi khi có mạng.');
    const waiting = within(screen.getByRole('region', { name: 'Chờ mạng' }));
    waiting.getByText(/ · ghi mới · hôm nay 09:00$/u);
    phone.network.on = true;
    await phone.user.click(await screen.findByRole('button', { name: 'Gửi ngay' }));
    await screen.findByText('1 trên 1 đã tới xã');
    screen.getByText('Không có mục nào chờ gửi');
    expect(screen.queryByRole('region', { name: 'Chờ mạng' })).toBeNull();
  });

  test('shows both values where two people wrote in the same place, and keeps the chosen one', async () => {
    const office = await openOffice();
    const head = await enrolPhone(office, demoPeople.head);
    await head.notebook.save([meeting]);
    await head.syncNow();
    const officer = await enrolPhone(office, demoPeople.officer);
    await change(head, { attendees: 40 });
    office.clock.now += 60_000;
    await change(officer, { attendees: 35 });
    await officer.syncNow();
    await head.syncNow();
    await head.syncNow();

    const screen = head.go('/dong-bo');
    await screen.findByText('Hai người sửa cùng chỗ');
    const sides = within(screen.getByRole('radiogroup', { name: /Số người dự|dự họp/u }));
    sides.getByText(/^Tôi ghi /u);
    sides.getByText(/^Công chức xã Phủ Thông ghi /u);
    await head.user.click(sides.getByRole('radio', { name: /40/u }));
    await head.user.click(screen.getByRole('button', { name: 'Giữ giá trị đã chọn' }));
    await screen.findByText('Đã chọn. Phiếu giữ giá trị đó.');
    await waitFor(() => expect(screen.queryByText('Hai người sửa cùng chỗ')).toBeNull());
    expect((await head.notebook.find('m.1'))?.body['attendees']).toBe(40);
    expect(await head.notebook.list({ kind: 'conflict', where: { state: 'open' } })).toEqual([]);

    await head.syncNow();
    await officer.syncNow();
    expect((await officer.notebook.find('m.1'))?.body['attendees']).toBe(40);
  });

  test('says why the office did not take an edit, and lets it be seen to', async () => {
    const office = await openOffice();
    const phone = await enrolPhone(office, demoPeople.head);
    // A head may not write norms: the phone's forms offer none, the office's door refuses.
    const values = { norm: 'classSize.theory', value: 20, unit: 'nguoi', validFrom: '2026-01-01' };
    await phone.notebook.save([{ do: 'create', kind: 'threshold', id: id.parse('n.1'), values }]);
    await phone.syncNow();
    const screen = phone.go('/dong-bo');
    await screen.findByText('Vai của máy này không được làm việc đó. Hỏi công chức xã.');
    await phone.user.click(screen.getByRole('button', { name: 'Đã xem' }));
    await screen.findByText('Không có mục nào cần xem lại');
  });
});
