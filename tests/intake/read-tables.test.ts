/** Whole files as offices keep them, from bytes to records to be. */
import { describe, expect, test } from 'vitest';
import { totalsOf } from '../../src/intake/check-totals.ts';
import type { Mapping } from '../../src/intake/mapping.ts';
import { openTable } from '../../src/intake/open-table.ts';
import { createRowReader, NO_MENDS, type Mends } from '../../src/intake/read-rows.ts';
import type { TargetName } from '../../src/intake/target-names.ts';
import { targetOf } from '../../src/intake/targets.ts';
import { getKind } from '../../src/kinds/index.ts';
import { lookups, sheetOf, textBytes, xlsx } from './ugly-files.ts';

async function read(
  name: TargetName,
  bytes: Uint8Array<ArrayBuffer>,
  fixed: Mapping['fixed'] = {},
  mends: Mends = NO_MENDS,
) {
  const target = targetOf(getKind(name));
  const sheet = await sheetOf(bytes);
  const open = openTable(sheet, target, lookups);
  if (open === null) throw new Error('no table');
  const { table, rows, guesses, unit } = open;
  const columns = Object.fromEntries(guesses.map(({ column, use }) => [column.index, use]));
  const mapping: Mapping = { columns, fixed, unit };
  const reader = createRowReader({ target, table, mapping, lookups, mends });
  const records = rows.flatMap(reader);
  const totals = totalsOf(rows, target, mapping);
  return {
    table,
    rows,
    guesses,
    totals,
    records,
    bodies: records.map(({ values }) => values),
    troubles: records.flatMap(({ troubles }) => troubles.map(({ field, says }) => `${field}: ${says.vi}`)),
    fields: Object.fromEntries(
      guesses.map(({ column, use }) => [column.path.join(' › '), use.as === 'field' ? use.field : use.as]),
    ),
  };
}

describe('a list of villages', () => {
  const bytes = xlsx([
    [{ text: 'ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG', across: 3 }],
    [null],
    [{ text: 'DANH SÁCH THÔN NĂM 2026', across: 6 }],
    [null],
    ['STT', 'Tên thôn, bản', 'Số hộ', 'Nhân khẩu', 'Thôn ĐBKK', 'Tên cũ', 'Cán bộ phụ trách'],
    [1, 'Thôn Nà Cà'.normalize('NFD'), 84, 362, 'x', 'Nà Cà 1; Nà Cà 2', 'Bác A'],
    [2, 'Bản  Khuổi\u00a0Bốc', '1.020', '4.250', null, null, null],
    [3, 'Tổ dân phố 3', 60, 241, 'không', null, null],
    [null, 'Tổng cộng', 1164, 4853, null, null, null],
    [null],
    [null, null, null, 'Phủ Thông, ngày 10 tháng 3 năm 2026'],
    [null, 'NGƯỜI LẬP BIỂU', null, 'CHỦ TỊCH'],
  ]);

  test('is found below its titles, without its sum and its signatures', async () => {
    const { table, bodies, troubles, fields } = await read('village', await bytes, { commune: '01969' });
    expect(table).toMatchObject({ head: [4, 4], year: 2026 });
    expect(troubles).toEqual([]);
    expect(fields).toMatchObject({
      'Tên thôn, bản': 'name',
      'Thôn ĐBKK': 'isDbkk',
      STT: 'ignore',
      'Tên cũ': 'aliases',
    });
    expect(bodies).toMatchObject([
      { name: 'Nà Cà', unitType: 'thon', households: 84, people: 362, isDbkk: true, commune: '01969' },
      { name: 'Khuổi Bốc', unitType: 'ban', households: 1020, people: 4250 },
      { name: '3', unitType: 'to_dan_pho', households: 60, isDbkk: false },
    ]);
    expect(bodies[0]?.['aliases']).toMatchObject([{ name: 'Nà Cà 1' }, { name: 'Nà Cà 2' }]);
  });

  test('is compared with its own sum', async () => {
    const { totals } = await read('village', await bytes, { commune: '01969' });
    expect(totals.map(({ column, fits }) => [column, fits])).toEqual([
      [2, true],
      [3, true],
    ]);
  });
});

