/**
 * Papers for A4, without a network: the minutes of a village meeting with its sheet to sign, the tables.
 */
import '../parts/css/print.css';
import '../parts/css/report.css';
import '../../i18n/vi-work.ts';
import '../../i18n/vi-reports.ts';
import type { ComponentChildren, JSX } from 'preact';
import { useLocation, useRoute } from 'preact-iso';
import { isTableName, type TableName } from '../../reports/table-titles.ts';
import { Button } from '../parts/button.tsx';
import { EmptyState } from '../parts/empty-state.tsx';
import { createReports } from '../state/reports.ts';
import { useReady } from '../state/reports-ready.ts';
import { startFrom } from '../state/reports-link.ts';
import { useSession, useText } from '../state/session.ts';
import { useCreated, useWatched } from '../state/watched.ts';
import { Page } from './page.tsx';
import { DemandPaper, TablePaper } from './print-tables.tsx';
import { MeetingPapers } from './print-meeting.tsx';

/** Ids of papers that are no record's; the others are names of tables. */
const MONEY = 'giai-ngan';
const DEMAND = 'nhu-cau';

export function PrintScreen(): JSX.Element {
  const { params } = useRoute();
  const id = params['id'] ?? '';
  const table = id === MONEY ? 'money' : id;
  return table === DEMAND || isTableName(table) ? <ReportPaper paper={table} /> : <RecordPaper id={id} />;
}

function RecordPaper({ id }: { id: string }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  // Wrapped, because "not read yet" and "no such record" are different answers.
  const found = useWatched(notebook, async () => ({ meeting: await notebook.find(id) }), [id]);
  const ready = useReady(notebook);
  if (found === null || !ready) return <Paper back="/">{null}</Paper>;
  if (found.meeting?.kind !== 'villageMeeting') {
    return (
      <Paper back="/">
        <EmptyState icon="print" title={text.print.noPaperTitle} text={text.record.missingNext} />
      </Paper>
    );
  }
  return (
    <Paper back={`/phieu/${id}`}>
      <MeetingPapers meeting={found.meeting} />
    </Paper>
  );
}

function ReportPaper({ paper }: { paper: TableName | typeof DEMAND }): JSX.Element {
  const { notebook, clock } = useSession();
  const { query } = useLocation();
  const text = useText();
  const reports = useCreated(() => createReports(notebook, clock, startFrom(query)), [notebook, paper]);
  const report = reports.report.value;
  const ready = useReady(notebook); // who issues the paper is a record, too
  return (
    <Paper back="/bao-cao" landscape>
      {report === null || !ready ? (
        <p class="sub">{text.report.adding}</p>
      ) : paper === DEMAND ? (
        <DemandPaper reports={reports} report={report} />
      ) : (
        <TablePaper name={paper} reports={reports} report={report} />
      )}
    </Paper>
  );
}

type PaperProps = { back: string; landscape?: boolean; children: ComponentChildren };

function Paper({ back, landscape = false, children }: PaperProps): JSX.Element {
  const text = useText();
  return (
    <Page
      title={text.do.print}
      back={back}
      wide
      foot={
        <Button full icon="print" onClick={() => print()}>
          {text.do.print}
        </Button>
      }
    >
      <div class={landscape ? 'lying' : undefined}>{children}</div>
    </Page>
  );
}
