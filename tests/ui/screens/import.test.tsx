import { within } from '@testing-library/preact';
import { describe, expect, test } from 'vitest';
import { textBytes, xlsx } from '../../intake/ugly-files.ts';
import '../../support/worker-here.ts';
import { createPhone, screen, waitFor, type Phone } from './alone.tsx';

async function bring(phone: Phone, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  const file = new File([bytes], name);
  // jsdom's own files cannot be read whole.
  Object.defineProperty(file, 'arrayBuffer', { value: () => Promise.resolve(bytes.slice().buffer) });
  await phone.user.upload(await screen.findByLabelText('Chọn tệp'), file);
}

const demands = () =>
  xlsx([
    ['UBND XÃ PHỦ THÔNG'],
    ['NHU CẦU HỌC NGHỀ NĂM 2027'],
    [null],
    ['STT', 'Thôn', 'Nghề đào tạo', 'Trình độ', 'Tổng số người', 'Nữ'],
    [1, 'Nà Hin', 'Trồng quế, hồi', 'Dưới 3 tháng', 14, 9],
    [2, 'Nà Tu', 'Hàn', 'Dưới 3 tháng', 12, 15],
    [3, 'Nà Lạ', 'Hàn', 'Sơ cấp', 8, 1],
    ['Tổng cộng', null, null, null, 34, 25],
  ]);

const button = (name: string | RegExp) => screen.findByRole('button', { name });

describe('a list from a file', () => {
  test('is guessed, checked row by row, mended in place, written and taken back', async () => {
    const phone = await createPhone('communeOfficer');
    phone.go('/nhap/trainingDemand');
    await bring(phone, 'nhu cau.xlsx', await demands());
    await screen.findByText('Tiêu đề dòng 4 · 3 dòng số liệu', { exact: false });
    expect((await screen.findAllByText(/^Chắc · /u)).length).toBeGreaterThanOrEqual(4);
    await phone.user.click(await button('Soát các dòng'));

    await screen.findByText('Tổng khớp (2 số)');
    await screen.findByText('“Nà Lạ” · 1 dòng');
    await button('Ghi 1 dòng vào sổ');
    const wrong = within(await screen.findByRole('region', { name: 'Dòng có lỗi' }));
    await wrong.findByText(/Nữ \(15\) nhiều hơn/u);

    const names = within(screen.getByRole('region', { name: 'Tên chưa rõ' }));
    await phone.user.click(names.getByRole('button', { name: /Thôn, bản/u }));
    await phone.user.click(within(await screen.findByRole('dialog')).getByText('thôn Nà Tu'));
    await button('Ghi 2 dòng vào sổ');

    await phone.user.click(
      (await screen.findAllByRole('button', { name: 'Bỏ dòng này' }))[0] ?? document.body,
    );
    await phone.user.click(await button('Ghi 2 dòng vào sổ'));
    await screen.findByText('Đã ghi 2 dòng vào sổ');
    const written = await phone.notebook.list({ kind: 'trainingDemand' });
    expect(written.map(({ body }) => [body['village'], body['people'], body['status']])).toEqual(
      expect.arrayContaining([
        ['v.01969.01', 14, 'draft'],
        ['v.01969.02', 8, 'draft'],
      ]),
    );
    expect(await phone.notebook.outbox()).toHaveLength(2 + 3 + 8);

    await phone.user.click(await button('Bỏ cả lần nhập'));
    await phone.user.click(
      within(await screen.findByRole('alertdialog')).getByRole('button', { name: 'Bỏ cả lần nhập' }),
    );
    await screen.findByText('Đã bỏ 2 phiếu');
    expect(await phone.notebook.list({ kind: 'trainingDemand' })).toEqual([]);
  });

  test('is known again: the file, its rows and how its columns were matched', async () => {
    const phone = await createPhone('communeOfficer');
    phone.go('/nhap/trainingDemand');
    const bytes = await demands();
    await bring(phone, 'nhu cau.xlsx', bytes);
    await phone.user.click(await button('Soát các dòng'));
    await phone.user.click(await button('Ghi 1 dòng vào sổ'));
    await phone.user.click(await button('Nhập tệp khác'));
    await bring(phone, 'nhu cau (1).xlsx', bytes);
    await screen.findByText('Tệp này đã nhập ngày 22/11/2026, 1 dòng');
    await screen.findByText('Đã dùng cách ghép cột của lần trước.');
    await phone.user.click(await button('Soát các dòng'));
    await screen.findByText('1 dòng đã có trong sổ');
    await button('Ghi 0 dòng vào sổ');
    await phone.user.click(await screen.findByLabelText('Cập nhật'));
    await button('Ghi 1 dòng vào sổ');
  });

  test('that cannot be read says what to do', async () => {
    const phone = await createPhone('communeOfficer');
    phone.go('/nhap/village');
    await bring(phone, 'thon.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3, 4]));
    await screen.findByText('Tệp Excel đời cũ (.xls)');
    await bring(phone, 'thon.csv', textBytes('xin chào'));
    await screen.findByText('Không thấy bảng nào hợp danh sách này');
  });

  test('is offered to those who may write it, beside the list', async () => {
    const phone = await createPhone('communeAccountant');
    phone.go('/so/allocation');
    const link = await screen.findByRole('link', { name: 'Nhập từ tệp' });
    expect(link.getAttribute('href')).toBe('/nhap/allocation');
    phone.go('/so/trainingDemand');
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Nhập từ tệp' })).toBeNull());
  });
});
