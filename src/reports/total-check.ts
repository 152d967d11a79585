/**
 * "Tổng khớp": is every sum the sum of what stands below it? Money that was written at a project as a whole,
 * or under a heading that nobody knows, stands in the sum and in no line: an officer has to see where.
 */
import { NO_DONG, negateDong, type Dong } from '../core/dong.ts';
import type { Heading } from './disbursement-table.ts';
import { plus } from './ledger.ts';

/** What is asked of a row: any table of money under headings has such rows. */
export interface Summed {
  readonly heading: Heading;
  readonly level: number;
  readonly plan: Dong | null;
  readonly paid: Dong | null;
}

export interface SummedTable {
  readonly total: Summed;
  readonly rows: readonly Summed[];
}

/** A row whose lines below do not add up to it, and by how much it is more (or, below zero, less). */
export interface Gap {
  readonly row: Summed;
  readonly plan: Dong;
  readonly paid: Dong;
}

/** Empty: everything adds up. The total is asked first, then the rows in their order. */
export function gapsOf(table: SummedTable): readonly Gap[] {
  const children = childrenIn(table);
  return [table.total, ...table.rows].flatMap((row) => {
    const below = children.get(row.heading.id) ?? [];
    if (below.length === 0 && row !== table.total) return [];
    const plan = difference(row.plan, below, (child) => child.plan);
    const paid = difference(row.paid, below, (child) => child.paid);
    return plan === NO_DONG && paid === NO_DONG ? [] : [{ row, plan, paid }];
  });
}

/** Rows right below each one; below the total (''): all of the first level. */
function childrenIn({ rows }: SummedTable): ReadonlyMap<string, readonly Summed[]> {
  const children = new Map<string, Summed[]>();
  for (const row of rows) {
    for (const parent of row.level === 1 ? ['', row.heading.parent ?? ''] : [row.heading.parent ?? '']) {
      if (parent === '' && row.level !== 1) continue;
      const known = children.get(parent);
      if (!known) children.set(parent, [row]);
      else if (known.at(-1) !== row) known.push(row);
    }
  }
  return children;
}

function difference(whole: Dong | null, parts: readonly Summed[], of: (row: Summed) => Dong | null): Dong {
  const sum = parts.reduce<Dong | null>((added, part) => plus(added, of(part)), null) ?? NO_DONG;
  return plus(whole ?? NO_DONG, negateDong(sum)) ?? NO_DONG;
}
