/**
 * Yes, no, or not answered.
 */
import type { JSX } from 'preact';
import { Chips } from './chips.tsx';
import type { Asked } from './field.tsx';
import { words } from './later-words.ts';

export type YesNoProps = Asked & { value: boolean | null; onChange: (value: boolean | null) => void };

export function YesNo({ value, onChange, ...asked }: YesNoProps): JSX.Element {
  return (
    <Chips
      {...asked}
      options={ANSWERS}
      value={value === null ? null : value ? 'yes' : 'no'}
      onChange={(answer) => onChange(answer === null ? null : answer === 'yes')}
    />
  );
}

const ANSWERS = [
  { key: 'yes', label: words.yes },
  { key: 'no', label: words.no },
] as const;
