import { describe, expect, test } from 'vitest';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { monthsOf } from '../../src/core/period.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { demandFile } from '../../src/reports/demand-file.ts';
import { demandSummary } from '../../src/reports/demand-summary.ts';
import { sentLine, whoHasSent } from '../../src/reports/who-has-sent.ts';
import { reminderText } from '../../src/reports/zalo-text.ts';

let next = 0;
function record(kind: string, body: AnyBody, more: Partial<LiveRecord> = {}): LiveRecord {
  next += 1;
  return { id: id.parse(`r${next}`), kind, seq: next, gone: 'no', time: next, review: [], body, ...more };
}
const demand = (
  village: string,
  trade: string | null,
  people: number | null,
  more: AnyBody = {},
): LiveRecord =>
  record('trainingDemand', { village, trade, people, planYear: 2027, status: 'draft', women: null, ...more });

describe('the demand summary', () => {
  const demands = [
    demand('v1', 'trade.que', 40, { women: 10 }),
    demand('v2', 'trade.que', 46),
    demand('v1', 'trade.han', 5, { women: 0 }),
    demand('v3', null, 3, { tradeOther: 'Sửa đàn tính' }),
    demand('v3', 'trade.han', 9, { status: 'cancelled' }),
    demand('v3', 'trade.han', 9, { planYear: 2026 }),
    { ...demand('v3', 'trade.han', 9), gone: 'deleted' as const },
  ];

  test('adds up by trade, largest first, and counts villages', () => {
    const { rows, total } = demandSummary(demands, { planYear: 2027, by: 'trade', classSize: 35 });
    expect(rows.map((row) => [row.key ?? row.other, row.people, row.villages, row.classes])).toEqual([
      ['trade.que', 86, 2, 3],
      ['trade.han', 5, 1, 1],
      ['Sửa đàn tính', 3, 1, 1],
    ]);
    expect(total).toMatchObject({ people: 94, records: 4, villages: 3, classes: 5 });
  });

  test('tells "nobody said" from none', () => {
    const { rows } = demandSummary(demands, { planYear: 2027, by: 'trade', classSize: null });
    expect(rows.map((row) => row.women)).toEqual([10, 0, null]);
    expect(rows[0]?.classes).toBeNull();
  });

  test('adds up by village', () => {
    const { rows } = demandSummary(demands, { planYear: 2027, by: 'village', classSize: 35 });
    expect(rows.map((row) => [row.key, row.people])).toEqual([
      ['v2', 46],
      ['v1', 45],
      ['v3', 3],
    ]);
  });

  test('goes into a file with its total first', () => {
    const summary = demandSummary(demands, { planYear: 2027, by: 'trade', classSize: 35 });
    const file = demandFile(
      summary,
      'trade',
      (row) => row.key ?? row.other ?? '',
      { vi: 'Nhu cầu', en: 'Demand' },
      [],
    );
    expect(file.rows.map((row) => row.cells.slice(0, 3))).toEqual([
      ['Tổng cộng', 5, 94],
      ['trade.que', 3, 86],
      ['trade.han', 1, 5],
      ['Sửa đàn tính', 1, 3],
    ]);
  });
});

describe('who has sent', () => {
  const villages = ['Pá Hạ', 'Nà Món', 'Bản Lạn'].map((name) =>
    record('village', { name, mergedInto: null }),
  );
  const merged = record('village', { name: 'Nà Cũ', mergedInto: 'r1' });
  const submission = (village: LiveRecord | undefined, more: AnyBody = {}): LiveRecord =>
    record('villageSubmission', {
      village: village?.id ?? '',
      subject: 'trainingDemand',
      periodFrom: '2026-01-01',
      periodTo: '2026-08-31',
      ...more,
    });

  test('counts villages whose submission covers the whole period', () => {
    const submissions = [
      submission(villages[0]),
      submission(villages[0]),
      submission(villages[1], { periodTo: '2026-06-30' }),
      submission(villages[2], { subject: 'disbursement' }),
    ];
    const sent = whoHasSent([...villages, merged], submissions, 'trainingDemand', monthsOf(2026, 8));
    expect(sentLine(sent).vi).toBe('Đã gửi 1/3 thôn; chưa gửi: Nà Món, Bản Lạn.');
    expect(reminderText(sent, 'Nhu cầu học nghề', '8 tháng đầu năm 2026', '25/09/2026').split('\n')).toEqual([
      'Đề nghị các thôn sau gửi “Nhu cầu học nghề” (8 tháng đầu năm 2026) trước ngày 25/09/2026:',
      '• Nà Món',
      '• Bản Lạn',
      'Mở Sổ Thôn, bấm “Gửi xã”. Không có nhu cầu cũng bấm gửi. Cảm ơn các bác!',
    ]);
  });

  test('counts a village that said it has no need', () => {
    const submissions = villages.map((village, at) => submission(village, { nothing: at === 1 }));
    const sent = whoHasSent(villages, submissions, 'trainingDemand', monthsOf(2026, 6));
    expect(sent.nothing).toEqual([villages[1]]);
    expect(sentLine(sent).vi).toBe('Đã gửi 3/3 thôn.');
  });
});
