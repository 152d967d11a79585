import { enrolPhone, openOffice } from './office-phone.tsx';
import { waitFor, within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { id } from '../../../src/core/id.ts';
import { demoPeople } from '../../../src/server/seed/demo-people.ts';

const here = { commune: '01969', village: 'v.01969.01' };
const demand = (name: string, trade: string, more: Readonly<Record<string, unknown>> = {}) =>
  ({
    do: 'create',
    kind: 'trainingDemand',
    id: id.parse(name),
    values: { ...here, planYear: 2028, trade, level: 'duoi_3_thang', people: 14, ...more },
  }) as const;
const whole = { women: 9, ethnicMinority: 14, poor: 3, nearPoor: 0 };

async function headWith(...acts: readonly ReturnType<typeof demand>[]) {
  const office = await openOffice();
  office.clock.now = Date.UTC(2027, 8, 1, 2); // demand of 2028, where the demo has recorded nothing
  const phone = await enrolPhone(office, demoPeople.head);
  const [trade] = phone.notebook.references('trade');
  const saved = await phone.notebook.save(
    acts.map((act) => ({ ...act, values: { ...act.values, trade: trade?.id } })),
  );
  expect(saved).toMatchObject({ saved: true });
  return { office, phone, screen: phone.go('/gui-xa?subject=trainingDemand') };
}

describe('sending to the commune', () => {
  test('shows what goes, what lacks something first and doubles marked', async () => {
    const { screen } = await headWith(
      demand('d.1', 'a', whole),
      demand('d.2', 'a', { ...whole, women: null, level: 'so_cap' }),
      demand('d.3', 'a', whole),
    );
    const list = within(await screen.findByRole('region', { name: 'Sẽ gửi' }));
    const rows = list.getAllByRole('listitem');
    expect(rows).toHaveLength(3);
    expect(rows[0]?.textContent).toContain('Chưa ghi: Nữ');
    expect(list.getAllByText('có thể trùng')).toHaveLength(2);
    list.getByText('3 mục · 42 người');
    screen.getByRole('button', { name: 'Gửi xã 3 phiếu nhu cầu học nghề' });
  });

  test('writes the act and moves its records together, and says that it travels later', async () => {
    const { office, phone, screen } = await headWith(demand('d.1', 'a', whole), demand('d.2', 'a', whole));
    phone.network.on = false;
    await phone.user.click(await screen.findByRole('button', { name: /^Gửi xã 2 phiếu/u }));
    await screen.findByText('Đã ghi; sẽ gửi khi có mạng.');
    const demands = await phone.notebook.list({ kind: 'trainingDemand', where: { planYear: 2028 } });
    expect(demands.map(({ body }) => body['status'])).toEqual(['village_submitted', 'village_submitted']);
    const [sent] = await phone.notebook.list({
      kind: 'villageSubmission',
      where: { periodTo: '2028-12-31' },
    });
    expect(sent?.body).toMatchObject({ subject: 'trainingDemand', records: 2, people: 28, nothing: false });

    phone.network.on = true;
    await phone.syncNow();
    const officer = await enrolPhone(office, demoPeople.officer);
    const theirs = await officer.notebook.list({ kind: 'trainingDemand', where: { planYear: 2028 } });
    expect(theirs.map(({ body }) => body['status'])).toEqual(['village_submitted', 'village_submitted']);
  });

  test('leaves a record in the book where the person unticks it', async () => {
    const { phone, screen } = await headWith(demand('d.1', 'a', whole), demand('d.2', 'a', whole));
    const [tick] = await screen.findAllByRole('checkbox');
    if (tick) await phone.user.click(tick);
    await phone.user.click(screen.getByRole('button', { name: /^Gửi xã 1 phiếu/u }));
    await screen.findByText('Đã ghi; sẽ gửi khi có mạng.');
    const demands = await phone.notebook.list({ kind: 'trainingDemand', where: { planYear: 2028 } });
    expect(new Set(demands.map(({ body }) => body['status']))).toEqual(
      new Set(['draft', 'village_submitted']),
    );
  });

  test('says "không có nhu cầu" where there is nothing, which counts as sent', async () => {
    const { phone, screen } = await headWith();
    await screen.findByText('Chưa có phiếu nào trong kỳ này');
    await phone.user.click(screen.getByRole('button', { name: 'Không có nhu cầu' }));
    await screen.findByText('Đã ghi; sẽ gửi khi có mạng.');
    const [sent] = await phone.notebook.list({
      kind: 'villageSubmission',
      where: { periodTo: '2028-12-31' },
    });
    expect(sent?.body).toMatchObject({ records: 0, nothing: true, people: null });
    const again = phone.go('/gui-xa?subject=trainingDemand');
    await again.findByText('Thôn đã gửi kỳ này');
  });

  test('counts each person once, as the village says', async () => {
    const { phone, screen } = await headWith(demand('d.1', 'a', whole), demand('d.2', 'a', whole));
    const people = await screen.findByLabelText('Số người có nhu cầu');
    await phone.user.clear(people);
    await phone.user.type(people, '20');
    await phone.user.click(screen.getByRole('button', { name: /^Gửi xã 2 phiếu/u }));
    await screen.findByText('Đã ghi; sẽ gửi khi có mạng.');
    const [sent] = await phone.notebook.list({
      kind: 'villageSubmission',
      where: { periodTo: '2028-12-31' },
    });
    expect(sent?.body['people']).toBe(20);
  });

  test('asks a commune officer for which village', async () => {
    const office = await openOffice();
    const phone = await enrolPhone(office, demoPeople.officer);
    const screen = phone.go('/gui-xa');
    await screen.findByText('Gửi thay thôn nào');
    expect(screen.queryByRole('button', { name: /^Gửi xã/u })).toBeNull();
  });
});

describe('the commune', () => {
  test('adds up all that villages have sent, in one act', async () => {
    const { office, phone, screen } = await headWith(demand('d.1', 'a', whole), demand('d.2', 'a', whole));
    await phone.user.click(await screen.findByRole('button', { name: /^Gửi xã 2 phiếu/u }));
    await screen.findByText('Đã ghi; sẽ gửi khi có mạng.');
    await phone.syncNow();
    const officer = await enrolPhone(office, demoPeople.officer);
    const report = officer.go('/bao-cao');
    await report.findByText('2 phiếu của 1 thôn chờ xã tổng hợp');
    await officer.user.click(report.getByRole('button', { name: 'Xã đã tổng hợp' }));
    const asked = within(await report.findByRole('alertdialog'));
    await officer.user.click(asked.getByRole('button', { name: 'Xã đã tổng hợp' }));
    await report.findByText('Đã tổng hợp 2 phiếu');
    await waitFor(() => expect(report.queryByText(/chờ xã tổng hợp/u)).toBeNull());
  });
});
