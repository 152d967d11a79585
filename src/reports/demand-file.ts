import type { Words } from '../core/text.ts';
import type { DemandRow, DemandSummary } from './demand-summary.ts';
import type { Column, Row, Table } from './table.ts';

type Write = readonly [key: string, heading: Words, of: (row: DemandRow) => number | null];

const writes: readonly Write[] = [
  ['classes', { vi: 'Số lớp dự kiến', en: 'Classes' }, (row) => row.classes],
  ['people', { vi: 'Tổng số người', en: 'People' }, (row) => row.people],
  ['women', { vi: 'Nữ', en: 'Women' }, (row) => row.women],
  ['ethnicMinority', { vi: 'Dân tộc thiểu số', en: 'Ethnic minority' }, (row) => row.ethnicMinority],
  ['poor', { vi: 'Hộ nghèo', en: 'Poor' }, (row) => row.poor],
  ['nearPoor', { vi: 'Hộ cận nghèo', en: 'Near poor' }, (row) => row.nearPoor],
  ['escapedPoor', { vi: 'Mới thoát nghèo', en: 'Escaped poverty' }, (row) => row.escapedPoor],
  ['disabled', { vi: 'Khuyết tật', en: 'Disabled' }, (row) => row.disabled],
  ['villages', { vi: 'Số thôn', en: 'Villages' }, (row) => row.villages],
  ['records', { vi: 'Số phiếu', en: 'Records' }, (row) => row.records],
];

/** The demand summary as a table (field.md §3.1 A3); `nameOf` gives trade or village its words. */
export function demandFile(
  summary: DemandSummary,
  by: 'trade' | 'village',
  nameOf: (row: DemandRow) => string,
  title: Words,
  notes: readonly Words[],
): Table {
  const heading: Words =
    by === 'trade' ? { vi: 'Nghề đào tạo', en: 'Trade' } : { vi: 'Thôn, bản', en: 'Village' };
  const rows = [line(summary.total, TOTAL, 0), ...summary.rows.map((row) => line(row, nameOf(row), 1))];
  return { title, columns: columnsOf(by, heading), rows, notes };
}

/** Each trade with the villages that ask for it below. */
export interface TradeVillages {
  readonly trade: DemandRow;
  readonly villages: readonly DemandRow[];
}

export function tradeVillagesFile(
  total: DemandRow,
  trades: readonly TradeVillages[],
  nameOf: (row: DemandRow) => string,
  title: Words,
  notes: readonly Words[],
): Table {
  const rows = trades.flatMap(({ trade, villages }) => [
    line(trade, nameOf(trade), 1),
    ...villages.map((village) => line(village, nameOf(village), 2)),
  ]);
  return {
    title,
    columns: columnsOf('trade', { vi: 'Nghề, thôn', en: 'Trade, village' }),
    rows: [line(total, TOTAL, 0), ...rows],
    notes,
  };
}

const TOTAL = 'Tổng cộng';

function columnsOf(key: string, heading: Words): readonly Column[] {
  return [
    { key, heading, type: 'text' },
    ...writes.map(([name, words]) => ({ key: name, heading: words, type: 'number' as const })),
  ];
}

const line = (row: DemandRow, name: string, level: number): Row => ({
  level,
  cells: [name, ...writes.map(([, , of]) => of(row))],
});
