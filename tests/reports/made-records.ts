/** Small records for tests of tables: what a table does not ask for is left out. */
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { wholeYear } from '../../src/core/period.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import type { Table } from '../../src/reports/table.ts';
import { tallyReport, type ReportQuestion, type ReportRecords } from '../../src/reports/tally.ts';

let next = 0;
export function made(kind: string, body: AnyBody, name?: string): LiveRecord {
  next += 1;
  return { id: id.parse(name ?? `r${next}`), kind, seq: next, gone: 'no', time: next, review: [], body };
}

const money = {
  commune: '01969',
  node: 'P.A',
  year: 2026,
  source: 'nstw',
  planState: 'giao_trong_nam',
  capitalKind: 'thuong_xuyen',
};
export const plan = (amount: number, more: AnyBody = {}): LiveRecord =>
  made('allocation', { ...money, amount, decisionDate: '2026-01-10', ...more });
export const paid = (amount: number, payDate: string, more: AnyBody = {}): LiveRecord =>
  made('disbursement', { ...money, amount, payDate, ...more });
export const confirmed = (entries: readonly LiveRecord[]): readonly LiveRecord[] =>
  entries.map(({ id: about }) => made('confirmation', { about, verdict: 'confirmed' }));

const node = (name: string, parent: string | null, sayAs: string): LiveRecord =>
  made('programmeNode', { parent, code: sayAs, sayAs, name: `Nội dung ${sayAs}` }, name);
const village = (name: string, words: string): LiveRecord =>
  made('village', { name: words, commune: '01969', unitType: 'thôn' }, name);

const none: ReportRecords = {
  allocations: [],
  disbursements: [],
  confirmations: [],
  entryTwins: [],
  demands: [],
  submissions: [],
  thresholds: [],
  projects: [],
  difficulties: [],
  nodes: [node('P', null, 'P'), node('P.A', 'P', 'DA-A'), node('P.B', 'P', 'DA-B')],
  villages: [village('v.1', 'Nà Hin'), village('v.2', 'Bản Lạn')],
  communes: [made('commune', { code: '01969', name: 'Phủ Thông', unitType: 'xã' }, '01969')],
};

export const asked: ReportQuestion = {
  budgetYear: 2026,
  period: wholeYear(2026),
  by: 'programme',
  planYear: 2027,
  subject: 'trainingDemand',
  today: day.parse('2026-11-22'),
};

export function reportOf(records: Partial<ReportRecords>, question: Partial<ReportQuestion> = {}) {
  return tallyReport({ ...none, ...records }, { ...asked, ...question }, (name) =>
    name === null ? '' : `[${name}]`,
  );
}

/** The cells of a column by what the row is called. */
export function columnOf({ columns, rows }: Table, key: string): Readonly<Record<string, unknown>> {
  const at = columns.findIndex((column) => column.key === key);
  const name = columns[0]?.key === 'code' ? 1 : 0;
  return Object.fromEntries(
    rows.map(({ cells }) => [JSON.stringify(cells[name]).replaceAll('"', ''), cells[at]]),
  );
}

export const said = ({ notes }: Table): readonly string[] => notes.map(({ vi }) => vi);