describe('a list of training demands', () => {
  test('has a heading of two storeys, merged villages and a column of its own', async () => {
    const bytes = await xlsx([
      [{ text: 'TỔNG HỢP NHU CẦU ĐÀO TẠO NGHỀ NĂM 2027', across: 9 }],
      [null],
      [
        { text: 'TT', down: 2 },
        { text: 'Thôn', down: 2 },
        { text: 'Nghề đào tạo', down: 2 },
        { text: 'Tổng số người', down: 2 },
        { text: 'Trong đó', across: 4 },
        null,
        null,
        null,
        { text: 'Thời gian dự kiến', down: 2 },
        { text: 'Người đăng ký thay', down: 2 },
      ],
      [null, null, null, null, 'Nữ', 'DTTS', 'Hộ nghèo', 'Hộ cận nghèo', null, null],
      ['(1)', '(2)', '(3)', '(4)', '(5)', '(6)', '(7)', '(8)', '(9)', '(10)'],
      [1, { text: 'Nà Hin', down: 2 }, 'Nghề trồng quế', 14, 9, 13, 5, 3, 'tháng 10-11', null],
      [2, null, 'Hàn', '12 người', '-', 12, 4, null, 'Quý IV', 'Trưởng nhóm'],
      [3, 'thôn NÀ TU', 'Làm bún khô', 10, 10, 10, 2, 1, null, null],
      ['Tổng cộng', null, null, 36, 19, 35, 11, 4, null, null],
    ]);
    const { bodies, troubles, fields, totals } = await read('trainingDemand', bytes, {
      commune: '01969',
      planYear: 2027,
      level: 'duoi_3_thang',
    });
    expect(fields).toMatchObject({
      'Trong đó › Nữ': 'women',
      'Trong đó › Hộ cận nghèo': 'nearPoor',
      'Người đăng ký thay': 'note',
    });
    expect(bodies).toMatchObject([
      { village: 'v.01969.01', trade: 'trade.que', people: 14, women: 9, nearPoor: 3, months: ['10', '11'] },
      {
        village: 'v.01969.01',
        trade: 'trade.han',
        people: 12,
        ethnicMinority: 12,
        months: ['10', '11', '12'],
      },
      { village: 'v.01969.02', tradeOther: 'Làm bún khô', people: 10, level: 'duoi_3_thang', planYear: 2027 },
    ]);
    expect(bodies[1]).not.toHaveProperty('women');
    expect(bodies[1]?.['note']).toBe('Người đăng ký thay: Trưởng nhóm');
    expect(troubles).toEqual(['trade: Nghề này không có trong danh mục: ghi là "nghề khác". Xem lại.']);
    expect(totals.every(({ fits }) => fits)).toBe(true);
  });
});

describe('a plan of money', () => {
  test('has a column for each sort of money, millions, and nodes below their projects', async () => {
    const bytes = await xlsx([
      ['UBND XÃ PHỦ THÔNG'],
      [{ text: 'GIAO KẾ HOẠCH VỐN CHƯƠNG TRÌNH MTQG NĂM 2026', across: 8 }],
      ['(Kèm theo Quyết định số 48/QĐ-UBND)'],
      [null, null, null, null, null, null, 'Đơn vị tính: triệu đồng'],
      [
        { text: 'STT', down: 2 },
        { text: 'Chương trình, dự án', down: 2 },
        { text: 'Tổng số', down: 2 },
        { text: 'Vốn đầu tư', across: 2 },
        null,
        { text: 'Vốn sự nghiệp', across: 2 },
        null,
        { text: 'Ghi chú', down: 2 },
      ],
      [null, null, null, 'NSTW', 'NS tỉnh', 'NSTW', 'NS tỉnh', null],
      [null, 'TỔNG CỘNG', 3202.5, 1450, 100, 1580, 72.5, null],
      [
        'I',
        'Chương trình MTQG phát triển KT-XH vùng đồng bào dân tộc thiểu số',
        2752.5,
        1450,
        100,
        1130,
        72.5,
        null,
      ],
      [1, 'Dự án 3', 892.5, null, null, 820, 72.5, null],
      ['1.1', 'Tiểu dự án 2', 892.5, null, null, '820', '72,5', 'chuyển sang'],
      [2, 'Dự án 4: Đầu tư cơ sở hạ tầng thiết yếu', 1550, 1450, 100, null, null, null],
      ['2.1', 'Tiểu dự án 1', 1550, 1450, 100, null, null, null],
      [3, 'DA5-TDA3', 310, null, null, 310, null, null],
      ['II', 'Chương trình MTQG giảm nghèo bền vững', 450, null, null, 450, null, null],
      [1, 'Dự án 2', 450, null, null, 450, null, null],
    ]);
    const { bodies, troubles, table, totals } = await read('allocation', bytes, {
      commune: '01969',
      year: 2026,
      type: 'giao_dau_nam',
      planState: 'giao_trong_nam',
    });
    expect(troubles).toEqual([]);
    expect(table.unit).toBe('trieu');
    expect(
      bodies.map(({ node, capitalKind, source, amount }) => [node, capitalKind, source, amount]),
    ).toEqual([
      ['DTTS21.DA3.TDA2', 'thuong_xuyen', 'nstw', 820_000_000],
      ['DTTS21.DA3.TDA2', 'thuong_xuyen', 'ns_tinh', 72_500_000],
      ['DTTS21.DA4.TDA1', 'dau_tu', 'nstw', 1_450_000_000],
      ['DTTS21.DA4.TDA1', 'dau_tu', 'ns_tinh', 100_000_000],
      ['DTTS21.DA5.TDA3', 'thuong_xuyen', 'nstw', 310_000_000],
      ['GN21.DA2', 'thuong_xuyen', 'nstw', 450_000_000],
    ]);
    expect(totals.filter(({ fits }) => !fits)).toEqual([]);
  });
});

