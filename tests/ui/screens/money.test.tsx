import { within } from '@testing-library/preact';
import { beforeEach, describe, expect, test } from 'vitest';
import { aPayment, aProject, createPhone, record, screen, waitFor, type Phone } from './alone.tsx';

const anAllocation = {
  commune: '01969',
  node: 'DTTS21.DA3.TDA2',
  year: 2026,
  capitalKind: 'thuong_xuyen',
  source: 'nstw',
  type: 'giao_dau_nam',
  planState: 'giao_trong_nam',
  amount: 60_000_000,
};
const atCommune = { ...aPayment, village: null, project: null };
const confirm = (payment: string) =>
  record('confirmation', `word.${payment}`, { about: payment, verdict: 'confirmed', date: '2026-08-25' });

const next = (): HTMLElement => screen.getByRole('button', { name: 'Tiếp' });
const save = (): HTMLElement => screen.getByRole('button', { name: 'Ghi vào sổ' });

/** A payment from that allocation, of so much. */
async function pay(phone: Phone, amount: string): Promise<void> {
  phone.go('/ghi/disbursement?allocation=plan.1');
  await screen.findByText('Chi cho việc gì');
  await phone.user.click(next());
  await phone.user.type(await screen.findByRole('textbox', { name: 'Số tiền' }), amount);
}

