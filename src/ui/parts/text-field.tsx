/**
 * One line of free text.
 */
import type { JSX } from 'preact';
import { clean } from '../../core/text.ts';
import { Field, type Input } from './field.tsx';
import { useTyping } from './typing.ts';

export type TextFieldProps = Input<string> & {
  /** Which keys the phone brings up; the value stays text, with its leading zeros. */
  kind?: 'text' | 'tel' | 'digits';
  /** What the phone may fill in by itself ("tel", "name"). */
  autocomplete?: string;
};

export function TextField(props: TextFieldProps): JSX.Element {
  const { kind = 'text', autocomplete = 'off' } = props;
  const typing = useTyping({ ...props, show: same, read: readLine, tidy: true });
  return (
    <Field {...props} problem={typing.problem}>
      {(tie) => (
        <input
          class="in"
          type="text"
          inputMode={KEYS[kind]}
          autocomplete={autocomplete}
          {...tie}
          {...typing.box}
        />
      )}
    </Field>
  );
}

const KEYS = { text: 'text', tel: 'tel', digits: 'numeric' } as const;

function same(text: string): string {
  return text;
}

function readLine(text: string): { value: string | null } {
  return { value: clean(text) || null };
}
