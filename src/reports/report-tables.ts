/**
 * Every table of a report, each made when it is first read, with what has to be said under it: up to which day its
 * figures are, who has not sent, whether it adds up, what nobody wrote.
 */
import { monthOf, yearOf, type Day } from '../core/day.ts';
import { textOf, type NameOf } from '../core/kind.ts';
import { oneMonth, payPeriod, wholeYear, type Period } from '../core/period.ts';
import type { Words } from '../core/text.ts';
import { formatPeriod } from '../i18n/format-day.ts';
import { productionProjectFields } from '../kinds/production-project-fields.ts';
import { submissionSubjects } from '../kinds/village-submission.ts';
import { capitalKinds } from '../programmes/capital.ts';
import { demandFile, tradeVillagesFile } from './demand-file.ts';
import { demandGroups, demandGroupsFile } from './demand-groups.ts';
import { demandSummary, type DemandRow, type DemandSummary } from './demand-summary.ts';
import { difficultiesFile, difficultyList, difficultyTable } from './difficulties-table.ts';
import type { MoneyQuestion, MoneyTable } from './disbursement-table.ts';
import { grouped } from './grouped.ts';
import type { MoneyBy } from './headings.ts';
import type { EntryState } from './ledger.ts';
import { limitsOf } from './limits.ts';
import { mobilisationFile, mobilisationTable, type MobilisationRow } from './mobilisation.ts';
import type { RowContext } from './money-context.ts';
import { causesOf, moneyFile } from './money-file.ts';
import { januaryFile, januaryTables, monthlyFile, monthlyTable, type MonthlyTable } from './monthly-table.ts';
import { once } from './once.ts';
import { projectLines, projectsFile } from './projects-table.ts';
import { sourcesFile, sourcesTable } from './sources-table.ts';
import {
  asOfNote,
  blanksNote,
  matchNote,
  overNote,
  pendingNote,
  reviewNote,
  sentNote,
} from './table-notes.ts';
import { tableTitles, type TableName } from './table-titles.ts';
import type { Table } from './table.ts';
import type { ReportQuestion, ReportRecords, CommuneSent } from './tally.ts';
import { gapsOf, type Summed } from './total-check.ts';

/** `…Said`: with what people wrote, leads by name, difficulties in their own words. It may name somebody. */
export type ReportTables = Readonly<Record<TableName | 'moneySaid' | 'difficultyListSaid', Table>>;

/** What the report has added up already. */
export interface TableParts {
  readonly records: ReportRecords;
  readonly question: ReportQuestion;
  readonly nameOf: NameOf;
  readonly states: ReadonlyMap<string, EntryState>;
  readonly moneyQuestion: MoneyQuestion;
  readonly money: MoneyTable;
  readonly contexts: () => ReadonlyMap<string, RowContext>;
  readonly byTrade: () => DemandSummary;
  readonly byVillage: () => DemandSummary;
  readonly classSize: number | null;
  /** Who has sent a subject of `villageSubmission`. */
  readonly sentOf: (subject: keyof typeof submissionSubjects) => readonly CommuneSent[];
}

export function reportTables(parts: TableParts): ReportTables {
  const made = {
    money: once(() => moneyTableOf(parts, false)),
    moneySaid: once(() => moneyTableOf(parts, true)),
    moneySources: once(() => sourcesTableOf(parts)),
    monthly: once(() => monthlyTableOf(parts)),
    mobilisation: once(() => mobilisationTableOf(parts)),
    projects: once(() => projectsTableOf(parts)),
    byTrade: once(() => demandTableOf(parts, 'trade')),
    byVillage: once(() => demandTableOf(parts, 'village')),
    byGroup: once(() => groupsTableOf(parts)),
    tradeVillages: once(() => tradeVillagesOf(parts)),
    difficulties: once(() => difficultiesTableOf(parts)),
    difficultyList: once(() => difficultyListOf(parts, false)),
    difficultyListSaid: once(() => difficultyListOf(parts, true)),
  };
  // What can be read of it is what was written down above: each name with its table.
  const tables = {} as ReportTables;
  for (const [name, make] of Object.entries(made)) {
    Object.defineProperty(tables, name, { enumerable: true, get: make });
  }
  return tables;
}

