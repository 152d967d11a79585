import { NO_DONG } from '../core/dong.ts';
import type { Words } from '../core/text.ts';
import type { MoneyRow, MoneyTable } from './disbursement-table.ts';
import { rate as rateOf } from './ledger.ts';
import type { RowContext, Told } from './money-context.ts';
import type { Cell, Column, Table } from './table.ts';

/** What stands beside the figures, with what people wrote (it may name somebody) or without. */
export interface Beside {
  readonly contexts: ReadonlyMap<string, RowContext>;
  readonly said: boolean;
}

type Write = readonly [column: Column, of: (row: MoneyRow, beside: Beside) => Cell];

/** `under`: the group that it stands in, and what it is called there. */
const dong = (
  key: string,
  vi: string,
  en: string,
  of: (row: MoneyRow) => Cell,
  under?: { readonly group: Words; readonly short: Words },
): Write => [{ key, heading: { vi, en }, type: 'dong', ...under }, of];

const plan = (vi: string, en: string) => ({
  group: { vi: 'Kế hoạch vốn giao', en: 'Plan' },
  short: { vi, en },
});
const paid = (vi: string, en: string) => ({
  group: { vi: 'Lũy kế giải ngân', en: 'Disbursed, cumulative' },
  short: { vi, en },
});
const rate = (vi: string, en: string) => ({ group: { vi: 'Tỷ lệ', en: 'Rate' }, short: { vi, en } });
const pending = (vi: string, en: string) => ({
  group: { vi: 'Chờ xác nhận', en: 'To be confirmed' },
  short: { vi, en },
});
const over = (vi: string, en: string) => ({
  group: { vi: 'Vượt kế hoạch', en: 'Over plan' },
  short: { vi, en },
});

