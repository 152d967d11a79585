/**
 * A day, typed (15/10/2026, 5-9-26, 15102026) or picked on the phone's own calendar.
 */
import './css/choose.css';
import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';
import { addDays, type Day, parseDay, yearOf } from '../../core/day.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { parseDayText } from '../../i18n/parse-day.ts';
import { Field, type Input } from './field.tsx';
import { Icon } from './icon.tsx';
import { useWords } from './language.tsx';
import { useTyping } from './typing.ts';
import { words } from './later-words.ts';

export type DayFieldProps = Input<Day> & {
  /** Offers "Hôm nay" and "Hôm qua", and completes 15/10 with its year. */
  today?: Day | undefined;
};

export function DayField(props: DayFieldProps): JSX.Element {
  const { value, today } = props;
  const say = useWords();
  const calendar = useRef<HTMLInputElement>(null);
  const typing = useTyping<Day>({
    ...props,
    show: formatDay,
    read: (text) => {
      const read = parseDayText(text, today === undefined ? {} : { year: yearOf(today) });
      return 'problem' in read ? read : { value: read.day };
    },
    tidy: true,
  });
  return (
    <Field {...props} problem={typing.problem}>
      {(tie) => (
        <>
          <div class="in box holds">
            <input
              type="text"
              inputMode="numeric"
              autocomplete="off"
              placeholder={say(words.dayExample)}
              {...tie}
              {...typing.box}
            />
            <input
              ref={calendar}
              class="native-day"
              type="date"
              tabIndex={-1}
              aria-hidden="true"
              value={value ?? ''}
              onInput={(event) => {
                const picked = parseDay(event.currentTarget.value);
                if (picked !== null) typing.put(picked);
              }}
            />
            <button
              type="button"
              aria-label={say(words.pickDay)}
              onClick={() => calendar.current?.showPicker()}
            >
              <Icon name="calendar" />
            </button>
          </div>
          {today !== undefined && <QuickDays today={today} value={value} onPick={typing.put} />}
        </>
      )}
    </Field>
  );
}

type QuickDaysProps = { today: Day; value: Day | null; onPick: (day: Day) => void };

function QuickDays({ today, value, onPick }: QuickDaysProps): JSX.Element {
  const say = useWords();
  const days = [
    [words.today, today],
    [words.yesterday, addDays(today, -1)],
  ] as const;
  return (
    <div class="chips">
      {days.map(([name, day]) => (
        <button key={day} type="button" class="chip" aria-pressed={value === day} onClick={() => onPick(day)}>
          <span>{say(name)}</span>
        </button>
      ))}
    </div>
  );
}