/** Figures go up to the end of the period, or to today where it has not ended. */
export const upTo = (period: Period, today: Day): Day =>
  period.to > today && period.from <= today ? today : period.to;

/** The month (1–13) that a period ends in, as its budget year counts them; up to today. */
export function monthOfPeriod(budgetYear: number, period: Period, today: Day): number {
  const end = upTo(period, today);
  if (yearOf(end) > budgetYear) return 13;
  return yearOf(end) < budgetYear ? 1 : monthOf(end);
}

function periodWords(period: Period): Words {
  return { vi: `Kỳ ${formatPeriod(period)}`, en: `Period ${formatPeriod(period)}` };
}

const BY: Readonly<Record<MoneyBy, Words>> = {
  programme: { vi: 'theo chương trình', en: 'by programme' },
  village: { vi: 'theo thôn', en: 'by village' },
  project: { vi: 'theo dự án', en: 'by project' },
  commune: { vi: 'theo xã', en: 'by commune' },
};

function titled(name: TableName, by: MoneyBy): Words {
  const title = tableTitles[name];
  return by === 'programme' ? title : { vi: `${title.vi} ${BY[by].vi}`, en: `${title.en} ${BY[by].en}` };
}

function moneyTableOf(parts: TableParts, said: boolean): Table {
  const { money, question, contexts } = parts;
  const notes = moneyNotes(parts, money);
  return {
    ...moneyFile(money, titled('money', question.by), notes, { contexts: contexts(), said }),
    subtitle: periodWords(question.period),
    period: question.period,
  };
}

function sourcesTableOf(parts: TableParts): Table {
  const { records, question, moneyQuestion, money } = parts;
  const table = sourcesTable(records, moneyQuestion);
  const title = titled('moneySources', question.by);
  return {
    ...sourcesFile(table, question.budgetYear, title, moneyNotes(parts, money)),
    subtitle: periodWords(question.period),
    period: question.period,
  };
}

/** Under any table of payments. */
function moneyNotes({ question, records, sentOf }: TableParts, table: MoneyTable): readonly Words[] {
  const { period, today, budgetYear } = question;
  const counted = [...records.allocations, ...records.disbursements].filter(
    ({ gone, body }) => gone === 'no' && body['year'] === budgetYear,
  );
  return [
    asOfNote(upTo(period, today)),
    ...sentNote(submissionSubjects.disbursement, sentOf('disbursement')),
    matchNote(gapsOf(table)),
    ...overNote(table.rows),
    ...pendingNote(table.total.pendingCount, table.total.pending),
    ...blanksNote(ENTRIES, counted.length, [
      [AMOUNT, counted.filter(({ body }) => typeof body['amount'] !== 'number').length],
    ]),
    ...reviewNote(counted.filter(({ review }) => review.length > 0).length),
  ];
}

const ENTRIES: Words = { vi: 'khoản', en: 'entries' };
const AMOUNT: Words = { vi: 'số tiền', en: 'amount' };

function monthlyTableOf(parts: TableParts): Table {
  const { records, question, moneyQuestion, states, contexts } = parts;
  const { budgetYear, capitalKind = null, by } = question;
  const month = question.month ?? monthOfPeriod(budgetYear, question.period, question.today);
  const { headings, headingOf } = moneyQuestion;
  const until = month === 13 ? payPeriod(budgetYear).to : oneMonth(budgetYear, month).to;
  const { beyond } = limitsOf(records, states, until);
  const asked = { headings, headingOf, states, beyond, capitalKind };
  const causes = (heading: string) => causesOf(contexts().get(heading), false);
  const title = titled('monthly', by);
  const period = month === 13 ? payPeriod(budgetYear) : oneMonth(budgetYear, month);
  const about = { title, subtitle: monthWords(budgetYear, month, capitalKind), period };
  if (month === 1) {
    const both = januaryTables(records, budgetYear, asked);
    const notes = monthlyNotes(parts, [both.closing, both.opening], until);
    return { ...januaryFile(both, budgetYear, title, notes, causes), ...about };
  }
  const table = monthlyTable(records, { ...asked, budgetYear, month });
  return { ...monthlyFile(table, title, monthlyNotes(parts, [table], until), causes), ...about };
}

