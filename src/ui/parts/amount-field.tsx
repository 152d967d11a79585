/**
 * Money as people say it ("1,2 tr"), with the full number and the words below it. What was typed stays.
 */
import type { JSX } from 'preact';
import type { Dong } from '../../core/dong.ts';
import { amountInWords } from '../../i18n/amount-in-words.ts';
import { formatDong, formatNumber } from '../../i18n/format.ts';
import { parseAmount } from '../../i18n/parse-amount.ts';
import { Field, type Input } from './field.tsx';
import { useLanguage } from './language.tsx';
import { useTyping } from './typing.ts';

export type AmountFieldProps = Input<Dong> & {
  /** Recoveries and adjustments may be below zero. */
  negative?: boolean;
};

export function AmountField(props: AmountFieldProps): JSX.Element {
  const { value, negative = false } = props;
  const language = useLanguage();
  const typing = useTyping<Dong>({
    ...props,
    show: (amount) => formatNumber(amount, language),
    read: (text) => {
      const read = parseAmount(text, { negative });
      return 'problem' in read ? read : { value: read.dong };
    },
    tidy: false,
  });
  return (
    <Field {...props} problem={typing.problem}>
      {(tie) => (
        <>
          <input
            class="in num"
            type="text"
            // The keys of letters, because "tr" and "tỷ" are typed with the number.
            inputMode="text"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            {...tie}
            aria-describedby={[`${tie.id}-echo`, tie['aria-describedby']].filter(Boolean).join(' ')}
            {...typing.box}
          />
          <p class="echo" id={`${tie.id}-echo`} aria-live="polite">
            {value !== null && (
              <>
                <b>{formatDong(value, language)}</b> · {amountInWords(value, language)}
              </>
            )}
          </p>
        </>
      )}
    </Field>
  );
}
