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

  test('says to the one whose value lost which one was chosen, by whom', async () => {
    const office = await openOffice();
    const head = await enrolPhone(office, demoPeople.head);
    await head.notebook.save([meeting]);
    await head.syncNow();
    const officer = await enrolPhone(office, demoPeople.officer);
    await change(officer, { attendees: 35 });
    await officer.syncNow();
    office.clock.now -= 60_000;
    await change(head, { attendees: 40 });
    office.clock.now += 120_000;
    await head.syncNow();
    await officer.syncNow();

    const desk = officer.go('/dong-bo');
    const sides = within(await desk.findByRole('radiogroup', { name: /Số người dự|dự họp/u }));
    await officer.user.click(sides.getByRole('radio', { name: /35/u }));
    await officer.user.click(desk.getByRole('button', { name: 'Giữ giá trị đã chọn' }));
    await desk.findByText('Đã chọn. Phiếu giữ giá trị đó.');
    await officer.syncNow();
    await head.syncNow();
    const said = /^Phiếu giữ .*: 35( người)?\. Công chức xã Phủ Thông chọn hôm nay 09:01\.$/u;
    const screen = head.go('/dong-bo');
    await screen.findByText(said);
    expect(screen.queryByText('Người khác cũng sửa chỗ này. Chọn giá trị đúng.')).toBeNull();
    await head.go('/phieu/m.1').findByText(said);
    const again = head.go('/dong-bo');
    await head.user.click(await again.findByRole('button', { name: 'Đã xem' }));
    await again.findByText('Không có mục nào cần xem lại');
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

  test('shows what stood behind a record that was given up as something to look at again', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.head);
    const demand = {
      commune: '01969',
      village: 'v.01969.01',
      planYear: 2027,
      trade: 'v.01969.02', // no trade: the office does not take it
      level: 'so_cap',
      people: 14,
    };
    const create = { do: 'create', kind: 'trainingDemand', id: id.parse('n.2') } as const;
    expect(await phone.notebook.save([{ ...create, values: demand }])).toMatchObject({ saved: true });
    const comment = { about: 'n.2', text: 'Đã họp thôn' };
    const behind = { do: 'create', kind: 'comment', id: id.parse('b.2'), values: comment } as const;
    await phone.notebook.save([behind]);
    await phone.syncNow();
    const screen = phone.go('/dong-bo');
    await screen.findByText('Chờ mục liên quan tới xã. Không phải làm gì.');
    await phone.user.click(screen.getByRole('button', { name: 'Bỏ mục này' }));
    const asked = within(await screen.findByRole('alertdialog'));
    await phone.user.click(asked.getByRole('button', { name: 'Bỏ mục này' }));
    await phone.syncNow();
    await phone.syncNow();
    await screen.findByText('Mục liên quan đã bỏ. Mở ra chọn mục khác, hoặc bỏ mục này.');
    expect(screen.queryByText('Chờ mục liên quan tới xã. Không phải làm gì.')).toBeNull();
    expect((await phone.notebook.attention()).map(({ outcome }) => outcome)).toEqual(['INVALID']);
  });
});
