/**
 * A report's question as an address, so that the paper shows what the screen showed (`/in/giai-ngan?…`).
 */
import { parseDay } from '../../core/day.ts';
import { capitalKinds } from '../../programmes/capital.ts';
import type { MoneyBy } from '../../reports/headings.ts';
import { isTableName } from '../../reports/table-titles.ts';
import type { ReportStart, Reports } from './reports.ts';

type Query = Readonly<Record<string, string>>;

export function linkTo(path: string, reports: Reports): string {
  const { from, to } = reports.period.value;
  const query = new URLSearchParams({
    tu: from,
    den: to,
    nam: String(reports.budgetYear.value),
    'nam-hoc': String(reports.planYear.value),
    theo: reports.by.value,
    ...(reports.table.value === null ? {} : { bang: reports.table.value }),
    ...(reports.month.value === null ? {} : { thang: String(reports.month.value) }),
    ...(reports.capitalKind.value === null ? {} : { von: reports.capitalKind.value }),
  });
  return `${path}?${query.toString()}`;
}

/** What an address says of it; the rest is as usual. */
export function startFrom(query: Query): ReportStart {
  const from = parseDay(query['tu']);
  const to = parseDay(query['den']);
  const by = bys.find((one) => one === query['theo']);
  const budgetYear = yearIn(query['nam']);
  const planYear = yearIn(query['nam-hoc']);
  const table = query['bang'] ?? '';
  const month = Math.trunc(Number(query['thang'] ?? Number.NaN));
  const capitalKind = Object.keys(capitalKinds).find((kind) => kind === query['von']);
  return {
    ...(from !== null && to !== null && from <= to ? { choice: { say: 'days', period: { from, to } } } : {}),
    ...(budgetYear === null ? {} : { budgetYear }),
    ...(planYear === null ? {} : { planYear }),
    ...(by === undefined ? {} : { by }),
    ...(isTableName(table) ? { table } : {}),
    ...(month >= 1 && month <= 13 ? { month } : {}),
    ...(capitalKind === undefined ? {} : { capitalKind }),
  };
}

const bys: readonly MoneyBy[] = ['programme', 'village', 'project', 'commune'];

function yearIn(text: string | undefined): number | null {
  return text !== undefined && /^20\d\d$/u.test(text) ? Number(text) : null;
}