function monthlyNotes(
  { question, sentOf }: TableParts,
  tables: readonly MonthlyTable[],
  until: Day,
): readonly Words[] {
  const rows = tables.map(({ total, rows: lines }) => ({
    total: total.of,
    rows: lines.map((line) => line.of),
  }));
  const waiting = rows.reduce((sum, { total }) => sum + total.pendingCount, 0);
  return [
    asOfNote(until < question.today ? until : question.today),
    ...sentNote(submissionSubjects.disbursement, sentOf('disbursement')),
    matchNote(rows.flatMap((table) => gapsOf(table))),
    ...rows.flatMap((table) => overNote(table.rows)),
    ...(waiting === 0
      ? []
      : [
          {
            vi: `Cột ước có cả ${waiting} lần giải ngân chờ xác nhận.`,
            en: `The estimate includes ${waiting} disbursements to be confirmed.`,
          },
        ]),
  ];
}

function monthWords(year: number, month: number, capitalKind: string | null): Words {
  const time = {
    vi: month === 13 ? `13 tháng năm ${year}` : `Tháng ${month} năm ${year}`,
    en: month === 13 ? `13 months of ${year}` : `Month ${month} of ${year}`,
  };
  const kind = Object.entries(capitalKinds).find(([key]) => key === capitalKind)?.[1];
  return kind === undefined ? time : { vi: `${time.vi}, ${kind.vi}`, en: `${time.en}, ${kind.en}` };
}

function mobilisationTableOf({ records, question, moneyQuestion, sentOf }: TableParts): Table {
  const { budgetYear, period, today, by } = question;
  const { headings, headingOf } = moneyQuestion;
  const table = mobilisationTable(records, { budgetYear, until: period.to, headings, headingOf });
  const summed = (row: MobilisationRow): Summed => ({ ...row, plan: row.total, paid: null });
  const notes = [
    asOfNote(upTo(period, today)),
    ...sentNote(submissionSubjects.productionProject, sentOf('productionProject')),
    matchNote(gapsOf({ total: summed(table.total), rows: table.rows.map(summed) })),
    ...(table.withoutValue === 0 ? [] : [withoutValue(table.withoutValue)]),
  ];
  return {
    ...mobilisationFile(table, notes),
    title: titled('mobilisation', by),
    subtitle: periodWords(period),
    period,
  };
}

const withoutValue = (count: number): Words => ({
  vi: `${count} đóng góp hiện vật, ngày công chưa ghi giá trị, chưa tính.`,
  en: `${count} gifts in kind or labour without a value are not counted.`,
});

function projectsTableOf({ records, question, moneyQuestion, states, nameOf, sentOf }: TableParts): Table {
  const { budgetYear, period, today } = question;
  const until = upTo(period, today);
  const { beyond } = moneyQuestion;
  const lines = projectLines(records.projects, records.disbursements, states, {
    year: budgetYear,
    until,
    ...(beyond ? { beyond } : {}),
  });
  const unsaid = (field: 'households' | 'poor' | 'nearPoor' | 'escapedPoor' | 'ethnicMinority') =>
    [
      productionProjectFields[field].label,
      lines.filter(({ project }) => typeof project.body[field] !== 'number').length,
    ] as const;
  const notes = [
    asOfNote(until),
    ...sentNote(submissionSubjects.productionProject, sentOf('productionProject')),
    ...blanksNote({ vi: 'dự án', en: 'projects' }, lines.length, [
      unsaid('households'),
      unsaid('poor'),
      unsaid('nearPoor'),
      unsaid('escapedPoor'),
      unsaid('ethnicMinority'),
      [productionProjectFields.totalCost.label, lines.filter(({ cost }) => cost === null).length],
    ]),
  ];
  return {
    ...projectsFile(lines, nameOf, notes),
    subtitle: yearWords('Năm ngân sách', 'Budget year', budgetYear),
    period,
  };
}

const yearWords = (vi: string, en: string, year: number): Words => ({
  vi: `${vi} ${year}`,
  en: `${en} ${year}`,
});

function demandTableOf(parts: TableParts, by: 'trade' | 'village'): Table {
  const summary = by === 'trade' ? parts.byTrade() : parts.byVillage();
  const title = tableTitles[by === 'trade' ? 'byTrade' : 'byVillage'];
  return demandPaper(parts, demandFile(summary, by, namedBy(parts.nameOf), title, demandNotes(parts)));
}

