import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { payPeriod } from '../../src/core/period.ts';
import { letterhead } from '../../src/kinds/letterhead.ts';
import { forExcel, csvNotes } from '../../src/reports/csv.ts';
import { periodStamp } from '../../src/reports/file-name.ts';
import { letterheadOf } from '../../src/reports/letterhead-of.ts';
import { tablePicture } from '../../src/reports/picture.ts';
import { syncedNote } from '../../src/reports/table-notes.ts';
import { chiefColumns, tableNames } from '../../src/reports/table-titles.ts';
import { tableText } from '../../src/reports/zalo-text.ts';
import { made, plan, reportOf } from './made-records.ts';

const { tables } = reportOf({
  allocations: [plan(1_500_000), plan(2_000_000, { node: 'P.B' })],
  projects: [made('productionProject', { name: 'Dê <đen> & bò', villages: ['v.1'], year: 2026 }, 'p.1')],
});

describe('the picture of a table', () => {
  test('has its title, its chief columns in triệu đồng and what is said under it', () => {
    const { svg, width, height } = tablePicture(tables.money, {
      columns: chiefColumns.money,
      place: 'xã Phủ Thông',
    });
    const said = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/gu)].map(([, text]) => text);
    expect(said[0]).toBe('Giải ngân');
    expect(said[1]).toBe('Xã Phủ Thông · Kỳ 01/01/2026 – 31/12/2026 · đơn vị tính: triệu đồng');
    expect(said).toEqual(expect.arrayContaining(['DA-B – Nội dung DA-B', '3,5', '0%', 'Tổng khớp.']));
    expect(width).toBe(1080);
    expect(height).toBeGreaterThan(400);
  });

  test('is drawn of every table, whatever people wrote into it', () => {
    for (const name of tableNames) {
      const { svg } = tablePicture(tables[name], { columns: chiefColumns[name], place: 'xã' });
      expect(svg, name).not.toMatch(/NaN|undefined/u);
      const shown = chiefColumns[name].filter((key) => tables[name].columns.some((one) => one.key === key));
      expect(shown.length, name).toBeGreaterThan(1);
    }
    const { svg } = tablePicture(tables.projects, { columns: chiefColumns.projects, place: 'xã' });
    expect(svg).toContain('Dê &lt;đen&gt; &amp; bò');
  });
});

describe('a table as a message', () => {
  test('is lines with the chief figures, its notes at the end', () => {
    const lines = tableText(tables.money, chiefColumns.money, 'xã Phủ Thông').split('\n');
    expect(lines.slice(0, 4)).toEqual([
      'GIẢI NGÂN – XÃ PHỦ THÔNG',
      'Kỳ 01/01/2026 – 31/12/2026',
      '(triệu đồng)',
      'Tổng cộng: kh vốn: tổng 3,5, lũy kế giải ngân -, tỷ lệ 0%, còn lại chưa giải ngân 3,5',
    ]);
    expect(lines).toContain('Tổng khớp.');
  });
});

describe('what is said of a phone', () => {
  test('is when it last heard from its office, on a day that a reader of the file knows, too', () => {
    const moment = Date.UTC(2026, 10, 22, 2, 5);
    expect(syncedNote(moment, 3).vi).toBe(
      'Máy đồng bộ lần cuối 22/11/2026 09:05; 3 mục của máy này chưa gửi.',
    );
    expect(syncedNote(null, 0).vi).toBe('Máy chưa đồng bộ lần nào.');
  });

  test('stands below the rows of a file for Excel, each line as wide as the others', () => {
    const [columns] = [tables.byGroup.columns];
    const text = csvNotes({ columns, notes: [{ vi: '=Tổng', en: '' }] }, forExcel);
    expect(text).toBe(";;;;\r\n'=Tổng;;;;\r\n");
  });
});

describe('the head of an office’s papers', () => {
  const [own, province] = letterhead.examples;
  const heads = [
    made('letterhead', { ...own, office: 'CŨ', validFrom: '2020-01-01' }),
    made('letterhead', { ...own }),
    made('letterhead', { ...own, office: 'MỚI', validFrom: '2027-01-01' }),
    made('letterhead', { ...province }),
  ];

  test('is the newest one of that office in use on the day', () => {
    const on = day.parse('2026-11-22');
    expect(letterheadOf(heads, '01969', on)).toMatchObject({
      office: 'ỦY BAN NHÂN DÂN XÃ PHỦ THÔNG',
      signs: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'],
    });
    expect(letterheadOf(heads, '01969', day.parse('2027-02-01'))?.office).toBe('MỚI');
    expect(letterheadOf(heads, null, on)?.placeName).toBe('Thái Nguyên');
    expect(letterheadOf(heads, '01981', on)).toBeNull();
  });
});

describe('the name of a file', () => {
  test('says thirteen months where a budget year is told with its adjustment period', () => {
    expect(periodStamp(payPeriod(2026))).toBe('13_thang_nam_2026');
  });
});
