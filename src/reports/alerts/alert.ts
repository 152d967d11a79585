/** What an alert is, and what alerts are made of. */
import type { Day } from '../../core/day.ts';
import { NO_DONG, type Dong } from '../../core/dong.ts';
import type { LiveRecord } from '../../core/record.ts';
import type { EntryState } from '../ledger.ts';
import type { LimitRecords, Limits } from '../limits.ts';

export const alertKinds = [
  'over', // more was paid than planned
  'twins', // payments that may be one
  'treasury', // differences from the Treasury's statement
  'expires', // money that may soon not be used any more
  'none', // nothing paid though months have passed
  'behind', // below the month's mark
  'forecast', // at this pace the year ends below the norm
  'advance', // an advance that was not recovered
  'notDetailed', // allocated, and nobody says yet for which project
  'silent', // no news for long
] as const;

export type AlertKind = (typeof alertKinds)[number];

export interface Alert {
  readonly kind: AlertKind;
  readonly tone: 'bad' | 'wait';
  /** The budget year that the money is of. */
  readonly year: number;
  /** What it is about: a node of the programme tree, a commune; null: everything here. */
  readonly node: string | null;
  readonly commune: string | null;
  readonly capitalKind: string | null;
  /** Đồng: what is over, what is left, what is not recovered; null: no sum of money. */
  readonly amount: Dong | null;
  /** 0–1: paid of the plan, or what the year will end at. */
  readonly share: number | null;
  /** 0–1: the month's mark, or the norm for the year's end. */
  readonly mark: number | null;
  /** The last day on which the money may be used; the day since which nobody wrote, recovered or detailed. */
  readonly day: Day | null;
  /** Days to or from that day; negative: it has passed. */
  readonly days: number | null;
  /** How many things are to be looked at, where they are counted. */
  readonly count: number | null;
  /** The records to open, most pressing first. Empty: nothing is written yet, which is what is missing. */
  readonly records: readonly string[];
}

export interface AlertRecords extends LimitRecords {
  readonly confirmations: readonly LiveRecord[];
  readonly entryTwins: readonly LiveRecord[];
  readonly treasuryLines: readonly LiveRecord[];
  readonly projects: readonly LiveRecord[];
  readonly thresholds: readonly LiveRecord[];
}

/** One budget year, as each sort of alert looks at it. */
export interface Watch {
  /** Allocations, payments, statement lines and projects of that year; the rest as it is. */
  readonly records: AlertRecords;
  readonly states: ReadonlyMap<string, EntryState>;
  readonly limits: Limits;
  readonly year: number;
  readonly today: Day;
  /** The office's figure that is in force today; null: it keeps none. */
  readonly norm: (name: string) => number | null;
}

type Given = Pick<Alert, 'kind' | 'tone' | 'year'> & Partial<Alert>;

export function alertOf(given: Given): Alert {
  return {
    node: null,
    commune: null,
    capitalKind: null,
    amount: null,
    share: null,
    mark: null,
    day: null,
    days: null,
    count: null,
    records: [],
    ...given,
  };
}

export const negative = (amount: Dong): Dong => (amount === 0 ? NO_DONG : (-amount as Dong)); // the limit is the same on both sides
