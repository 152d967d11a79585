/**
 * Who wrote what and when: old → new by question. From the office, or, without a network, what this phone knows.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Kind } from '../../../core/kind.ts';
import { formatDayTime } from '../../../i18n/format-day.ts';
import type { Entry, HistoryItem, Notebook } from '../../../storage/notebook-door.ts';
import { Banner } from '../../parts/banner.tsx';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { useLanguage, useWords } from '../../parts/language.tsx';
import { useSession, useText } from '../../state/session.ts';
import { showValue, type Showing } from '../show-value.ts';

type Found = Awaited<ReturnType<Notebook['history']>>;

export function History({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const [found, setFound] = useState<Found | null>(null);
  const [busy, setBusy] = useState(false);
  const show = async (): Promise<void> => {
    setBusy(true);
    setFound(await notebook.history(entry.id));
    setBusy(false);
  };
  return (
    <Section title={text.record.history}>
      <Card>
        {found === null ? (
          <Button look="outline" small full icon="history" busy={busy} onClick={() => void show()}>
            {text.record.showHistory}
          </Button>
        ) : (
          <>
            {!found.complete && (
              <Banner tone="wait" title={text.record.historyHere} text={text.record.historyHereNext} />
            )}
            {found.items.length === 0 && <p class="sub">{text.record.historyEmpty}</p>}
            <ol class="lines">
              {found.items.map((item) => (
                <One key={item.mutation} kind={kind} item={item} />
              ))}
            </ol>
          </>
        )}
      </Card>
    </Section>
  );
}

function One({ kind, item }: { kind: Kind; item: HistoryItem }): JSX.Element {
  const { notebook, clock } = useSession();
  const text = useText();
  const say = useWords();
  const language = useLanguage();
  const showing: Showing = { language, nameOf: notebook.nameOf, text };
  const when = formatDayTime(item.at, { now: clock() }, language);
  const told = (name: string, value: unknown): string => {
    const field = kind.fields[name];
    return (field ? showValue(field, value, showing) : null) ?? text.say.notGiven.toLowerCase();
  };
  return (
    <li>
      <b>{text.record.did(item.by, when, item.op)}</b>
      {item.outcome !== null && item.outcome !== 'OK' && (
        <p class="sub t-bad">{text.outcomes[item.outcome].title}</p>
      )}
      {item.op !== 'create' && (
        <ul>
          {item.changes.map(({ field, old, next }) => (
            <li key={field} class="sub">
              {text.record.changed(
                say(kind.fields[field]?.label ?? field),
                told(field, old),
                told(field, next),
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
