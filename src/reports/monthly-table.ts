/**
 * The monthly report of money (field.md §3.4 a, §4.1): what was really paid up to the end of the month before, and
 * what will have been paid by the end of this one. Month 13 is 31/01 of the next year, where a budget year ends.
 *
 * The estimate counts what is written down and waits for confirmation; it is never less than what was paid.
 */
import { addDays, lastDayOfMonth, makeDay, type Day } from '../core/day.ts';
import type { Dong } from '../core/dong.ts';
import type { Period } from '../core/period.ts';
import type { Words } from '../core/text.ts';
import {
  disbursementTable,
  type MoneyQuestion,
  type MoneyRecords,
  type MoneyRow,
} from './disbursement-table.ts';
import { plus, rate } from './ledger.ts';
import type { Cell, Column, Table } from './table.ts';

export type MonthlyQuestion = Pick<MoneyQuestion, 'budgetYear' | 'headings' | 'headingOf'> & {
  /** 1–13 */
  readonly month: number;
  /** Only this kind of capital; null: both. */
  readonly capitalKind: string | null;
};

/** Of the plan of the year and of money carried over, each apart; null: nobody said. */
export interface MonthlyRow {
  readonly of: MoneyRow;
  readonly planYear: Dong | null;
  readonly planCarried: Dong | null;
  readonly paidYear: Dong | null;
  readonly paidCarried: Dong | null;
  readonly expectedYear: Dong | null;
  readonly expectedCarried: Dong | null;
  readonly rateYear: number | null;
  readonly rateCarried: number | null;
  /** To 31/01 of the next year, where somebody estimated. */
  readonly estimate: Dong | null;
}

export interface MonthlyTable {
  readonly paidUntil: Day;
  readonly expectedUntil: Day;
  readonly total: MonthlyRow;
  readonly rows: readonly MonthlyRow[];
}

export function monthlyTable(records: MoneyRecords, question: MonthlyQuestion): MonthlyTable {
  const { budgetYear, month, capitalKind } = question;
  const first = firstDay(budgetYear);
  const paidUntil = addDays(month === 13 ? firstDay(budgetYear + 1) : startOf(budgetYear, month), -1);
  const expectedUntil = month === 13 ? lastDayOfMonth(budgetYear + 1, 1) : lastDayOfMonth(budgetYear, month);
  const own = capitalKind === null ? records : ofKind(records, capitalKind);
  const ask = (period: Period, expecting: boolean) =>
    disbursementTable(own, { ...question, budgetYear, period, expecting });
  const expected = ask({ from: first, to: expectedUntil }, true);
  const paid = ask({ from: first, to: paidUntil }, false);
  const paidRows = new Map(paid.rows.map((row) => [row.heading.id, row]));
  return {
    paidUntil,
    expectedUntil,
    total: toRow(paid.total, expected.total),
    rows: expected.rows.map((row) => toRow(paidRows.get(row.heading.id) ?? null, row)),
  };
}

/** In January a report is of two years: the one that closes (13 months), and the first month of the new one. */
export function januaryTables(
  records: MoneyRecords,
  year: number,
  question: Omit<MonthlyQuestion, 'budgetYear' | 'month'>,
): { readonly closing: MonthlyTable; readonly opening: MonthlyTable } {
  return {
    closing: monthlyTable(records, { ...question, budgetYear: year - 1, month: 13 }),
    opening: monthlyTable(records, { ...question, budgetYear: year, month: 1 }),
  };
}

function ofKind(records: MoneyRecords, capitalKind: string): MoneyRecords {
  const isOfKind = ({ body }: { readonly body: { readonly [field: string]: unknown } }) =>
    body['capitalKind'] === capitalKind;
  return {
    ...records,
    allocations: records.allocations.filter(isOfKind),
    disbursements: records.disbursements.filter(isOfKind),
  };
}

