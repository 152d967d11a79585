/**
 * Rows that cannot be written as they are: put right in place, left out, or taken along as a file.
 */
import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import { textMend } from '../../../intake/read-rows.ts';
import { Button } from '../../parts/button.tsx';
import { Card, Section } from '../../parts/card.tsx';
import { useWords } from '../../parts/language.tsx';
import { words } from '../../parts/later-words.ts';
import { errorFile } from '../../state/import-errors.ts';
import { rowTitle, type Review, type ReviewedRow } from '../../state/import-review.ts';
import type { ImportState } from '../../state/import-steps.ts';
import { useSession, useText } from '../../state/session.ts';
import { saveFile } from '../../state/share.ts';
import { OneAnswer } from './one-answer.tsx';

type Props = { state: ImportState; review: Review };

const SHOWN = 10;

export function WrongRows({ state, review }: Props): JSX.Element | null {
  const text = useText();
  const [more, setMore] = useState(1);
  const skipped = state.skipped.value;
  const wrong = review.rows.filter(({ stops }) => stops.length > 0);
  const left = wrong.filter(({ key }) => !skipped.has(key));
  // What only waits for a name is put right above, once for all its rows.
  const named = new Set(review.names.map(({ mend }) => mend));
  const single = left.filter(({ stops }) => !stops.every((stop) => isNamed(stop, named)));
  if (wrong.length === 0) return null;
  const shown = single.slice(0, more * SHOWN);

  async function takeAlong(): Promise<void> {
    const [open, file] = [state.open.value, state.file.value];
    if (open && file) saveFile(await errorFile(file.name, open, wrong, text.import.error));
  }

  return (
    <Section title={text.import.wrong}>
      <div class="line">
        <Button look="outline" small icon="download" onClick={() => void takeAlong().catch(reportError)}>
          {text.import.errorFile}
        </Button>
        {left.length > 0 ? (
          <Button
            look="outline"
            small
            onClick={() =>
              state.skip(
                left.map(({ key }) => key),
                true,
              )
            }
          >
            {text.import.skipAllWrong(left.length)}
          </Button>
        ) : (
          <Button
            look="quiet"
            small
            onClick={() =>
              state.skip(
                wrong.map(({ key }) => key),
                false,
              )
            }
          >
            {text.import.takeBack}
          </Button>
        )}
      </div>
      {shown.map((row) => (
        <WrongRow key={row.key} state={state} row={row} named={named} />
      ))}
      {single.length > shown.length && (
        <Button look="quiet" full small onClick={() => setMore(more + 1)}>
          {text.import.moreRows(single.length - shown.length)}
        </Button>
      )}
    </Section>
  );
}

function isNamed({ field, said }: ReviewedRow['stops'][number], named: ReadonlySet<string>): boolean {
  return field !== null && said !== null && named.has(textMend(field, said));
}

type RowProps = { state: ImportState; row: ReviewedRow; named: ReadonlySet<string> };

function WrongRow({ state, row, named }: RowProps): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const kind = state.kind.value;
  const fields = new Map(
    row.stops.flatMap((stop) =>
      stop.field === null || isNamed(stop, named) ? [] : [[stop.field, stop] as const],
    ),
  );
  return (
    <Card>
      <p>
        <b>{text.import.row(row.at + 1)}</b> · {rowTitle(notebook, kind, row.values)}
      </p>
      {row.stops
        .filter(({ field }) => field === null)
        .map(({ code, says }) => (
          <p key={code} class="note t-bad">
            {say(says)}
          </p>
        ))}
      {[...fields].map(([name, stop]) => (
        <MendField key={`${name} ${stop.code}`} state={state} row={row} name={name} stop={stop} />
      ))}
      <Button look="quiet" small onClick={() => state.skip([row.key], true)}>
        {text.import.skipRow}
      </Button>
    </Card>
  );
}

type MendProps = { state: ImportState; row: ReviewedRow; name: string; stop: ReviewedRow['stops'][number] };

/** Typed first, then taken: every key would check all rows again. */
function MendField({ state, row, name, stop }: MendProps): JSX.Element {
  const text = useText();
  const say = useWords();
  const stands = row.values[name] ?? null;
  const [answer, setAnswer] = useState<{ value: unknown; typed: string | undefined }>({
    value: stands,
    typed: undefined,
  });
  const changed = answer.value !== stands && answer.value !== null;
  return (
    <>
      {stop.said !== null && <p class="sub">{text.import.said(stop.said)}</p>}
      <OneAnswer
        kind={state.kind.value}
        name={name}
        path={`row-${row.key}-${name}`}
        value={answer.value}
        typed={answer.typed}
        problem={stop.says}
        onAnswer={(value, typed) => setAnswer({ value, typed })}
      />
      {changed && (
        <Button
          look="outline"
          small
          busy={state.work.value !== null}
          onClick={() => void state.mendRow(row.key, name, answer.value).catch(reportError)}
        >
          {say(words.done)}
        </Button>
      )}
    </>
  );
}