describe('past payments', () => {
  const csv = [
    'Đơn vị tính: đồng;;;;;',
    ';;;;;',
    'STT;Ngày chi;Số chứng từ;Tiểu dự án;Số tiền;Hình thức;Xã',
    '1;16/4/26;RDT 112;tiểu dự án 2 dự án 3 DTTS;48.000.000;Tạm ứng;Vi Hương',
    '2;20/08/2026;RDT 240;DA3-TDA2 DTTS;1,5 tr;thu hồi;xã Phủ Thông',
    '3;46254;RDT 241;DTTS21.DA3.TDA2;(96.000.000);TT;huyện Bạch Thông',
    '4;31/02/2026;RDT 242;Dự án 99;chín triệu;TT;Phủ Thông',
    ';;Cộng;;49.500.000;;',
  ].join('\r\n');
  const fixed = { year: 2026, capitalKind: 'thuong_xuyen', source: 'nstw', planState: 'giao_trong_nam' };

  test('are read from a text file with days of three sorts and old names of communes', async () => {
    const { bodies, troubles } = await read('disbursement', textBytes(csv), fixed);
    expect(bodies).toMatchObject([
      {
        payDate: '2026-04-16',
        voucherNo: 'RDT 112',
        node: 'DTTS21.DA3.TDA2',
        amount: 48_000_000,
        entryKind: 'tam_ung',
        commune: '01969',
      },
      { payDate: '2026-08-20', amount: -1_500_000, entryKind: 'thu_hoi_tam_ung', commune: '01969' },
      { payDate: '2026-08-20', amount: -96_000_000, entryKind: 'thanh_toan_khoi_luong' },
      {},
    ]);
    expect(troubles).toEqual([
      'commune: Có 2 mục tên "huyện Bạch Thông". Chọn một.',
      'payDate: Tháng 2/2026 không có ngày 31. Xem lại ngày.',
      'node: Không có "Dự án 99" trong danh sách. Chọn giúp.',
      'amount: Chưa đọc được số tiền. Ghi số và đơn vị, như 1,2 tr hoặc 500k.',
    ]);
  });

  test('take what a person put right: one text everywhere, one cell in one row', async () => {
    const mends: Mends = {
      texts: { 'commune\nhuyện bạch thông': '01981', 'node\ndự án 99': 'GN21.DA2' },
      rows: { '7': { payDate: '2026-02-28', amount: 9_000_000 } },
    };
    const { bodies, troubles } = await read('disbursement', textBytes(csv), fixed, mends);
    expect(troubles).toEqual([]);
    expect(bodies[2]).toMatchObject({ commune: '01981' });
    expect(bodies[3]).toMatchObject({ node: 'GN21.DA2', payDate: '2026-02-28', amount: 9_000_000 });
  });
});

describe('production projects', () => {
  test('get their sources from the columns of money, and their cost from those', async () => {
    const bytes = await xlsx([
      [null],
      ['ĐVT: Triệu đồng'],
      ['STT', 'Tên dự án', 'Địa bàn', 'Số hộ', { text: 'Kinh phí', across: 2 }, null, 'Số QĐ', 'Ngày QĐ'],
      [null, null, null, null, 'NSTW', 'Nhân dân đóng góp', null, null],
      [1, 'Nuôi trâu sinh sản', 'Nà Hin, Nà Tu', 7, 96, 47, '125/QĐ-UBND', new Date(Date.UTC(2026, 1, 20))],
    ]);
    const { bodies, troubles } = await read('productionProject', bytes, {
      commune: '01969',
      year: 2026,
      form: 'cong_dong',
      sector: 'chan_nuoi',
    });
    expect(troubles).toEqual([]);
    expect(bodies).toMatchObject([
      {
        name: 'Nuôi trâu sinh sản',
        villages: ['v.01969.01', 'v.01969.02'],
        households: 7,
        totalCost: 143_000_000,
        sources: [
          { source: 'nstw', amount: 96_000_000 },
          { source: 'nhan_dan', amount: 47_000_000 },
        ],
        decisionNo: '125/QĐ-UBND',
        decisionDate: '2026-02-20',
      },
    ]);
  });
});
