/**
 * The report page's state: what is asked (period, year, by what), the records, and what they add up to.
 *
 * The notebook is read once and again after every change; a new question only adds up again. Adding up waits
 * for a free moment, so that no tap waits for it, and its code comes with the first report.
 */
import { computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import { covers } from '../../core/audience.ts';
import { dayOfInstant, monthOf, yearOf, type Day } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import { monthsOf, oneMonth, payPeriod, quarter, wholeYear, type Period } from '../../core/period.ts';
import type { LiveRecord } from '../../core/record.ts';
import type { HeldRole } from '../../core/role.ts';
import { compareVi } from '../../i18n/language.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import type { MoneyBy } from '../../reports/headings.ts';
import type { TableName } from '../../reports/table-titles.ts';
import type { Report, ReportRecords } from '../../reports/tally.ts';
import { planOfProjects } from '../../reports/village-plan.ts';
import type { Entry, Notebook } from '../../storage/notebook-door.ts';
import { levelOf } from './level.ts';

/** How a period is said; `days` is any stretch that somebody chose. */
export type PeriodChoice =
  | { readonly say: 'thisMonth' | 'wholeYear' | 'months13' }
  | { readonly say: 'month'; readonly month: number }
  | { readonly say: 'months'; readonly count: number }
  | { readonly say: 'quarter'; readonly number: number }
  | { readonly say: 'days'; readonly period: Period };

export interface Reports {
  readonly choice: Signal<PeriodChoice>;
  readonly budgetYear: Signal<number>;
  readonly planYear: Signal<number>;
  readonly by: Signal<MoneyBy>;
  /** Of `villageSubmission`: whose senders are counted. */
  readonly subject: Signal<string>;
  /** The table that is open. */
  readonly table: Signal<TableName | null>;
  /** Of the monthly table, 1–13; null: the month that the period ends in. */
  readonly month: Signal<number | null>;
  /** Of the monthly table; null: all kinds of capital. */
  readonly capitalKind: Signal<string | null>;
  /** Heads of papers as the office keeps them. */
  readonly letterheads: ReadonlySignal<readonly LiveRecord[]>;
  readonly period: ReadonlySignal<Period>;
  /** Null until everything was read and added up once; the last one stays while the next is made. */
  readonly report: ReadonlySignal<Report | null>;
  /** Years that any money or demand is of, newest first, this one among them. */
  readonly years: ReadonlySignal<readonly number[]>;
  readonly today: Day;
  stop(): void;
}

export interface ReportStart {
  readonly choice?: PeriodChoice;
  readonly budgetYear?: number;
  readonly planYear?: number;
  readonly by?: MoneyBy;
  readonly table?: TableName;
  readonly month?: number;
  readonly capitalKind?: string;
}

export function createReports(notebook: Notebook, clock: () => number, start: ReportStart = {}): Reports {
  const today = dayOfInstant(clock());
  const choice = signal<PeriodChoice>(start.choice ?? { say: 'wholeYear' });
  const budgetYear = signal(start.budgetYear ?? yearOf(today));
  const planYear = signal(start.planYear ?? planYearOn(today));
  const by = signal<MoneyBy>(start.by ?? 'programme');
  const subject = signal('trainingDemand');
  const table = signal(start.table ?? null);
  const month = signal(start.month ?? null);
  const capitalKind = signal(start.capitalKind ?? null);
  const period = computed(() => periodOf(choice.value, budgetYear.value, today));
  const records = signal<(ReportRecords & Heads) | null>(null);
  const report = signal<Report | null>(null);

  const stopReading = notebook.watch(
    () => readRecords(notebook),
    (read) => (records.value = read),
  );
  const stopAdding = effect(() => {
    const read = records.value;
    const question = {
      budgetYear: budgetYear.value,
      period: period.value,
      by: by.value,
      planYear: planYear.value,
      subject: subject.value,
      today,
      capitalKind: capitalKind.value,
      ...(month.value === null ? {} : { month: month.value }),
    };
    if (read === null) return undefined;
    const still = { asked: true };
    const addUp = async (): Promise<void> => {
      const { tallyReport } = await import('../../reports/tally.ts');
      if (still.asked) report.value = tallyReport(read, question, notebook.nameOf);
    };
    const timer = setTimeout(() => void addUp());
    return () => {
      still.asked = false;
      clearTimeout(timer);
    };
  });

  return {
    choice,
    budgetYear,
    planYear,
    by,
    subject,
    table,
    month,
    capitalKind,
    letterheads: computed(() => records.value?.letterheads ?? []),
    period,
    report,
    years: computed(() => yearsIn(records.value, today)),
    today,
    stop() {
      stopReading();
      stopAdding();
    },
  };
}

/** A month or quarter without its year is one of the budget year. */
export function periodOf(choice: PeriodChoice, budgetYear: number, today: Day): Period {
  switch (choice.say) {
    case 'thisMonth':
      return oneMonth(budgetYear, monthOf(today));
    case 'wholeYear':
      return wholeYear(budgetYear);
    case 'months13':
      return payPeriod(budgetYear);
    case 'month':
      return oneMonth(budgetYear, choice.month);
    case 'months':
      return monthsOf(budgetYear, choice.count);
    case 'quarter':
      return quarter(budgetYear, choice.number);
    case 'days':
      return choice.period;
    default:
      return choice satisfies never;
  }
}

interface Heads {
  readonly letterheads: readonly LiveRecord[];
}

/** All that the tables are made of, read from the book, so that a list that comes later is noticed too. */
async function readRecords(notebook: Notebook): Promise<ReportRecords & Heads> {
  const list = (kind: string) => notebook.list({ kind });
  const [
    allocations,
    disbursements,
    confirmations,
    entryTwins,
    demands,
    submissions,
    projects,
    difficulties,
  ] = await Promise.all([
    list('allocation'),
    list('disbursement'),
    list('confirmation'),
    list('entryTwin'),
    list('trainingDemand'),
    list('villageSubmission'),
    list('productionProject'),
    list('difficulty'),
  ]);
  const [nodes, thresholds, communes, villages, letterheads] = await Promise.all([
    list('programmeNode'),
    list('threshold'),
    list('commune'),
    list('village'),
    list('letterhead'),
  ]);
  return {
    letterheads,
    allocations: levelOf(notebook.me.held) === 'village' ? planOfProjects(projects) : allocations,
    disbursements,
    confirmations,
    entryTwins,
    demands,
    submissions,
    projects,
    difficulties,
    nodes,
    thresholds,
    ...ownPlaces(notebook.me.held, communes, villages),
  };
}

/** What the holder of the phone reports on: the communes and villages of their grants, by name. */
function ownPlaces(
  held: readonly HeldRole[],
  communes: readonly Entry[],
  villages: readonly Entry[],
): Pick<ReportRecords, 'communes' | 'villages'> {
  const reaches = (commune: string | null, village: string | null): boolean =>
    held.some((grant) => covers(grant, { commune, village }));
  const inside = (commune: string): boolean =>
    held.some((grant) => grant.commune === null || grant.commune === commune);
  const byName = (a: Entry, b: Entry): number =>
    compareVi(textOf(a.body, 'name') ?? '', textOf(b.body, 'name') ?? '');
  return {
    communes: communes.filter(({ id }) => inside(id)).sort(byName),
    villages: villages.filter(({ id, body }) => reaches(textOf(body, 'commune'), id)).sort(byName),
  };
}

function yearsIn(read: ReportRecords | null, today: Day): readonly number[] {
  const years = new Set([yearOf(today), planYearOn(today)]);
  const add = (record: LiveRecord, field: string): void => {
    const year = record.body[field];
    if (typeof year === 'number') years.add(year);
  };
  read?.allocations.forEach((line) => add(line, 'year'));
  read?.disbursements.forEach((entry) => add(entry, 'year'));
  read?.demands.forEach((demand) => add(demand, 'planYear'));
  return [...years].sort((a, b) => b - a);
}