/** Columns of the commune's and province's table (field.md §3.4 b), in đồng. */
const writes: readonly Write[] = [
  [
    { key: 'code', heading: { vi: 'Mã', en: 'Code' }, type: 'key' },
    ({ heading }) => (heading.id === '' ? null : { code: heading.id, name: heading.code }),
  ],
  [{ key: 'name', heading: { vi: 'Nội dung', en: 'Content' }, type: 'text' }, (row) => row.heading.name],
  [
    { key: 'units', heading: { vi: 'Đơn vị thực hiện', en: 'Implementing unit' }, type: 'text' },
    (row, { contexts, said }) => fewOf(contexts.get(row.heading.id)?.units ?? [], said),
  ],
  dong('plan', 'KH vốn: tổng', 'Plan: total', (row) => row.plan, plan('Tổng số', 'Total')),
  dong(
    'planInvestmentCentral',
    'KH ĐTPT: NSTW',
    'Plan, investment: central',
    (row) => row.planInvestmentCentral,
    plan('ĐTPT: NSTW', 'Investment: central'),
  ),
  dong(
    'planInvestmentLocal',
    'KH ĐTPT: NSĐP',
    'Plan, investment: local',
    (row) => row.planInvestmentLocal,
    plan('ĐTPT: NSĐP', 'Investment: local'),
  ),
  dong(
    'planRecurrentCentral',
    'KH thường xuyên: NSTW',
    'Plan, recurrent: central',
    (row) => row.planRecurrentCentral,
    plan('TX: NSTW', 'Recurrent: central'),
  ),
  dong(
    'planRecurrentLocal',
    'KH thường xuyên: NSĐP',
    'Plan, recurrent: local',
    (row) => row.planRecurrentLocal,
    plan('TX: NSĐP', 'Recurrent: local'),
  ),
  dong(
    'planOther',
    'KH nguồn khác',
    'Plan, other sources',
    (row) => row.planOther,
    plan('Nguồn khác', 'Other sources'),
  ),
  dong(
    'carriedOver',
    'Vốn kéo dài, chuyển nguồn',
    'Carried over',
    (row) => row.carriedOver,
    plan('Kéo dài, chuyển nguồn', 'Carried over'),
  ),
  dong('advancePlan', 'Vốn ứng trước', 'Advance plan', (row) => row.advancePlan),
  dong('paid', 'Lũy kế giải ngân', 'Disbursed, cumulative', (row) => row.paid, paid('Tổng số', 'Total')),
  dong(
    'paidInvestment',
    'Lũy kế ĐTPT',
    'Disbursed, investment',
    (row) => row.paidInvestment,
    paid('ĐTPT', 'Investment'),
  ),
  dong(
    'paidRecurrent',
    'Lũy kế thường xuyên',
    'Disbursed, recurrent',
    (row) => row.paidRecurrent,
    paid('Thường xuyên', 'Recurrent'),
  ),
  dong(
    'paidCarriedOver',
    'Lũy kế vốn kéo dài',
    'Disbursed, carried over',
    (row) => row.paidCarriedOver,
    paid('Kéo dài', 'Carried over'),
  ),
  dong('paidAdvancePlan', 'Lũy kế vốn ứng trước', 'Disbursed, advance plan', (row) => row.paidAdvancePlan),
  dong('paidInPeriod', 'Trong kỳ', 'In the period', (row) => row.paidInPeriod),
  [
    { key: 'rate', heading: { vi: 'Tỷ lệ', en: 'Rate' }, type: 'percent', ...rate('Chung', 'All') },
    (row) => row.rate,
  ],
  [
    {
      key: 'rateInvestment',
      heading: { vi: 'Tỷ lệ ĐTPT', en: 'Rate, investment' },
      type: 'percent',
      ...rate('ĐTPT', 'Investment'),
    },
    (row) => row.rateInvestment,
  ],
  [
    {
      key: 'rateRecurrent',
      heading: { vi: 'Tỷ lệ thường xuyên', en: 'Rate, recurrent' },
      type: 'percent',
      ...rate('Thường xuyên', 'Recurrent'),
    },
    (row) => row.rateRecurrent,
  ],
  [
    {
      key: 'rateCarriedOver',
      heading: { vi: 'Tỷ lệ vốn kéo dài', en: 'Rate, carried over' },
      type: 'percent',
      ...rate('Kéo dài', 'Carried over'),
    },
    (row) => rateOf(row.paidCarriedOver ?? NO_DONG, row.carriedOver),
  ],
  dong('estimate', 'Ước cả năm', 'Estimate to year end', (row) => row.estimate),
  dong('rest', 'Còn lại chưa giải ngân', 'Not yet disbursed', (row) => row.rest),
  [
    {
      key: 'pendingCount',
      heading: { vi: 'Chờ xác nhận', en: 'To be confirmed' },
      type: 'number',
      ...pending('Số lần', 'Times'),
    },
    (row) => row.pendingCount,
  ],
  dong(
    'pending',
    'Số tiền chờ xác nhận',
    'Amount to be confirmed',
    (row) => row.pending,
    pending('Số tiền', 'Amount'),
  ),
  dong('over', 'Phần vượt kế hoạch', 'Beyond the plan', (row) => row.over, over('Phần vượt', 'By how much')),
  [
    {
      key: 'overPlan',
      heading: { vi: 'Vượt kế hoạch', en: 'Over plan' },
      type: 'yesNo',
      ...over('Có vượt', 'Over'),
    },
    (row) => row.overPlan,
  ],
  [
    { key: 'causes', heading: { vi: 'Nguyên nhân, đề xuất', en: 'Causes, proposals' }, type: 'text' },
    (row, { contexts, said }) => causesOf(contexts.get(row.heading.id), said),
  ],
];

/** Columns that only a wide screen, or a file, has room for. */
export const besideColumns: readonly string[] = ['units', 'causes'];

const MOST_UNITS = 4;

function fewOf(units: readonly Told[], said: boolean): string | null {
  const all = textsOf(units, said);
  const more = all.length - MOST_UNITS;
  return [...all.slice(0, MOST_UNITS), ...(more > 0 ? [`và ${more} đơn vị khác`] : [])].join('; ') || null;
}

/** What stands in the way of a row's money, each once; null: nobody named anything. */
export function causesOf(context: RowContext | undefined, said: boolean): string | null {
  return textsOf(context?.causes ?? [], said).join('; ') || null;
}

const textsOf = (told: readonly Told[], said: boolean): readonly string[] => [
  ...new Set(told.map((one) => (said ? one.said : one.open)).filter((text) => text !== '')),
];

/** The disbursement table as rows of a file: the total first, as offices print it. */
export function moneyFile(
  table: MoneyTable,
  title: Words,
  notes: readonly Words[],
  beside: Beside = { contexts: new Map(), said: false },
): Table {
  const rows = [table.total, ...table.rows].map((row) => ({
    level: row.level,
    cells: writes.map(([, of]) => of(row, beside)),
  }));
  return { title, columns: writes.map(([column]) => column), rows, notes };
}
