import { NO_DONG, type Dong } from '../core/dong.ts';
import { textOf, type AnyBody } from '../core/kind.ts';
import type { Period } from '../core/period.ts';
import { within } from '../core/period.ts';
import { parseDay } from '../core/day.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { headingSums } from './heading-sums.ts';
import { dongOf, entryStates, plus, rate, type EntryState } from './ledger.ts';

/** What the table is made of: records only, the same on the phone and at the office. */
export interface MoneyRecords {
  readonly allocations: readonly LiveRecord[];
  readonly disbursements: readonly LiveRecord[];
  readonly confirmations: readonly LiveRecord[];
  /** What people said of entries that may be one payment. */
  readonly entryTwins: readonly LiveRecord[];
}

/** A row that money is added up under: a node of the programme tree, a village, a commune. */
export interface Heading {
  readonly id: string;
  readonly parent: string | null;
  /** How officers say it ("DA3-TDA2"), and what it means. */
  readonly code: string;
  readonly name: string;
}

/** Sums of one row, in đồng; null: nobody said, which is not zero. Forms (a) and (b) of field.md §3.4. */
export interface MoneySums {
  readonly planInvestmentCentral: Dong | null;
  readonly planInvestmentLocal: Dong | null;
  readonly planRecurrentCentral: Dong | null;
  readonly planRecurrentLocal: Dong | null;
  /** Money of other sources (contributions, credit, combined programmes). */
  readonly planOther: Dong | null;
  /** Kéo dài, chuyển nguồn. */
  readonly carriedOver: Dong | null;
  /** All of the above: the plan that the rate is of. */
  readonly plan: Dong | null;
  /** Ứng trước kế hoạch: kept apart, with what was paid from it. */
  readonly advancePlan: Dong | null;
  readonly paidAdvancePlan: Dong | null;
  readonly paidInvestment: Dong | null;
  readonly paidRecurrent: Dong | null;
  /** Paid out of carried-over money; part of `paid`, not of the two before. */
  readonly paidCarriedOver: Dong | null;
  /** Confirmed payments from the start of the budget year to the end of the period. */
  readonly paid: Dong | null;
  /** Of those, the ones within the period itself. */
  readonly paidInPeriod: Dong | null;
  readonly estimate: Dong | null;
  /** Of what was paid, that which lies beyond a limit (limits.ts); null: nothing does. */
  readonly over: Dong | null;
  /** Payments that wait for confirmation: how many, how much. In no sum. */
  readonly pendingCount: number;
  readonly pending: Dong | null;
}

export interface MoneyRow extends MoneySums {
  readonly heading: Heading;
  readonly level: number;
  readonly rate: number | null;
  readonly rateInvestment: number | null;
  readonly rateRecurrent: number | null;
  readonly rest: Dong | null;
  readonly overPlan: boolean;
}

export interface MoneyTable {
  readonly total: MoneyRow;
  /** In tree order; rows in which nothing at all was said are left out. */
  readonly rows: readonly MoneyRow[];
}

export interface MoneyQuestion {
  readonly budgetYear: number;
  readonly period: Period;
  /** Rows in the order in which they are printed, parents before their children. */
  readonly headings: readonly Heading[];
  /** Which heading an allocation or a payment belongs under; null: only in the total. */
  readonly headingOf: (body: AnyBody) => string | null;
  /** By entry: how much of it lies beyond a limit. Without it a row is compared with its own plan. */
  readonly beyond?: ReadonlyMap<string, Dong>;
  /** `entryStates` of the entries, where somebody has them already. */
  readonly states?: ReadonlyMap<string, EntryState>;
  /** Payments that wait for confirmation are counted, too: an estimate of what will have been paid. */
  readonly expecting?: boolean;
}

export const total: Words = { vi: 'Tổng cộng', en: 'Total' };

/** Adds up every allocation line and every confirmed payment under its heading and all headings above. */
export function disbursementTable(records: MoneyRecords, question: MoneyQuestion): MoneyTable {
  const sums = headingSums(question.headings, emptySums);
  const states =
    question.states ?? entryStates(records.disbursements, records.confirmations, records.entryTwins);
  const add: Add = (body, key, amount, pending = 0) => {
    for (const into of sums.into(question.headingOf(body))) {
      into.amounts[key] = plus(into.amounts[key], amount);
      into.pendingCount += pending;
    }
  };
  for (const line of records.allocations) addAllocation(line, question, add);
  addPayments(records.disbursements, states, question, add);
  addEstimates(records.disbursements, states, question, add);
  const withLimits = question.beyond !== undefined;
  const all = { id: '', parent: null, code: '', name: total.vi };
  return {
    total: toRow(all, 0, sums.total, withLimits),
    rows: sums.rows().map((row) => toRow(row.heading, row.level, row.sums, withLimits)),
  };
}

type MoneyKey = Exclude<keyof MoneySums, 'plan' | 'paid' | 'pendingCount'>;
type Add = (body: AnyBody, key: MoneyKey, amount: Dong, pending?: number) => void;

interface Sums {
  amounts: Record<MoneyKey, Dong | null>;
  pendingCount: number;
}

