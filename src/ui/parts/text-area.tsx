/**
 * A note of several lines. Nothing is cut off: a note that is too long is the rule's to say.
 */
import type { JSX } from 'preact';
import { clean } from '../../core/text.ts';
import { formatNumber } from '../../i18n/format.ts';
import { Field, type Input } from './field.tsx';
import { useLanguage, useWords } from './language.tsx';
import { useTyping } from './typing.ts';
import { lettersOf } from './later-words.ts';

export type TextAreaProps = Input<string> & {
  /** Characters that fit; counted aloud from four fifths on. */
  limit?: number;
};

export function TextArea(props: TextAreaProps): JSX.Element {
  const { limit } = props;
  const typing = useTyping({ ...props, show: (text) => text, read: readLines, tidy: true });
  return (
    <Field {...props} problem={typing.problem}>
      {(tie) => (
        <>
          <textarea class="in" rows={4} {...tie} {...typing.box} />
          {limit !== undefined && <Letters used={typing.box.value.length} limit={limit} />}
        </>
      )}
    </Field>
  );
}

function Letters({ used, limit }: { used: number; limit: number }): JSX.Element | null {
  const say = useWords();
  const language = useLanguage();
  if (used < limit * 0.8) return null;
  return (
    <output class="echo num">
      {say(lettersOf(formatNumber(used, language), formatNumber(limit, language)))}
    </output>
  );
}

function readLines(text: string): { value: string | null } {
  return { value: clean(text, { keepLines: true }) || null };
}
