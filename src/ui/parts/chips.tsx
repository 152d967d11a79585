/**
 * Up to six choices as chips: real radio buttons or checkboxes, so the arrow keys and the space bar work.
 */
import './css/choose.css';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { type Asked, FieldGroup } from './field.tsx';
import { type Said, useWords } from './language.tsx';
import { classes } from './tone.ts';

export type ChipOption<K extends string> = { readonly key: K; readonly label: Said };

export type ChipsProps<K extends string> = Asked & {
  options: readonly ChipOption<K>[];
  value: K | null;
  onChange: (value: K | null) => void;
};

/** One of them. Tapping the chosen one again takes the answer back, unless it is required. */
export function Chips<K extends string>(props: ChipsProps<K>): JSX.Element {
  return (
    <FieldGroup {...props} role="radiogroup">
      {() => <RadioChips {...props} />}
    </FieldGroup>
  );
}

export type RadioChipsProps<K extends string> = Pick<
  ChipsProps<K>,
  'options' | 'value' | 'onChange' | 'required'
> & {
  /** One line that scrolls sideways, for filters. */
  scroll?: boolean;
};

/** The chips alone; give them a labelled group around. */
export function RadioChips<K extends string>(props: RadioChipsProps<K>): JSX.Element {
  const { options, value, onChange, required = false, scroll = false } = props;
  const say = useWords();
  const name = useId();
  return (
    <div class={classes('chips', scroll && 'scroll')}>
      {options.map(({ key, label }) => (
        <label key={key} class="chip">
          <input
            type="radio"
            name={name}
            checked={key === value}
            onChange={() => onChange(key)}
            onClick={() => {
              if (key === value && !required) onChange(null);
            }}
          />
          <span>{say(label)}</span>
        </label>
      ))}
    </div>
  );
}

export type ManyChipsProps<K extends string> = Asked & {
  options: readonly ChipOption<K>[];
  /** Null where nothing was ever answered; in the order of the options. */
  value: readonly K[] | null;
  onChange: (value: readonly K[] | null) => void;
};

/** Any number of them. Nothing ticked is "not answered". */
export function ManyChips<K extends string>(props: ManyChipsProps<K>): JSX.Element {
  const { options, value, onChange } = props;
  const say = useWords();
  const chosen = new Set<K>(value ?? []);
  const toggle = (key: K): void => {
    const next = options.map((option) => option.key).filter((k) => chosen.has(k) !== (k === key));
    onChange(next.length > 0 ? next : null);
  };
  return (
    <FieldGroup {...props}>
      {(tie) => (
        <div class="chips">
          {options.map(({ key, label }) => (
            <label key={key} class="chip">
              <input
                type="checkbox"
                checked={chosen.has(key)}
                aria-invalid={tie['aria-invalid']}
                onChange={() => toggle(key)}
              />
              <span>{say(label)}</span>
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
