/**
 * The monthly report of money (field.md §3.4 a, §4.1): what was really paid up to the end of the month before, and
 * what will have been paid by the end of this one. Month 13 is 31/01 of the next year, where a budget year ends.
 *
 * The estimate counts what is written down and waits for confirmation, too.
 */
import { addDays, lastDayOfMonth, makeDay, type Day } from '../core/day.ts';
import { NO_DONG, type Dong } from '../core/dong.ts';
import type { Period } from '../core/period.ts';
import type { Words } from '../core/text.ts';
import { formatDay } from '../i18n/format-day.ts';
import {
  disbursementTable,
  type MoneyQuestion,
  type MoneyRecords,
  type MoneyRow,
} from './disbursement-table.ts';
import { plus, rate } from './ledger.ts';
import { OVER_PLAN } from './table-notes.ts';
import type { Cell, Column, Table } from './table.ts';

export type MonthlyQuestion = Pick<
  MoneyQuestion,
  'budgetYear' | 'headings' | 'headingOf' | 'states' | 'beyond'
> & {
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
    rateYear: rate(yearPaid(expected) ?? NO_DONG, planYear),
    rateCarried: rate(expected.paidCarriedOver ?? NO_DONG, expected.carriedOver),
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

/** What stands in the way, by heading: the form's "Khó khăn, nguyên nhân". */
export type Causes = (heading: string) => string | null;

type Write = readonly [Column, (row: MonthlyRow) => Cell];

const dong = (
  key: string,
  heading: Words,
  of: (row: MonthlyRow) => Cell,
  under: { readonly group?: Words; readonly short?: Words } = {},
): Write => [{ key, heading, type: 'dong', ...under }, of];

const leading: readonly Write[] = [
  [
    { key: 'code', heading: { vi: 'Mã', en: 'Code' }, type: 'key' },
    ({ of: { heading } }) => (heading.id === '' ? null : { code: heading.id, name: heading.code }),
  ],
  [{ key: 'name', heading: { vi: 'Nội dung', en: 'Content' }, type: 'text' }, ({ of }) => of.heading.name],
];

/** Of one month; the figures of each storey say of which money. */
function columnsOf({ paidUntil, expectedUntil }: MonthlyTable): readonly Write[] {
  const PLAN = { vi: 'Kế hoạch vốn', en: 'Plan' };
  const PAID = {
    vi: `Lũy kế giải ngân đến ${formatDay(paidUntil)}`,
    en: `Paid up to ${formatDay(paidUntil)}`,
  };
  const EXPECTED = {
    vi: `Ước lũy kế đến ${formatDay(expectedUntil)}`,
    en: `Estimate up to ${formatDay(expectedUntil)}`,
  };
  const RATE = { vi: 'Tỷ lệ ước so kế hoạch', en: 'Rate of the estimate' };
  return [
    dong('planYear', in2(PLAN, YEAR), (row) => row.planYear, { group: PLAN, short: YEAR }),
    dong('planCarried', in2(PLAN, CARRIED), (row) => row.planCarried, { group: PLAN, short: CARRIED }),
    dong('paid', in2(PAID, ALL), (row) => plus(row.paidYear, row.paidCarried), { group: PAID, short: ALL }),
    dong('paidYear', in2(PAID, YEAR), (row) => row.paidYear, { group: PAID, short: YEAR }),
    dong('paidCarried', in2(PAID, CARRIED), (row) => row.paidCarried, { group: PAID, short: CARRIED }),
    dong('expected', in2(EXPECTED, ALL), (row) => plus(row.expectedYear, row.expectedCarried), {
      group: EXPECTED,
      short: ALL,
    }),
    dong('expectedYear', in2(EXPECTED, YEAR), (row) => row.expectedYear, { group: EXPECTED, short: YEAR }),
    dong('expectedCarried', in2(EXPECTED, CARRIED), (row) => row.expectedCarried, {
      group: EXPECTED,
      short: CARRIED,
    }),
    [
      { key: 'rateYear', heading: in2(RATE, YEAR), type: 'percent', group: RATE, short: YEAR },
      (row) => row.rateYear,
    ],
    [
      { key: 'rateCarried', heading: in2(RATE, CARRIED), type: 'percent', group: RATE, short: CARRIED },
      (row) => row.rateCarried,
    ],
    dong('estimate', { vi: 'Ước 13 tháng (đến 31/01)', en: 'Estimate for 13 months' }, (row) => row.estimate),
  ];
}

const in2 = (group: Words, short: Words): Words => ({
  vi: `${group.vi}: ${short.vi}`,
  en: `${group.en}: ${short.en}`,
});
const ALL: Words = { vi: 'Tổng số', en: 'Total' };
const YEAR: Words = { vi: 'Vốn năm', en: 'Of the year' };
const CARRIED: Words = { vi: 'Vốn kéo dài', en: 'Carried over' };

const trailing = (causes: Causes): readonly Write[] => [
  [
    { key: 'causes', heading: { vi: 'Khó khăn, nguyên nhân', en: 'Difficulties, causes' }, type: 'text' },
    ({ of }) => causes(of.heading.id),
  ],
  [
    { key: 'note', heading: { vi: 'Ghi chú', en: 'Note' }, type: 'text' },
    ({ of }) => (of.over !== null && of.over > 0 ? OVER_PLAN : null),
  ],
];

/** The form of the month as rows of a file: the total first, as offices print it. */
export function monthlyFile(
  table: MonthlyTable,
  title: Words,
  notes: readonly Words[],
  causes: Causes = () => null,
): Table {
  const writes = [...leading, ...columnsOf(table), ...trailing(causes)];
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

/** January's form: the year that closes with its twelve and thirteen months, beside the first month of the new one. */
export function januaryFile(
  { closing, opening }: { readonly closing: MonthlyTable; readonly opening: MonthlyTable },
  year: number,
  title: Words,
  notes: readonly Words[],
  causes: Causes = () => null,
): Table {
  const halves = [
    { table: closing, writes: closingColumns(year - 1), rows: byHeading(closing) },
    { table: opening, writes: openingColumns(year), rows: byHeading(opening) },
  ];
  const after = trailing(causes);
  const lines = [
    [closing.total, opening.total],
    ...inOrder(closing.rows, opening.rows).map((id) => halves.map(({ rows }) => rows.get(id))),
  ];
  return {
    title,
    columns: [...leading, ...halves.flatMap(({ writes }) => writes), ...after].map(([column]) => column),
    rows: lines.flatMap((line) => {
      const [one] = line.filter((row) => row !== undefined);
      if (one === undefined) return [];
      const over = line.find((row) => row !== undefined && (row.of.over ?? 0) > 0) ?? one;
      return [
        {
          level: one.of.level,
          cells: [
            ...leading.map(([, of]) => of(one)),
            ...halves.flatMap(({ writes }, at) => {
              const row = line[at];
              return writes.map(([, of]) => (row === undefined ? null : of(row)));
            }),
            ...after.map(([, of]) => of(over)),
          ],
        },
      ];
    }),
    notes,
  };
}

const planOf = (row: MonthlyRow): Dong | null => plus(row.planYear, row.planCarried);
const expectedOf = (row: MonthlyRow): Dong | null => plus(row.expectedYear, row.expectedCarried);

function closingColumns(year: number): readonly Write[] {
  const group = { vi: `Năm ${year}`, en: `Year ${year}` };
  const column = (key: string, short: Words, of: (row: MonthlyRow) => Cell): Write =>
    dong(`${key}Closing`, in2(group, short), of, { group, short });
  return [
    column('plan', { vi: 'Kế hoạch vốn', en: 'Plan' }, planOf),
    column('paid', { vi: 'Thực hiện 12 tháng', en: 'Paid in 12 months' }, (row) =>
      plus(row.paidYear, row.paidCarried),
    ),
    column('expected', { vi: 'Ước 13 tháng', en: 'Estimate for 13 months' }, expectedOf),
    shareOf('rateClosing', group),
  ];
}

function openingColumns(year: number): readonly Write[] {
  const group = { vi: `Năm ${year}`, en: `Year ${year}` };
  const column = (key: string, short: Words, of: (row: MonthlyRow) => Cell): Write =>
    dong(`${key}Opening`, in2(group, short), of, { group, short });
  return [
    column('plan', { vi: 'Kế hoạch vốn', en: 'Plan' }, planOf),
    column('expected', { vi: 'Ước tháng 1', en: 'Estimate for January' }, expectedOf),
    shareOf('rateOpening', group),
  ];
}

function shareOf(key: string, group: Words): Write {
  const short = { vi: 'Tỷ lệ', en: 'Rate' };
  return [
    { key, heading: in2(group, short), type: 'percent', group, short },
    (row) => rate(expectedOf(row) ?? NO_DONG, planOf(row)),
  ];
}

const byHeading = ({ rows }: MonthlyTable): ReadonlyMap<string, MonthlyRow> =>
  new Map(rows.map((row) => [row.of.heading.id, row]));

/** Both lists are parts of one order: a row that only one has stands where that one has it. */
function inOrder(one: readonly MonthlyRow[], other: readonly MonthlyRow[]): readonly string[] {
  const order = one.map((row) => row.of.heading.id);
  let at = 0;
  for (const { of } of other) {
    const known = order.indexOf(of.heading.id);
    if (known === -1) order.splice(at, 0, of.heading.id);
    at = (known === -1 ? at : known) + 1;
  }
  return order;
}
