/**
 * What changed since the figures were frozen: before → after, and who wrote the records beneath, when and why.
 */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { Json } from '../../../core/json.ts';
import { cellText } from '../../../reports/cell-text.ts';
import type { Difference } from '../../../reports/differences.ts';
import type { Cell, Column } from '../../../reports/table.ts';
import { getKind } from '../../../kinds/index.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { useLanguage } from '../../parts/language.tsx';
import { Row, Rows } from '../../parts/row.tsx';
import type { FrozenSet, PeriodicBook } from '../../state/periodic.ts';
import type { Changed } from '../../state/periodic-frozen.ts';
import { useText } from '../../state/session.ts';
import { History } from '../record/history.tsx';

/** Shown at first. */
const FEW = 20;

export function Differences({ book, set }: { book: PeriodicBook; set: FrozenSet }): JSX.Element {
  const text = useText();
  const [changes, setChanges] = useState<readonly Changed[] | null>(null);
  const [whole, setWhole] = useState(false);
  useEffect(() => {
    let open = true;
    const compare = async (): Promise<void> => {
      const { changesSince } = await import('../../state/periodic-frozen.ts');
      if (open) setChanges(changesSince(book, set));
    };
    const timer = setTimeout(() => void compare().catch(reportError));
    return () => {
      open = false;
      clearTimeout(timer);
    };
  }, [book, set]);
  const shown = whole ? changes : changes?.slice(0, FEW);
  const records = new Map((changes ?? []).flatMap((one) => one.records.map((entry) => [entry.id, entry])));
  return (
    <Section title={text.periodic.differences}>
      {shown === null || shown === undefined ? (
        <p class="sub">{text.periodic.comparing}</p>
      ) : shown.length === 0 ? (
        <p class="sub">{text.periodic.noDifference}</p>
      ) : (
        <Card>
          <Rows inCard>
            {shown.map(({ difference, records: under }) => (
              <OneDifference
                key={`${difference.table} ${difference.row} ${difference.column}`}
                difference={difference}
                records={under}
              />
            ))}
          </Rows>
          {!whole && (changes?.length ?? 0) > FEW && (
            <Button look="quiet" small onClick={() => setWhole(true)}>
              {text.periodic.more((changes?.length ?? 0) - FEW)}
            </Button>
          )}
        </Card>
      )}
      {[...records.values()].map((entry) => (
        <OneRecord key={entry.id} entry={entry} />
      ))}
    </Section>
  );
}

type OneProps = { difference: Difference; records: readonly Entry[] };

function OneDifference({ difference, records }: OneProps): JSX.Element {
  const text = useText();
  const language = useLanguage();
  const { title, row, column, type, before, after } = difference;
  const said = (value: Json): string => {
    const as = { key: column, heading: { vi: column, en: column }, type: type as Column['type'] }; // of the table's own columns
    return value === null ? text.periodic.blank : cellText(as, value as Cell, language);
  };
  return (
    <Row
      title={`${row}: ${column}`}
      sub={title}
      note={text.periodic.changed(said(before), said(after))}
      noteTone="wait"
      below={
        <div class="sub">
          {records.length === 0
            ? text.periodic.noRecord
            : records.map((entry, at) => (
                <span key={entry.id}>
                  {at > 0 && '; '}
                  <a href={`/phieu/${entry.id}`}>{entry.title}</a>
                </span>
              ))}
        </div>
      }
    />
  );
}

/** With its history on demand: who, when, what it said before, and the reason that was given. */
function OneRecord({ entry }: { entry: Entry }): JSX.Element {
  const kind = getKind(entry.kind);
  return (
    <>
      <Row title={entry.title} sub={entry.detail} href={`/phieu/${entry.id}`} />
      <History kind={kind} entry={entry} />
    </>
  );
}
