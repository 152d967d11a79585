/**
 * The months of a year that suit: one by one, or a quarter at a time.
 */
import './css/choose.css';
import type { JSX } from 'preact';
import { type Asked, FieldGroup } from './field.tsx';
import { useWords } from './language.tsx';
import { month, quarterName, shortMonth } from './later-words.ts';

export type MonthsFieldProps = Asked & {
  /** 1–12, in order; null where nothing was answered. */
  value: readonly number[] | null;
  onChange: (value: readonly number[] | null) => void;
};

export function MonthsField(props: MonthsFieldProps): JSX.Element {
  const chosen = new Set(props.value ?? []);
  const set = (months: readonly number[], on: boolean): void => {
    const next = MONTHS.filter((m) => (months.includes(m) ? on : chosen.has(m)));
    props.onChange(next.length > 0 ? next : null);
  };
  return (
    <FieldGroup {...props}>
      {() => (
        <div class="months">
          {QUARTERS.map((quarter) => (
            <Quarter key={quarter} quarter={quarter} chosen={chosen} onSet={set} />
          ))}
        </div>
      )}
    </FieldGroup>
  );
}

type QuarterProps = {
  quarter: number;
  chosen: ReadonlySet<number>;
  onSet: (months: readonly number[], on: boolean) => void;
};

function Quarter({ quarter, chosen, onSet }: QuarterProps): JSX.Element {
  const say = useWords();
  const months = MONTHS.slice(quarter * 3 - 3, quarter * 3);
  const whole = months.every((m) => chosen.has(m));
  return (
    <>
      <button type="button" class="chip" aria-pressed={whole} onClick={() => onSet(months, !whole)}>
        <span>{say(quarterName(quarter))}</span>
      </button>
      {months.map((m) => (
        <label key={m} class="chip">
          <input
            type="checkbox"
            aria-label={say(month(m))}
            checked={chosen.has(m)}
            onChange={() => onSet([m], !chosen.has(m))}
          />
          <span>{say(shortMonth(m))}</span>
        </label>
      ))}
    </>
  );
}

const QUARTERS = [1, 2, 3, 4];
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
