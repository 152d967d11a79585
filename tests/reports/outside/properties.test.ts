/** What must hold for any records: parts add up to the whole, order says nothing, a reversal restores. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, day, type Day } from '../../../src/core/day.ts';
import type { LiveRecord } from '../../../src/core/record.ts';
import { forMachines, toCsv } from '../../../src/reports/csv.ts';
import type { MoneyBy } from '../../../src/reports/headings.ts';
import { recordsOfPlace, reportKinds } from '../../../src/reports/report-records.ts';
import {
  tallyReport,
  type Report,
  type ReportQuestion,
  type ReportRecords,
} from '../../../src/reports/tally.ts';
import type { Table } from '../../../src/reports/table.ts';
import { anyRecords, COMMUNES, record } from './any-records.ts';

const RUNS = 40;
const [FIRST, LAST] = [day.parse('2026-01-01'), day.parse('2026-12-31')];

const tally = (records: ReportRecords, over: Partial<ReportQuestion> = {}): Report =>
  tallyReport(
    records,
    {
      budgetYear: 2026,
      period: { from: FIRST, to: LAST },
      by: 'programme',
      planYear: 2027,
      subject: 'disbursement',
      today: day.parse('2027-02-01'),
      ...over,
    },
    (name) => name ?? '',
  );

const every = (records: ReportRecords, over?: Partial<ReportQuestion>): string =>
  Object.values<Table>(tally(records, over).tables)
    .map((table) => toCsv(table, forMachines) + JSON.stringify(table.notes))
    .join('\n');

/**
 * Every number of a table's total, by column; blanks as 0: whether anybody said is another question. What is left of
 * a plan is made of two sums, and says nothing where there is no plan: it is no sum itself. Classes are opened for one
 * trade at a time, wherever its people live.
 */
const noSums = ['rest', 'classes', 'oldest'];

function totalOf({ columns, rows }: Table, at = 0): Readonly<Record<string, number>> {
  const cells = rows[at]?.cells ?? [];
  return Object.fromEntries(
    columns.flatMap(({ key, type }, column) =>
      (type === 'dong' || type === 'number') && !noSums.includes(key)
        ? [[key, Number(cells[column] ?? 0)]]
        : [],
    ),
  );
}

function sumOf(parts: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const sum: Record<string, number> = {};
  for (const part of parts)
    for (const [key, value] of Object.entries(part)) sum[key] = (sum[key] ?? 0) + value;
  return sum;
}

/** The rows right below the total, of a table in which headings stand in a tree or in a list. */
const topRows = (table: Table): readonly number[] =>
  table.rows.flatMap(({ level }, at) => (level === 1 ? [at] : []));

const ofPlace = (records: ReportRecords, commune: string | null): ReportRecords => {
  const lists = new Map<string, readonly LiveRecord[]>(
    Object.entries(reportKinds).map(([list, kind]) => [kind, records[list as keyof ReportRecords]]),
  ); // the keys of reportKinds
  return recordsOfPlace((kind) => lists.get(kind) ?? [], commune);
};

