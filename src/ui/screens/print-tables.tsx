/**
 * Tables of the report as papers, A4 across.
 */
import type { JSX } from 'preact';
import { tableTitles, type TableName } from '../../reports/table-titles.ts';
import type { Table } from '../../reports/table.ts';
import type { Report } from '../../reports/tally.ts';
import { useWords } from '../parts/language.tsx';
import { PrintSheet } from '../parts/print-sheet.tsx';
import type { Reports } from '../state/reports.ts';
import { useSession, useText } from '../state/session.ts';
import { reportHeading } from './print-heading.ts';
import { useStamped } from './reports-stamp.ts';
import { ReportTable } from './reports-table.tsx';

type Props = { reports: Reports; report: Report };

/** Columns that a sheet across has room for; all where none are named. */
const PAPER_COLUMNS: Partial<Record<TableName, readonly string[]>> = {
  money: [
    'plan',
    'planInvestmentCentral',
    'planInvestmentLocal',
    'planRecurrentCentral',
    'planRecurrentLocal',
    'carriedOver',
    'paid',
    'paidInvestment',
    'paidRecurrent',
    'paidCarriedOver',
    'rate',
    'estimate',
    'rest',
    'over',
  ],
  projects: [
    'villages',
    'form',
    'households',
    'targetShare',
    'cost',
    'state',
    'counterpart',
    'stateShare',
    'paid',
    'paidShare',
    'over',
    'status',
    'acceptanceDate',
    'twins',
  ],
};

/** Any table on a sheet of its own. */
export function TablePaper({ name, reports, report }: Props & { name: TableName }): JSX.Element {
  const text = useText();
  const table = report.tables[name];
  const title = name === 'money' ? text.print.moneyTitle(reports.budgetYear.value) : table.title;
  return (
    <TableSheet reports={reports} title={title} table={table}>
      <PaperTable name={name} table={table} />
    </TableSheet>
  );
}

export function DemandPaper({ reports, report }: Props): JSX.Element {
  const text = useText();
  const { byTrade, byVillage } = report.tables;
  return (
    <TableSheet reports={reports} title={text.print.demandTitle(reports.planYear.value)} table={byTrade}>
      <PaperTable name="byTrade" table={byTrade} />
      <h2>{text.report.byVillage}</h2>
      <PaperTable name="byVillage" table={byVillage} />
    </TableSheet>
  );
}

function PaperTable({ name, table }: { name: TableName; table: Table }): JSX.Element {
  const text = useText();
  return (
    <>
      {table.columns.some(({ type }) => type === 'dong') && (
        <p class="unit">
          <i>{text.say.unitMillion}</i>
        </p>
      )}
      <ReportTable
        table={table}
        caption={tableTitles[name]}
        captionHidden
        storeys
        only={PAPER_COLUMNS[name]}
      />
    </>
  );
}

type SheetProps = {
  reports: Reports;
  title: Table['title'] | string;
  /** Whose notes stand under it. */
  table: Table;
  children: JSX.Element | readonly JSX.Element[];
};

function TableSheet({ reports, title, table, children }: SheetProps): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const { notes } = useStamped()(table);
  return (
    <PrintSheet
      {...reportHeading(notebook, reports.letterheads.value, reports.today, text)}
      title={title}
      subtitle={table.subtitle && `(${say(table.subtitle)})`}
    >
      {children}
      {notes.map((note) => (
        <p key={note.vi}>
          <i>{say(note)}</i>
        </p>
      ))}
    </PrintSheet>
  );
}
