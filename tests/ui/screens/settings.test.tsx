import { enrolPhone, openOffice } from './office-phone.tsx';
import { waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { id } from '../../../src/core/id.ts';
import { demoPeople } from '../../../src/server/seed/demo-people.ts';

describe('settings', () => {
  test('change language, size of text and theme at once', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.head);
    const screen = phone.go('/cai-dat');
    await phone.user.click(await screen.findByLabelText('Nắng'));
    expect(document.documentElement.dataset['theme']).toBe('sun');
    await phone.user.click(screen.getByLabelText('Rất to'));
    expect(document.documentElement.dataset['size']).toBe('xl');
    await phone.user.click(screen.getByLabelText('English'));
    await screen.findByRole('heading', { name: 'Settings' });
    await phone.user.click(screen.getByLabelText('Tiếng Việt'));
    await screen.findByRole('heading', { name: 'Cài đặt' });
  });

  test('say whose phone it is', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.head);
    const screen = phone.go('/cai-dat');
    await screen.findByText('Trưởng thôn, bản, bản Pá Hạ');
    screen.getByText('Ban Chỉ đạo');
    expect(screen.queryByText('Mời người')).toBeNull();
  });

  test('let one leave, saying how much waits and that it is kept', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.head);
    const values = { commune: '01969', village: 'v.01969.01', date: '2026-11-20', attendees: 31 };
    await phone.notebook.save([{ do: 'create', kind: 'villageMeeting', id: id.parse('m.1'), values }]);
    const screen = phone.go('/cai-dat');
    await phone.user.click(await screen.findByRole('button', { name: 'Ra khỏi sổ' }));
    const asked = within(await screen.findByRole('alertdialog'));
    await asked.findByText('Còn 1 mục chưa gửi. Chúng ở lại máy này đến khi gửi xong.');
    await phone.user.click(asked.getByRole('button', { name: 'Ra khỏi sổ' }));
    expect(phone.left.times).toBe(1);
    expect(await phone.notebook.find('m.1')).not.toBeNull();
  });
});

describe('inviting', () => {
  test('makes a link and its QR for somebody without a phone, who can then join', async () => {
    const office = await openOffice();
    const phone = await enrolPhone(office, demoPeople.officer);
    const screen = phone.go('/cai-dat');
    const section = within(await screen.findByRole('region', { name: 'Mời người' }));
    const row = (await section.findByText('Trưởng bản Pá Hạ')).closest('li');
    await phone.user.click(within(row ?? document.body).getByRole('button', { name: 'Tạo liên kết' }));
    const sheet = within(await screen.findByRole('dialog', { name: 'Liên kết cho Trưởng bản Pá Hạ' }));
    await sheet.findByRole('img', { name: 'Mã QR nhận máy cho Trưởng bản Pá Hạ' });
    const code = (await sheet.findByText(/^[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}$|^[A-Z0-9]{16}$/u)).textContent;
    const joined = await office.phoneOf(code ?? '');
    expect(joined.me.title).toBe('Trưởng bản Pá Hạ');
  });

  test('lists phones with their last contact, and those who have none', async () => {
    const office = await openOffice();
    const head = await enrolPhone(office, demoPeople.head);
    await head.syncNow();
    const phone = await enrolPhone(office, demoPeople.officer);
    const screen = phone.go('/cai-dat');
    await screen.findByText('Các máy đã nhận');
    const device = (await screen.findAllByText('Trưởng bản Pá Hạ')).at(-1)?.closest('li');
    expect(device?.textContent).toContain('liên lạc hôm nay 09:00');
    expect(screen.getAllByText('Chưa có máy').length).toBeGreaterThan(3);
  });

  test('says that it needs a network', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.officer);
    phone.network.on = false;
    const screen = phone.go('/cai-dat');
    await screen.findByText('Việc này cần mạng');
    phone.network.on = true;
    await phone.user.click(screen.getByRole('button', { name: 'Thử lại' }));
    await waitFor(() => expect(screen.queryByText('Việc này cần mạng')).toBeNull());
  });
});

describe('what the office holds back', () => {
  const body = { commune: '01969', village: 'v.01969.05', date: '2026-11-21', attendees: 30 };

  test('is decided by the officer, what has waited longest first', async () => {
    const office = await openOffice();
    const lost = await office.enrol('p.01969.05');
    const later = await office.enrol('p.01969.06');
    for (const { device } of [lost, later]) await office.office.setDeviceState(device, 'revoked', 'test');
    const { record } = await lost.create('villageMeeting', body);
    office.clock.now += 8 * 86_400_000;
    await later.create('villageMeeting', { ...body, village: 'v.01969.06' });
    const phone = await enrolPhone(office, demoPeople.officer);
    const screen = phone.go('/cai-dat');
    const part = within(await screen.findByRole('region', { name: 'Mục đang giữ' }));
    const titles = part.getAllByText(/^Trưởng thôn/u).map((one) => one.textContent);
    expect(titles).toEqual(['Trưởng thôn Cốc Pái', 'Trưởng thôn Phiêng Lào']);
    expect(part.getAllByText('quá 7 ngày')).toHaveLength(1);
    const [first] = part.getAllByRole('button', { name: 'Nhận vào sổ' });
    if (first) await phone.user.click(first);
    await waitFor(() => expect(part.queryByText('Trưởng thôn Cốc Pái')).toBeNull());
    await phone.syncNow();
    expect(await phone.notebook.find(record)).not.toBeNull();
    await phone.user.click(part.getByRole('button', { name: 'Không nhận' }));
    const asked = within(await screen.findByRole('alertdialog'));
    await phone.user.click(asked.getByRole('button', { name: 'Không nhận' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Mục đang giữ' })).toBeNull());
  });

  test('of a phone that a restored office does not know yet goes on once the phone is confirmed', async () => {
    const office = await openOffice();
    const other = await office.enrol('p.01969.05');
    await office.office.setDeviceState(other.device, 'unconfirmed', 'test');
    await other.create('villageMeeting', body);
    const phone = await enrolPhone(office, demoPeople.officer);
    const screen = phone.go('/cai-dat');
    await screen.findByText('Gửi từ máy chưa được xác nhận sau khi khôi phục.');
    await phone.user.click(await screen.findByRole('button', { name: 'Xác nhận máy' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: 'Xác nhận máy' })).toBeNull());
    expect(await office.office.held()).toEqual([]);
  });
});