describe('the sum of the parts is the whole', () => {
  test('under any split of the period: what was paid in each part, and what is paid up to its end', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 0, max: 363 }), { maxLength: 4 });
    fc.assert(
      fc.property(anyRecords, cuts, (records, found) => {
        const ends = [...found].sort((a, b) => a - b).map((at) => addDays(FIRST, at));
        const starts = [FIRST, ...ends.map((end) => addDays(end, 1))];
        const whole = tally(records).money.total;
        let inAll = 0;
        starts.forEach((from, at) => {
          const to: Day = ends[at] ?? LAST;
          const { total } = tally(records, { period: { from, to } }).money;
          inAll += total.paidInPeriod ?? 0;
          // An advance plan stands apart in the sums, and within the period with the rest.
          expect((total.paid ?? 0) + (total.paidAdvancePlan ?? 0)).toBe(inAll);
        });
        expect(inAll).toBe(whole.paidInPeriod ?? 0);
      }),
      { numRuns: RUNS },
    );
  });

  test('under a split by commune: money, mobilisation, demand, projects, difficulties', () => {
    const names = [
      'money',
      'moneySources',
      'monthly',
      'mobilisation',
      'byVillage',
      'projects',
      'difficulties',
    ] as const;
    fc.assert(
      fc.property(anyRecords, (records) => {
        const whole = tally(ofPlace(records, null)).tables;
        const parts = COMMUNES.map((commune) => tally(ofPlace(records, commune)).tables);
        for (const name of names) {
          const added = sumOf(parts.map((part) => totalOf(part[name])));
          expect(fill(totalOf(whole[name]), added), name).toEqual(totalOf(whole[name]));
        }
      }),
      { numRuns: RUNS },
    );
  });

  test.each(['programme', 'village', 'project', 'commune'] as const satisfies readonly MoneyBy[])(
    'of the rows below the total, by %s',
    (by) => {
      fc.assert(
        fc.property(anyRecords, (records) => {
          const { tables, gaps } = tally(records, { by });
          for (const name of ['money', 'moneySources', 'monthly', 'mobilisation'] as const) {
            const table = tables[name];
            const rows = topRows(table).map((at) => totalOf(table, at));
            expect(fill(totalOf(table), sumOf(rows)), name).toEqual(totalOf(table));
          }
          // In a tree a parent may have money of its own, which stands in no line below it.
          expect(gaps.filter(() => by !== 'programme')).toEqual([]);
        }),
        { numRuns: RUNS },
      );
    },
  );
});

/** What stands in no part at all is 0 in their sum. */
const fill = (
  keys: Readonly<Record<string, number>>,
  values: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> => ({
  ...Object.fromEntries(Object.keys(keys).map((key) => [key, 0])),
  ...values,
});

describe('the order in which records arrive', () => {
  test('changes no byte of any table', () => {
    fc.assert(
      fc.property(
        anyRecords,
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (records, dice) => {
          const mixed = (list: readonly LiveRecord[]): readonly LiveRecord[] =>
            list
              .map((one) => [Number(dice.next().value), one] as const)
              .sort(([a], [b]) => a - b)
              .map(([, one]) => one);
          const turned: ReportRecords = {
            ...records,
            allocations: mixed(records.allocations),
            disbursements: mixed(records.disbursements),
            confirmations: mixed(records.confirmations),
            demands: mixed(records.demands),
            projects: mixed(records.projects),
            difficulties: mixed(records.difficulties),
            nodes: mixed(records.nodes),
            thresholds: mixed(records.thresholds),
            villages: mixed(records.villages),
            communes: mixed(records.communes),
          };
          // A phone and the office each keep them in an order of their own.
          expect(every(ofPlace(turned, null))).toBe(every(ofPlace(records, null)));
        },
      ),
      { numRuns: 15 },
    );
  });
});

describe('a reversal', () => {
  test('restores every total as if the payment had never been made', () => {
    fc.assert(
      fc.property(anyRecords, fc.nat(), (records, which) => {
        const confirmed = records.confirmations.filter(({ body }) => body['verdict'] === 'confirmed');
        const about = confirmed[which % Math.max(1, confirmed.length)]?.body['about'];
        const entry = records.disbursements.find(({ id }) => id === about);
        fc.pre(entry !== undefined);
        const body = { ...entry.body, amount: -Number(entry.body['amount']), reverses: entry.id };
        const reversed = {
          ...records,
          disbursements: [...records.disbursements, record('back', 'disbursement', body)],
          confirmations: [
            ...records.confirmations,
            record('word.back', 'confirmation', { about: 'back', verdict: 'confirmed' }),
          ],
        };
        const never = {
          ...records,
          disbursements: records.disbursements.filter(({ id }) => id !== entry.id),
        };
        for (const name of ['money', 'moneySources', 'monthly', 'mobilisation', 'projects'] as const) {
          const [after, before] = [totalOf(tally(reversed).tables[name]), totalOf(tally(never).tables[name])];
          expect(after, name).toEqual(fill(after, before));
        }
      }),
      { numRuns: RUNS },
    );
  });
});
