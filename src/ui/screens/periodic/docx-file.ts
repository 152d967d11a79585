/** Makes the .docx: its writer is large, and fetched when somebody wants one. */
import { parseDay } from '../../../core/day.ts';
import { textOf } from '../../../core/kind.ts';
import { fileName, periodStamp } from '../../../reports/file-name.ts';
import type { DocxHead } from '../../../reports/docx.ts';
import type { Narrative } from '../../../reports/narrative.ts';
import type { Notebook } from '../../../storage/notebook-door.ts';
import { unitName } from '../../state/reports-place.ts';
import type { PeriodicBook } from '../../state/periodic.ts';

export async function docxFile(
  notebook: Pick<Notebook, 'reference'>,
  { report, parts }: PeriodicBook,
  narrative: Narrative,
  head: DocxHead,
): Promise<File> {
  const { toDocx } = await import('../../../reports/docx.ts');
  const blob = await toDocx(narrative, head);
  const [from, to] = [parseDay(report.body['periodFrom']), parseDay(report.body['periodTo'])];
  const stamp = from && to ? periodStamp({ from, to }) : '';
  const place = unitName(notebook.reference(textOf(report.body, 'commune'))) ?? parts.officeName;
  const title = narrative.title.replace(/^BÁO CÁO /u, '').toLocaleLowerCase('vi');
  return new File([blob], fileName(title, place, stamp, 'docx'), { type: blob.type });
}
