/**
 * After the last row: what is in the book, what is not, and the way back.
 */
import type { JSX } from 'preact';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card } from '../../parts/card.tsx';
import { useWords } from '../../parts/language.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import type { ImportState } from '../../state/import-steps.ts';
import { useText } from '../../state/session.ts';
import { UndoButton } from './earlier-imports.tsx';
import { UndoneSays } from './undone-says.tsx';

const SHOWN = 10;

export function ImportSaved({ state }: { state: ImportState }): JSX.Element | null {
  const text = useText();
  const say = useWords();
  const saved = state.saved.value;
  if (saved === null) return null;
  const { batch, refused } = saved;
  const busy = state.work.value !== null;
  const gone = state.undone.value?.end === 'DONE';
  return (
    <>
      {!gone && <SavedSays state={state} />}
      {refused.length > 0 && (
        <Card>
          <h3>{text.import.refused(refused.length)}</h3>
          <Rows inCard>
            {refused.slice(0, SHOWN).map(({ key, troubles }) => (
              <Row
                key={key}
                title={text.import.row(Number.parseInt(key, 10))}
                sub={troubles.map(({ says }) => say(says)).join(' ')}
              />
            ))}
          </Rows>
        </Card>
      )}
      <UndoneSays undone={state.undone.value} />
      <div class="line">
        {saved.end !== 'DONE' && !gone && (
          <Button busy={busy} onClick={() => void state.save(batch).catch(reportError)}>
            {text.import.goOn}
          </Button>
        )}
        <Button look={saved.end === 'DONE' ? 'primary' : 'outline'} href={`/so/${state.kind.value.name}`}>
          {text.import.openList}
        </Button>
        <Button look="outline" onClick={state.startOver}>
          {text.import.another}
        </Button>
        {batch !== null && !gone && <UndoButton busy={busy} onUndo={() => state.undo(batch)} />}
      </div>
    </>
  );
}

function SavedSays({ state }: { state: ImportState }): JSX.Element | null {
  const text = useText();
  const saved = state.saved.value;
  if (saved === null) return null;
  const all = state.ready.value.length;
  switch (saved.end) {
    case 'DONE':
      return <Banner tone="ok" title={text.import.done(saved.saved)} text={text.import.doneNext} />;
    case 'STOPPED':
      return (
        <Banner tone="wait" title={text.import.stopped(saved.saved, all)} text={text.import.stoppedNext} />
      );
    case 'NO_SPACE':
    case 'NO_STORE':
      return <Banner tone="bad" urgent title={text.import.noRoom} text={text.import.noRoomNext} />;
    default:
      return saved.end satisfies never;
  }
}
