/**
 * One of a few, one of which always holds: it is never unanswered, so it needs no mark of a required question.
 */
import type { JSX } from 'preact';
import { RadioChips, type ChipOption } from '../parts/chips.tsx';
import { FieldGroup } from '../parts/field.tsx';
import type { Said } from '../parts/language.tsx';

export type OneOfProps<K extends string> = {
  label: Said;
  options: readonly ChipOption<K>[];
  value: K;
  onChange: (value: K) => void;
};

export function OneOf<K extends string>({ label, options, value, onChange }: OneOfProps<K>): JSX.Element {
  return (
    <FieldGroup label={label} role="radiogroup">
      {() => (
        <RadioChips
          required
          options={options}
          value={value}
          onChange={(next) => {
            if (next !== null) onChange(next);
          }}
        />
      )}
    </FieldGroup>
  );
}
