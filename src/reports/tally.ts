/**
 * Everything that the report page shows, from records and a question: the same on a phone and at the office.
 */
import type { Day } from '../core/day.ts';
import { textOf, type NameOf } from '../core/kind.ts';
import { wholeYear, type Period } from '../core/period.ts';
import type { LiveRecord } from '../core/record.ts';
import { demandSummary, type DemandSummary } from './demand-summary.ts';
import {
  disbursementTable,
  type MoneyRecords,
  type MoneyRow,
  type MoneyTable,
} from './disbursement-table.ts';
import { grouped } from './grouped.ts';
import { headingsBy, type HeadingSources, type MoneyBy } from './headings.ts';
import { entryStates } from './ledger.ts';
import { limitsOf, type Limit } from './limits.ts';
import { moneyContext } from './money-context.ts';
import { once } from './once.ts';
import { inForceOn, markOf, numberOf, paceOn, toneOf, type PaceTone } from './pace.ts';
import { reportTables, type ReportTables } from './report-tables.ts';
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
  /** Of the monthly table: 1–13; the one that the period ends in where nobody chose. */
  readonly month?: number;
  /** Of the monthly table: only this kind of capital; all where absent or null. */
  readonly capitalKind?: string | null;
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

export interface CommuneSent extends Sent {
  readonly commune: LiveRecord;
}

/** `nameOf` gives trades and villages their words. What is asked for by nobody is never added up. */
export function tallyReport(records: ReportRecords, question: ReportQuestion, nameOf: NameOf): Report {
  const { budgetYear, period, planYear, today } = question;
  const { demands, thresholds } = records;
  const states = entryStates(records.disbursements, records.confirmations, records.entryTwins);
  const limits = limitsOf(records, states, period.to);
  const { beyond } = limits;
  const moneyQuestion = { budgetYear, period, beyond, states, ...headingsBy(question.by, records) };
  const money = disbursementTable(records, moneyQuestion);
  const pace = paceOn(thresholds, budgetYear, period.to < today ? period.to : today);
  const classSize = numberOf(inForceOn(thresholds, today), 'classSize.theory');
  const byTrade = once(() => demandSummary(demands, { planYear, by: 'trade', classSize }));
  const byVillage = once(() => demandSummary(demands, { planYear, by: 'village', classSize }));
  const placed = once(() => villagesByCommune(records));
  const sentOf = (subject: string): readonly CommuneSent[] =>
    sentBy(records, placed(), subject, sentPeriodOf(subject, question));
  const sent = once(() => sentOf(question.subject));
  return {
    money,
    paces: new Map([money.total, ...money.rows].map((row) => [row.heading.id, paceOfRow(row)])),
    gaps: gapsOf(money),
    overPlan: limits.accounts.filter(({ over, year }) => over > 0 && year === budgetYear),
    twins: possibleTwins(records.disbursements, states, records.entryTwins).filter(
      ({ first }) => first.body['year'] === budgetYear,
    ),
    get byTrade() {
      return byTrade();
    },
    get byVillage() {
      return byVillage();
    },
    get sent() {
      return sent();
    },
    tables: reportTables({
      records,
      question,
      nameOf,
      states,
      moneyQuestion,
      money,
      contexts: once(() => moneyContext(records, moneyQuestion, money)),
      byTrade,
      byVillage,
      classSize,
      sentOf,
    }),
    classSize,
    sentPeriod: sentPeriodOf(question.subject, question),
    toReview: [records.allocations, records.disbursements, demands].reduce(
      (count, list) => count + list.filter(({ gone, review }) => gone === 'no' && review.length > 0).length,
      0,
    ),
  };

  function paceOfRow(row: MoneyRow): RowPace {
    return { mark: markOf(row, pace), tone: toneOf(row, pace) };
  }
}

type ByCommune = ReadonlyMap<string, readonly LiveRecord[]>;

function villagesByCommune({ villages }: ReportRecords): ByCommune {
  return grouped(villages, ({ body }) => textOf(body, 'commune') ?? '');
}

/** For each commune that has villages here, in the order of the communes. */
function sentBy(
  { communes, submissions }: ReportRecords,
  villages: ByCommune,
  subject: string,
  period: Period,
): readonly CommuneSent[] {
  const about = grouped(
    submissions.filter(({ body }) => body['subject'] === subject),
    ({ body }) => textOf(body, 'village') ?? '',
  );
  return communes.flatMap((commune) => {
    const own = villages.get(commune.id) ?? [];
    const said = own.flatMap(({ id }) => about.get(id) ?? []);
    return own.length === 0 ? [] : [{ commune, ...whoHasSent(own, said, subject, period) }];
  });
}

/**
 * Demand is sent for a plan year, projects for a budget year; what goes on all the time for the period up to
 * today, or nobody would have sent the whole year before it ends.
 */
function sentPeriodOf(subject: string, question: ReportQuestion): Period {
  const { planYear, budgetYear, period, today } = question;
  if (subject === 'trainingDemand') return wholeYear(planYear);
  if (subject === 'productionProject') return wholeYear(budgetYear);
  const ends = period.to < today || today < period.from ? period.to : today;
  return { from: period.from, to: ends };
}
