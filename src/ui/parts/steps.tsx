/**
 * The life of a record: the steps behind, the one it is at, the ones ahead.
 */
import type { JSX } from 'preact';
import { formatNumber } from '../../i18n/format.ts';
import { type Said, useLanguage, useWords } from './language.tsx';
import { Tag } from './tag.tsx';
import { classes, type Tone } from './tone.ts';
import { stepOf } from './later-words.ts';

export type StepsProps = {
  /** The usual way through, in order. */
  steps: readonly Said[];
  /** Index of the step that the record is at; `steps.length` when all are behind. */
  at: number;
  /** Where the record stands, when the way says it otherwise ("Bị trả lại"). */
  status: Said;
  tone?: Tone;
};

export function Steps({ steps, at, status, tone = 'ok' }: StepsProps): JSX.Element {
  const say = useWords();
  const language = useLanguage();
  const shown = formatNumber(Math.min(at + 1, steps.length), language);
  return (
    <div>
      <div class="line apart">
        <Tag tone={tone} text={status} />
        <span class="sub">{say(stepOf(shown, formatNumber(steps.length, language)))}</span>
      </div>
      <div class="steps" aria-hidden="true">
        {steps.map((step, index) => (
          <i
            key={say(step)}
            class={classes(
              index < at && 'done',
              index === at && 'now',
              index === at && tone === 'bad' && 'bad',
            )}
          />
        ))}
      </div>
      <ol class="path sub">
        {steps.map((step, index) => (
          <li key={say(step)}>
            <span aria-current={index === at ? 'step' : undefined}>{say(step)}</span>{' '}
          </li>
        ))}
      </ol>
    </div>
  );
}
