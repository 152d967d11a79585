/**
 * The report as a Word file, saved or handed on, and as a paper.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { AnyBody } from '../../../core/kind.ts';
import type { Narrative } from '../../../reports/narrative.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import type { PeriodicBook } from '../../state/periodic.ts';
import { useSession, useText } from '../../state/session.ts';
import { saveFile, shareFile } from '../../state/share.ts';
import { writingRoles } from '../../state/form-places.ts';
import { getKind } from '../../../kinds/index.ts';
import { docxFile } from './docx-file.ts';
import { reportHead } from './report-head.ts';

type Props = { book: PeriodicBook; narrative: Narrative; values: AnyBody };

export function DocxTools({ book, narrative, values }: Props): JSX.Element {
  const { notebook, toast } = useSession();
  const text = useText();
  const [busy, setBusy] = useState(false);
  const { own, head } = reportHead(book, values, notebook, text);
  const hand = async (to: (file: File) => unknown): Promise<void> => {
    setBusy(true);
    try {
      const file = await docxFile(notebook, book, narrative, head);
      await to(file);
      toast.say(text.periodic.exported(file.name));
    } catch (fault) {
      reportError(fault);
      toast.say(text.periodic.noDocx);
    } finally {
      setBusy(false);
    }
  };
  const mayAdd = writingRoles(notebook.me.held, getKind('letterhead')).length > 0;
  return (
    <>
      {!own && (
        <Banner
          tone="info"
          title={text.periodic.noHead}
          text={text.periodic.noHeadNext}
          action={
            mayAdd ? (
              <Button look="outline" small href="/ghi/letterhead">
                {text.periodic.addHead}
              </Button>
            ) : undefined
          }
        />
      )}
      <div class="tools three">
        <Button look="outline" busy={busy} onClick={() => void hand(saveFile)}>
          {text.periodic.docx}
        </Button>
        <Button look="outline" busy={busy} onClick={() => void hand(shareFile)}>
          {text.do.share}
        </Button>
        <Button look="outline" icon="print" href={`/bao-cao-ky/${book.report.id}/in`}>
          {text.do.print}
        </Button>
      </div>
    </>
  );
}
