/**
 * The tables behind a report; drawn when somebody wants to see them.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Narrative } from '../../../reports/narrative.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { useText } from '../../state/session.ts';
import { ReportTable } from '../reports-table.tsx';

export function Appendix({ blocks }: Pick<Narrative, 'blocks'>): JSX.Element {
  const text = useText();
  const [open, setOpen] = useState(false);
  const tables = blocks.flatMap((block) => (block.is === 'table' ? [block.table] : []));
  if (!open) {
    return (
      <Section title={text.periodic.tables}>
        <Card>
          <p class="sub">{text.periodic.tablesHint(tables.length)}</p>
          <Button look="outline" small full icon="list" onClick={() => setOpen(true)}>
            {text.periodic.showTables}
          </Button>
        </Card>
      </Section>
    );
  }
  return (
    <>
      {tables.map((table) => (
        <Section key={table.title.vi} title={table.title}>
          <ReportTable table={table} caption={table.title} captionHidden />
        </Section>
      ))}
    </>
  );
}
