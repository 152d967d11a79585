/**
 * The pace of a budget year by kind of capital: the share of the plan that was paid by the end of each month, beside
 * the marks. The plan is all that may be paid this year, with what was carried over, without advances on a later plan.
 */
import { lastDayOfMonth, parseDay, type Day } from '../../core/day.ts';
import type { Dong } from '../../core/dong.ts';
import { textOf } from '../../core/kind.ts';
import { lastPayDay } from '../../core/period.ts';
import type { LiveRecord } from '../../core/record.ts';
import { capitalKinds, type CapitalKind } from '../../programmes/capital.ts';
import type { MoneyRecords } from '../disbursement-table.ts';
import { dongOf, entryStates, plus } from '../ledger.ts';
import { paceOn } from '../pace.ts';

/** month: 0–13, with a part of the month that runs; 13 is 31/01 of the next year. share: 0–1 and beyond. */
export interface PacePoint {
  readonly month: number;
  readonly share: number;
}

export interface PaceLine {
  readonly capitalKind: CapitalKind;
  readonly plan: Dong;
  readonly paid: Dong | null;
  /** From nothing to today; the last point is today's. */
  readonly reached: readonly PacePoint[];
  /** At the end of each month, 0–13. Empty: the office keeps no such norm. */
  readonly marks: readonly PacePoint[];
  readonly share: number;
  readonly mark: number | null;
}

/** Kinds of capital that have a plan. `today`: the line ends there. */
export function yearPace(
  records: MoneyRecords,
  thresholds: readonly LiveRecord[],
  budgetYear: number,
  today: Day,
): readonly PaceLine[] {
  const states = entryStates(records.disbursements, records.confirmations, records.entryTwins);
  const ends = monthEnds(budgetYear);
  const marksOf = (on: Day, kind: CapitalKind): number | null => {
    const { investment, recurrent } = paceOn(thresholds, budgetYear, on);
    return kind === 'dau_tu' ? investment : recurrent;
  };
  return kinds.flatMap((kind): PaceLine[] => {
    const own = ({ body }: LiveRecord): boolean =>
      body['year'] === budgetYear && body['capitalKind'] === kind && body['planState'] !== 'ung_truoc';
    const plan = sumOf(
      records.allocations.filter((line) => own(line) && line.gone === 'no' && !isAfter(line, today)),
    );
    if (plan === null || plan <= 0) return [];
    const paid = records.disbursements.filter((entry) => own(entry) && states.get(entry.id) === 'confirmed');
    const until = (on: Day): Dong | null =>
      sumOf(paid.filter(({ body }) => (textOf(body, 'payDate') ?? '9999') <= on));
    const passed = ends.filter(({ day }) => day < today);
    const last = ends.at(-1)?.day ?? today;
    const now = today < last ? today : last;
    const share = (until(now) ?? 0) / plan;
    const points = passed
      .filter(({ day }) => day < now)
      .map(({ month, day }) => ({ month, share: (until(day) ?? 0) / plan }));
    const { months } = paceOn(thresholds, budgetYear, now);
    const marks = ends.flatMap(({ month, day }) => {
      const mark = marksOf(day, kind);
      return mark === null ? [] : [{ month, share: mark }];
    });
    return [
      {
        capitalKind: kind,
        plan,
        paid: until(now),
        reached: [START, ...points, { month: months, share }],
        marks: marks.length === 0 ? [] : [START, ...marks],
        share,
        mark: marksOf(now, kind),
      },
    ];
  });
}

const kinds = Object.keys(capitalKinds) as CapitalKind[]; // TypeScript forgets which keys they are

const START: PacePoint = { month: 0, share: 0 };

function monthEnds(year: number): readonly { readonly month: number; readonly day: Day }[] {
  const months = Array.from({ length: 12 }, (_, at) => ({
    month: at + 1,
    day: lastDayOfMonth(year, at + 1),
  }));
  return [...months, { month: 13, day: lastPayDay(year) }];
}

function isAfter({ body }: LiveRecord, today: Day): boolean {
  const decided = parseDay(body['decisionDate']);
  return decided !== null && decided > today;
}

const sumOf = (records: readonly LiveRecord[]): Dong | null =>
  records.reduce<Dong | null>((sum, { body }) => plus(sum, dongOf(body, 'amount')), null);
