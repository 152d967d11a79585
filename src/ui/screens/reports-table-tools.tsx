/** What one table can become: a workbook, CSV, a paper, a picture, a message. */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { tableTitles, type TableName } from '../../reports/table-titles.ts';
import type { Report } from '../../reports/tally.ts';
import { Button } from '../parts/button.tsx';
import { useWords } from '../parts/language.tsx';
import { createExports } from '../state/export.ts';
import type { Reports } from '../state/reports.ts';
import { linkTo } from '../state/reports-link.ts';
import { placeOfHolder } from '../state/reports-place.ts';
import { useSession, useText } from '../state/session.ts';
import { saveFile, shareFile, shareText } from '../state/share.ts';
import { useCreated } from '../state/watched.ts';
import { reportHeading, sheetAround } from './print-heading.ts';
import { useStamped } from './reports-stamp.ts';

type Props = { name: TableName; chief: readonly string[]; reports: Reports; report: Report };

/** Files name nobody: with names there is the sheet at the foot of the page, and its warning. */
export function TableTools({ name, chief, reports, report }: Props): JSX.Element {
  const { notebook, clock, toast } = useSession();
  const text = useText();
  const say = useWords();
  const stamped = useStamped();
  const [busy, setBusy] = useState(false);
  const around = () => sheetAround(reportHeading(notebook, reports.letterheads.value, reports.today, text));
  const noWriter = () => toast.say(text.report.noXlsx);
  const exports = useCreated(() => createExports(notebook, clock, around, noWriter), [notebook]);

  async function during(work: () => Promise<void>): Promise<void> {
    setBusy(true);
    try {
      await work();
    } finally {
      setBusy(false);
    }
  }

  async function download(forWhom: 'xlsx' | 'excel'): Promise<void> {
    const file = await exports.table(stamped(report.tables[name]), forWhom);
    if (file === null) return;
    saveFile(file);
    toast.say(text.report.exported(file.name));
  }

  async function picture(): Promise<void> {
    const [{ tablePicture }, { tableFileName }, { toPng }] = await Promise.all([
      import('../../reports/picture.ts'),
      import('../../reports/file-writer.ts'),
      import('../state/reports-picture.ts'),
    ]);
    const table = stamped(report.tables[name]);
    const place = placeOfHolder(notebook);
    const drawn = tablePicture(table, { columns: chief, place });
    const file = await toPng(drawn, tableFileName(table, place, reports.today, 'png'));
    if (file === null) toast.say(text.report.noPicture);
    else if ((await shareFile(file)) === 'saved') toast.say(text.report.exported(file.name));
  }

  async function message(): Promise<void> {
    const { tableText } = await import('../../reports/zalo-text.ts');
    const table = stamped(report.tables[name]);
    const handed = await shareText(tableText(table, chief, placeOfHolder(notebook)));
    if (handed === 'copied') toast.say(text.report.textCopied);
    if (handed === 'failed') toast.say(text.report.reminderFailed);
  }

  // The foot of the page has buttons of the same names, for all tables.
  const of = (what: string): string => `${what}: ${say(tableTitles[name])}`;
  return (
    <div class="chips tools">
      <Button
        small
        disabled={busy}
        label={of(text.report.xlsx)}
        onClick={() => void during(() => download('xlsx'))}
      >
        {text.report.xlsx}
      </Button>
      <Button
        look="outline"
        small
        disabled={busy}
        label={of(text.report.csv)}
        onClick={() => void during(() => download('excel'))}
      >
        {text.report.csv}
      </Button>
      <Button look="outline" small icon="print" href={linkTo(`/in/${name}`, reports)}>
        {text.do.print}
      </Button>
      <Button look="outline" small disabled={busy} onClick={() => void during(picture)}>
        {text.report.asPicture}
      </Button>
      <Button look="outline" small icon="share" disabled={busy} onClick={() => void during(message)}>
        {text.report.asText}
      </Button>
    </div>
  );
}
