/**
 * What became of an import that was taken back, and what stayed, each with its reason.
 */
import type { JSX } from 'preact';
import type { Undone } from '../../../storage/import-undo.ts';
import { Banner } from '../../parts/banner.tsx';
import { Card } from '../../parts/card.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { useText } from '../../state/session.ts';

const SHOWN = 20;

export function UndoneSays({ undone }: { undone: Undone | null }): JSX.Element | null {
  const text = useText();
  if (undone === null) return null;
  const { end, taken, restored, kept } = undone;
  return (
    <div role="status">
      <Banner
        tone={end === 'DONE' ? (kept.length > 0 ? 'wait' : 'ok') : 'bad'}
        title={text.import.undone(taken, restored)}
        text={
          end === 'DONE'
            ? kept.length > 0
              ? text.import.kept(kept.length)
              : undefined
            : text.import.undoStopped
        }
      />
      {kept.length > 0 && (
        <Card>
          <Rows inCard>
            {kept.slice(0, SHOWN).map(({ record, title, why }) => (
              <Row key={record} title={title} href={`/phieu/${record}`} sub={text.import.keptWhy[why]} />
            ))}
          </Rows>
        </Card>
      )}
    </div>
  );
}
