/**
 * A measured number that is not money: 18,5 ha, 24 con.
 */
import type { JSX } from 'preact';
import { formatNumber } from '../../i18n/format.ts';
import { parseQuantity } from '../../i18n/parse-number.ts';
import { Field, type Input } from './field.tsx';
import { type Said, useLanguage, useWords } from './language.tsx';
import { type Read, useTyping } from './typing.ts';

export type QuantityFieldProps = Input<number> & { unit?: Said | null | undefined };

export function QuantityField(props: QuantityFieldProps): JSX.Element {
  const say = useWords();
  const language = useLanguage();
  const typing = useTyping({
    ...props,
    show: (quantity) => formatNumber(quantity, language),
    read: readQuantity,
    tidy: true,
  });
  return (
    <Field {...props} problem={typing.problem}>
      {(tie) => (
        <div class="in box">
          <input type="text" inputMode="decimal" autocomplete="off" {...tie} {...typing.box} />
          {props.unit && <span class="unit">{say(props.unit)}</span>}
        </div>
      )}
    </Field>
  );
}

function readQuantity(text: string): Read<number> {
  const read = parseQuantity(text);
  return 'problem' in read ? read : { value: read.quantity };
}