function groupsTableOf(parts: TableParts): Table {
  const groups = demandGroups(parts.records.demands, parts.question.planYear);
  return demandPaper(parts, demandGroupsFile(groups, tableTitles.byGroup, demandNotes(parts)));
}

function tradeVillagesOf(parts: TableParts): Table {
  const { records, question, classSize, nameOf } = parts;
  const { planYear } = question;
  const of = grouped(records.demands, ({ body }) =>
    tradeOf(textOf(body, 'trade'), textOf(body, 'tradeOther')),
  );
  const { total, rows } = parts.byTrade();
  const trades = rows.map((trade) => ({
    trade,
    villages: demandSummary(of.get(tradeOf(trade.key, trade.other)) ?? [], {
      planYear,
      by: 'village',
      classSize,
    }).rows,
  }));
  const table = tradeVillagesFile(
    total,
    trades,
    namedBy(nameOf),
    tableTitles.tradeVillages,
    demandNotes(parts),
  );
  return demandPaper(parts, table);
}

const tradeOf = (trade: string | null, other: string | null): string =>
  JSON.stringify([trade, trade === null ? other : null]);

/** `nameOf` gives trades and villages their words. */
const namedBy =
  (nameOf: NameOf) =>
  (row: DemandRow): string =>
    row.key === null ? (row.other ?? UNNAMED) : nameOf(row.key) || row.key;

/** A demand whose trade nobody wrote. */
const UNNAMED = 'Chưa ghi nghề';

function demandPaper({ question }: TableParts, table: Table): Table {
  return {
    ...table,
    subtitle: yearWords('Năm kế hoạch', 'Plan year', question.planYear),
    period: wholeYear(question.planYear),
  };
}

function demandNotes({ question, byTrade, classSize, sentOf, records }: TableParts): readonly Words[] {
  const { total, rows } = byTrade();
  const groups = demandGroups(records.demands, question.planYear);
  const matches = rows.reduce((sum, row) => sum + (row.people ?? 0), 0) === (total.people ?? 0);
  return [
    asOfNote(question.today),
    ...sentNote(submissionSubjects.trainingDemand, sentOf('trainingDemand')),
    ...(matches ? [matchNote([])] : []),
    ...blanksNote(
      { vi: 'phiếu', en: 'records' },
      total.records,
      groups.map(({ label, blank }) => [label, blank]),
    ),
    ...(classSize === null ? [NO_CLASS_SIZE] : [classNote(classSize)]),
  ];
}

const classNote = (size: number): Words => ({
  vi: `Số lớp tính theo mỗi lớp tối đa ${size} người.`,
  en: `Classes of ${size} people at most.`,
});
const NO_CLASS_SIZE: Words = {
  vi: 'Chưa có định mức số người một lớp: không tính được số lớp.',
  en: 'The office keeps no norm for the size of a class: classes are not counted.',
};

function difficultiesTableOf(parts: TableParts): Table {
  const { records, question } = parts;
  const on = upTo(question.period, question.today);
  return {
    ...difficultiesFile(difficultyTable(records.difficulties, on), difficultyNotes(parts, on)),
    title: tableTitles.difficulties,
    subtitle: periodWords(question.period),
    period: question.period,
  };
}

function difficultyListOf(parts: TableParts, said: boolean): Table {
  const { records, question, nameOf } = parts;
  const on = upTo(question.period, question.today);
  return {
    ...difficultyList(records.difficulties, on, nameOf, said, difficultyNotes(parts, on)),
    subtitle: periodWords(question.period),
    period: question.period,
  };
}

function difficultyNotes({ records, sentOf }: TableParts, on: Day): readonly Words[] {
  const { total } = difficultyTable(records.difficulties, on);
  return [
    asOfNote(on),
    ...sentNote(submissionSubjects.difficulty, sentOf('difficulty')),
    ...blanksNote({ vi: 'khó khăn đang vướng', en: 'open difficulties' }, total.open, [
      [{ vi: 'cấp giải quyết', en: 'who can solve it' }, total.byLevel.unsaid],
    ]),
  ];
}