describe('the form of a payment', () => {
  let phone: Phone;
  beforeEach(async () => {
    phone = await createPhone('communeAccountant');
    await phone.put(
      record('allocation', 'plan.1', anAllocation),
      record('disbursement', 'payment.1', { ...atCommune, amount: 40_000_000 }),
      confirm('payment.1'),
      record('disbursement', 'payment.2', { ...atCommune, amount: 7_500_000, voucherNo: 'RDT 113' }),
    );
  });

  test('says what is left of the plan, and of which', async () => {
    await pay(phone, '12500000');
    expect(await screen.findByText('Còn được chi 12,5 triệu')).toBeTruthy();
    expect(screen.getByText(/DA3-TDA2.*Ngân sách trung ương.*2026\./u)).toBeTruthy();
    expect(screen.getByText(/Kế hoạch 60 triệu, đã chi 40 triệu, chờ xác nhận 7,5 triệu/u)).toBeTruthy();
    expect(screen.queryByText(/Vượt kế hoạch/u)).toBeNull();
    await phone.user.click(save());
    await screen.findByText(/Đã ghi vào sổ/u);
  });

  test('beyond the plan is held back until somebody says why, and then saved', async () => {
    await pay(phone, '15700000');
    expect(await screen.findByText('Vượt kế hoạch 3,2 triệu')).toBeTruthy();
    await phone.user.click(save());
    const problem = await screen.findByText(
      'Vượt kế hoạch 3,2 triệu. Ghi lý do ở đây thì mới ghi vào sổ được.',
    );
    expect(problem).toBeTruthy();
    expect(await phone.notebook.list({ kind: 'disbursement' })).toHaveLength(2);
    await waitFor(() => expect(document.activeElement?.id).toBe('q-reasonOver'));
    await phone.user.type(screen.getByRole('textbox', { name: 'Lý do vượt kế hoạch' }), 'Chờ bổ sung vốn');
    await phone.user.click(save());
    await screen.findByText(/Đã ghi vào sổ/u);
    const written = await phone.notebook.list({ kind: 'disbursement' });
    expect(written.map(({ body }) => body['reasonOver'])).toContain('Chờ bổ sung vốn');
  });

  test('of the same voucher, however it is typed, shows the other one', async () => {
    await pay(phone, '40000000');
    await phone.user.type(screen.getByRole('textbox', { name: 'Số chứng từ' }), 'rdt-112');
    expect(await screen.findByText('Có thể trùng với mục đã ghi')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Xem' }).getAttribute('href')).toBe('/phieu/payment.1');
  });
});

test('money of a programme that has ended asks why, and a reversal of it does not', async () => {
  const phone = await createPhone('communeAccountant', () => Date.parse('2027-01-10T05:00:00Z'));
  await phone.put(
    record('allocation', 'plan.1', anAllocation),
    record('disbursement', 'payment.1', atCommune),
    confirm('payment.1'),
  );
  await pay(phone, '1000000');
  expect(await screen.findByText('Vốn này chỉ chi đến 31/12/2026')).toBeTruthy();
  await phone.user.click(save());
  expect(await screen.findByText(/^Chi ngoài hạn \(đến 31\/12\/2026\)/u)).toBeTruthy();
  expect(await phone.notebook.list({ kind: 'disbursement' })).toHaveLength(1);

  phone.go('/ghi/disbursement?reverses=payment.1');
  await screen.findByText('Chi cho việc gì');
  await phone.user.click(next());
  expect(screen.getByRole('textbox', { name: 'Số tiền' })).toHaveProperty('value', '-48.000.000');
  await phone.user.click(save());
  await screen.findByText(/Đã ghi vào sổ/u);
});

test('money without a plan may be written, and is told', async () => {
  const phone = await createPhone('communeAccountant');
  await phone.put(record('disbursement', 'payment.1', atCommune), confirm('payment.1'));
  phone.go('/phieu/payment.1');
  expect(await screen.findByText('Vượt kế hoạch 48 triệu')).toBeTruthy();
  expect(screen.getByText('Chưa ghi lý do vượt.')).toBeTruthy();
});

test('a village is told the plan of its commune, for it does not see what others were paid', async () => {
  const phone = await createPhone();
  await phone.put(record('allocation', 'plan.1', anAllocation));
  await pay(phone, '1000000');
  expect(await screen.findByText('Kế hoạch của cả xã: 60 triệu')).toBeTruthy();
  expect(screen.queryByText(/Còn được chi/u)).toBeNull();
});

test('the form of an allocation says what its plan will be, and what was paid beyond it', async () => {
  const phone = await createPhone('communeAccountant');
  await phone.put(
    record('allocation', 'plan.1', anAllocation),
    record('disbursement', 'payment.1', atCommune),
    confirm('payment.1'),
  );
  phone.go('/ghi/allocation');
  await phone.user.click(await screen.findByRole('button', { name: /Chương trình, dự án/u }));
  await phone.user.click(screen.getByRole('button', { name: /DA3-TDA2/u }));
  await phone.user.click(next());
  await phone.user.click(screen.getByRole('radio', { name: 'Kinh phí chi thường xuyên' }));
  await phone.user.click(screen.getByRole('button', { name: /Nguồn vốn/u }));
  await phone.user.click(screen.getByRole('button', { name: 'Ngân sách trung ương' }));
  await phone.user.click(screen.getByRole('radio', { name: 'Điều chỉnh giảm' }));
  await phone.user.click(next());
  await phone.user.type(screen.getByRole('textbox', { name: 'Số tiền' }), '-20000000');
  expect(await screen.findByText('Kế hoạch sau dòng này: 40 triệu')).toBeTruthy();
  expect(screen.getByText('Đã chi vượt kế hoạch này 8 triệu')).toBeTruthy();
});

describe('payments of one voucher', () => {
  async function twins(role: 'communeAccountant' | 'communeOfficer' = 'communeAccountant'): Promise<Phone> {
    const phone = await createPhone(role);
    await phone.put(
      record('disbursement', 'payment.1', aPayment),
      record('disbursement', 'payment.2', { ...aPayment, voucherNo: 'rdt-112', payee: 'Nhóm hộ' }),
      record('disbursement', 'payment.3', { ...aPayment, voucherNo: 'RDT 240' }),
      confirm('payment.1'),
      confirm('payment.2'),
    );
    return phone;
  }

  test('are one when the accountant says so, and two again after a later word', async () => {
    const phone = await twins();
    phone.go('/phieu/payment.2');
    expect(await screen.findByText(/^Có thể trùng với 48\.000\.000 đ/u)).toBeTruthy();
    await phone.user.click(screen.getByRole('button', { name: 'Là một khoản' }));
    const dialog = within(screen.getByRole('alertdialog'));
    await phone.user.click(dialog.getByRole('button', { name: 'Là một khoản' }));
    expect(await screen.findByText('Đã gộp')).toBeTruthy();
    expect(screen.queryByRole('link', { name: 'Ghi đảo' })).toBeNull();
    phone.go('/so/disbursement?trang-thai=merged');
    const rows = await screen.findAllByRole('link', { name: /48\.000\.000/u });
    expect(rows.map((row) => row.getAttribute('href'))).toEqual(['/phieu/payment.2']);

    phone.go('/phieu/payment.1');
    expect(await screen.findByText(/^Đã gộp .* vào khoản này$/u)).toBeTruthy();
    await phone.user.click(screen.getByRole('button', { name: 'Tách ra' }));
    expect(await screen.findByText(/^Đã xét: khác với/u)).toBeTruthy();
    phone.go('/phieu/payment.2');
    expect(await screen.findByText('Xã xác nhận')).toBeTruthy();
  });

  test('are told to whoever else reads them, without a choice', async () => {
    const phone = await twins('communeOfficer');
    phone.go('/phieu/payment.1');
    expect(await screen.findByText(/^Có thể trùng với/u)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Là một khoản' })).toBeNull();
  });

  test('are found by the link of an alert, and so are those beyond a plan', async () => {
    const phone = await twins();
    await phone.put(record('allocation', 'plan.1', { ...anAllocation, amount: 50_000_000 }));
    phone.go('/so/disbursement?trang-thai=twins');
    await screen.findByRole('button', { name: 'có thể trùng' });
    await waitFor(() => expect(hrefs()).toEqual(['/phieu/payment.1', '/phieu/payment.2']));
    phone.go('/so/disbursement?trang-thai=over');
    await waitFor(() => expect(hrefs()).toEqual(['/phieu/payment.2']));
  });

  const hrefs = (): readonly string[] =>
    screen
      .queryAllByRole('link', { name: /48\.000\.000/u })
      .map((link) => link.getAttribute('href') ?? '')
      .sort((a, b) => a.localeCompare(b));
});

describe('a project that gives what another one gives', () => {
  const goods = record('goods', 'goods.trau', { name: 'Trâu sinh sản', group: 'vat_nuoi', unit: 'con' });
  const items = [
    { id: 'i1', goods: 'goods.trau', quantity: 7, unit: 'con', spec: null, unitPrice: null, source: null },
  ];

  test('is told with it, on its page and in its form, across years', async () => {
    const phone = await createPhone();
    await phone.put(
      goods,
      record('productionProject', 'project.1', { ...aProject, recordedBy: 'p.here', items }),
      record('productionProject', 'project.2', { ...aProject, name: 'Bò nhà', year: 2025, items }),
      record('productionProject', 'project.3', { ...aProject, name: 'Bò xa', year: 2023, items }),
      record('productionProject', 'project.4', {
        ...aProject,
        name: 'Thôn khác',
        villages: ['v.01969.02'],
        items,
      }),
    );
    phone.go('/phieu/project.1');
    expect(await screen.findByText('Có thể hỗ trợ trùng')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Bò nhà (2025)' }).getAttribute('href')).toBe('/phieu/project.2');
    expect(screen.queryByText(/Bò xa/u)).toBeNull();
    expect(screen.queryByText(/Thôn khác/u)).toBeNull();
    phone.go('/phieu/project.1/sua');
    expect(await screen.findByText('Có thể hỗ trợ trùng')).toBeTruthy();
  });
});

test('a project is held against the cap of the office that is in force for the area of its village', async () => {
  const phone = await createPhone();
  const cap = { norm: 'stateShare.community', unit: 'phan_tram', validFrom: '2021-01-01' };
  await phone.put(
    record('threshold', 'cap.other', { ...cap, areaClass: 'khac', value: 60 }),
    record('threshold', 'cap.dbkk', { ...cap, areaClass: 'dbkk', value: 95 }),
    record('productionProject', 'project.1', { ...aProject, recordedBy: 'p.here' }),
  );
  const open = async (): Promise<void> => {
    phone.go('/phieu/project.1/sua?field=sources');
    await screen.findByText('Tiền ở đâu');
  };
  await open();
  expect(await screen.findByText(/^Nhà nước hỗ trợ 68%, vượt mức 60%/u)).toBeTruthy();

  const village = await phone.notebook.find('v.01969.01');
  if (village === null) throw new Error('no village');
  const values = { ...village.body, isDbkk: true };
  await phone.put({ do: 'update', record: village.id, seen: village.body, values });
  await waitFor(() => expect(phone.notebook.reference('v.01969.01')?.body['isDbkk']).toBe(true));
  await open();
  expect(screen.queryByText(/^Nhà nước hỗ trợ/u)).toBeNull();

  const mended = { ...cap, areaClass: 'dbkk', value: 65, validFrom: '2026-11-01', basis: 'NQ HĐND tỉnh' };
  await phone.put(record('threshold', 'cap.dbkk.2', mended));
  await waitFor(() => expect(phone.notebook.reference('cap.dbkk.2')).not.toBeNull());
  await open();
  expect(await screen.findByText(/^Nhà nước hỗ trợ 68%, vượt mức 65%/u)).toBeTruthy();
});
