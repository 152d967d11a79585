/**
 * How far disbursement ought to be by a day: the mark of the month on a bar, and its colour (field.md §4.4).
 * The figures are the office's own `threshold` records; nothing here is a number of its own.
 */
import { dayOfMonth, lastDayOfMonth, monthOf, yearOf, type Day } from '../core/day.ts';
import { NO_DONG } from '../core/dong.ts';
import { textOf } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { MoneyRow } from './disbursement-table.ts';
import { plus } from './ledger.ts';

/** Shares of the plan (0–1) to be reached by a day, by kind of capital; null: the office keeps no such norm. */
export interface Pace {
  readonly investment: number | null;
  readonly recurrent: number | null;
  /** Red below this share of what ought to be reached. */
  readonly redBelow: number | null;
  /** Red if nothing at all is paid after this many months of the budget year. */
  readonly redIfNoneAfter: number | null;
  /** Months of the budget year that have passed, 0–13; 13 is 31/01 of the next year. */
  readonly months: number;
}

export type PaceTone = 'ok' | 'wait' | 'bad';

/** Between the ends of two months the way is straight; before the first it starts at nothing. */
export function paceOn(thresholds: readonly LiveRecord[], budgetYear: number, on: Day): Pace {
  const inForce = inForceOn(thresholds, on);
  const months = monthsPassed(budgetYear, on);
  return {
    investment: shareAt(stepsOf(inForce, 'dau_tu'), months),
    recurrent: shareAt(stepsOf(inForce, 'thuong_xuyen'), months),
    redBelow: percentOf(inForce, 'disbursement.redBelow'),
    redIfNoneAfter: numberOf(inForce, 'disbursement.redIfNoneAfterMonth'),
    months,
  };
}

/** The norms that hold on a day: those of the past and of the future say nothing about it. */
export function inForceOn(thresholds: readonly LiveRecord[], on: Day): readonly LiveRecord[] {
  return thresholds.filter(
    ({ gone, body }) =>
      gone === 'no' &&
      (textOf(body, 'validFrom') ?? '') <= on &&
      (textOf(body, 'validTo') ?? '9999-12-31') >= on,
  );
}

/** The mark of one row, 0–1: the pace of each kind of capital, weighed by the row's plan of it. */
export function markOf(row: MoneyRow, { investment, recurrent }: Pace): number | null {
  if (investment === null || recurrent === null) return investment ?? recurrent;
  const ofInvestment = plus(row.planInvestmentCentral, row.planInvestmentLocal) ?? NO_DONG;
  const ofRecurrent = plus(row.planRecurrentCentral, row.planRecurrentLocal) ?? NO_DONG;
  const both = ofInvestment + ofRecurrent;
  // A row of carried-over money alone does not say of which kind it is: the milder pace holds for it.
  if (both <= 0) return Math.min(investment, recurrent);
  return (investment * ofInvestment + recurrent * ofRecurrent) / both;
}

/** ok: at the mark or beyond it. wait: below it. bad: far below it, or nothing paid though months have passed. */
export function toneOf(row: MoneyRow, pace: Pace): PaceTone {
  const mark = markOf(row, pace);
  const share = row.rate ?? (row.plan === null ? null : 0);
  if (share === null || mark === null) return 'ok';
  if (share <= 0 && pace.redIfNoneAfter !== null && pace.months > pace.redIfNoneAfter) return 'bad';
  if (pace.redBelow !== null && share < mark * pace.redBelow) return 'bad';
  // Weighing rounds: a row that is exactly at its mark is there.
  return share < mark - 1e-9 ? 'wait' : 'ok';
}

type Step = readonly [month: number, share: number];

function monthsPassed(budgetYear: number, on: Day): number {
  if (yearOf(on) < budgetYear) return 0;
  const part = dayOfMonth(on) / dayOfMonth(lastDayOfMonth(yearOf(on), monthOf(on)));
  return Math.min(13, (yearOf(on) - budgetYear) * 12 + monthOf(on) - 1 + part);
}

function stepsOf(thresholds: readonly LiveRecord[], capitalKind: string): readonly Step[] {
  const byMonth = new Map<number, LiveRecord>();
  for (const threshold of thresholds) {
    const { body } = threshold;
    if (body.norm !== 'disbursement.pace' || typeof body.month !== 'number') continue;
    if (body.capitalKind !== undefined && body.capitalKind !== null && body.capitalKind !== capitalKind)
      continue;
    const known = byMonth.get(body.month);
    if (!known || began(known) < began(threshold)) byMonth.set(body.month, threshold);
  }
  const steps = [...byMonth].flatMap(([month, { body }]): Step[] =>
    typeof body.value === 'number' ? [[month, body.value / 100]] : [],
  );
  return steps.sort(([a], [b]) => a - b);
}

function shareAt(steps: readonly Step[], months: number): number | null {
  const last = steps.at(-1);
  if (last === undefined) return null;
  let [fromMonth, fromShare]: Step = [0, 0];
  for (const [month, share] of steps) {
    if (months === month) return share; // the way there would round
    if (months < month) return fromShare + ((share - fromShare) * (months - fromMonth)) / (month - fromMonth);
    [fromMonth, fromShare] = [month, share];
  }
  return last[1];
}

/** The newest figure of a norm that holds for everything, or null. */
export function numberOf(thresholds: readonly LiveRecord[], norm: string): number | null {
  const found = thresholds
    .filter(({ gone, body }) => gone === 'no' && body.norm === norm && typeof body.value === 'number')
    .reduce<LiveRecord | null>((best, one) => (best === null || began(best) < began(one) ? one : best), null);
  return found !== null && typeof found.body.value === 'number' ? found.body.value : null;
}

function percentOf(thresholds: readonly LiveRecord[], norm: string): number | null {
  const percent = numberOf(thresholds, norm);
  return percent === null ? null : percent / 100;
}

/** Of two that began on one day the one that was written last counts. */
const began = ({ body, time, id }: LiveRecord): string =>
  `${textOf(body, 'validFrom')} ${String(time).padStart(16, '0')} ${id}`;
