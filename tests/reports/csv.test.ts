import { readFileSync, rmSync, mkdtempSync, writeFileSync, existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { forExcel, forMachines, toCsv } from '../../src/reports/csv.ts';
import type { Column, ColumnType, Table } from '../../src/reports/table.ts';

const column = (type: ColumnType, vi = 'Cột'): Column => ({ key: type, heading: { vi, en: 'Column' }, type });
const oneCell = (type: ColumnType, cell: Table['rows'][number]['cells'][number]) => ({
  columns: [column(type)],
  rows: [{ level: 0, cells: [cell] }],
});
const cellOf = (text: string, separator: string): string | undefined =>
  Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: separator }).data[1]?.[0];

describe('CSV for Excel', () => {
  const cases: [ColumnType, Table['rows'][number]['cells'][number], string][] = [
    ['text', 'Trâu sinh sản; lợn', 'Trâu sinh sản; lợn'],
    ['text', '=cmd|calc', "'=cmd|calc"],
    ['text', '+84', "'+84"],
    ['text', '-5 hộ', "'-5 hộ"],
    ['text', '@ai', "'@ai"],
    ['text', ' =1+1', "' =1+1"],
    ['text', 'Hàng 1\nHàng "2"', 'Hàng 1\nHàng "2"'],
    ['dong', -24_000_000, '-24000000'],
    ['number', 18.5, '18,5'],
    ['percent', 0.4571, '45,71%'],
    ['day', '2026-08-31', '31/08/2026'],
    ['instant', Date.UTC(2026, 7, 31, 20, 5), '01/09/2026 03:05'],
    ['code', { code: '01969', name: 'Phủ Thông' }, '01969 – Phủ Thông'],
    ['name', { code: 'dau_tu', name: 'Vốn đầu tư phát triển' }, 'Vốn đầu tư phát triển'],
    [
      'names',
      [
        { code: 'a', name: 'Nà Món' },
        { code: 'b', name: '' },
      ],
      'Nà Món, b',
    ],
    ['phone', '0912345678', '0912 345 678'],
    ['yesNo', false, 'Không'],
    ['text', null, ''],
  ];
  test.each(cases)('writes %s %j as %j', (type, cell, expected) => {
    expect(cellOf(toCsv(oneCell(type, cell), forExcel), ';')).toBe(expected);
  });

  test('begins with a byte order mark and Vietnamese headings, ends lines with CRLF, has no sep= line', () => {
    const text = toCsv(oneCell('text', 'a'), forExcel);
    expect(text).toBe('\uFEFFCột\r\na\r\n');
  });

  test('keeps every code readable to a parser that is not ours, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (cells) => {
        const table = { columns: cells.map(() => column('text')), rows: [{ level: 0, cells }] };
        const read = Papa.parse<string[]>(toCsv(table, forExcel).slice(1), {
          delimiter: ';',
          newline: '\r\n',
        }).data[1];
        expect(read?.map((cell) => cell.replace(/^'(?=\s*[=+\-@\t\r])/, ''))).toEqual(cells);
      }),
    );
  });
});

describe('CSV for machines', () => {
  test('is RFC 4180 with field names, ISO dates, bare codes and untouched text', () => {
    const table = {
      columns: [
        column('code'),
        column('day'),
        column('dong'),
        column('text'),
        column('instant'),
        column('names'),
      ],
      rows: [
        {
          level: 0,
          cells: [
            { code: '01969', name: 'Phủ Thông' },
            '2026-08-31',
            -5,
            '=cmd, "x"',
            0,
            [
              { code: 'a', name: 'A' },
              { code: 'b', name: 'B' },
            ],
          ],
        },
      ],
    };
    expect(toCsv(table, forMachines)).toBe(
      'code,day,dong,text,instant,names\r\n01969,2026-08-31,-5,"=cmd, ""x""",1970-01-01T00:00:00.000Z,a|b\r\n',
    );
  });
});

describe.runIf(existsSync('/usr/bin/soffice'))('LibreOffice', () => {
  test('reads the file for Excel back equal', () => {
    const folder = mkdtempSync(join(tmpdir(), 'so-thon-csv-'));
    try {
      const table = {
        columns: [
          column('code', 'Xã'),
          column('text', 'Tên'),
          column('phone', 'Điện thoại'),
          column('dong', 'Số tiền'),
        ],
        rows: [
          {
            level: 0,
            cells: [{ code: '01969', name: 'Phủ Thông' }, 'Trâu; "cái"', '0912345678', -24_000_000],
          },
        ],
      };
      writeFileSync(join(folder, 'a.csv'), toCsv(table, forExcel));
      const filter = '--infilter=CSV:59,34,UTF8,1,,1066';
      execFileSync('/usr/bin/soffice', [
        `-env:UserInstallation=file://${folder}/profile`,
        '--headless',
        filter,
        '--convert-to',
        'csv:Text - txt - csv (StarCalc):44,34,76,1',
        '--outdir',
        join(folder, 'out'),
        join(folder, 'a.csv'),
      ]);
      const read = Papa.parse<string[]>(
        readFileSync(join(folder, 'out', 'a.csv'), 'utf8').replace(/^\uFEFF/, ''),
      ).data;
      expect(read[0]).toEqual(['Xã', 'Tên', 'Điện thoại', 'Số tiền']);
      expect(read[1]).toEqual(['01969 – Phủ Thông', 'Trâu; "cái"', '0912 345 678', '-24000000']);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
