/**
 * Huy động vốn (field.md §3.4 c): what each source gives, by programme: state money as it was allocated, everything
 * else (combined programmes, credit, enterprises, what people give in money, land and labour) as projects name it.
 * The state's part of a project is in the allocations already and is not counted again.
 */
import type { Day } from '../core/day.ts';
import { NO_DONG, toDong, type Dong } from '../core/dong.ts';
import { textOf, type AnyBody } from '../core/kind.ts';
import type { LiveRecord } from '../core/record.ts';
import type { Words } from '../core/text.ts';
import { stateBudgetSources } from '../programmes/capital.ts';
import type { Heading } from './disbursement-table.ts';
import { headingSums } from './heading-sums.ts';
import { dongOf, plus } from './ledger.ts';
import type { Cell, Column, Table } from './table.ts';
import { isStanding } from './village-plan.ts';

export interface MobilisationQuestion {
  readonly budgetYear: number;
  /** Decisions after that day are not counted. */
  readonly until: Day;
  readonly headings: readonly Heading[];
  readonly headingOf: (body: AnyBody) => string | null;
}

/** Columns of the table; `nhan_dan_khac` is what people give in kind: land, labour, things. */
const columns = {
  nstw: { vi: 'Ngân sách trung ương', en: 'Central budget' },
  ns_tinh: { vi: 'Ngân sách tỉnh', en: 'Province budget' },
  ns_huyen: { vi: 'Ngân sách huyện (cũ)', en: 'District budget (former)' },
  ns_xa: { vi: 'Ngân sách xã', en: 'Commune budget' },
  long_ghep: { vi: 'Lồng ghép', en: 'Combined' },
  tin_dung: { vi: 'Tín dụng', en: 'Credit' },
  doanh_nghiep: { vi: 'Doanh nghiệp', en: 'Enterprises' },
  nhan_dan: { vi: 'Nhân dân đóng góp: tiền', en: 'People: money' },
  nhan_dan_khac: { vi: 'Nhân dân: hiện vật, ngày công', en: 'People: in kind, labour' },
  oda_vien_tro: { vi: 'ODA, viện trợ', en: 'ODA, aid' },
  khac: { vi: 'Nguồn khác', en: 'Other' },
} as const satisfies Readonly<Record<string, Words>>;

export type MobilisedBy = keyof typeof columns;
type Sums = Partial<Record<MobilisedBy, Dong>>;

export interface MobilisationRow {
  readonly heading: Heading;
  readonly level: number;
  /** By source; absent: nobody said. */
  readonly sums: Sums;
  readonly total: Dong | null;
}

export interface MobilisationTable {
  readonly total: MobilisationRow;
  readonly rows: readonly MobilisationRow[];
  /** Gifts in kind of which nobody wrote what they are worth: in no sum. */
  readonly withoutValue: number;
}

interface MobilisationRecords {
  readonly allocations: readonly LiveRecord[];
  readonly projects: readonly LiveRecord[];
}

export function mobilisationTable(
  { allocations, projects }: MobilisationRecords,
  { budgetYear, until, headings, headingOf }: MobilisationQuestion,
): MobilisationTable {
  const sums = headingSums<Sums>(headings, () => ({}));
  let withoutValue = 0;
  function add(body: AnyBody, source: unknown, amount: Dong | null): void {
    if (amount === null || !isColumn(source)) return;
    for (const into of sums.into(headingOf(body)))
      into[source] = plus(into[source] ?? null, amount) ?? amount;
  }
  for (const { gone, body } of allocations) {
    const decided = textOf(body, 'decisionDate');
    if (gone !== 'no' || body['year'] !== budgetYear || (decided !== null && decided > until)) continue;
    add(body, body['source'], dongOf(body, 'amount'));
  }
  for (const project of projects) {
    // A project is its own: headings by village or by project ask for it.
    const body = { ...project.body, project: project.id };
    if (!isStanding(project) || project.body['year'] !== budgetYear) continue;
    for (const row of rowsOf(project.body['sources'])) {
      const source = textOf(row, 'source');
      if (!stateBudgetSources.some((one) => one === source)) add(body, source, dongOf(row, 'amount'));
    }
    for (const row of rowsOf(project.body['inKind'])) {
      const value = Number(row['quantity'] ?? 1) * Number(row['unitValue'] ?? Number.NaN);
      if (Number.isFinite(value)) add(body, 'nhan_dan_khac', toDong(Math.round(value)));
      else withoutValue += 1;
    }
  }
  const all = { id: '', parent: null, code: '', name: 'Tổng cộng' };
  return {
    total: toRow(all, 0, sums.total),
    rows: sums.rows().map((row) => toRow(row.heading, row.level, row.sums)),
    withoutValue,
  };
}

export function mobilisationFile(table: MobilisationTable, notes: readonly Words[]): Table {
  const used = SOURCES.filter((source) => source !== 'ns_huyen' || table.total.sums.ns_huyen !== undefined);
  const shown: Column[] = [
    { key: 'code', heading: { vi: 'Mã', en: 'Code' }, type: 'key' },
    { key: 'name', heading: { vi: 'Nội dung', en: 'Content' }, type: 'text' },
    { key: 'total', heading: { vi: 'Tổng số', en: 'Total' }, type: 'dong' },
    ...used.map((source) => ({ key: source, heading: columns[source], type: 'dong' as const })),
  ];
  return {
    title: { vi: 'Huy động nguồn lực', en: 'Money mobilised' },
    columns: shown,
    rows: [table.total, ...table.rows].map(({ heading, level, sums, total }) => ({
      level,
      cells: [
        heading.id === '' ? null : { code: heading.id, name: heading.code },
        heading.name,
        total,
        ...used.map((source): Cell => sums[source] ?? null),
      ],
    })),
    notes,
  };
}

function toRow(heading: Heading, level: number, sums: Sums): MobilisationRow {
  const total = Object.values(sums).reduce<Dong | null>((sum, amount) => plus(sum, amount), null);
  return { heading, level, sums, total: total === null ? null : total || NO_DONG };
}

const SOURCES = Object.keys(columns).filter(isColumn);

function isColumn(source: unknown): source is MobilisedBy {
  return typeof source === 'string' && Object.hasOwn(columns, source);
}

function rowsOf(value: unknown): readonly AnyBody[] {
  return Array.isArray(value) ? (value as readonly AnyBody[]) : []; // rows are objects of fields
}
