/**
 * The disbursement table and the demand summary as papers, A4 across.
 */
import type { JSX } from 'preact';
import { formatDayTime, formatPeriod } from '../../i18n/format-day.ts';
import type { Report } from '../../reports/tally.ts';
import { PrintSheet } from '../parts/print-sheet.tsx';
import { useLanguage } from '../parts/language.tsx';
import type { Reports } from '../state/reports.ts';
import { holderPlace } from '../state/reports-place.ts';
import { useSession, useText } from '../state/session.ts';
import { headingOf } from './print-heading.ts';
import { ReportTable } from './reports-table.tsx';

type Props = { reports: Reports; report: Report };

/** Columns of form (b) that a sheet across has room for. */
const MONEY_COLUMNS = [
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
];

export function MoneyPaper({ reports, report }: Props): JSX.Element {
  const text = useText();
  return (
    <TableSheet
      reports={reports}
      title={text.print.moneyTitle(reports.budgetYear.value)}
      subtitle={text.print.period(formatPeriod(reports.period.value))}
    >
      <p class="unit">
        <i>{text.say.unitMillion}</i>
      </p>
      <ReportTable
        table={report.tables.money}
        caption={text.report.disbursementTitle}
        captionHidden
        only={MONEY_COLUMNS}
      />
      {report.money.total.pendingCount > 0 && (
        <p>{text.print.pendingNote(report.money.total.pendingCount)}</p>
      )}
    </TableSheet>
  );
}

export function DemandPaper({ reports, report }: Props): JSX.Element {
  const text = useText();
  return (
    <TableSheet
      reports={reports}
      title={text.print.demandTitle(reports.planYear.value)}
      subtitle={report.classSize === null ? undefined : text.print.classNote(report.classSize)}
    >
      <ReportTable table={report.tables.byTrade} caption={text.report.byTrade} captionHidden />
      <h2>{text.report.byVillage}</h2>
      <ReportTable table={report.tables.byVillage} caption={text.report.byVillage} captionHidden />
    </TableSheet>
  );
}

type SheetProps = {
  reports: Reports;
  title: string;
  subtitle: string | undefined;
  children: JSX.Element | readonly (JSX.Element | false)[];
};

function TableSheet({ reports, title, subtitle, children }: SheetProps): JSX.Element {
  const { notebook, sync, clock } = useSession();
  const text = useText();
  const language = useLanguage();
  const { commune, village } = holderPlace(notebook);
  const { lastGood } = sync.value;
  return (
    <PrintSheet
      {...headingOf(notebook, commune, village, reports.today, text)}
      title={title}
      subtitle={subtitle}
      signs={village === null ? text.print.signsCommune : text.print.signsVillage}
    >
      {children}
      <p>
        <i>
          {lastGood === null
            ? text.report.notSynced
            : text.report.asOf(formatDayTime(lastGood, { now: clock() }, language))}
        </i>
      </p>
    </PrintSheet>
  );
}