function emptySums(): Sums {
  return {
    amounts: {
      planInvestmentCentral: null,
      planInvestmentLocal: null,
      planRecurrentCentral: null,
      planRecurrentLocal: null,
      planOther: null,
      carriedOver: null,
      advancePlan: null,
      paidInvestment: null,
      paidRecurrent: null,
      paidCarriedOver: null,
      paidAdvancePlan: null,
      over: null,
      paidInPeriod: null,
      estimate: null,
      pending: null,
    },
    pendingCount: 0,
  };
}

function addAllocation(line: LiveRecord, { budgetYear, period }: MoneyQuestion, add: Add): void {
  const { body } = line;
  const amount = dongOf(body, 'amount');
  const decided = parseDay(body.decisionDate);
  if (line.gone !== 'no' || body.year !== budgetYear || amount === null) return;
  if (decided !== null && decided > period.to) return;
  add(body, planKey(body), amount);
}

type States = ReadonlyMap<string, EntryState>;

function addPayments(
  entries: readonly LiveRecord[],
  states: States,
  question: MoneyQuestion,
  add: Add,
): void {
  const { budgetYear, period, beyond } = question;
  for (const entry of entries) {
    const { body } = entry;
    const amount = dongOf(body, 'amount');
    const paidOn = parseDay(body.payDate);
    if (body.year !== budgetYear || amount === null || paidOn === null || paidOn > period.to) continue;
    const state = states.get(entry.id);
    if (state === 'pending') add(body, 'pending', amount, 1);
    if (state !== 'confirmed' && !(question.expecting && state === 'pending')) continue;
    add(body, paidKey(body), amount);
    const over = beyond?.get(entry.id);
    if (over !== undefined) add(body, 'over', over);
    if (within(period, paidOn)) add(body, 'paidInPeriod', amount);
  }
}

/** The newest estimate to the year's end of each line of money (node × project × kind × source × state). */
function addEstimates(
  entries: readonly LiveRecord[],
  states: States,
  { budgetYear, period }: MoneyQuestion,
  add: Add,
): void {
  const newest = new Map<
    string,
    { readonly entry: LiveRecord; readonly day: string; readonly estimate: Dong }
  >();
  for (const entry of entries) {
    const { body } = entry;
    const estimate = dongOf(body, 'estimateToYearEnd');
    const day = textOf(body, 'periodDate') ?? textOf(body, 'payDate');
    const state = states.get(entry.id);
    if (estimate === null || day === null || day > period.to || body.year !== budgetYear) continue;
    if (state !== 'confirmed' && state !== 'pending') continue;
    const line = ['commune', 'village', 'node', 'project', 'capitalKind', 'source', 'planState'].map((f) =>
      textOf(body, f),
    );
    const key = JSON.stringify(line);
    const known = newest.get(key);
    if (!known || known.day < day || (known.day === day && known.entry.id < entry.id))
      newest.set(key, { entry, day, estimate });
  }
  for (const { entry, estimate } of newest.values()) add(entry.body, 'estimate', estimate);
}

const isCarriedOver = (body: AnyBody): boolean =>
  body.planState === 'keo_dai' || body.planState === 'chuyen_nguon';
const LOCAL: readonly unknown[] = ['ns_tinh', 'ns_huyen', 'ns_xa'];

function planKey(body: AnyBody): MoneyKey {
  if (isCarriedOver(body)) return 'carriedOver';
  if (body.planState === 'ung_truoc') return 'advancePlan';
  const central = body.source === 'nstw';
  if (!central && !LOCAL.includes(body.source)) return 'planOther';
  if (body.capitalKind === 'dau_tu') return central ? 'planInvestmentCentral' : 'planInvestmentLocal';
  return central ? 'planRecurrentCentral' : 'planRecurrentLocal';
}

function paidKey(body: AnyBody): MoneyKey {
  if (isCarriedOver(body)) return 'paidCarriedOver';
  if (body.planState === 'ung_truoc') return 'paidAdvancePlan';
  return body.capitalKind === 'dau_tu' ? 'paidInvestment' : 'paidRecurrent';
}

function toRow(heading: Heading, level: number, sums: Sums, withLimits: boolean): MoneyRow {
  const { amounts, pendingCount } = sums;
  const a = amounts;
  const investment = plus(a.planInvestmentCentral, a.planInvestmentLocal);
  const recurrent = plus(a.planRecurrentCentral, a.planRecurrentLocal);
  const plan = plus(plus(plus(investment, recurrent), a.planOther), a.carriedOver);
  const paid = plus(plus(a.paidInvestment, a.paidRecurrent), a.paidCarriedOver);
  const paidOrNone = paid ?? NO_DONG;
  return {
    ...amounts,
    plan,
    paid,
    pendingCount,
    heading,
    level,
    rate: rate(paidOrNone, plan),
    rateInvestment: rate(a.paidInvestment ?? NO_DONG, investment),
    rateRecurrent: rate(a.paidRecurrent ?? NO_DONG, recurrent),
    rest: plan === null ? null : plus(plan, minus(paidOrNone)),
    overPlan: withLimits ? (a.over ?? 0) > 0 : paidOrNone > (plan ?? 0),
  };
}

const minus = (amount: Dong): Dong => (amount === 0 ? NO_DONG : (-amount as Dong)); // the limit is the same on both sides of zero
