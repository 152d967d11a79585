/**
 * How far along, with a mark where one ought to be by now.
 */
import type { ComponentChildren, JSX } from 'preact';
import { type Said, useWords } from './language.tsx';

export type BarProps = {
  /** The whole bar in a sentence: "Đã giải ngân 42% kế hoạch, mốc tháng 8 là 66%". */
  label: Said;
  /** 0–1 of the plan; more than 1 fills the bar, null leaves it empty (nothing is known). */
  share: number | null;
  /** 0–1: the mark of the month. */
  mark?: number | null;
  tone?: 'ok' | 'wait' | 'bad';
  /** The figure that stands at the end of the bar. */
  end?: ComponentChildren;
};

export function Bar({ label, share, mark = null, tone = 'ok', end }: BarProps): JSX.Element {
  const bar = (
    <div class="bar">
      <span class="sr">{useWords()(label)}</span>
      {share !== null && share > 0 && <i class={tone} style={{ width: percent(share) }} />}
      {mark !== null && <b style={{ left: percent(mark) }} />}
    </div>
  );
  if (end === undefined) return bar;
  return (
    <div class="measure">
      {bar}
      <span class="sub num">{end}</span>
    </div>
  );
}

function percent(share: number): string {
  return `${Math.min(100, Math.max(0, share * 100))}%`;
}
