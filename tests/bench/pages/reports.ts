/** Gives a page the reports' code and a province's year, as `window.reportsBench` (rows/reports.ts). */
import { day } from '../../../src/core/day.ts';
import { disbursement } from '../../../src/kinds/disbursement.ts';
import { recordTable } from '../../../src/reports/record-table.ts';
import { tallyReport, type ReportQuestion, type ReportRecords } from '../../../src/reports/tally.ts';
import { toXlsx } from '../../../src/reports/xlsx.ts';
import { provinceYear } from '../province-year.ts';
import type { ReportsBench } from '../rows/reports.ts';

const question: ReportQuestion = {
  budgetYear: 2026,
  period: { from: day.parse('2026-01-01'), to: day.parse('2026-08-31') },
  by: 'programme',
  planYear: 2027,
  subject: 'disbursement',
  today: day.parse('2026-11-22'),
};
let records: ReportRecords = provinceYear(0);

const bench: ReportsBench = {
  make(communes) {
    records = provinceYear(communes);
    return Object.values<readonly unknown[]>({ ...records }).reduce((sum, list) => sum + list.length, 0);
  },
  timeTable() {
    const start = performance.now();
    const { tables } = tallyReport(records, question, (id) => id ?? '');
    const { rows, columns } = tables.money;
    const took = performance.now() - start;
    const paid = columns.findIndex(({ key }) => key === 'paid');
    return { took, paid: rows.map(({ cells }) => Number(cells[paid] ?? 0)) };
  },
  async timeXlsx(rows) {
    const reference = (id: string) => ({ code: id, name: id, coded: false });
    const some = records.disbursements.slice(0, rows);
    let pauses = 0;
    const start = performance.now();
    const table = recordTable(disbursement, some, reference, { personal: false });
    const blob = await toXlsx([{ table, head: null, subtitle: null, signs: [] }], {
      stopped: () => false,
      async pause() {
        pauses += 1;
        await new Promise((resolve) => setTimeout(resolve));
      },
    });
    if (blob === null || some.length !== rows) throw new Error('no whole file was written');
    return { took: performance.now() - start, pauses, bytes: blob.size };
  },
};

window.reportsBench = bench;
