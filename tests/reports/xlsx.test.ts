import { inflateRawSync } from 'node:zlib';
import readXlsxFile from 'read-excel-file/universal';
import { describe, expect, test } from 'vitest';
import type { Table } from '../../src/reports/table.ts';
import { toXlsx, type XlsxPace, type XlsxSheet } from '../../src/reports/xlsx.ts';

const words = (vi: string) => ({ vi, en: vi });
const group = words('Kế hoạch vốn giao');
const table: Table = {
  title: words('Giải ngân: năm 2026'),
  columns: [
    { key: 'commune', heading: words('Mã xã'), type: 'code' },
    { key: 'name', heading: words('Nội dung'), type: 'text' },
    { key: 'plan', heading: words('KH: tổng'), type: 'dong', group, short: words('Tổng số') },
    { key: 'local', heading: words('KH: NSĐP'), type: 'dong', group, short: words('NSĐP') },
    { key: 'rate', heading: words('Tỷ lệ'), type: 'percent' },
    { key: 'day', heading: words('Ngày'), type: 'day' },
    { key: 'phone', heading: words('Điện thoại'), type: 'phone' },
  ],
  rows: [
    { level: 0, cells: [null, 'Tổng cộng', 1_234_567_890, null, 0.457, null, null] },
    {
      level: 2,
      cells: [
        { code: '01969', name: 'Phủ Thông' },
        '=SUM(A1:A9)',
        -5_000_000,
        0,
        null,
        '2026-03-08',
        '0912345678',
      ],
    },
  ],
  notes: [words('Số liệu đến 31/08/2026.'), words('Tổng khớp.')],
};
const paper: XlsxSheet = {
  table,
  head: {
    office: ['TỈNH THÁI NGUYÊN', 'ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG', 'Số:   /BC-UBND'],
    placeAndDay: 'Phủ Thông, ngày 05 tháng 09 năm 2026',
  },
  subtitle: 'Kỳ 01/01/2026 – 31/08/2026',
  signs: ['NGƯỜI LẬP BIỂU', 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH'],
};
const atOnce: XlsxPace = { pause: () => Promise.resolve(), stopped: () => false };

async function written(...sheets: readonly XlsxSheet[]): Promise<Blob> {
  const blob = await toXlsx(sheets, atOnce);
  if (blob === null) throw new Error('nobody stopped it');
  return blob;
}

describe('a workbook, opened by a reader that is not its writer', () => {
  test('has codes as text, money and shares as numbers, days as days, blanks as blanks', async () => {
    const [sheet] = await readXlsxFile(await written(paper));
    const rows = sheet?.data ?? [];
    const at = rows.findIndex((row) => row[1] === 'Tổng cộng');
    expect(rows[at]).toEqual([null, 'Tổng cộng', 1_234_567_890, null, 0.457, null, null]);
    expect(rows[at + 1]).toEqual([
      '01969 – Phủ Thông',
      '=SUM(A1:A9)',
      -5_000_000,
      0,
      null,
      new Date('2026-03-08T00:00:00Z'),
      '0912345678',
    ]);
  });

  test('has the head of the office, the title, the period, the unit, the notes and who signs', async () => {
    const [sheet] = await readXlsxFile(await written(paper));
    const said = (sheet?.data ?? []).map((row) => row.filter((cell) => cell !== null));
    expect(said[0]).toEqual(['TỈNH THÁI NGUYÊN', 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM']);
    expect(said[2]).toEqual(['Số:   /BC-UBND', 'Phủ Thông, ngày 05 tháng 09 năm 2026']);
    expect(said).toContainEqual(['GIẢI NGÂN: NĂM 2026']);
    expect(said).toContainEqual(['Kỳ 01/01/2026 – 31/08/2026']);
    expect(said).toContainEqual(['Đơn vị tính: đồng']);
    expect(said).toContainEqual(['Tổng khớp.']);
    expect(said).toContainEqual(['NGƯỜI LẬP BIỂU', 'TM. ỦY BAN NHÂN DÂN']);
    expect(said).toContainEqual(['CHỦ TỊCH']);
  });

  test('has two storeys of headings, merged, and both stay in sight', async () => {
    const blob = await written(paper);
    const [sheet] = await readXlsxFile(blob);
    const upper = sheet?.data.findIndex((row) => row[0] === 'Mã xã') ?? -1;
    expect(sheet?.data[upper]?.[2]).toBe('Kế hoạch vốn giao');
    expect(sheet?.data[upper + 1]?.slice(2, 4)).toEqual(['Tổng số', 'NSĐP']);
    const xml = await partOf(blob, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain(`<mergeCell ref="C${upper + 1}:D${upper + 1}"/>`);
    expect(xml).toContain(`<mergeCell ref="A${upper + 1}:A${upper + 2}"/>`);
    expect(xml).toMatch(new RegExp(`<pane [^>]*ySplit="${upper + 2}"[^>]*state="frozen"`, 'u'));
    expect(xml).toMatch(/<pane [^>]*xSplit="2"/u);
  });

  test('writes numbers in the formats of offices', async () => {
    const styles = await partOf(await written(paper), 'xl/styles.xml');
    for (const format of ['#,##0', '0.0%', 'dd/mm/yyyy']) expect(styles).toContain(`formatCode="${format}"`);
    expect(styles).toContain('Times New Roman');
  });

  test('names its sheets after their tables, as Excel allows it, each name once', async () => {
    const sheets = await readXlsxFile(await written(paper, { ...paper, head: null, signs: [] }));
    expect(sheets.map(({ sheet }) => sheet)).toEqual(['Giải ngân  năm 2026', 'Giải ngân  năm 2026 (2)']);
  });

  test('stops between two pieces of work, and says how far it was', async () => {
    const rows = Array.from({ length: 1200 }, () => table.rows[1] ?? { level: 1, cells: [] });
    const seen: string[] = [];
    const blob = await toXlsx([{ ...paper, table: { ...table, rows } }], {
      pause: (done, all) => Promise.resolve(void seen.push(`${done}/${all}`)),
      stopped: () => seen.length === 2,
    });
    expect([blob, seen]).toEqual([null, ['500/1200', '1000/1200']]);
  });
});

/** A file of the workbook as text: a workbook is a zip of XML. */
async function partOf(blob: Blob, name: string): Promise<string> {
  const bytes = Buffer.from(await blob.arrayBuffer());
  for (let at = bytes.indexOf('PK\u0001\u0002'); at !== -1; at = bytes.indexOf('PK\u0001\u0002', at + 4)) {
    const found = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28));
    if (found !== name) continue;
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8');
  }
  throw new Error(`no ${name} in the workbook`);
}
