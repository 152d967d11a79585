/**
 * Money of a budget year: what was planned and paid, and where it ought to be by now.
 */
import type { Dong } from '../../core/dong.ts';
import { monthOf, yearOf, type Day } from '../../core/day.ts';
import { payPeriod } from '../../core/period.ts';
import type { LiveRecord } from '../../core/record.ts';
import { disbursementTable, type MoneyRecords, type MoneyRow } from '../../reports/disbursement-table.ts';
import { plus } from '../../reports/ledger.ts';
import type { Notebook } from '../../storage/notebook-door.ts';

/** The records that every table of money is made of. */
export async function readMoneyRecords(notebook: Notebook, year: number): Promise<MoneyRecords> {
  const [allocations, disbursements, confirmations] = await Promise.all([
    notebook.list({ kind: 'allocation', where: { year } }),
    notebook.list({ kind: 'disbursement', where: { year } }),
    notebook.list({ kind: 'confirmation' }),
  ]);
  return { allocations, disbursements, confirmations };
}

/** All of it in one row, up to the last day on which the year may be paid from. */
export function wholeYearRow(records: MoneyRecords, year: number): MoneyRow {
  const period = payPeriod(year);
  return disbursementTable(records, { budgetYear: year, period, headings: [], headingOf: () => null }).total;
}

export interface Pace {
  /** 0–1: the share that ought to be paid by the end of `month`. */
  readonly share: number;
  /** 1–12. */
  readonly month: number;
  /** 0–1 of `share`: below it, red. */
  readonly redBelow: number;
}

/** The office's threshold for the latest month that it names; kinds of capital by their weight in the plan. */
export function paceOf(
  thresholds: readonly LiveRecord[],
  row: Pick<
    MoneyRow,
    'planInvestmentCentral' | 'planInvestmentLocal' | 'planRecurrentCentral' | 'planRecurrentLocal'
  >,
  year: number,
  today: Day,
): Pace | null {
  const reached = yearOf(today) > year ? 12 : monthOf(today);
  const valid = thresholds.filter(({ gone, body }) => gone === 'no' && isInForce(body, today));
  const paces = valid.filter(({ body }) => body['norm'] === 'disbursement.pace');
  const months = paces.map(({ body }) => Number(body['month'])).filter((month) => month <= reached);
  if (months.length === 0) return null;
  const month = Math.max(...months);
  const shareFor = (capitalKind: string): number | null => {
    const found = paces.find(
      ({ body }) => body['month'] === month && (body['capitalKind'] ?? capitalKind) === capitalKind,
    );
    return found ? Number(found.body['value']) / 100 : null;
  };
  const investment = weight(plus(row.planInvestmentCentral, row.planInvestmentLocal));
  const recurrent = weight(plus(row.planRecurrentCentral, row.planRecurrentLocal));
  const share = average(shareFor('dau_tu'), investment, shareFor('thuong_xuyen'), recurrent);
  if (share === null) return null;
  const red = valid.find(({ body }) => body['norm'] === 'disbursement.redBelow');
  return { share, month, redBelow: red ? Number(red.body['value']) / 100 : 0 };
}

/** ok: at the mark or beyond · wait: below · bad: far below. */
export function toneOf(rate: number | null, pace: Pace | null): 'ok' | 'wait' | 'bad' {
  if (rate === null || pace === null || rate >= pace.share) return 'ok';
  return rate < pace.share * pace.redBelow ? 'bad' : 'wait';
}

function isInForce(body: LiveRecord['body'], today: Day): boolean {
  const { validFrom, validTo } = body;
  return (
    (typeof validFrom !== 'string' || validFrom <= today) && (typeof validTo !== 'string' || today <= validTo)
  );
}

function weight(plan: Dong | null): number {
  return Math.max(0, plan ?? 0);
}

function average(a: number | null, weightA: number, b: number | null, weightB: number): number | null {
  if (a === null || b === null) return a ?? b;
  const all = weightA + weightB;
  return all === 0 ? Math.max(a, b) : (a * weightA + b * weightB) / all;
}
