/**
 * What the first screen answers: what have I recorded. (What must I do: todo.ts. Is it safe: sync-state.ts.)
 */
import type { Dong } from '../../core/dong.ts';
import { yearOf, type Day } from '../../core/day.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import { demandSummary } from '../../reports/demand-summary.ts';
import { markOf, paceOn, toneOf } from '../../reports/pace.ts';
import { isStanding } from '../../reports/village-plan.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import { readMoneyRecords, wholeYearRow } from './money.ts';

export interface MoneyCard {
  readonly year: number;
  /** Confirmed payments; null where there are none. */
  readonly paid: Dong | null;
  readonly plan: Dong | null;
  readonly rate: number | null;
  /** 0–1: the share that ought to be paid by now. */
  readonly mark: number | null;
  readonly tone: 'ok' | 'wait' | 'bad';
  readonly pendingCount: number;
}

export interface Book {
  readonly demand: { readonly year: number; readonly people: number | null; readonly records: number };
  readonly projects: { readonly year: number; readonly count: number; readonly households: number | null };
  readonly money: MoneyCard;
}

export async function readBook(notebook: Notebook, today: Day): Promise<Book> {
  const planYear = planYearOn(today);
  const year = yearOf(today);
  const [demands, projects, money] = await Promise.all([
    notebook.list({ kind: 'trainingDemand', where: { planYear } }),
    notebook.list({ kind: 'productionProject', where: { year } }),
    readMoneyRecords(notebook, year),
  ]);
  const demand = demandSummary(demands, { planYear, by: 'trade', classSize: null }).total;
  const standing = projects.filter(isStanding);
  const row = wholeYearRow(money, year);
  const pace = paceOn(notebook.references('threshold'), year, today);
  return {
    demand: { year: planYear, people: demand.people, records: demand.records },
    projects: { year, count: standing.length, households: householdsOf(standing) },
    money: {
      year,
      paid: row.paid,
      plan: row.plan,
      rate: row.rate,
      mark: markOf(row, pace),
      tone: toneOf(row, pace),
      pendingCount: row.pendingCount,
    },
  };
}

export function householdsOf(projects: readonly Entry[]): number | null {
  return sumOf(projects, 'households');
}

/** Null where nobody said anything. */
function sumOf(entries: readonly Entry[], field: string): number | null {
  let sum: number | null = null;
  for (const { body } of entries) {
    const value = body[field];
    if (typeof value === 'number') sum = (sum ?? 0) + value;
  }
  return sum;
}
