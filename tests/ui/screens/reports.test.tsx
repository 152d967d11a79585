import type { Signal } from '@preact/signals';
import { wide } from '../../../src/ui/state/wide.ts';
import '../../support/xlsx-worker-here.ts';
import { enrolPhone, openOffice } from './office-phone.tsx';
import { waitFor, within } from '@testing-library/preact';
import Papa from 'papaparse';
import readXlsxFile from 'read-excel-file/universal';
import { beforeEach, describe, expect, test } from 'vitest';
import { tableTitles } from '../../../src/reports/table-titles.ts';
import { demoPeople } from '../../../src/server/seed/demo-people.ts';

/** What was handed to the folder of downloads and to other apps. */
const handed: { files: File[]; texts: string[]; copied: string[] } = { files: [], texts: [], copied: [] };

beforeEach(() => {
  Object.assign(handed, { files: [], texts: [], copied: [] });
  const urls = new Map<string, File>();
  URL.createObjectURL = (file) => {
    urls.set(`blob:${urls.size}`, file as File); // the app hands over files only
    return `blob:${urls.size - 1}`;
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click() {
    const file = urls.get(this.getAttribute('href') ?? '');
    if (file) handed.files.push(file);
  };
});

/** jsdom has no share sheet: a phone has one. */
function shareWith(share: ((data: ShareData) => Promise<void>) | undefined): void {
  Object.assign(navigator, { share, canShare: share && (() => true) });
}

async function firstBytes(file: File | undefined): Promise<readonly number[]> {
  return [...new Uint8Array((await file?.arrayBuffer()) ?? new ArrayBuffer(0)).slice(0, 3)];
}

const { officer } = demoPeople;

describe('the report page', () => {
  test('adds up money by programme, those of each time beside each other', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Chương trình từ 2026, dùng vốn đến 31/12/2030');
    screen.getByText('Chương trình từ 2021, dùng vốn đến 31/12/2026');
    screen.getByText('Xã Phủ Thông · Năm 2026');
    screen.getByText('Số liệu đến hôm nay 09:00.');
    screen.getByText('Tổng khớp');
    expect(screen.getAllByText(/mốc lúc này 77,3%/u).length).toBeGreaterThan(1);
    expect(screen.getByText(/Chờ xác nhận 4 lần, /u)).toBeTruthy();
  });

  test('opens a programme down to its sub-projects, each code with its meaning', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await phone.user.click(await screen.findByRole('button', { name: /DTTS&MN 2021-2025/u }));
    await phone.user.click(await screen.findByRole('button', { name: /^DA3 – /u }));
    expect(await screen.findByText(/^DA3-TDA2 – .{8,}/u)).toBeTruthy();
  });

  test('counts a payment as soon as it is confirmed, and no sooner', async () => {
    const office = await openOffice();
    const phone = await enrolPhone(office, demoPeople.accountant);
    const screen = phone.go('/bao-cao');
    await screen.findByText(/Chờ xác nhận 4 lần/u);
    const [entry] = await phone.notebook.list({ kind: 'disbursement' });
    const confirmations = await phone.notebook.list({ kind: 'confirmation' });
    const known = new Set(confirmations.map(({ body }) => body['about']));
    const open = (await phone.notebook.list({ kind: 'disbursement' })).find(({ id }) => !known.has(id));
    expect(entry && open).toBeTruthy();
    const values = { about: open?.id, verdict: 'confirmed', date: '2026-11-22' };
    const saved = await phone.notebook.save([{ do: 'create', kind: 'confirmation', values }]);
    expect(saved.saved).toBe(true);
    await screen.findByText(/Chờ xác nhận 3 lần/u);
    await screen.findByText('Số liệu đến hôm nay 09:00. 1 mục của máy này chưa gửi.');
  });

  test('takes another period and another year', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await phone.user.click(await screen.findByLabelText('8 tháng'));
    await screen.findByText('Xã Phủ Thông · 8 tháng đầu năm 2026');
    await waitFor(() =>
      expect(screen.getAllByText('triệu đồng, lũy kế đến 31/08/2026').length).toBeGreaterThan(0),
    );
    await phone.user.click(screen.getByRole('button', { name: /Chọn ngày/u }));
    const dialog = within(await screen.findByRole('alertdialog'));
    await phone.user.clear(dialog.getByLabelText('Từ ngày'));
    await phone.user.type(dialog.getByLabelText('Từ ngày'), '1/9/2026');
    await phone.user.clear(dialog.getByLabelText('Đến hết ngày'));
    await phone.user.type(dialog.getByLabelText('Đến hết ngày'), '1/8/2026');
    await phone.user.click(dialog.getByRole('button', { name: 'Chọn' }));
    dialog.getByText('Ngày đầu sau ngày cuối. Đổi lại hai ngày.');
    await phone.user.clear(dialog.getByLabelText('Đến hết ngày'));
    await phone.user.type(dialog.getByLabelText('Đến hết ngày'), '15/9/2026');
    await phone.user.click(dialog.getByRole('button', { name: 'Chọn' }));
    await screen.findByText('Xã Phủ Thông · 01/09/2026 – 15/09/2026');
  });

  test('adds up by village for a commune and by commune for the province', async () => {
    const office = await openOffice();
    const phone = await enrolPhone(office, officer);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Tổng khớp');
    expect(screen.queryByLabelText('Theo xã')).toBeNull();
    const by = within(screen.getByRole('radiogroup', { name: 'Cộng theo' }));
    await phone.user.click(by.getByLabelText('Theo thôn'));
    // In the tree of bars, and in the picture below it.
    await waitFor(() => expect(screen.getAllByText('Chung của xã')).toHaveLength(2));
    const desk = await enrolPhone(office, demoPeople.province);
    const wide = desk.go('/bao-cao');
    await desk.user.click(await wide.findByLabelText('Theo xã'));
    expect((await wide.findAllByText('01981 – Vĩnh Thông')).length).toBeGreaterThanOrEqual(2);
  });

  test('says which villages have sent, and reminds the others in one tap', async () => {
    const shared: ShareData[] = [];
    shareWith((data) => Promise.resolve(void shared.push(data)));
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Đã gửi 6/7 thôn');
    screen.getByText('chưa gửi: thôn Phiêng Lào');
    await phone.user.click(screen.getByRole('button', { name: 'Nhắc qua Zalo' }));
    await waitFor(() => expect(shared).toHaveLength(1));
    expect(shared[0]?.text).toContain('• Phiêng Lào');
    expect(shared[0]?.text).toContain('Nhu cầu học nghề');
    await phone.user.click(screen.getByLabelText('Khó khăn, vướng mắc'));
    await screen.findByText(/^Đã gửi \d\/7 thôn$/u);
  });

  test('copies the reminder where the phone cannot share, and says so', async () => {
    shareWith(undefined);
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await phone.user.click(await screen.findByRole('button', { name: 'Nhắc qua Zalo' }));
    await screen.findByText('Đã chép lời nhắc. Dán vào nhóm Zalo của xã.');
  });

  test('shows a village head what is theirs, and no list of villages', async () => {
    const phone = await enrolPhone(await openOffice(), demoPeople.head);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Bản Pá Hạ · Năm 2026');
    await screen.findByText(/Nhu cầu học nghề năm 2027/u);
    expect(screen.queryByText('Thôn nào đã gửi')).toBeNull();
  });
});

