/**
 * Files for others: the tables of the report and every record of each kind, saved or handed to another app.
 */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { wholeYear, type Period } from '../../core/period.ts';
import { formatDay } from '../../i18n/format-day.ts';
import type { ForWhom } from '../../reports/file-writer.ts';
import type { Report, ReportTables } from '../../reports/tally.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { Modal } from '../parts/modal.tsx';
import { Row } from '../parts/row.tsx';
import type { Exports } from '../state/export.ts';
import type { Reports } from '../state/reports.ts';
import { useSession, useText } from '../state/session.ts';
import { saveFile, shareFile, shareText } from '../state/share.ts';
import { ExportKinds } from './reports-export-kinds.tsx';

/** A file for people with Excel, for another program, or whatever another app takes. */
export type ExportWay = ForWhom | 'share';

type Props = { reports: Reports; report: Report; way: ExportWay | null; onClose: () => void };

type TableName = Exclude<keyof ReportTables, 'moneySaid'>;

const tables: readonly TableName[] = ['money', 'byTrade', 'byVillage'];

export function ExportSheet({ reports, report, way, onClose }: Props): JSX.Element {
  const { toast } = useSession();
  const text = useText();
  const id = useId();
  const forWhom: ForWhom = way === 'machines' ? 'machines' : 'excel';
  const titles = {
    excel: text.report.csvForExcel,
    machines: text.report.csvForMachines,
    share: text.do.share,
  };

  async function hand(file: File): Promise<void> {
    if (way === 'share') await shareFile(file);
    else saveFile(file);
  }

  async function handTable(exports: Exports, name: TableName, personal: boolean): Promise<void> {
    const table = report.tables[personal && name === 'money' ? 'moneySaid' : name];
    const file = await exports.table(table, forWhom, periodOf(name));
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

  return (
    <Modal open={way !== null} onClose={onClose} labelledBy={id}>
      <div class="head">
        <h2 id={id}>{titles[way ?? 'share']}</h2>
        <IconButton icon="x" label={text.do.close} onClick={onClose} />
      </div>
      <div class="said">
        <ExportKinds
          forWhom={forWhom}
          hand={hand}
          before={(exports, personal) => [
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
            ...tables.map((name) => (
              <Row
                key={name}
                title={report.tables[name].title}
                sub={name === 'money' ? text.report.ofPeriod : text.say.year(reports.planYear.value)}
                onClick={() => void handTable(exports, name, personal)}
              />
            )),
          ]}
        />
      </div>
    </Modal>
  );

  function periodOf(name: TableName): Period {
    return name === 'money' ? reports.period.value : wholeYear(reports.planYear.value);
  }
}
