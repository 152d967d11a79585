/**
 * Bars against the mark of the month: one for each row, its name above it, its figures as text.
 */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { inLines } from '../../../reports/chart/plot.ts';

export type ChartBar = {
  readonly id: string;
  readonly label: string;
  readonly share: number | null;
  readonly mark: number | null;
  readonly tone: 'ok' | 'wait' | 'bad';
  /** "42% · mốc 66%" */
  readonly figures: string;
  /** "dưới mốc" */
  readonly finding: string;
};

export const PROGRESS_WIDTH = 360;
const LETTERS = 44;
const LINE = 17;
const BAR = 14;
const GAP = 16;

/** How much of the width is the whole plan: a row may reach beyond it. */
const WHOLE = 330;

/** What is drawn, and how high it is. */
export function progressChart(bars: readonly ChartBar[]): { height: number; drawn: JSX.Element } {
  const rows: { bar: ChartBar; lines: readonly string[]; top: number }[] = [];
  let top = 4;
  for (const bar of bars) {
    const lines = inLines(bar.label, LETTERS, 2);
    rows.push({ bar, lines, top });
    top += (lines.length + 1) * LINE + BAR + GAP;
  }
  return { height: top, drawn: <Bars rows={rows} /> };
}

type RowsProps = {
  rows: readonly { readonly bar: ChartBar; readonly lines: readonly string[]; readonly top: number }[];
};

function Bars({ rows }: RowsProps): JSX.Element {
  const id = useId();
  return (
    <>
      <defs>
        <pattern id={`${id}wait`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" class="wait" />
          <path d="M0 6L6 0" class="hatch" />
        </pattern>
        <pattern id={`${id}bad`} width="6" height="6" patternUnits="userSpaceOnUse">
          <rect width="6" height="6" class="bad" />
          <path d="M0 6L6 0M0 0L6 6" class="hatch" />
        </pattern>
      </defs>
      {rows.map(({ bar, lines, top }) => {
        const y = top + lines.length * LINE + 2;
        const mark = bar.mark === null ? null : along(bar.mark);
        return (
          <g key={bar.id}>
            {lines.map((line, at) => (
              <text key={line} x="0" y={top + (at + 1) * LINE - 4}>
                {line}
              </text>
            ))}
            <rect x="0" y={y} width={WHOLE} height={BAR} class="track" />
            {bar.share !== null && bar.share > 0 && (
              <rect
                x="0"
                y={y}
                width={along(bar.share)}
                height={BAR}
                class={bar.tone}
                style={bar.tone === 'ok' ? undefined : { fill: `url(#${id}${bar.tone})` }}
              />
            )}
            {mark !== null && <path d={`M${mark} ${y - 3}V${y + BAR + 3}`} class="mark" />}
            <text x="0" y={y + BAR + LINE - 3} class="figures">
              {`${bar.figures} · ${bar.finding}`}
            </text>
          </g>
        );
      })}
    </>
  );
}

const along = (share: number): number =>
  Math.round(Math.min(PROGRESS_WIDTH, Math.max(0, share * WHOLE)) * 10) / 10;
