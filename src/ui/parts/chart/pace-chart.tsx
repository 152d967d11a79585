/**
 * The pace of a year: the line of what was reached, solid with dots, beside the marks, dashed.
 */
import type { JSX } from 'preact';
import { formatPercent } from '../../../i18n/format.ts';
import { plotOf } from '../../../reports/chart/plot.ts';
import type { PaceLine } from '../../../reports/chart/year-pace.ts';
import { useLanguage } from '../language.tsx';

export const PACE_WIDTH = 360;
export const PACE_HEIGHT = 240;
const BOX = { left: 44, top: 28, width: 304, height: 170 };

export type PaceChartProps = {
  line: PaceLine;
  /** "Đã giải ngân", "Mốc cần đạt", "Tháng" */
  words: { readonly paid: string; readonly mark: string; readonly month: string };
};

export function PaceChart({ line, words }: PaceChartProps): JSX.Element {
  const language = useLanguage();
  const { reached, marks } = line;
  const highest = Math.max(...[...reached, ...marks].map(({ share }) => share));
  const { x, y, path, steps } = plotOf(BOX, highest);
  const last = reached.at(-1);
  return (
    <>
      <g class="legend">
        <path d="M44 12h26" class="reached" />
        <circle cx="57" cy="12" r="3.5" class="dot" />
        <text x="76" y="16">
          {words.paid}
        </text>
        {marks.length > 0 && <path d="M194 12h26" class="marks" />}
        {marks.length > 0 && (
          <text x="226" y="16">
            {words.mark}
          </text>
        )}
      </g>
      {steps.map((share) => (
        <g key={share}>
          <path d={`M${BOX.left} ${y(share)}h${BOX.width}`} class="grid" />
          <text x={BOX.left - 6} y={y(share) + 4} class="end">
            {formatPercent(share, language)}
          </text>
        </g>
      ))}
      {MONTHS_NAMED.map((month) => (
        <text key={month} x={x(month)} y={BOX.top + BOX.height + 18} class="mid">
          {month}
        </text>
      ))}
      <text x={BOX.left} y={PACE_HEIGHT - 6}>
        {words.month}
      </text>
      <path d={path(marks)} class="marks" />
      <path d={path(reached)} class="reached" />
      {reached.slice(1).map(({ month, share }) => (
        <circle key={month} cx={x(month)} cy={y(share)} r="3.5" class="dot" />
      ))}
      {last && (
        <text x={x(Math.min(last.month, 11.4))} y={Math.max(BOX.top + 10, y(last.share) - 9)} class="mid now">
          {formatPercent(last.share, language)}
        </text>
      )}
    </>
  );
}

/** 13 is 31/01 of the next year. */
const MONTHS_NAMED = [1, 3, 5, 7, 9, 11, 13];
