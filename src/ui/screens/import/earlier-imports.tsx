/**
 * What was brought in before, each with the way to take it back.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { formatDay } from '../../../i18n/format-day.ts';
import { findKind } from '../../../kinds/index.ts';
import { readImports, type ImportBatch } from '../../../storage/import-batches.ts';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { useWords } from '../../parts/language.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import { Tag } from '../../parts/tag.tsx';
import type { Tone } from '../../parts/tone.ts';
import type { ImportState } from '../../state/import-steps.ts';
import { useSession, useText } from '../../state/session.ts';
import { useWatched } from '../../state/watched.ts';
import { UndoneSays } from './undone-says.tsx';

const SHOWN = 20;
const TONES: Readonly<Record<ImportBatch['state'], Tone>> = { saving: 'wait', done: 'ok', undone: 'plain' };

export function EarlierImports({ state }: { state: ImportState }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const batches = useWatched(notebook, () => readImports(notebook), []) ?? [];
  return (
    <>
      <UndoneSays undone={state.undone.value} />
      {batches.length === 0 ? (
        <p class="sub">{text.list.emptyReadOnly}</p>
      ) : (
        <Card>
          <Rows inCard>
            {batches.slice(0, SHOWN).map((batch) => (
              <OneBatch key={batch.id} batch={batch} state={state} />
            ))}
          </Rows>
        </Card>
      )}
    </>
  );
}

function OneBatch({ batch, state }: { batch: ImportBatch; state: ImportState }): JSX.Element {
  const text = useText();
  const say = useWords();
  const label = findKind(batch.target)?.label.many;
  const when = batch.on === null ? '' : formatDay(batch.on);
  return (
    <Row
      title={batch.fileName ?? text.import.title}
      sub={[label && say(label), when, text.say.records(batch.rows)].filter(Boolean).join(' · ')}
      end={<Tag tone={TONES[batch.state]} text={text.import.states[batch.state]} />}
      below={
        batch.mine &&
        batch.state !== 'undone' && (
          <UndoButton busy={state.work.value !== null} onUndo={() => state.undo(batch.id)} />
        )
      }
    />
  );
}

type UndoProps = { busy: boolean; onUndo: () => Promise<void> };

/** Asked first: it is many records at once. */
export function UndoButton({ busy, onUndo }: UndoProps): JSX.Element {
  const text = useText();
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button look="outline" small busy={busy} onClick={() => setAsking(true)}>
        {text.import.undo}
      </Button>
      <Dialog
        open={asking}
        title={text.import.undoAsk}
        confirm={text.import.undo}
        onConfirm={() => {
          setAsking(false);
          void onUndo().catch(reportError);
        }}
        onCancel={() => setAsking(false)}
      >
        {text.import.undoNext}
      </Dialog>
    </>
  );
}
