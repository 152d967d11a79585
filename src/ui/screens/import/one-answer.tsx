/**
 * One field asked outside of a form: the part of its type, or the list that it points to.
 */
import type { JSX } from 'preact';
import type { Kind } from '../../../core/kind.ts';
import type { Words } from '../../../core/text.ts';
import { ChoiceSheet, ManyChoiceSheet } from '../../parts/choice-sheet.tsx';
import { listOptions } from '../../state/choices.ts';
import { todayOf, useSession } from '../../state/session.ts';
import { Question } from '../form/question.tsx';

type Props = {
  kind: Kind;
  name: string;
  /** Parts with the same field on one screen are told apart by it. */
  path: string;
  value: unknown;
  typed?: string | undefined;
  problem: Words | null;
  hint?: string;
  onAnswer: (value: unknown, typed?: string) => void;
};

export function OneAnswer({
  kind,
  name,
  path,
  value,
  typed,
  problem,
  hint,
  onAnswer,
}: Props): JSX.Element | null {
  const session = useSession();
  const field = kind.fields[name];
  const today = todayOf(session);
  if (!field) return null;
  if (field.type !== 'ref' && field.type !== 'refs')
    return (
      <Question
        path={path}
        field={field}
        value={value}
        typed={typed}
        problem={problem}
        warning={null}
        today={today}
        answer={onAnswer}
      />
    );
  const options = listOptions(session.notebook, kind, name, field, today) ?? [];
  const part = { label: field.label, hint, required: field.required, problem, options, id: `q-${path}` };
  return field.type === 'ref' ? (
    <ChoiceSheet {...part} value={typeof value === 'string' ? value : null} onChange={(id) => onAnswer(id)} />
  ) : (
    <ManyChoiceSheet
      {...part}
      value={Array.isArray(value) ? value.filter((id): id is string => typeof id === 'string') : null}
      onChange={(ids) => onAnswer(ids)}
    />
  );
}
