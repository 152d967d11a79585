/**
 * Files for others: the tables of the report and every record of each kind, saved or handed to another app.
 */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { formatDay } from '../../i18n/format-day.ts';
import type { ForWhom } from '../../reports/file-writer.ts';
import {
  ofPlanYear,
  saidTables,
  tableNames,
  tableTitles,
  type TableName,
} from '../../reports/table-titles.ts';
import type { Report } from '../../reports/tally.ts';
import type { Table } from '../../reports/table.ts';
import { RadioChips } from '../parts/chips.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { Modal } from '../parts/modal.tsx';
import { Row } from '../parts/row.tsx';
import { createExports, type FileFor } from '../state/export.ts';
import type { Reports } from '../state/reports.ts';
import { useSession, useText } from '../state/session.ts';
import { saveFile, shareFile, shareText } from '../state/share.ts';
import { useCreated } from '../state/watched.ts';
import { reportHeading, sheetAround } from './print-heading.ts';
import { ExportKinds } from './reports-export-kinds.tsx';
import { useStamped } from './reports-stamp.ts';

/** A workbook, CSV, or whatever another app takes. */
export type ExportWay = 'xlsx' | 'csv' | 'share';

type Props = { reports: Reports; report: Report; way: ExportWay | null; onClose: () => void };

export function ExportSheet({ reports, report, way, onClose }: Props): JSX.Element {
  const { notebook, clock, toast } = useSession();
  const text = useText();
  const id = useId();
  const stamped = useStamped();
  const [csvFor, setCsvFor] = useState<ForWhom>('excel');
  const around = () => sheetAround(reportHeading(notebook, reports.letterheads.value, reports.today, text));
  const noWriter = () => toast.say(text.report.noXlsx);
  const exports = useCreated(() => createExports(notebook, clock, around, noWriter), [notebook]);
  // Browsers share no workbooks with other apps, but text: CSV.
  const forWhom: FileFor = way === 'xlsx' ? 'xlsx' : way === 'csv' ? csvFor : 'excel';
  const titles = { xlsx: text.report.xlsxTitle, csv: text.report.csv, share: text.do.share };

  async function hand(file: File): Promise<void> {
    if (way === 'share') await shareFile(file);
    else saveFile(file);
  }

  async function handOver(writing: Promise<File | null>): Promise<void> {
    const file = await writing;
    if (file === null) return;
    await hand(file);
    toast.say(text.report.exported(file.name));
  }

  async function handText(): Promise<void> {
    const { moneyText } = await import('../../reports/zalo-text.ts');
    const until = formatDay(reports.period.value.to);
    const handed = await shareText(moneyText(report.money, report.tables.money.title.vi, until, 2));
    if (handed === 'copied') toast.say(text.report.textCopied);
    if (handed === 'failed') toast.say(text.report.reminderFailed);
  }

  const tableOf = (name: TableName, personal: boolean): Table =>
    stamped(report.tables[(personal && saidTables[name]) || name]);

  return (
    <Modal open={way !== null} onClose={onClose} labelledBy={id}>
      <div class="head">
        <h2 id={id}>{titles[way ?? 'share']}</h2>
        <IconButton icon="x" label={text.do.close} onClick={onClose} />
      </div>
      <div class="said">
        {way === 'csv' && (
          <div role="radiogroup" aria-label={text.report.csv}>
            <RadioChips
              required
              options={[
                { key: 'excel', label: text.report.csvForExcel },
                { key: 'machines', label: text.report.csvForMachines },
              ]}
              value={csvFor}
              onChange={(whom) => setCsvFor(whom ?? 'excel')}
            />
          </div>
        )}
        <ExportKinds
          exports={exports}
          forWhom={forWhom}
          hand={hand}
          before={(personal) => [
            ...(way === 'share'
              ? [
                  <Row
                    key="text"
                    title={text.report.asText}
                    sub={text.report.asTextHint}
                    onClick={() => void handText()}
                  />,
                ]
              : []),
            ...(way === 'xlsx'
              ? [
                  <Row
                    key="all"
                    title={text.report.allTables}
                    sub={text.report.allTablesHint(tableNames.length)}
                    onClick={() =>
                      void handOver(
                        exports.workbook(ALL_TABLES, () => tableNames.map((name) => tableOf(name, personal))),
                      )
                    }
                  />,
                ]
              : []),
            ...tableNames.map((name) => (
              <Row
                key={name}
                title={tableTitles[name]}
                sub={ofPlanYear.includes(name) ? text.say.year(reports.planYear.value) : text.report.ofPeriod}
                onClick={() => void handOver(exports.table(tableOf(name, personal), forWhom))}
              />
            )),
          ]}
        />
      </div>
    </Modal>
  );
}

const ALL_TABLES = { vi: 'Các biểu báo cáo', en: 'Tables of the report' };
