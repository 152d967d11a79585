/** "Tổng khớp": what the file says in its sums, beside what its rows add up to. */
import type { Cell } from './cell.ts';
import type { Mapping } from './mapping.ts';
import { readCount, readMoney, type ReadNumber } from './read-number.ts';
import type { SortedRow } from './sort-rows.ts';
import type { Target } from './targets.ts';

export interface CheckedTotal {
  /** Row of the sheet, from 0. */
  readonly at: number;
  /** Column, from 0. */
  readonly column: number;
  readonly said: number;
  readonly sum: number;
  readonly fits: boolean;
}

/** Every number that a row of sums says in one of `columns`; `read` gives a cell as a number, null where it is none. */
export function checkTotals(
  rows: readonly SortedRow[],
  columns: readonly number[],
  read: (row: SortedRow, column: number) => number | null,
): readonly CheckedTotal[] {
  return rows.flatMap((row, index) => {
    if (row.sort !== 'total' && row.sort !== 'sum') return [];
    const spans =
      row.sort === 'sum' ? [below(rows, index)] : [rows, sinceLast(rows, index), firstBelow(rows, index)];
    return columns.flatMap((column): CheckedTotal[] => {
      const said = read(row, column);
      if (said === null) return [];
      const sums = spans.map((span) => sumOf(span, column, read));
      const sum = sums.find((one) => near(one, said)) ?? sums[0] ?? 0;
      return [{ at: row.at, column, said, sum, fits: near(sum, said) }];
    });
  });
}

type Read = (row: SortedRow, column: number) => number | null;

function sumOf(rows: readonly SortedRow[], column: number, read: Read): number {
  return rows.reduce((sum, row) => sum + (row.sort === 'data' ? (read(row, column) ?? 0) : 0), 0);
}

/** The deeper rows right below a row. */
function below(rows: readonly SortedRow[], index: number): readonly SortedRow[] {
  const level = rows[index]?.level ?? 0;
  const rest = rows.slice(index + 1);
  const end = rest.findIndex((row) => row.sort === 'total' || (row.level !== null && row.level <= level));
  return end < 0 ? rest : rest.slice(0, end);
}

/** "Cộng" below a group: the rows since the last one. */
function sinceLast(rows: readonly SortedRow[], index: number): readonly SortedRow[] {
  let first = index;
  while (first > 0 && !ENDS.has(rows[first - 1]?.sort ?? 'total')) first--;
  return rows.slice(first, index);
}

const ENDS: ReadonlySet<string> = new Set(['total', 'section']);

/** A total above its rows: as far as the next one. */
function firstBelow(rows: readonly SortedRow[], index: number): readonly SortedRow[] {
  const rest = rows.slice(index + 1);
  const end = rest.findIndex(({ sort }) => sort === 'total');
  return end < 0 ? rest : rest.slice(0, end);
}

/** Sums of decimals are off by binary dust; half a unit of a rounded table is no difference. */
function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= Math.max(1e-6, Math.abs(b) * 1e-9);
}

/** The sums of a table in those of its columns that add up. */
export function totalsOf(
  rows: readonly SortedRow[],
  { kind }: Target,
  { columns, unit }: Mapping,
): readonly CheckedTotal[] {
  const readers = new Map<number, (cell: Cell) => ReadNumber<number>>();
  for (const [index, use] of Object.entries(columns)) {
    const type = use.as === 'field' ? kind.fields[use.field]?.type : null;
    if (type === 'count') readers.set(Number(index), readCount);
    if (type === 'dong' || (use.as === 'field' && use.field === 'sources'))
      readers.set(Number(index), (cell) => readMoney(cell, unit));
  }
  return checkTotals(rows, [...readers.keys()], ({ cells }, column) => {
    const read = readers.get(column)?.(cells[column] ?? null);
    return read && 'value' in read ? read.value : null;
  });
}
