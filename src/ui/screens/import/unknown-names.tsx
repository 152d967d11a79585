/**
 * Names that the lists do not know: chosen once, for all rows that say the same.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import type { Review, UnknownName } from '../../state/import-review.ts';
import type { ImportState } from '../../state/import-steps.ts';
import { useText } from '../../state/session.ts';
import { OneAnswer } from './one-answer.tsx';

type Props = { state: ImportState; review: Review };

const SHOWN = 12;

export function UnknownNames({ state, review }: Props): JSX.Element | null {
  const text = useText();
  const [more, setMore] = useState(1);
  const { names } = review;
  if (names.length === 0) return null;
  const shown = names.slice(0, more * SHOWN);
  return (
    <Section title={text.import.names}>
      <Card>
        {shown.map((name, at) => (
          <OneName key={name.mend} state={state} name={name} path={`name-${at}`} />
        ))}
        {names.length > shown.length && (
          <Button look="quiet" small onClick={() => setMore(more + 1)}>
            {text.do.showMore}
          </Button>
        )}
      </Card>
    </Section>
  );
}

type NameProps = { state: ImportState; name: UnknownName; path: string };

function OneName({ state, name, path }: NameProps): JSX.Element {
  const text = useText();
  const { mend, field, said, rows } = name;
  const kind = state.kind.value;
  const answer = (value: unknown): void => {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    if (one !== null && one !== undefined) void state.mendText(mend, one).catch(reportError);
  };
  return (
    <>
      <p class="sub">
        <b>{text.import.nameOf(said, rows)}</b>
      </p>
      <OneAnswer kind={kind} name={field} path={path} value={null} problem={null} onAnswer={answer} />
      {kind.fields[field]?.required === false && (
        <Button look="quiet" small onClick={() => void state.mendText(mend, null).catch(reportError)}>
          {text.import.leaveBlank}
        </Button>
      )}
    </>
  );
}