describe('the table of money', () => {
  test('says who spends it and what stands in the way where the screen is wide', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    const room = wide as Signal<boolean>; // the screen of this test grows
    for (const fits of [false, true]) {
      room.value = fits;
      const screen = phone.go('/bao-cao');
      await screen.findByText('Tổng khớp');
      if (!fits) await phone.user.click(screen.getByRole('button', { name: 'Giải ngân' }));
      await screen.findByRole('columnheader', { name: fits ? 'Kế hoạch vốn giao' : 'KH vốn: tổng' });
      for (const name of ['Đơn vị thực hiện', 'Nguyên nhân, đề xuất'])
        expect(screen.queryAllByRole('columnheader', { name })).toHaveLength(fits ? 1 : 0);
    }
    expect(document.body.textContent).toContain('UBND xã Phủ Thông');
    room.value = false;
  });
});

describe('the tables', () => {
  test('open one at a time on a phone, each with what is said under it', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Tổng khớp');
    const section = within(screen.getByRole('region', { name: 'Các biểu' }));
    expect(section.queryByRole('table')).toBeNull();
    for (const title of Object.values(tableTitles)) {
      const name = section.getByRole('button', { name: title.vi });
      await phone.user.click(name);
      expect(name.getAttribute('aria-expanded')).toBe('true');
      expect(section.getAllByRole('table')).toHaveLength(1);
      section.getByText(/^Số liệu đến \d\d\/\d\d\/2026\.$/u);
      section.getByText(/: (?:đã gửi \d\/7 thôn; chưa gửi: |đã gửi 7\/7 thôn)/u);
    }
  });

  test('of a month take the month and the kind of capital; January is of two years', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao?bang=monthly&nam=2026');
    await screen.findByRole('columnheader', { name: 'Lũy kế giải ngân đến 31/10/2026: Tổng số' });
    await phone.user.click(screen.getByLabelText('Vốn đầu tư phát triển'));
    await screen.findByText(/^Giải ngân theo tháng, Tháng 11 năm 2026, Vốn đầu tư phát triển/u);
    await phone.user.click(screen.getByRole('button', { name: 'Tháng 11' }));
    await phone.user.click(await screen.findByRole('button', { name: 'Tháng 1' }));
    await screen.findByRole('columnheader', { name: 'Năm 2025: Thực hiện 12 tháng' });
    screen.getByRole('columnheader', { name: 'Năm 2026: Ước tháng 1' });
  });

  test('stand in a list beside the open one at the desk', async () => {
    const phone = await enrolPhone(await openOffice(), officer);
    (wide as Signal<boolean>).value = true; // the screen of this test grows
    const screen = phone.go('/bao-cao');
    await phone.user.click(await screen.findByRole('button', { name: 'Dự án hỗ trợ phát triển sản xuất' }));
    await screen.findByRole('columnheader', { name: 'Tỷ lệ NSNN' });
    (wide as Signal<boolean>).value = false;
  });

  test('become a workbook whose numbers are those of the screen', async () => {
    shareWith(undefined);
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao?bang=money&tu=2026-01-01&den=2026-08-31');
    const shown = await screen.findByRole('table', { name: /^Giải ngân, Kỳ 01\/01\/2026/u });
    const cells = [...shown.querySelectorAll('tbody tr')].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    const section = within(screen.getByRole('region', { name: 'Các biểu' }));
    await phone.user.click(section.getByRole('button', { name: 'Excel: Giải ngân' }));
    await waitFor(() => expect(handed.files).toHaveLength(1));
    const [file] = handed.files;
    expect(file?.name).toBe('BC_giai_ngan_xa_phu_thong_thang_08_2026.xlsx');
    const sheet = await sheetsIn(file);
    const rows = sheet[0]?.data ?? [];
    const at = rows.findIndex((row) => row[1] === 'Tổng cộng');
    const said = rows.flat().map(String);
    expect(said).toContain('ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG');
    expect(said).toContain('Máy đồng bộ lần cuối 22/11/2026 09:00.');
    const [plan, paid] = [3, 11].map((column) =>
      rows
        .slice(at, at + cells.length)
        .map((row) => (row[column] === null ? '-' : Number(row[column]) / 1e6)),
    );
    const million = (text: string | undefined) =>
      text === '-' ? '-' : Number(text?.replaceAll('.', '').replace(',', '.'));
    expect(cells.map((row) => million(row[1]))).toEqual(plan?.map(rounded));
    expect(cells.map((row) => million(row[9]))).toEqual(paid?.map(rounded));
  });

  test('go into one workbook, each a sheet', async () => {
    shareWith(undefined);
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Tổng khớp');
    await phone.user.click(screen.getByRole('button', { name: 'Excel' }));
    const dialog = within(await screen.findByRole('dialog'));
    await phone.user.click(dialog.getByRole('button', { name: 'Tất cả các biểu' }));
    await waitFor(() => expect(handed.files).toHaveLength(1), { timeout: 20_000 });
    expect(handed.files[0]?.name).toBe('BC_cac_bieu_bao_cao_xa_phu_thong_den_22_11_2026.xlsx');
    const sheets = await sheetsIn(handed.files[0]);
    expect(sheets).toHaveLength(Object.keys(tableTitles).length);
    expect(sheets[0]?.sheet).toBe('Giải ngân');
  });

  test('become a message for Zalo', async () => {
    const shared: ShareData[] = [];
    shareWith((data) => Promise.resolve(void shared.push(data)));
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao?bang=byTrade');
    await phone.user.click(await screen.findByRole('button', { name: 'Tin nhắn Zalo' }));
    await waitFor(() => expect(shared).toHaveLength(1));
    expect(shared[0]?.text).toMatch(/^TỔNG HỢP NHU CẦU HỌC NGHỀ – XÃ PHỦ THÔNG\n/u);
    expect(shared[0]?.text).toMatch(/\nTổng cộng: số lớp dự kiến \d+, tổng số người \d+, nữ \d+\n/u);
  });
});

