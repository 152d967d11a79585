/**
 * A list inside a form: each row with its own questions.
 */
import type { JSX } from 'preact';
import type { Field, RowsField as RowsFieldType } from '../../../core/field.ts';
import { newId } from '../../../core/id.ts';
import type { AnyBody } from '../../../core/kind.ts';
import { useLanguage } from '../../parts/language.tsx';
import { RowsField } from '../../parts/rows-field.tsx';
import { unreadRow } from '../../state/form-answers.ts';
import { useSession, useText } from '../../state/session.ts';
import { showValue, type Showing } from '../show-value.ts';
import { useForm } from './form-context.ts';
import { asked, type Asking } from './asking.ts';

type Row = AnyBody & { readonly id: string };

/** `Inner` asks one question of a row. */
type Props = Asking & { field: RowsFieldType; Inner: (props: Asking) => JSX.Element | null };

export function RowsQuestion(props: Props): JSX.Element {
  const { field, path, today, Inner } = props;
  const { random, notebook } = useSession();
  const { form } = useForm();
  const text = useText();
  const showing: Showing = { language: useLanguage(), nameOf: notebook.nameOf, text };
  const rows = Array.isArray(props.value) ? (props.value as readonly Row[]) : []; // rows of the form, each with its id
  const typed = form.typed.value;
  const unread = unreadRow(typed, form.values.value, path);
  return (
    <RowsField
      {...asked(props)}
      rows={rows}
      onChange={(next) => props.answer(next.length > 0 ? next : null)}
      newRow={() => blankRow(field.of, newId(random))}
      summary={(row) => ({
        ...summaryOf(field, row, showing, text.say.notGiven),
        problem: unread?.startsWith(`${path}.${row.id}.`) === true ? text.form.rowUnread : null,
      })}
    >
      {(row, change) =>
        Object.entries(field.of).map(([name, inner]) => {
          const at = `${path}.${row.id}.${name}`;
          return (
            <Inner
              key={name}
              path={at}
              field={inner}
              value={row[name] ?? null}
              typed={typed[at]}
              problem={null}
              warning={null}
              today={today}
              answer={(value, text) => {
                form.keepTyped(at, text ?? '');
                change({ ...row, [name]: value });
              }}
            />
          );
        })
      }
    </RowsField>
  );
}

function blankRow(fields: Readonly<Record<string, Field>>, id: string): Row {
  return { ...Object.fromEntries(Object.keys(fields).map((name) => [name, null])), id };
}

/** The first answer names the row, the others stand below it. */
function summaryOf(
  field: RowsFieldType,
  row: Row,
  showing: Showing,
  blank: string,
): { title: string; sub: string | undefined } {
  const answers = Object.entries(field.of).flatMap(([name, inner]) => {
    const shown = showValue(inner, row[name] ?? null, showing);
    return shown === null ? [] : [shown];
  });
  const [title = blank, ...rest] = answers;
  return { title, sub: rest.length > 0 ? rest.join(' · ') : undefined };
}
