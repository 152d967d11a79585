/**
 * Plan and payments by kind of capital and source, each apart (field.md §3.4 b): the disbursement table lengthwise.
 * Money carried over stands with its own kind and source; an advance plan is in no column, as in the sums of the
 * disbursement table.
 */
import { NO_DONG, type Dong } from '../core/dong.ts';
import type { Words } from '../core/text.ts';
import {
  capitalKinds,
  capitalSourcesOf,
  capitalSources,
  type CapitalKind,
  type CapitalSource,
} from '../programmes/capital.ts';
import type { Heading, MoneyQuestion, MoneyRecords } from './disbursement-table.ts';
import { headingSums } from './heading-sums.ts';
import { dongOf, entryStates, plus, rate } from './ledger.ts';
import { OVER_PLAN } from './table-notes.ts';
import type { Cell, Column, Table } from './table.ts';

export interface PlanAndPaid {
  readonly plan: Dong | null;
  readonly paid: Dong | null;
}

export interface SourcesRow {
  readonly heading: Heading;
  readonly level: number;
  readonly all: PlanAndPaid;
  /** By `partKey` of kind and source; absent: nobody said. */
  readonly parts: ReadonlyMap<string, PlanAndPaid>;
  readonly over: Dong | null;
}

export interface SourcesTable {
  readonly total: SourcesRow;
  readonly rows: readonly SourcesRow[];
}

interface Sums {
  all: PlanAndPaid;
  readonly parts: Map<string, PlanAndPaid>;
  over: Dong | null;
}

export const partKey = (kind: unknown, source: unknown): string => `${String(kind)} ${String(source)}`;

export function sourcesTable(records: MoneyRecords, question: MoneyQuestion): SourcesTable {
  const { budgetYear, period, beyond } = question;
  const sums = headingSums<Sums>(question.headings, () => ({ all: NOTHING, parts: new Map(), over: null }));
  const states =
    question.states ?? entryStates(records.disbursements, records.confirmations, records.entryTwins);
  for (const { gone, body } of records.allocations) {
    const plan = dongOf(body, 'amount');
    const decided = body['decisionDate'];
    if (gone !== 'no' || body['year'] !== budgetYear || body['planState'] === 'ung_truoc') continue;
    if (plan === null || (typeof decided === 'string' && decided > period.to)) continue;
    for (const into of sums.into(question.headingOf(body))) add(into, body, { plan, paid: null });
  }
  for (const { id, body } of records.disbursements) {
    const paid = dongOf(body, 'amount');
    const paidOn = body['payDate'];
    if (body['year'] !== budgetYear || body['planState'] === 'ung_truoc' || paid === null) continue;
    if (states.get(id) !== 'confirmed' || typeof paidOn !== 'string' || paidOn > period.to) continue;
    const over = beyond?.get(id) ?? null;
    for (const into of sums.into(question.headingOf(body))) {
      add(into, body, { plan: null, paid });
      into.over = plus(into.over, over);
    }
  }
  const all = { id: '', parent: null, code: '', name: 'Tổng cộng' };
  return {
    total: { heading: all, level: 0, ...sums.total },
    rows: sums.rows().map(({ heading, level, sums: own }) => ({ heading, level, ...own })),
  };
}

/** Two storeys: kind and source above, plan, paid and rate below. Kinds and sources without money have no columns. */
export function sourcesFile(
  table: SourcesTable,
  budgetYear: number,
  title: Words,
  notes: readonly Words[],
): Table {
  const used = partsOf(budgetYear).filter(({ key }) => table.total.parts.has(key));
  const columns: Column[] = [
    { key: 'code', heading: { vi: 'Mã', en: 'Code' }, type: 'key' },
    { key: 'name', heading: { vi: 'Nội dung', en: 'Content' }, type: 'text' },
    ...threeOf('all', { vi: 'Tổng số', en: 'Total' }),
    ...used.flatMap(({ key, label }) => threeOf(key.replace(' ', '.'), label)),
    { key: 'note', heading: { vi: 'Ghi chú', en: 'Note' }, type: 'text' },
  ];
  const rows = [table.total, ...table.rows].map(({ heading, level, all, parts, over }) => ({
    level,
    cells: [
      heading.id === '' ? null : { code: heading.id, name: heading.code },
      heading.name,
      ...cellsOf(all),
      ...used.flatMap(({ key }) => cellsOf(parts.get(key) ?? NOTHING)),
      over === null ? null : OVER_PLAN,
    ],
  }));
  return { title, columns, rows, notes };
}

const NOTHING: PlanAndPaid = { plan: null, paid: null };

function add(into: Sums, body: { readonly [field: string]: unknown }, more: PlanAndPaid): void {
  const key = partKey(body['capitalKind'], body['source']);
  into.all = sum(into.all, more);
  into.parts.set(key, sum(into.parts.get(key) ?? NOTHING, more));
}

const sum = (a: PlanAndPaid, b: PlanAndPaid): PlanAndPaid => ({
  plan: plus(a.plan, b.plan),
  paid: plus(a.paid, b.paid),
});

const cellsOf = ({ plan, paid }: PlanAndPaid): readonly Cell[] => [plan, paid, rate(paid ?? NO_DONG, plan)];

function threeOf(key: string, group: Words): readonly Column[] {
  const column = (part: string, short: Words, type: 'dong' | 'percent'): Column => ({
    key: `${key}.${part}`,
    heading: { vi: `${group.vi}: ${short.vi}`, en: `${group.en}: ${short.en}` },
    type,
    group,
    short,
  });
  return [
    column('plan', { vi: 'Kế hoạch', en: 'Plan' }, 'dong'),
    column('paid', { vi: 'Giải ngân', en: 'Disbursed' }, 'dong'),
    column('rate', { vi: 'Tỷ lệ', en: 'Rate' }, 'percent'),
  ];
}

function partsOf(budgetYear: number): readonly { readonly key: string; readonly label: Words }[] {
  const kinds = Object.keys(capitalKinds) as CapitalKind[]; // the keys of a frozen table
  return kinds.flatMap((kind) =>
    capitalSourcesOf(budgetYear).map((source) => ({
      key: partKey(kind, source),
      label: {
        vi: `${SHORT_KINDS[kind].vi} – ${shortSource(source).vi}`,
        en: `${SHORT_KINDS[kind].en} – ${shortSource(source).en}`,
      },
    })),
  );
}

const SHORT_KINDS: Readonly<Record<CapitalKind, Words>> = {
  dau_tu: { vi: 'Đầu tư', en: 'Investment' },
  thuong_xuyen: { vi: 'Thường xuyên', en: 'Recurrent' },
};

const shortSource = (source: CapitalSource): Words =>
  source === 'nstw' ? { vi: 'NSTW', en: 'central' } : capitalSources[source];
