/**
 * "Tổng khớp": is every sum the sum of what stands below it? Money that was written at a project as a whole,
 * or under a heading that nobody knows, stands in the sum and in no line: an officer has to see where.
 */
import { NO_DONG, negateDong, type Dong } from '../core/dong.ts';
import type { MoneyRow, MoneyTable } from './disbursement-table.ts';
import { plus } from './ledger.ts';

/** A row whose lines below do not add up to it, and by how much it is more (or, below zero, less). */
export interface Gap {
  readonly row: MoneyRow;
  readonly plan: Dong;
  readonly paid: Dong;
}

/** Empty: everything adds up. The total is asked first, then the rows in their order. */
export function gapsOf(table: MoneyTable): readonly Gap[] {
  return [table.total, ...table.rows].flatMap((row, at) => {
    const below = childrenOf(table, at);
    if (below.length === 0 && row !== table.total) return [];
    const plan = difference(row.plan, below, (child) => child.plan);
    const paid = difference(row.paid, below, (child) => child.paid);
    return plan === NO_DONG && paid === NO_DONG ? [] : [{ row, plan, paid }];
  });
}

/** Rows right below the one at `at` (0: the total): tables come in tree order, parents before children. */
function childrenOf({ rows }: MoneyTable, at: number): readonly MoneyRow[] {
  if (at === 0) return rows.filter(({ level }) => level === 1);
  const parent = rows[at - 1];
  return parent ? rows.filter(({ heading }) => heading.parent === parent.heading.id) : [];
}

function difference(
  whole: Dong | null,
  parts: readonly MoneyRow[],
  of: (row: MoneyRow) => Dong | null,
): Dong {
  const sum = parts.reduce<Dong | null>((added, part) => plus(added, of(part)), null) ?? NO_DONG;
  return plus(whole ?? NO_DONG, negateDong(sum)) ?? NO_DONG;
}
