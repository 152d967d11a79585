import type { Words } from '../core/text.ts';
import type { DemandRow, DemandSummary } from './demand-summary.ts';
import type { Cell, Column, Table } from './table.ts';

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
  const columns: Column[] = [
    { key: by, heading, type: 'text' },
    ...writes.map(([key, words]) => ({ key, heading: words, type: 'number' as const })),
  ];
  const line = (row: DemandRow, name: string, level: number): { level: number; cells: Cell[] } => ({
    level,
    cells: [name, ...writes.map(([, , of]) => of(row))],
  });
  const rows = [line(summary.total, 'Tổng cộng', 0), ...summary.rows.map((row) => line(row, nameOf(row), 1))];
  return { title, columns, rows, notes };
}
