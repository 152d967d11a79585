/** The reconciliation on paper, as a workbook and as CSV. */
import '../../parts/css/print.css';
import '../../parts/css/report.css';
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatDay } from '../../../i18n/format-day.ts';
import { treasuryTable } from '../../../reports/treasury-table.ts';
import { Button } from '../../parts/button.tsx';
import { useWords } from '../../parts/language.tsx';
import { PrintSheet } from '../../parts/print-sheet.tsx';
import { createExports } from '../../state/export.ts';
import { todayOf, useSession, useText } from '../../state/session.ts';
import { saveFile } from '../../state/share.ts';
import type { Reconciling } from '../../state/treasury.ts';
import { useCreated } from '../../state/watched.ts';
import { Page } from '../page.tsx';
import { reportHeading, sheetAround } from '../print-heading.ts';
import { ReportTable } from '../reports-table.tsx';

type Props = { read: Reconciling; year: number; onBack: () => void };

export function TreasuryPaper({ read, year, onBack }: Props): JSX.Element {
  const session = useSession();
  const { notebook, clock, toast } = session;
  const text = useText();
  const say = useWords();
  const [busy, setBusy] = useState(false);
  const today = todayOf(session);
  const heading = reportHeading(notebook, read.letterheads, today, text);
  const noWriter = () => toast.say(text.report.noXlsx);
  const exports = useCreated(
    () => createExports(notebook, clock, () => sheetAround(heading), noWriter),
    [notebook, read],
  );
  const until = formatDay(today);
  const open = read.match.rows.filter(({ duty }) => duty !== null).length;
  const day = read.deadline && formatDay(read.deadline.day);
  const table = treasuryTable(read.match, year, [
    { vi: `Số liệu đến ${until}.`, en: `Figures up to ${until}.` },
    {
      vi:
        open === 0
          ? 'Sổ và Kho bạc khớp.'
          : `Còn ${open} dòng phải xử lý${day === null ? '.' : ` trước ${day}.`}`,
      en:
        open === 0
          ? 'The book and the Treasury agree.'
          : `${open} to settle${day === null ? '.' : ` before ${day}.`}`,
    },
  ]);

  async function download(forWhom: 'xlsx' | 'excel'): Promise<void> {
    setBusy(true);
    try {
      const file = await exports.table(table, forWhom);
      if (file === null) return;
      saveFile(file);
      toast.say(text.report.exported(file.name));
    } finally {
      setBusy(false);
    }
  }

  return (
    <Page
      title={text.treasury.title}
      back={onBack}
      wide
      foot={
        <Button full icon="print" onClick={() => print()}>
          {text.do.print}
        </Button>
      }
    >
      <div class="chips tools">
        <Button small disabled={busy} onClick={() => void download('xlsx')}>
          {text.report.xlsx}
        </Button>
        <Button small look="outline" disabled={busy} onClick={() => void download('excel')}>
          {text.report.csv}
        </Button>
      </div>
      <div class="lying">
        <PrintSheet {...heading} title={table.title} subtitle={table.subtitle}>
          <p class="unit">
            <i>{text.say.unitMillion}</i>
          </p>
          <ReportTable table={table} caption={table.title} captionHidden storeys />
          {table.notes.map((note) => (
            <p key={note.vi}>
              <i>{say(note)}</i>
            </p>
          ))}
        </PrintSheet>
      </div>
    </Page>
  );
}
