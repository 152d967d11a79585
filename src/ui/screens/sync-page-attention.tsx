/**
 * One edit that the office did not take as it is: why, and what a person can do – mend it, or give it up.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { getKind } from '../../kinds/index.ts';
import type { OutboxItem } from '../../storage/notebook-door.ts';
import { Button } from '../parts/button.tsx';
import { Card } from '../parts/card.tsx';
import { Dialog } from '../parts/dialog.tsx';
import { useWords } from '../parts/language.tsx';
import { Row } from '../parts/row.tsx';
import { Tile } from '../parts/tile.tsx';
import { useSession, useText } from '../state/session.ts';
import { useChosenValue } from './chosen-value.ts';
import { reasonOf } from './reason-words.ts';

export function AttentionCard({ item }: { item: OutboxItem }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const kind = getKind(item.kind);
  const outcome = text.outcomes[item.outcome ?? 'HELD'];
  const fields = item.troubles.flatMap(({ field }) => {
    const label = field === null ? undefined : kind.fields[field]?.label;
    return label ? [say(label)] : [];
  });
  const { outcome: decided } = item;
  const chosen = useChosenValue(item);
  const tone = decided === 'HELD' || chosen !== null ? 'wait' : 'bad';
  const why = reasonOf(item, text) ?? outcome.next(0, '');
  return (
    <Card>
      <Row
        title={item.title === '' ? kind.label.one : item.title}
        sub={`${say(kind.label.one)} · ${chosen === null ? outcome.title : text.sync.chosenTitle}`}
        href={`/phieu/${item.record}`}
        start={
          <Tile icon={decided === 'HELD' ? 'clock' : chosen === null ? 'warn' : 'check'} tone={tone} small />
        }
        note={chosen ?? why}
        noteTone={tone}
      />
      {fields.length > 0 && <p class="t-bad">{text.sync.mendAt([...new Set(fields)].join(', '))}</p>}
      {decided === 'INVALID' && (
        <div class="line">
          {MENDED.includes(item.op) && (
            <Button small icon="edit" href={mendLink(item)}>
              {text.sync.mend}
            </Button>
          )}
          <Discard item={item} />
        </div>
      )}
      {decided !== 'INVALID' && decided !== 'HELD' && decided !== null && (
        <Button small look="outline" icon="check" onClick={() => void notebook.discard(item.mutation)}>
          {text.sync.seen}
        </Button>
      )}
    </Card>
  );
}

/** Edits with answers in them; the others can only be given up. */
const MENDED: readonly string[] = ['create', 'update', 'mend'];

/** The form opens at the field that the office named. */
function mendLink({ record, mutation, troubles }: OutboxItem): string {
  const field = troubles.find((trouble) => trouble.field !== null)?.field;
  const query = new URLSearchParams({ mend: mutation, ...(field ? { field } : {}) });
  return `/phieu/${record}/sua?${query.toString()}`;
}

function Discard({ item }: { item: OutboxItem }): JSX.Element {
  const { notebook, toast } = useSession();
  const text = useText();
  const [asked, setAsked] = useState(false);
  const [busy, setBusy] = useState(false);

  async function discard(): Promise<void> {
    setBusy(true);
    const saved = await notebook.discard(item.mutation);
    setBusy(false);
    setAsked(false);
    toast.say(saved.saved ? text.outcomes.DISCARDED.title : text.form.notSaved);
  }

  return (
    <>
      <Button small look="outline" icon="trash" onClick={() => setAsked(true)}>
        {text.sync.discard}
      </Button>
      <Dialog
        open={asked}
        danger
        busy={busy}
        title={text.sync.discard}
        confirm={text.sync.discard}
        onConfirm={() => void discard()}
        onCancel={() => setAsked(false)}
      >
        <p>{text.sync.discardAsk}</p>
      </Dialog>
    </>
  );
}
