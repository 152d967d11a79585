/** What files are, by their bytes; and that what is written comes back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOfCell } from '../../src/intake/cell.ts';
import { createJoiner, piecesOf } from '../../src/intake/file-pieces.ts';
import { readWorkbook } from '../../src/intake/read-workbook.ts';
import { csvRows, forExcel } from '../../src/reports/csv.ts';
import { runs } from '../support/runs.ts';
import { sheetOf, textBytes, xlsx } from './ugly-files.ts';

const LINES = 'STT;Thôn;Số hộ\r\n1;Nà Hin;84\r\n2;Phố Mới – tổ 3;"1.020"\r\n';
const ROWS = [
  ['STT', 'Thôn', 'Số hộ'],
  ['1', 'Nà Hin', '84'],
  ['2', 'Phố Mới – tổ 3', '1.020'],
];

const bytesOf = (...parts: readonly (readonly number[])[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(parts.flat());
const letters = (text: string): readonly number[] => [...new TextEncoder().encode(text)];
const utf16 = (text: string, big: boolean): readonly number[] =>
  [...text].flatMap((letter) => {
    const code = letter.charCodeAt(0);
    return big ? [code >> 8, code & 255] : [code & 255, code >> 8];
  });
const texts = async (bytes: Uint8Array<ArrayBuffer>) =>
  (await sheetOf(bytes)).rows.map((row) => row.map(textOfCell));

describe('a text file', () => {
  test.each([
    ['UTF-8', bytesOf(letters(LINES))],
    ['UTF-8 with its mark', bytesOf([0xef, 0xbb, 0xbf], letters(LINES))],
    ['UTF-16, little end first', bytesOf([0xff, 0xfe], utf16(LINES, false))],
    ['UTF-16, big end first', bytesOf([0xfe, 0xff], utf16(LINES, true))],
    ['UTF-16 without its mark', bytesOf(utf16(LINES, false))],
    ['accents apart from their letters', textBytes(LINES.normalize('NFD'))],
    ['tabs', textBytes(LINES.replaceAll(';', '\t'))],
    ['commas', textBytes(LINES.replaceAll(';', ','))],
    ['a line that names the separator', textBytes(`sep=;\r\n${LINES}`)],
  ])('in %s is read the same', async (_, bytes) => {
    expect(await texts(bytes)).toEqual(ROWS);
  });

  test('in Windows-1258 is read, too', async () => {
    // "Hộ nghèo, thôn Nà Tấu": â and ô are letters there, the accents signs of their own.
    const written = [
      [0x48, 0xf4, 0xf2, 0x20, 0x6e, 0x67, 0x68, 0x65, 0xcc, 0x6f, 0x3b],
      [0x4e, 0x61, 0xcc, 0x20, 0x54, 0xe2, 0xec, 0x75, 0x0d, 0x0a],
      [0x31, 0x3b, 0x32, 0x0d, 0x0a],
    ];
    expect(await texts(bytesOf(...written))).toEqual([
      ['Hộ nghèo', 'Nà Tấu'],
      ['1', '2'],
    ]);
  });

  test('in the letters of old fonts says that it must be saved anew', async () => {
    // TCVN3: "Tổng cộng;Hộ nghèo"
    const written = [
      0x54, 0xe6, 0x6e, 0x67, 0x20, 0x63, 0xe9, 0x6e, 0x67, 0x3b, 0x48, 0xe9, 0x20, 0xae, 0xb9, 0x0a,
    ];
    expect(await readWorkbook(bytesOf(written))).toEqual({ trouble: 'LETTERS' });
  });
});

describe('a file that is no table', () => {
  const zip = (name: string) => bytesOf(letters('PK\u0003\u0004'), letters(`${'.'.repeat(40)}${name}`));
  test.each([
    ['EMPTY', bytesOf([])],
    ['EMPTY', textBytes(' ; ;\r\n;;\r\n')],
    ['OLD_XLS', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], letters('Workbook'))],
    ['PASSWORD', bytesOf([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1], utf16('EncryptedPackage', false))],
    ['PICTURE', bytesOf([0xff, 0xd8, 0xff, 0xe0, 1, 2])],
    ['PICTURE', bytesOf([0x89], letters('PNG\r\n'))],
    ['PDF', bytesOf(letters('%PDF-1.7'))],
    ['WEB_PAGE', textBytes('<html><table><tr><td>1</td></tr></table></html>')],
    ['OTHER_OFFICE', zip('word/document.xml')],
    ['BROKEN', zip('xl/workbook.xml')],
  ])('is known as %s', async (trouble, bytes) => {
    expect(await readWorkbook(bytes)).toEqual({ trouble });
  });
});

const word = fc.constantFrom(
  'Nà Hin',
  'Đức',
  'Ươm chè',
  'RDT 112',
  'a;b',
  'c,d',
  'nói "vâng"',
  '48/QĐ-UBND',
  'x',
  '01969',
);

describe('what is written', () => {
  test('comes back from a workbook: texts, numbers, days, yes and blanks', async () => {
    const cell = fc.oneof(
      word,
      fc.integer({ min: -1e9, max: 1e12 }),
      fc.boolean(),
      fc.constant(null),
      fc.date({ min: new Date('2015-01-01'), max: new Date('2035-12-31'), noInvalidDate: true }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(word, cell, cell), { minLength: 1, maxLength: 8 }), async (rows) => {
        const days = rows.map((row) =>
          row.map((one) => (one instanceof Date ? new Date(one.toISOString().slice(0, 10)) : one)),
        );
        const { rows: read } = await sheetOf(await xlsx(days));
        const expected = days.map((row) =>
          row.map((one) => (one instanceof Date ? { day: one.toISOString().slice(0, 10) } : one)),
        );
        expect(read.map((row) => [row[0], row[1] ?? null, row[2] ?? null])).toEqual(expected);
      }),
      { numRuns: runs(20) },
    );
  });

  test("comes back from the office's own file for Excel", async () => {
    const columns = ['a', 'b', 'c'].map((key) => ({
      key,
      heading: { vi: key, en: key },
      type: 'text' as const,
    }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(word, word, word), { minLength: 2, maxLength: 8 }),
        async (cells) => {
          const text = csvRows(
            columns,
            cells.map((one) => ({ cells: one, level: 0 })),
            forExcel,
          );
          expect(await texts(textBytes(`\uFEFF${text}`))).toEqual(cells);
        },
      ),
      { numRuns: runs(30) },
    );
  });
});

describe('a long file', () => {
  test('is handed over in pieces, and is whole again', async () => {
    const lines = Array.from({ length: 1_000 }, (_, at) => `${at};thôn ${at}`).join('\n');
    const read = await readWorkbook(textBytes(lines));
    const pieces = [...piecesOf(read)];
    expect(pieces).toHaveLength(3 + 1);
    const join = createJoiner();
    expect(pieces.map(join)).toEqual([null, null, null, read]);
  });
});
