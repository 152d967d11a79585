/**
 * The few numbers at the head of a report: what they are, how much.
 */
import type { ComponentChildren, JSX } from 'preact';
import { type Said, useWords } from './language.tsx';
import { classes, type Tone } from './tone.ts';

export type Figure = {
  readonly label: Said;
  /** As it is shown: "57,9 tỷ · 45%". */
  readonly value: string;
  readonly tone?: Tone;
  readonly note?: ComponentChildren;
};

export function Figures({ figures }: { figures: readonly Figure[] }): JSX.Element {
  const say = useWords();
  return (
    <dl class="figures">
      {figures.map((figure) => (
        <div class="card" key={say(figure.label)}>
          <dt class="sub">{say(figure.label)}</dt>
          <dd class={classes('big', figure.tone && `t-${figure.tone}`)}>{figure.value}</dd>
          {figure.note !== undefined && <dd class="sub">{figure.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
