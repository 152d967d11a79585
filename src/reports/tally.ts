/**
 * Everything that the report page shows, from records and a question: the same on a phone and at the office.
 */
import type { Day } from '../core/day.ts';
import { textOf, type NameOf } from '../core/kind.ts';
import { wholeYear, type Period } from '../core/period.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { demandFile } from './demand-file.ts';
import { demandSummary, type DemandRow, type DemandSummary } from './demand-summary.ts';
import {
  disbursementTable,
  type MoneyRecords,
  type MoneyRow,
  type MoneyTable,
} from './disbursement-table.ts';
import { headingsBy, type HeadingSources, type MoneyBy } from './headings.ts';
import { moneyContext } from './money-context.ts';
import { moneyFile } from './money-file.ts';
import { entryStates } from './ledger.ts';
import { limitsOf, type Limit } from './limits.ts';
import { markOf, numberOf, paceOn, toneOf, type PaceTone } from './pace.ts';
import type { Table } from './table.ts';
import { gapsOf, type Gap } from './total-check.ts';
import { possibleTwins, type Twins } from './twins.ts';
import { whoHasSent, type Sent } from './who-has-sent.ts';

export interface ReportRecords extends MoneyRecords, HeadingSources {
  readonly demands: readonly LiveRecord[];
  readonly submissions: readonly LiveRecord[];
  readonly thresholds: readonly LiveRecord[];
  readonly difficulties: readonly LiveRecord[];
}

export interface ReportQuestion {
  readonly budgetYear: number;
  readonly period: Period;
  readonly by: MoneyBy;
  readonly planYear: number;
  /** A subject of `villageSubmission`. */
  readonly subject: string;
  /** The mark of the month is that of today where the period has not ended yet. */
  readonly today: Day;
}

export interface Report {
  readonly money: MoneyTable;
  /** By heading ('' is the total): where the row ought to be by now (0–1), and what that makes of it. */
  readonly paces: ReadonlyMap<string, RowPace>;
  readonly gaps: readonly Gap[];
  /** Accounts of this budget year that more was paid from than was planned, up to the cut-off. */
  readonly overPlan: readonly Limit[];
  /** Entries of this budget year that may be one payment written twice. */
  readonly twins: readonly Twins[];
  readonly byTrade: DemandSummary;
  readonly byVillage: DemandSummary;
  /** Persons in a class at most, by the office's norm. */
  readonly classSize: number | null;
  /** For each commune that has villages here, in the order of the communes. */
  readonly sent: readonly CommuneSent[];
  /** The period that a submission has to cover to count as sent. */
  readonly sentPeriod: Period;
  /** The same as tables: for wide screens, files and papers. */
  readonly tables: ReportTables;
  /** Records that a person has to look at and that stand in the sums all the same. */
  readonly toReview: number;
}

export interface RowPace {
  readonly mark: number | null;
  readonly tone: PaceTone;
}

export interface ReportTables {
  readonly money: Table;
  /** The same with what people wrote: leads by name, difficulties in their own words. It may name somebody. */
  readonly moneySaid: Table;
  readonly byTrade: Table;
  readonly byVillage: Table;
}

export interface CommuneSent extends Sent {
  readonly commune: LiveRecord;
}

/** `nameOf` gives trades and villages their words. */
export function tallyReport(records: ReportRecords, question: ReportQuestion, nameOf: NameOf): Report {
  const { budgetYear, period, planYear, subject, today } = question;
  const { demands, thresholds, villages, communes, submissions } = records;
  const states = entryStates(records.disbursements, records.confirmations, records.entryTwins);
  const limits = limitsOf(records, states, period.to);
  const { beyond } = limits;
  const moneyQuestion = { budgetYear, period, beyond, ...headingsBy(question.by, records) };
  const money = disbursementTable(records, moneyQuestion);
  const contexts = moneyContext(records, moneyQuestion, money);
  const pace = paceOn(thresholds, budgetYear, period.to < today ? period.to : today);
  const classSize = numberOf(thresholds, 'classSize.theory');
  const sentPeriod = sentPeriodOf(question);
  const byTrade = demandSummary(demands, { planYear, by: 'trade', classSize });
  const byVillage = demandSummary(demands, { planYear, by: 'village', classSize });
  const counted = [records.allocations, records.disbursements, demands].flat();
  return {
    money,
    paces: new Map([money.total, ...money.rows].map((row) => [row.heading.id, paceOfRow(row)])),
    gaps: gapsOf(money),
    overPlan: limits.accounts.filter(({ over, year }) => over > 0 && year === budgetYear),
    twins: possibleTwins(records.disbursements, states, records.entryTwins).filter(
      ({ first }) => first.body.year === budgetYear,
    ),
    byTrade,
    byVillage,
    tables: {
      money: moneyFile(money, MONEY_TITLES[question.by], [], { contexts, said: false }),
      moneySaid: moneyFile(money, MONEY_TITLES[question.by], [], { contexts, said: true }),
      byTrade: demandFile(byTrade, 'trade', named, DEMAND_TITLE, []),
      byVillage: demandFile(byVillage, 'village', named, DEMAND_BY_VILLAGE, []),
    },
    classSize,
    sent: communes.flatMap((commune) => {
      const own = villages.filter(({ body }) => textOf(body, 'commune') === commune.id);
      return own.length === 0 ? [] : [{ commune, ...whoHasSent(own, submissions, subject, sentPeriod) }];
    }),
    sentPeriod,
    toReview: counted.filter(({ gone, review }) => gone === 'no' && review.length > 0).length,
  };

  function named(row: DemandRow): string {
    return row.key === null ? (row.other ?? UNNAMED) : nameOf(row.key) || row.key;
  }

  function paceOfRow(row: MoneyRow): RowPace {
    return { mark: markOf(row, pace), tone: toneOf(row, pace) };
  }
}

/**
 * Demand is sent for a plan year, projects for a budget year; what goes on all the time for the period up to
 * today, or nobody would have sent the whole year before it ends.
 */
function sentPeriodOf({ subject, planYear, budgetYear, period, today }: ReportQuestion): Period {
  if (subject === 'trainingDemand') return wholeYear(planYear);
  if (subject === 'productionProject') return wholeYear(budgetYear);
  const ends = period.to < today || today < period.from ? period.to : today;
  return { from: period.from, to: ends };
}

const MONEY_TITLES: Readonly<Record<MoneyBy, Words>> = {
  programme: { vi: 'Giải ngân', en: 'Disbursement' },
  village: { vi: 'Giải ngân theo thôn', en: 'Disbursement by village' },
  commune: { vi: 'Giải ngân theo xã', en: 'Disbursement by commune' },
};
const DEMAND_TITLE: Words = { vi: 'Tổng hợp nhu cầu học nghề', en: 'Summary of training demand' };
const DEMAND_BY_VILLAGE: Words = {
  vi: 'Tổng hợp nhu cầu học nghề theo thôn',
  en: 'Summary of training demand by village',
};
/** A demand whose trade nobody wrote. */
const UNNAMED = 'Chưa ghi nghề';