function toRow(paid: MoneyRow | null, expected: MoneyRow): MonthlyRow {
  const planYear = yearPlan(expected);
  const [paidYear, paidCarried] = [paid && yearPaid(paid), paid?.paidCarriedOver ?? null];
  return {
    of: expected,
    planYear,
    planCarried: expected.carriedOver,
    paidYear,
    paidCarried,
    expectedYear: yearPaid(expected),
    expectedCarried: expected.paidCarriedOver,
    rateYear: rate(yearPaid(expected), planYear),
    rateCarried: rate(expected.paidCarriedOver, expected.carriedOver),
    estimate: expected.estimate,
  };
}

function yearPlan(row: MoneyRow): Dong | null {
  const investment = plus(row.planInvestmentCentral, row.planInvestmentLocal);
  return plus(plus(investment, plus(row.planRecurrentCentral, row.planRecurrentLocal)), row.planOther);
}

const yearPaid = (row: MoneyRow): Dong | null => plus(row.paidInvestment, row.paidRecurrent);

function startOf(year: number, month: number): Day {
  const start = makeDay(year, month, 1);
  if (start === null) throw new RangeError(`no month ${month} of ${year}`);
  return start;
}

const firstDay = (year: number): Day => startOf(year, 1);

type Write = readonly [Column, (row: MonthlyRow) => Cell];

function columnsOf({ paidUntil, expectedUntil }: MonthlyTable): readonly Write[] {
  const [until, by] = [shown(paidUntil), shown(expectedUntil)];
  const dong = (key: string, vi: string, en: string, of: (row: MonthlyRow) => Cell): Write => [
    { key, heading: { vi, en }, type: 'dong' },
    of,
  ];
  const both = (a: Dong | null, b: Dong | null): Dong | null => plus(a, b);
  return [
    [
      { key: 'code', heading: { vi: 'Mã', en: 'Code' }, type: 'key' },
      ({ of: { heading } }) => (heading.id === '' ? null : { code: heading.id, name: heading.code }),
    ],
    [{ key: 'name', heading: { vi: 'Nội dung', en: 'Content' }, type: 'text' }, ({ of }) => of.heading.name],
    dong('planYear', 'KH vốn giao năm', 'Plan of the year', (row) => row.planYear),
    dong('planCarried', 'KH các năm trước kéo dài', 'Carried over', (row) => row.planCarried),
    dong('paid', `Lũy kế giải ngân đến ${until}`, `Paid up to ${until}`, (row) =>
      both(row.paidYear, row.paidCarried),
    ),
    dong('paidYear', 'Trong đó: vốn năm', 'Of it: of the year', (row) => row.paidYear),
    dong('paidCarried', 'Trong đó: vốn kéo dài', 'Of it: carried over', (row) => row.paidCarried),
    dong('expected', `Ước lũy kế đến ${by}`, `Estimate up to ${by}`, (row) =>
      both(row.expectedYear, row.expectedCarried),
    ),
    dong('expectedYear', 'Ước: vốn năm', 'Estimate: of the year', (row) => row.expectedYear),
    dong('expectedCarried', 'Ước: vốn kéo dài', 'Estimate: carried over', (row) => row.expectedCarried),
    [
      { key: 'rateYear', heading: { vi: 'Tỷ lệ vốn năm', en: 'Rate, year' }, type: 'percent' },
      (row) => row.rateYear,
    ],
    [
      { key: 'rateCarried', heading: { vi: 'Tỷ lệ vốn kéo dài', en: 'Rate, carried over' }, type: 'percent' },
      (row) => row.rateCarried,
    ],
    dong('estimate', 'Ước 13 tháng (đến 31/01)', 'Estimate for 13 months', (row) => row.estimate),
  ];
}

/** The form of the month as rows of a file: the total first, as offices print it. */
export function monthlyFile(table: MonthlyTable, title: Words, notes: readonly Words[]): Table {
  const writes = columnsOf(table);
  return {
    title,
    columns: writes.map(([column]) => column),
    rows: [table.total, ...table.rows].map((row) => ({
      level: row.of.level,
      cells: writes.map(([, of]) => of(row)),
    })),
    notes,
  };
}

const shown = (day: Day): string => `${day.slice(8)}/${day.slice(5, 7)}/${day.slice(0, 4)}`;
