/**
 * Báo cáo: money and demand of a period, every table, who has sent, files for others.
 */
import '../parts/css/report.css';
import '../../i18n/vi-work.ts';
import '../../i18n/vi-reports.ts';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { formatDayTime } from '../../i18n/format-day.ts';
import { Button } from '../parts/button.tsx';
import { useLanguage } from '../parts/language.tsx';
import { later } from '../parts/later.tsx';
import { keepForOfficers } from '../state/keep-later.ts';
import { createReports } from '../state/reports.ts';
import { useReady } from '../state/reports-ready.ts';
import { placeOfHolder } from '../state/reports-place.ts';
import { startFrom } from '../state/reports-link.ts';
import { useSession, useText } from '../state/session.ts';
import { useCreated } from '../state/watched.ts';
import { Page } from './page.tsx';
import { DemandReport } from './reports-demand.tsx';
import { ExportSheet, type ExportWay } from './reports-export.tsx';
import { MoneyReport } from './reports-money.tsx';
import { periodWords, PeriodPicker } from './reports-period.tsx';
import { SentReport } from './reports-sent.tsx';
import { TablesReport } from './reports-tables.tsx';
import { PeriodicLink } from './periodic/later.tsx';

const TreasuryLink = later(() => import('./treasury/treasury-link.tsx').then((m) => m.TreasuryLink));
const ReportPictures = later(() => import('./report-pictures.tsx').then((m) => m.ReportPictures));

export function ReportsScreen(): JSX.Element {
  const session = useSession();
  const { notebook, clock } = session;
  const { query } = useLocation();
  const text = useText();
  const [way, setWay] = useState<ExportWay | null>(null);
  const reports = useCreated(() => createReports(notebook, clock, startFrom(query)), [notebook]);
  const report = reports.report.value;
  useReady(notebook); // the place's name comes a moment later
  const overVillages = notebook.me.held.some(({ village }) => village === null);
  useEffect(() => {
    if (overVillages) keepForOfficers();
  }, [overVillages]);
  const said = periodWords(reports.choice.value, reports.budgetYear.value, text);
  return (
    <Page
      title={text.report.title}
      subtitle={`${capital(placeOfHolder(notebook))} · ${said}`}
      tab="/bao-cao"
      wide
      foot={
        <div class="three">
          <Button look="outline" onClick={() => setWay('xlsx')}>
            {text.report.xlsx}
          </Button>
          <Button look="outline" onClick={() => setWay('csv')}>
            {text.report.csv}
          </Button>
          <Button icon="share" onClick={() => setWay('share')}>
            {text.do.share}
          </Button>
        </div>
      }
    >
      <PeriodPicker reports={reports} />
      <DataStamp />
      {overVillages && <PeriodicLink />}
      {overVillages && <TreasuryLink />}
      {report === null ? (
        <p class="sub">{text.report.adding}</p>
      ) : (
        <>
          <MoneyReport reports={reports} report={report} />
          <ReportPictures reports={reports} report={report} />
          <TablesReport reports={reports} report={report} />
          <DemandReport reports={reports} report={report} />
          {overVillages && <SentReport reports={reports} report={report} />}
          <ExportSheet reports={reports} report={report} way={way} onClose={() => setWay(null)} />
        </>
      )}
    </Page>
  );
}

/** Of when the figures are, and what of this phone is not at the office yet. */
function DataStamp(): JSX.Element {
  const { sync, clock } = useSession();
  const text = useText();
  const language = useLanguage();
  const { lastGood, waiting, loading } = sync.value;
  const parts = [
    lastGood === null
      ? text.report.notSynced
      : text.report.asOf(formatDayTime(lastGood, { now: clock() }, language)),
    ...(loading ? [text.report.stillLoading] : []),
    ...(waiting > 0 ? [text.report.included(waiting)] : []),
  ];
  return <p class="sub stamp">{parts.join(' ')}</p>;
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
