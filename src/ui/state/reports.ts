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
import { monthsOf, oneMonth, quarter, wholeYear, type Period } from '../../core/period.ts';
import type { LiveRecord } from '../../core/record.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import type { MoneyBy } from '../../reports/headings.ts';
import type { Report, ReportRecords } from '../../reports/tally.ts';
import type { Notebook } from '../../storage/notebook-door.ts';

/** How a period is said; `days` is any stretch that somebody chose. */
export type PeriodChoice =
  | { readonly say: 'thisMonth' | 'wholeYear' }
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
}

export function createReports(notebook: Notebook, clock: () => number, start: ReportStart = {}): Reports {
  const today = dayOfInstant(clock());
  const choice = signal<PeriodChoice>(start.choice ?? { say: 'wholeYear' });
  const budgetYear = signal(start.budgetYear ?? yearOf(today));
  const planYear = signal(start.planYear ?? planYearOn(today));
  const by = signal<MoneyBy>(start.by ?? 'programme');
  const subject = signal('trainingDemand');
  const period = computed(() => periodOf(choice.value, budgetYear.value, today));
  const records = signal<OwnRecords | null>(null);
  const report = signal<Report | null>(null);

  const stopReading = notebook.watch(
    () => readRecords(notebook),
    // Villages and programmes are read from memory: the first report waits until they are there.
    (read) => void notebook.ready.then(() => (records.value = read)),
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
    };
    if (read === null) return undefined;
    const all = { ...read, ...placesOf(notebook) };
    const still = { asked: true };
    const addUp = async (): Promise<void> => {
      const { tallyReport } = await import('../../reports/tally.ts');
      if (still.asked) report.value = tallyReport(all, question, notebook.nameOf);
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

type OwnRecords = Omit<ReportRecords, keyof ReturnType<typeof placesOf>>;

async function readRecords(notebook: Notebook): Promise<OwnRecords> {
  const list = (kind: string) => notebook.list({ kind });
  const [allocations, disbursements, confirmations, demands, submissions, projects] = await Promise.all([
    list('allocation'),
    list('disbursement'),
    list('confirmation'),
    list('trainingDemand'),
    list('villageSubmission'),
    list('productionProject'),
  ]);
  return { allocations, disbursements, confirmations, demands, submissions, projects };
}

/** What the holder of the phone reports on: the villages and communes of their grants. */
function placesOf(notebook: Notebook) {
  const { held } = notebook.me;
  const mine = (commune: string | null, village: string | null): boolean =>
    held.some(
      (grant) => covers(grant, { commune, village }) || (village === null && grant.commune === commune),
    );
  return {
    nodes: notebook.references('programmeNode'),
    thresholds: notebook.references('threshold'),
    communes: notebook.references('commune').filter(({ id }) => mine(id, null)),
    villages: notebook.references('village').filter(({ id, body }) => mine(textOf(body, 'commune'), id)),
  };
}

function yearsIn(read: OwnRecords | null, today: Day): readonly number[] {
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
