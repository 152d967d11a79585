/**
 * All questions of a record with their answers; what nobody answered is said so.
 */
import type { JSX } from 'preact';
import { textOf, type Kind } from '../../../core/kind.ts';
import '../../../kinds/asking.ts';
import type { Entry } from '../../../storage/notebook-door.ts';
import { Card, Section } from '../../parts/card.tsx';
import { useLanguage, useWords } from '../../parts/language.tsx';
import { isAsked } from '../../overrides.ts';
import { useSession, useText } from '../../state/session.ts';
import { rowsOf, showRow, showValue, type Showing } from '../show-value.ts';

export function Answers({ kind, entry }: { kind: Kind; entry: Entry }): JSX.Element {
  const { notebook } = useSession();
  const text = useText();
  const say = useWords();
  const showing: Showing = { language: useLanguage(), nameOf: notebook.nameOf, text };
  const by = textOf(entry.body, 'recordedBy');
  const behalf = textOf(entry.body, 'onBehalfOf');
  return (
    <>
      {kind.form.map(({ title, ask }) => {
        const asked = ask.filter((name) => isAsked(kind.name, name, entry.body));
        if (asked.length === 0) return null;
        return (
          <Section key={title.vi} title={title}>
            <Card>
              <dl class="answers">
                {asked.map((name) => (
                  <Answer key={name} kind={kind} name={name} entry={entry} showing={showing} />
                ))}
              </dl>
            </Card>
          </Section>
        );
      })}
      {by !== null && (
        <p class="sub">
          {say(kind.fields['recordedBy']?.label ?? '')}: {notebook.nameOf(by) || text.record.notHere}
          {behalf !== null && ` · ${text.record.onBehalfOf(notebook.nameOf(behalf))}`}
        </p>
      )}
    </>
  );
}

type AnswerProps = { kind: Kind; name: string; entry: Entry; showing: Showing };

function Answer({ kind, name, entry, showing }: AnswerProps): JSX.Element | null {
  const text = useText();
  const say = useWords();
  const field = kind.fields[name];
  if (!field) return null;
  const value = entry.body[name];
  const shown = showValue(field, value, showing);
  return (
    <div>
      <dt class="sub">{say(field.label)}</dt>
      {field.type === 'rows' && shown !== null ? (
        rowsOf(value).map((row) => <dd key={String(row['id'])}>{showRow(field.of, row, showing)}</dd>)
      ) : field.type === 'ref' && shown !== null && typeof value === 'string' ? (
        <dd>
          <a href={`/phieu/${value}`}>{shown}</a>
        </dd>
      ) : (
        <dd class={shown === null ? 'blank' : undefined}>{shown ?? text.say.notGiven.toLowerCase()}</dd>
      )}
    </div>
  );
}
