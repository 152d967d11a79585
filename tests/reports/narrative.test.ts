import { describe, expect, test } from 'vitest';
import { makeDay, type Day } from '../../src/core/day.ts';
import { monthsOf, quarter, wholeYear } from '../../src/core/period.ts';
import { saidPeriod } from '../../src/reports/narrative.ts';
import { slots } from '../../src/reports/periodic-words.ts';
import { periodicOf, talliedOf } from './periodic-records.ts';

const day = (year: number, month: number, date: number): Day => {
  const made = makeDay(year, month, date);
  if (made === null) throw new Error('no such day');
  return made;
};

describe('the words of a report', () => {
  const { narrative } = talliedOf();
  const texts = narrative.blocks.flatMap((block) => (block.is === 'table' ? [] : [block.text ?? '']));
  const said = texts.join('\n');

  test('fill in every number from the records', () => {
    expect(narrative.title).toBe('BÁO CÁO SƠ KẾT');
    expect(narrative.subtitle).toBe(
      'Kết quả thực hiện các chương trình mục tiêu quốc gia 10 tháng đầu năm 2026 tại xã Phủ Thông',
    );
    expect(said).toContain('Tổng kế hoạch vốn năm 2026 là 500 triệu đồng');
    expect(said).toContain('Lũy kế giải ngân đến 31/10/2026 là 120 triệu đồng, bằng 24% kế hoạch');
    expect(said).toContain('còn lại 380 triệu đồng');
    expect(said).toContain('nhu cầu năm 2027 là 14 người ở 1 thôn, trong đó nữ 9');
    expect(said).toContain('1 dự án, 7 hộ tham gia');
    expect(said).toContain('Đang vướng 1 việc');
  });

  test('stand in the order of the five parts, with the tables behind', () => {
    const parts = narrative.blocks.flatMap((block) =>
      block.is === 'part' ? [block.text.split('.')[0]] : [],
    );
    expect(parts).toEqual(['I', 'II', 'III', 'IV', 'V', 'PHỤ LỤC: BIỂU SỐ LIỆU']);
    expect(narrative.blocks.at(-1)?.is).toBe('table');
    expect(texts).toContain('IV. NHIỆM VỤ, GIẢI PHÁP 2 THÁNG CUỐI NĂM 2026');
  });

  test('leave to people what only they can say, and say what is still missing', () => {
    expect(narrative.missing).toEqual(slots.filter((slot) => slot !== 'direction'));
    expect(said).toContain('UBND xã đã kiện toàn Ban Quản lý.');
    // What was proposed may name somebody: a person takes it over.
    expect(said).not.toContain('Cho mua của hộ dân');
  });

  test('say of a place without any record that there is none, and no zeros', () => {
    const { narrative: bare } = talliedOf(periodicOf([]));
    const words = bare.blocks.flatMap((block) => (block.is === 'text' ? [block.text] : [])).join('\n');
    expect(words).toContain('Đến nay chưa ghi nhận kế hoạch vốn nào của năm 2026.');
    expect(words).toContain('chưa có nhu cầu học nghề năm 2027 được ghi nhận');
    expect(words).toContain('chưa có dự án nào được ghi nhận');
    expect(words).toContain('bằng - kế hoạch');
  });
});

describe('a period in words', () => {
  test.each([
    [monthsOf(2026, 8), '8 tháng đầu năm 2026'],
    [quarter(2026, 3), 'quý III năm 2026'],
    [wholeYear(2026), 'năm 2026'],
    [monthsOf(2026, 1), 'tháng 01 năm 2026'],
    [{ from: day(2026, 3, 5), to: day(2026, 4, 20) }, 'từ 05/03/2026 đến 20/04/2026'],
    [{ from: day(2026, 2, 1), to: day(2026, 2, 28) }, 'tháng 02 năm 2026'],
  ])('%o is %s', (period, said) => {
    expect(saidPeriod(period, 2026)).toBe(said);
  });
});
