/**
 * One question of a form: the part that fits the type of its field.
 */
import type { JSX } from 'preact';
import { yearOf, type Day } from '../../../core/day.ts';
import type { Dong } from '../../../core/dong.ts';
import type { ChoiceField, ChoicesField } from '../../../core/field.ts';
import type { Words } from '../../../core/text.ts';
import { AmountField } from '../../parts/amount-field.tsx';
import { ChoiceSheet, ManyChoiceSheet } from '../../parts/choice-sheet.tsx';
import { Chips, ManyChips } from '../../parts/chips.tsx';
import { DayField } from '../../parts/day-field.tsx';
import { MonthsField } from '../../parts/months-field.tsx';
import { QuantityField } from '../../parts/quantity-field.tsx';
import { Stepper } from '../../parts/stepper.tsx';
import { TextArea } from '../../parts/text-area.tsx';
import { TextField } from '../../parts/text-field.tsx';
import { YesNo } from '../../parts/yes-no.tsx';
import { asked, type Asking } from './asking.ts';
import { PointerQuestion } from './pointer-question.tsx';
import { PositionQuestion } from './position-question.tsx';
import { RowsQuestion } from './rows-question.tsx';

export function Question(props: Asking): JSX.Element | null {
  const { field } = props;
  switch (field.type) {
    case 'text':
      return <TextField {...typedProps<string>(props, isText)} />;
    case 'note':
      return <TextArea {...typedProps<string>(props, isText)} limit={field.max} />;
    case 'count':
      return <Stepper {...typedProps<number>(props, isNumber)} />;
    case 'quantity':
      return <QuantityField {...typedProps<number>(props, isNumber)} />;
    case 'percent':
      return <QuantityField {...typedProps<number>(props, isNumber)} unit="%" />;
    case 'dong':
      return <AmountField {...typedProps<Dong>(props, isAmount)} negative={field.negative} />;
    case 'day':
      return <DayField {...typedProps<Day>(props, isDay)} today={props.today} />;
    case 'year':
      return <YearQuestion {...props} />;
    case 'yesNo':
      return (
        <YesNo
          {...asked(props)}
          value={typeof props.value === 'boolean' ? props.value : null}
          onChange={(value) => props.answer(value)}
        />
      );
    case 'choice':
      return <OneOf {...props} field={field} />;
    case 'choices':
      return <SomeOf {...props} field={field} />;
    case 'ref':
    case 'refs':
      return <PointerQuestion {...props} field={field} />;
    case 'rows':
      return <RowsQuestion {...props} field={field} Inner={Question} />;
    case 'position':
      return <PositionQuestion {...props} field={field} />;
    case 'value':
      return null; // both sides of a conflict: the office's to write
    default:
      return field satisfies never;
  }
}

function typedProps<T>(props: Asking, is: (value: unknown) => value is T) {
  return {
    ...asked(props),
    value: is(props.value) ? props.value : null,
    typed: props.typed,
    onChange: (value: T | null, typed: string) => props.answer(value, typed),
  };
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isNumber = (value: unknown): value is number => typeof value === 'number';
// The form's values come from its parts and from the notebook: both give amounts and days of the right shape.
const isAmount = (value: unknown): value is Dong => typeof value === 'number';
const isDay = (value: unknown): value is Day => typeof value === 'string';

/** The years around this one, and the one that stands. */
function YearQuestion(props: Asking): JSX.Element {
  const now = yearOf(props.today);
  const value = isNumber(props.value) ? props.value : null;
  const years = new Set([now - 1, now, now + 1, now + 2, ...(value === null ? [] : [value])]);
  return (
    <Chips
      {...asked(props)}
      options={[...years].sort((a, b) => a - b).map((year) => ({ key: String(year), label: String(year) }))}
      value={value === null ? null : String(value)}
      onChange={(year) => props.answer(year === null ? null : Number(year))}
    />
  );
}

/** Chips up to six, a sheet beyond. */
const CHIPS = 6;

function OneOf(props: Asking & { field: ChoiceField }): JSX.Element {
  const options = toOptions(props.field.options);
  const value = isText(props.value) ? props.value : null;
  const part = { ...asked(props), options, value, onChange: (key: string | null) => props.answer(key) };
  return options.length <= CHIPS ? <Chips {...part} /> : <ChoiceSheet {...part} />;
}

function SomeOf(props: Asking & { field: ChoicesField }): JSX.Element {
  const options = toOptions(props.field.options);
  const value = Array.isArray(props.value) ? props.value.filter(isText) : null;
  if (isMonths(options.map(({ key }) => key))) {
    return (
      <MonthsField
        {...asked(props)}
        value={value?.map(Number) ?? null}
        onChange={(months) => props.answer(months?.map(String) ?? null)}
      />
    );
  }
  const part = {
    ...asked(props),
    options,
    value,
    onChange: (keys: readonly string[] | null) => props.answer(keys),
  };
  return options.length <= CHIPS ? <ManyChips {...part} /> : <ManyChoiceSheet {...part} />;
}

function toOptions(options: ChoiceField['options']): readonly { key: string; label: Words }[] {
  return Object.entries(options).map(([key, label]) => ({ key, label }));
}

function isMonths(keys: readonly string[]): boolean {
  return keys.length === 12 && keys.every((key) => Number(key) >= 1 && Number(key) <= 12);
}
