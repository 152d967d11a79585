import { describe, expect, test } from 'vitest';
import { openTable } from '../../../src/intake/open-table.ts';
import { targetOf } from '../../../src/intake/targets.ts';
import { getKind } from '../../../src/kinds/index.ts';
import { errorFile } from '../../../src/ui/state/import-errors.ts';
import { lookups, sheetOf, textBytes } from '../../intake/ugly-files.ts';

describe('the file of errors', () => {
  test('has the wrong rows as they stand in the file, each with what is wrong', async () => {
    const sheet = await sheetOf(textBytes('STT;Tên thôn;Số hộ\n1;Nà Cà;84\n2;;=1+1\n3;Nà Lạ;x\n'));
    const open = openTable(sheet, targetOf(getKind('village')), lookups);
    if (open === null) throw new Error('no table');
    const stop = (vi: string) =>
      ({ field: 'name', code: 'c', level: 'stop', says: { vi, en: vi }, said: null, options: [] }) as const;
    const row = (at: number, ...stops: readonly string[]) => ({
      key: String(at + 1),
      at,
      values: {},
      stops: stops.map(stop),
      warnings: [],
      stands: null,
      sameAs: null,
    });
    const wrong = [row(2, 'Cần điền mục này.', 'Chỉ ghi chữ số.'), row(3, 'Chỉ ghi chữ số.')];
    const file = await errorFile('thon 2026.xlsx', open, wrong, 'Lỗi');
    expect(file.name).toBe('loi-thon 2026.csv');
    expect(await textIn(file)).toBe(
      '\uFEFFSTT;Tên thôn;Số hộ;Lỗi\r\n' +
        "2;;'=1+1;Cần điền mục này. · Chỉ ghi chữ số.\r\n" +
        '3;Nà Lạ;x;Chỉ ghi chữ số.\r\n',
    );
  });
});

/** Its letters with the mark of their sort, which `text()` leaves out. */
function textIn(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => {
      const bytes = reader.result instanceof ArrayBuffer ? reader.result : new ArrayBuffer(0);
      resolve(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
    });
    reader.addEventListener('error', () => reject(new Error('not read')));
    reader.readAsArrayBuffer(file);
  });
}
