/**
 * A count of people, households, heads: − number +, or typed. Blank is not zero: it stays blank until
 * somebody says a number, and − from blank says 0.
 */
import type { JSX } from 'preact';
import { formatNumber } from '../../i18n/format.ts';
import { parseCount } from '../../i18n/parse-number.ts';
import { Field, type Input } from './field.tsx';
import { Icon } from './icon.tsx';
import { useLanguage, useWords } from './language.tsx';
import { type Read, useTyping } from './typing.ts';
import { less, more } from './later-words.ts';

export type StepperProps = Input<number> & { min?: number; max?: number };

export function Stepper(props: StepperProps): JSX.Element {
  const { value, min = 0, max = 1_000_000 } = props;
  const say = useWords();
  const language = useLanguage();
  const typing = useTyping({
    ...props,
    show: (count) => formatNumber(count, language),
    read: readCount,
    tidy: true,
  });
  const name = say(props.label);
  const step = (by: 1 | -1): void => {
    const next = value === null ? Math.max(min, by) : value + by;
    if (next >= min && next <= max) typing.put(next);
  };
  return (
    <Field {...props} problem={typing.problem}>
      {(tie) => (
        <div class="in box stepper">
          <StepButton
            icon="minus"
            label={say(less(name))}
            off={value !== null && value <= min}
            onStep={() => step(-1)}
          />
          <input
            type="text"
            inputMode="numeric"
            autocomplete="off"
            {...tie}
            {...typing.box}
            onKeyDown={(event) => {
              const by = event.key === 'ArrowUp' ? 1 : event.key === 'ArrowDown' ? -1 : null;
              if (by === null) return typing.box.onKeyDown(event);
              event.preventDefault();
              step(by);
            }}
          />
          <StepButton
            icon="plus"
            label={say(more(name))}
            off={value !== null && value >= max}
            onStep={() => step(1)}
          />
        </div>
      )}
    </Field>
  );
}

type StepButtonProps = { icon: 'plus' | 'minus'; label: string; off: boolean; onStep: () => void };

/** Out of the tab order: the arrow keys do the same from the number itself. */
function StepButton({ icon, label, off, onStep }: StepButtonProps): JSX.Element {
  return (
    <button type="button" tabIndex={-1} aria-label={label} aria-disabled={off || undefined} onClick={onStep}>
      <Icon name={icon} />
    </button>
  );
}

function readCount(text: string): Read<number> {
  const read = parseCount(text);
  return 'problem' in read ? read : { value: read.count };
}
