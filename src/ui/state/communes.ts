/**
 * The overview of a province: one line for each commune with anything recorded.
 */
import type { Dong } from '../../core/dong.ts';
import { yearOf, type Day } from '../../core/day.ts';
import { textOf } from '../../core/kind.ts';
import { payPeriod } from '../../core/period.ts';
import type { LiveRecord } from '../../core/record.ts';
import { compareVi } from '../../i18n/language.ts';
import { planYearOn } from '../../kinds/plan-year.ts';
import { demandSummary } from '../../reports/demand-summary.ts';
import { disbursementTable } from '../../reports/disbursement-table.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { isStanding } from '../../reports/village-plan.ts';
import { readMoneyRecords } from './money.ts';
import { communeName } from './place-name.ts';

export interface CommuneLine {
  readonly id: string;
  readonly name: string;
  readonly people: number | null;
  readonly projects: number;
  readonly plan: Dong | null;
  readonly paid: Dong | null;
  readonly rate: number | null;
}

export async function readCommunes(notebook: Notebook, today: Day): Promise<readonly CommuneLine[]> {
  const planYear = planYearOn(today);
  const year = yearOf(today);
  const [demands, projects, money] = await Promise.all([
    notebook.list({ kind: 'trainingDemand', where: { planYear } }),
    notebook.list({ kind: 'productionProject', where: { year } }),
    readMoneyRecords(notebook, year),
  ]);
  const demandOf = byCommune(demands);
  const projectsOf = byCommune(projects.filter(isStanding));
  const ids = new Set([...demandOf.keys(), ...projectsOf.keys(), ...byCommune(money.allocations).keys()]);
  const headings = [...ids].map((id) => ({
    id,
    parent: null,
    code: id,
    name: communeName(notebook, id) || id,
  }));
  const table = disbursementTable(money, {
    budgetYear: year,
    period: payPeriod(year),
    headings,
    headingOf: (body) => textOf(body, 'commune'),
  });
  const rows = new Map(table.rows.map((row) => [row.heading.id, row]));
  return headings
    .map(({ id, name }) => {
      const row = rows.get(id);
      const question = { planYear, by: 'trade', classSize: null } as const;
      return {
        id,
        name,
        people: demandSummary(demandOf.get(id) ?? [], question).total.people,
        projects: projectsOf.get(id)?.length ?? 0,
        plan: row?.plan ?? null,
        paid: row?.paid ?? null,
        rate: row?.rate ?? null,
      };
    })
    .sort((a, b) => compareVi(a.name, b.name));
}

function byCommune<R extends LiveRecord>(records: readonly R[]): ReadonlyMap<string, R[]> {
  const groups = new Map<string, R[]>();
  for (const record of records) {
    const commune = textOf(record.body, 'commune');
    if (commune === null) continue;
    const group = groups.get(commune);
    if (group) group.push(record);
    else groups.set(commune, [record]);
  }
  return groups;
}
