/**
 * Files that a person reads: bang-giai-ngan.csv beside this test is the worked example's table as an officer's Excel
 * opens it. RECORD_GOLDEN=1 writes it anew: read the difference. The workbook is opened by a reader that is not its
 * writer, and by LibreOffice where there is one.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import Papa from 'papaparse';
import readExcel, { type Sheet } from 'read-excel-file/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { csvNotes, forExcel, toCsv } from '../../../src/reports/csv.ts';
import type { Table } from '../../../src/reports/table.ts';
import { tallyReport } from '../../../src/reports/tally.ts';
import { toXlsx } from '../../../src/reports/xlsx.ts';
import { exampleQuestion, exampleRecords, nameOf } from './worked-example.ts';

const GOLDEN = join(import.meta.dirname, 'bang-giai-ngan.csv');
const SOFFICE = '/usr/bin/soffice';
const HEAD = {
  office: ['UBND TỈNH THÁI NGUYÊN', 'ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG'],
  placeAndDay: 'Phủ Thông, ngày 05 tháng 9 năm 2025',
};

const { tables } = tallyReport(exampleRecords, exampleQuestion, nameOf);
let workbook: Buffer;
let sheets: Sheet[];
beforeAll(async () => {
  const subtitle = '(Số liệu đến 31/08/2025)';
  const blob = await toXlsx(
    [tables.money, tables.projects].map((table) => ({
      table,
      head: HEAD,
      subtitle,
      signs: ['NGƯỜI LẬP BIỂU'],
    })),
    { pause: () => Promise.resolve(), stopped: () => false },
  );
  workbook = Buffer.from(await (blob ?? new Blob()).arrayBuffer());
  sheets = await readExcel(workbook);
});

describe('the CSV that an officer opens', () => {
  test('is the file that stands beside this test, byte for byte', () => {
    const text = toCsv(tables.money, forExcel) + csvNotes(tables.money, forExcel);
    if (process.env['RECORD_GOLDEN'] === '1') writeFileSync(GOLDEN, text);
    expect(text).toBe(readFileSync(GOLDEN, 'utf8'));
  });

  test('says, to a parser that is not ours, what the pencil said', () => {
    const rows = Papa.parse<string[]>(readFileSync(GOLDEN, 'utf8').slice(1), { delimiter: ';' }).data;
    const [head = [], total = []] = rows;
    const said = (heading: string): string | undefined => total[head.indexOf(heading)];
    expect([said('KH vốn: tổng'), said('Lũy kế giải ngân'), said('Tỷ lệ'), said('Tỷ lệ ĐTPT')]).toEqual([
      '6250000000',
      '2320000000',
      '37,12%',
      '44%',
    ]);
  });
});

/** The row of headings ends above the total. */
function below(sheet: Sheet | undefined): readonly (readonly unknown[])[] {
  const rows = sheet?.data ?? [];
  return rows.slice(rows.findIndex((row) => row.includes('Tổng cộng')));
}

/** What of a table is a number, a day or blank, as a strange reader ought to see it. */
function expected({ columns, rows }: Table): readonly (readonly unknown[])[] {
  return rows.map(({ cells }) =>
    columns.map(({ type }, at) => {
      const cell = cells[at] ?? null;
      if (type === 'day' && typeof cell === 'string') return new Date(`${cell}T00:00:00Z`);
      if (type === 'yesNo') return cell === true ? 'Có' : 'Không';
      if (cell === '' || cell === null) return null;
      return typeof cell === 'object' && 'name' in cell ? cell.name || null : cell;
    }),
  );
}

describe('the workbook that an officer opens', () => {
  test('has the head of an office paper, the title, the unit', () => {
    const words = (sheets[0]?.data ?? [])
      .slice(0, 9)
      .flat()
      .filter((cell) => cell !== null);
    expect(words).toEqual(
      expect.arrayContaining([
        'ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG',
        'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM',
        'Phủ Thông, ngày 05 tháng 9 năm 2025',
        '(Số liệu đến 31/08/2025)',
        'Đơn vị tính: đồng',
      ]),
    );
  });

  test.each([
    [0, () => tables.money],
    [1, () => tables.projects],
  ] as const)(
    'sheet %i has every cell of its table: numbers as numbers, days as days, blanks blank',
    (at, of) => {
      const table = of();
      const read = below(sheets[at]).slice(0, table.rows.length);
      const width = table.columns.length;
      const padded = read.map((row) => Array.from({ length: width }, (_, column) => row[column] ?? null));
      expect(padded).toEqual(expected(table));
    },
  );

  test('says under the table up to which day, and who has not sent', () => {
    const words = below(sheets[0]).flat().join('\n');
    for (const { vi } of tables.money.notes) expect(words).toContain(vi);
    expect(words).toContain('Bản Lạn');
    expect(words).toContain('NGƯỜI LẬP BIỂU');
  });
});

describe.runIf(existsSync(SOFFICE))('LibreOffice', () => {
  test('opens the workbook and reads the same sums', () => {
    const folder = mkdtempSync(join(tmpdir(), 'so-thon-xlsx-'));
    try {
      writeFileSync(join(folder, 'a.xlsx'), workbook);
      const profile = `-env:UserInstallation=file://${folder}/profile`;
      const filter = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false';
      execFileSync(SOFFICE, [
        profile,
        '--headless',
        '--convert-to',
        filter,
        '--outdir',
        folder,
        join(folder, 'a.xlsx'),
      ]);
      const rows = Papa.parse<string[]>(
        readFileSync(join(folder, 'a.csv'), 'utf8').replace(/^\uFEFF/u, ''),
      ).data;
      const total = rows.find((row) => row.includes('Tổng cộng')) ?? [];
      expect(total).toContain('6250000000');
      expect(total).toContain('2320000000');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
