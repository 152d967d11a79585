/**
 * What the first screen answers: what have I recorded. (What must I do: todo.ts. Is it safe: sync-state.ts.)
 */
import type { Dong } from '../../core/dong.ts';
import { yearOf, type Day } from '../../core/day.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import { markOf, paceOn, toneOf } from '../../reports/pace.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import type { Tally } from '../../storage/tallies.ts';
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
    readStanding(notebook, 'trainingDemand', planYear),
    readStanding(notebook, 'productionProject', year),
    readMoneyRecords(notebook, year),
  ]);
  const row = wholeYearRow(money, year);
  const pace = paceOn(notebook.references('threshold'), year, today);
  return {
    demand: { year: planYear, people: sumOf(demands, 'people'), records: countOf(demands) },
    projects: { year, count: countOf(projects), households: sumOf(projects, 'households') },
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

/** Of one year, without what was given up or refused. */
export async function readStanding(
  notebook: Notebook,
  kind: string,
  year: number,
): Promise<readonly Tally[]> {
  const tallies = await notebook.tallies(kind);
  return tallies.filter((tally) => tally.year === year && !GIVEN_UP.includes(tally.status));
}

export function countOf(tallies: readonly Tally[]): number {
  return tallies.reduce((count, { records }) => count + records, 0);
}

/** Null where nobody said anything. */
export function sumOf(tallies: readonly Tally[], measure: string): number | null {
  let sum: number | null = null;
  for (const { sums } of tallies) {
    const own = sums[measure];
    if (own) sum = (sum ?? 0) + own.sum;
  }
  return sum;
}

const GIVEN_UP: readonly (string | null)[] = ['cancelled', 'rejected'];
