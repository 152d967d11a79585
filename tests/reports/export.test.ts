import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import { monthsOf, oneMonth, quarter, wholeYear } from '../../src/core/period.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { getKind } from '../../src/kinds/index.ts';
import { dayStamp, fileName, periodStamp } from '../../src/reports/file-name.ts';
import { recordsFile } from '../../src/reports/file-writer.ts';

const kind = getKind('trainingDemand');
const records = Array.from({ length: 1234 }, (_, at): LiveRecord => ({
  id: id.parse(`r${at}`),
  kind: kind.name,
  seq: at,
  gone: 'no',
  time: at,
  review: [],
  body: { commune: '01969', village: 'v.1', planYear: 2027, people: at, note: 'Hộ bà A xin học' },
}));
const order = {
  kind,
  records,
  reference: (name: string) => ({ code: name, name: 'Phủ Thông', coded: true }),
  personal: false,
  place: 'xã Phủ Thông',
  day: day.parse('2026-11-22'),
} as const;
const atOnce = { pause: () => Promise.resolve(), stopped: () => false };

describe('a file of many records', () => {
  test('is written piece by piece and reads back whole', async () => {
    const told: number[] = [];
    const file = await recordsFile(
      { ...order, forWhom: 'machines' },
      { ...atOnce, pause: (done) => Promise.resolve(void told.push(done)) },
    );
    const { data } = Papa.parse<Record<string, string>>(file?.parts.join('') ?? '', { header: true });
    const rows = data.filter((row) => row['id'] !== '');
    expect(rows).toHaveLength(1234);
    expect(rows.map((row) => row['people'])).toEqual(records.map(({ body }) => String(body.people)));
    expect(told.at(-1)).toBe(1234);
    expect(told.length).toBeGreaterThan(20);
  });

  test('has one byte order mark and one line of headings', async () => {
    const file = await recordsFile({ ...order, forWhom: 'excel' }, atOnce);
    const text = file?.parts.join('') ?? '';
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text.split('\uFEFF')).toHaveLength(2);
    expect(text.split('Số người đăng ký')).toHaveLength(2);
    expect(text).toContain('01969 – Phủ Thông');
  });

  test('leaves personal fields out unless they are asked for', async () => {
    const plain = await recordsFile({ ...order, forWhom: 'excel' }, atOnce);
    const all = await recordsFile({ ...order, forWhom: 'excel', personal: true }, atOnce);
    expect(plain?.parts.join('')).not.toContain('Hộ bà A');
    expect(all?.parts.join('')).toContain('Hộ bà A');
  });

  test('is given up where somebody stops it', async () => {
    let pieces = 0;
    const stopped = await recordsFile(
      { ...order, forWhom: 'excel' },
      { pause: () => Promise.resolve(void (pieces += 1)), stopped: () => pieces === 3 },
    );
    expect(stopped).toBeNull();
    expect(pieces).toBe(3);
  });

  test('of no records is its headings', async () => {
    const file = await recordsFile({ ...order, records: [], forWhom: 'machines' }, atOnce);
    expect(file?.parts.join('')).toMatch(/^id,commune,village,planYear/u);
    expect(file?.name).toBe('BC_nhu_cau_hoc_nghe_xa_phu_thong_den_22_11_2026.csv');
  });
});

describe('the name of a file', () => {
  test.each([
    [monthsOf(2026, 8), 'thang_08_2026'],
    [oneMonth(2026, 8), 'thang_08_2026'],
    [quarter(2026, 3), 'thang_09_2026'],
    [wholeYear(2026), 'nam_2026'],
    [{ from: day.parse('2026-01-01'), to: day.parse('2026-08-15') }, 'den_15_08_2026'],
  ])('says the period as offices do: %o is %s', (period, stamp) => {
    expect(periodStamp(period)).toBe(stamp);
  });

  test('has no accents, blanks or signs', () => {
    expect(fileName('Giải ngân', 'xã Phủ Thông', periodStamp(monthsOf(2026, 8)), 'csv')).toBe(
      'BC_giai_ngan_xa_phu_thong_thang_08_2026.csv',
    );
    expect(fileName('Khó khăn, vướng mắc', '', dayStamp(day.parse('2026-01-02')), 'csv')).toBe(
      'BC_kho_khan_vuong_mac_den_02_01_2026.csv',
    );
  });
});
