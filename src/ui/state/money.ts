/**
 * Money of a budget year: what was planned and paid.
 */
import { payPeriod } from '../../core/period.ts';
import { disbursementTable, type MoneyRecords, type MoneyRow } from '../../reports/disbursement-table.ts';
import { planOfProjects } from '../../reports/village-plan.ts';
import type { Notebook } from '../../storage/notebook-door.ts';
import { levelOf } from './level.ts';

/** The records that every table of money is made of. */
export async function readMoneyRecords(notebook: Notebook, year: number): Promise<MoneyRecords> {
  const village = levelOf(notebook.me.held) === 'village';
  const [allocations, disbursements, confirmations, entryTwins] = await Promise.all([
    village
      ? notebook.list({ kind: 'productionProject', where: { year } }).then(planOfProjects)
      : notebook.list({ kind: 'allocation', where: { year } }),
    notebook.list({ kind: 'disbursement', where: { year } }),
    notebook.list({ kind: 'confirmation' }),
    notebook.list({ kind: 'entryTwin' }),
  ]);
  return { allocations, disbursements, confirmations, entryTwins };
}

/** All of it in one row, up to the last day on which the year may be paid from. */
export function wholeYearRow(records: MoneyRecords, year: number): MoneyRow {
  const period = payPeriod(year);
  return disbursementTable(records, { budgetYear: year, period, headings: [], headingOf: () => null }).total;
}
