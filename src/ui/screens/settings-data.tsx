/**
 * Everything that this phone knows, as files that open in Excel.
 */
import type { JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../parts/button.tsx';
import { Card, Section } from '../parts/card.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { Modal } from '../parts/modal.tsx';
import { createExports } from '../state/export.ts';
import { useSession, useText } from '../state/session.ts';
import { saveFile } from '../state/share.ts';
import { useCreated } from '../state/watched.ts';
import { ExportKinds } from './reports-export-kinds.tsx';

export function MyData(): JSX.Element {
  const text = useText();
  const id = useId();
  const [open, setOpen] = useState(false);
  const { notebook, clock } = useSession();
  const exports = useCreated(() => createExports(notebook, clock), [notebook]);
  return (
    <>
      <Section title={text.settings.myData}>
        <Card>
          <p class="sub">{text.settings.myDataHint}</p>
          <Button look="outline" icon="download" onClick={() => setOpen(true)}>
            {text.report.csvForExcel}
          </Button>
        </Card>
      </Section>
      <Modal open={open} onClose={() => setOpen(false)} labelledBy={id}>
        <div class="head">
          <h2 id={id}>{text.settings.myData}</h2>
          <IconButton icon="x" label={text.do.close} onClick={() => setOpen(false)} />
        </div>
        <div class="said">
          <ExportKinds exports={exports} forWhom="excel" hand={saveFile} />
        </div>
      </Modal>
    </>
  );
}
