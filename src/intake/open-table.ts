/** A sheet looked at as a list of one kind: its table, its rows, and what its columns are taken for. */
import type { MoneyUnit } from './above-table.ts';
import { isNumeric, type Sheet } from './cell.ts';
import { findTable, type FoundTable } from './find-table.ts';
import { guessColumns, type Guess } from './guess-columns.ts';
import type { Lookups } from './lookups.ts';
import { readMoney } from './read-number.ts';
import { sortRows, type SortedRow } from './sort-rows.ts';
import { wordsOf, type Target } from './targets.ts';

export interface OpenTable {
  readonly table: FoundTable;
  readonly rows: readonly SortedRow[];
  readonly guesses: readonly Guess[];
  /** As the file says it, or as the size of its amounts suggests. */
  readonly unit: MoneyUnit;
}

/** `at`: the row of the heading (from 0) where a person said it. Null: there is no table. */
export function openTable(sheet: Sheet, target: Target, lookups: Lookups, at?: number): OpenTable | null {
  const table = findTable(sheet, wordsOf(target), at);
  if (table === null) return null;
  const rows = sortRows(sheet, table);
  if (!rows.some(({ sort }) => sort === 'data')) return null;
  const look = { commune: null, day: null, year: table.year, nodeAbove: null };
  const guesses = guessColumns(target, table, rows, { unit: table.unit ?? 'dong', lookups, look });
  return { table, rows, guesses, unit: table.unit ?? likelyUnit(rows, guesses, target) };
}

/** No payment is below a thousand đồng: such amounts are millions. */
function likelyUnit(rows: readonly SortedRow[], guesses: readonly Guess[], { kind }: Target): MoneyUnit {
  const columns = guesses.flatMap(({ column, use }) => {
    const type = use.as === 'field' ? kind.fields[use.field]?.type : null;
    return type === 'dong' || (use.as === 'field' && use.field === 'sources') ? [column.index] : [];
  });
  const amounts = rows
    .filter(({ sort }) => sort === 'data')
    .flatMap(({ cells }) => columns.map((index) => cells[index] ?? null))
    .filter(isNumeric)
    .map((cell) => readMoney(cell, 'dong'))
    .map((read) => ('value' in read ? Math.abs(read.value ?? 0) : 0))
    .filter((amount) => amount > 0)
    .sort((a, b) => a - b);
  const middle = amounts[Math.floor(amounts.length / 2)];
  return middle !== undefined && middle < 100_000 ? 'trieu' : 'dong';
}
