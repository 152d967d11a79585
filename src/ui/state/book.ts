/**
 * What the first screen answers: what have I recorded. (What must I do: todo.ts. Is it safe: sync-state.ts.)
 */
import { type Dong } from '../../core/dong.ts';
import { yearOf, type Day } from '../../core/day.ts';
import type { HeldRole } from '../../core/role.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import { demandSummary } from '../../reports/demand-summary.ts';
import { plus, rate } from '../../reports/ledger.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import { getKind } from '../../kinds/index.ts';
import { toDong } from '../../core/dong.ts';
import { bodyOf } from './allowed.ts';
import { paceOf, readMoneyRecords, toneOf, wholeYearRow, type Pace } from './money.ts';

/** Whose book it is: a village's, a commune's, or that of the whole office. */
export type Level = 'village' | 'commune' | 'office';

export interface MoneyCard {
  readonly year: number;
  /** Confirmed payments; null where there are none. */
  readonly paid: Dong | null;
  readonly plan: Dong | null;
  readonly rate: number | null;
  readonly pace: Pace | null;
  readonly tone: 'ok' | 'wait' | 'bad';
  readonly pendingCount: number;
}

export interface Book {
  readonly demand: { readonly year: number; readonly people: number | null; readonly records: number };
  readonly projects: { readonly year: number; readonly count: number; readonly households: number | null };
  readonly money: MoneyCard;
}

export function levelOf(held: readonly HeldRole[]): Level {
  if (held.some(({ commune }) => commune === null)) return 'office';
  return held.some(({ village }) => village === null) ? 'commune' : 'village';
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
  // A village has no plan of its own: its projects say what the state gives to it.
  const plan = levelOf(notebook.me.held) === 'village' ? stateMoneyOf(standing) : row.plan;
  const paid = row.paid;
  const share = plan === null ? null : rate(paid ?? toDong(0), plan);
  const pace = paceOf(notebook.references('threshold'), row, year, today);
  return {
    demand: { year: planYear, people: demand.people, records: demand.records },
    projects: { year, count: standing.length, households: householdsOf(standing) },
    money: { year, paid, plan, rate: share, pace, tone: toneOf(share, pace), pendingCount: row.pendingCount },
  };
}

/** Neither given up nor refused. */
export function isStanding(project: Entry): boolean {
  return project.gone === 'no' && !['cancelled', 'rejected'].includes(String(project.body['status']));
}

export function householdsOf(projects: readonly Entry[]): number | null {
  return sumOf(projects, 'households');
}

function stateMoneyOf(projects: readonly Entry[]): Dong | null {
  const { stateMoney } = getKind('productionProject').measures;
  let sum: Dong | null = null;
  for (const { body } of projects) {
    const amount = stateMoney?.of(bodyOf(body)) ?? null;
    if (amount !== null) sum = plus(sum, toDong(amount));
  }
  return sum;
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