/** As a reader that is not the writer reads them. */
async function sheetsIn(file: File | undefined) {
  return readXlsxFile(new Blob([(await file?.arrayBuffer()) ?? '']));
}

const rounded = (million: number | '-') => (million === '-' ? '-' : Math.round(million * 1000) / 1000);

describe('files for others', () => {
  test('for Excel and for machines read back equal', async () => {
    shareWith(undefined);
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Tổng khớp');
    for (const way of ['CSV cho Excel', 'CSV cho máy']) {
      await phone.user.click(screen.getByRole('button', { name: 'CSV' }));
      const sheet = within(await screen.findByRole('dialog'));
      await phone.user.click(sheet.getByLabelText(way));
      await phone.user.click(sheet.getByRole('button', { name: 'Giải ngân' }));
      await phone.user.click(sheet.getByRole('button', { name: 'Tổng hợp nhu cầu học nghề' }));
      await phone.user.click(sheet.getByRole('button', { name: 'Đóng' }));
    }
    await waitFor(() => expect(handed.files).toHaveLength(4));
    expect(handed.files.map(({ name }) => name)).toContain('BC_giai_ngan_xa_phu_thong_nam_2026.csv');
    await screen.findByText(/^Đã xuất BC_/u);
    const [excel = '', , machines = ''] = await Promise.all(handed.files.map((file) => file.text()));
    const people = Papa.parse<string[]>(excel.replace(/^\uFEFF/u, ''), { delimiter: ';' }).data;
    const programs = Papa.parse<string[]>(machines, { delimiter: ',' }).data;
    const [rows, notes] = [people.slice(0, programs.length - 1), people.slice(programs.length - 1)];
    expect(rows.map((row) => row[3]?.replace(',', '.')).slice(1)).toEqual(
      programs.map((row) => row[3]).slice(1, -1),
    );
    const said = notes.map(([first]) => first);
    expect(said).toContain('Số liệu đến 22/11/2026.');
    expect(said).toContain('Máy đồng bộ lần cuối 22/11/2026 09:00.');
  });

  test('show how far they are below the rows, so that none moves from under a finger', async () => {
    shareWith(undefined);
    const phone = await enrolPhone(await openOffice(), officer);
    const { list } = phone.notebook;
    let goOn: () => void = () => undefined;
    const written = new Promise<void>((resolve) => (goOn = resolve));
    Object.assign(phone.session.notebook, {
      list: async (query: Parameters<typeof list>[0]) => {
        if (query.kind === 'fieldVisit') await written;
        return list(query);
      },
    });
    const screen = phone.go('/bao-cao');
    await screen.findByText('Tổng khớp');
    await phone.user.click(screen.getByRole('button', { name: 'CSV' }));
    const sheet = within(await screen.findByRole('dialog'));
    await phone.user.click(sheet.getByRole('button', { name: 'Các lần kiểm tra, giám sát' }));
    const work = await sheet.findByRole('progressbar');
    const rows = sheet.getAllByRole('listitem');
    for (const row of rows) {
      expect(row.compareDocumentPosition(work)).toBe(Node.DOCUMENT_POSITION_FOLLOWING);
    }
    goOn();
    await waitFor(() => expect(sheet.queryByRole('progressbar')).toBeNull());
  });

  test('of every record of a kind leave names out unless they are asked for, with a warning', async () => {
    shareWith(undefined);
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Tổng khớp');
    await phone.user.click(screen.getByRole('button', { name: 'CSV' }));
    const sheet = within(await screen.findByRole('dialog'));
    await phone.user.click(sheet.getByRole('button', { name: 'Các khoản giải ngân' }));
    await waitFor(() => expect(handed.files).toHaveLength(1));
    await phone.user.click(sheet.getByLabelText('Kèm thông tin cá nhân'));
    sheet.getByText('Tệp có thông tin cá nhân. Chỉ gửi cho người có trách nhiệm.');
    await phone.user.click(sheet.getByRole('button', { name: 'Các khoản giải ngân' }));
    await waitFor(() => expect(handed.files).toHaveLength(2));
    const [without = '', withNames = ''] = await Promise.all(handed.files.map((file) => file.text()));
    expect(await firstBytes(handed.files[0])).toEqual([0xef, 0xbb, 0xbf]);
    expect(without).not.toContain('Người, đơn vị nhận');
    expect(withNames).toContain('Người, đơn vị nhận');
    expect(without).toContain('01969 – Phủ Thông');
    expect(without.trim().split('\r\n')).toHaveLength(
      1 + (await phone.notebook.list({ kind: 'disbursement' })).length,
    );
  });

  test('go to the share sheet where the phone takes files', async () => {
    const shared: ShareData[] = [];
    shareWith((data) => Promise.resolve(void shared.push(data)));
    const phone = await enrolPhone(await openOffice(), officer);
    const screen = phone.go('/bao-cao');
    await screen.findByText('Tổng khớp');
    await phone.user.click(screen.getByRole('button', { name: 'Chia sẻ' }));
    const sheet = within(await screen.findByRole('dialog'));
    await phone.user.click(sheet.getByRole('button', { name: 'Giải ngân' }));
    await waitFor(() => expect(shared[0]?.files?.[0]?.name).toBe('BC_giai_ngan_xa_phu_thong_nam_2026.csv'));
    await phone.user.click(sheet.getByRole('button', { name: 'Tin nhắn Zalo' }));
    await waitFor(() => expect(shared[1]?.text).toMatch(/^GIẢI NGÂN\n/u));
    expect(handed.files).toHaveLength(0);
  });
});
