/**
 * The page of a village's board, A4 upright: large type, black on white at any theme, so that what is printed, sent
 * and seen is one drawing. It carries its own colours: as a file it has no style sheet.
 */
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { inLines } from '../../../reports/chart/plot.ts';

export type BoardBar = {
  readonly key: string;
  readonly name: string;
  /** "7 hộ · Nhà nước 96 triệu · Đang thực hiện" */
  readonly line: string;
  readonly share: number | null;
  /** "48 triệu trên 96 triệu (50%)" */
  readonly figures: string;
};

export type BoardPart =
  | {
      readonly is: 'bars';
      readonly title: string;
      readonly bars: readonly BoardBar[];
      readonly more: string | null;
    }
  | { readonly is: 'lines'; readonly title: string; readonly lines: readonly string[] };

export type BoardDrawingProps = {
  title: string;
  subtitle: string;
  /** All of it in sentences, for those who listen. */
  says: string;
  parts: readonly BoardPart[];
  foot: readonly string[];
};

export const BOARD = { width: 794, height: 1123 } as const;

const EDGE = 56;
const ROOM = BOARD.width - 2 * EDGE;
const FONT = "'Be Vietnam Pro', Roboto, 'Noto Sans', Arial, sans-serif";

/** The largest at which everything fits the page: a village with one project reads it from further away. */
const SCALES = [1.6, 1.3, 1] as const;
type Size = 36 | 24 | 20;
/** Letters that fit a line of the page, at each size. */
const LETTERS: Readonly<Record<Size, number>> = { 36: 34, 24: 52, 20: 64 };

export function BoardDrawing(props: BoardDrawingProps): JSX.Element {
  const id = useId();
  const pages = SCALES.map((scale) => laidOut(props, scale, `${id}p`));
  const page = pages.find(({ end }) => end <= BOARD.height - EDGE) ?? pages.at(-1);
  return (
    <svg
      role="img"
      viewBox={`0 0 ${BOARD.width} ${Math.max(BOARD.height, (page?.end ?? 0) + EDGE)}`}
      font-family={FONT}
      fill="#000"
      aria-labelledby={`${id}t ${id}d`}
    >
      <title id={`${id}t`}>{props.title}</title>
      <desc id={`${id}d`}>{props.says}</desc>
      <defs>
        <pattern id={`${id}p`} width="8" height="8" patternUnits="userSpaceOnUse">
          <rect width="8" height="8" fill="#17624a" />
          <path d="M0 8L8 0" stroke="#fff" stroke-width="1" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="#fff" />
      {page?.drawn}
    </svg>
  );
}

/** Everything from above, at that scale, and where it ends; what stands at the foot does so, if there is room. */
function laidOut(
  { title, subtitle, parts, foot }: BoardDrawingProps,
  scale: number,
  pattern: string,
): { readonly drawn: readonly JSX.Element[]; readonly end: number } {
  const drawn: JSX.Element[] = [];
  let y = EDGE;
  const write = (text: string, size: Size, bold = false, lines = 2): void => {
    for (const line of inLines(text, Math.floor(LETTERS[size] / scale), lines)) {
      y += Math.round(size * scale * 1.25);
      drawn.push(
        <text key={`${y}`} x={EDGE} y={y} font-size={size * scale} font-weight={bold ? 700 : 400}>
          {line}
        </text>,
      );
    }
  };
  write(title, 36, true, 3);
  y += 6 * scale;
  write(subtitle, 20);
  for (const part of parts) {
    y += 22 * scale;
    drawn.push(<path key={`${y}-`} d={`M${EDGE} ${y}h${ROOM}`} stroke="#000" stroke-width="2" />);
    y += 4 * scale;
    write(part.title, 24, true);
    if (part.is === 'lines') for (const line of part.lines) write(line, 24);
    else {
      for (const bar of part.bars) {
        y += 8 * scale;
        write(bar.name, 24);
        write(bar.line, 20);
        y += 10 * scale;
        drawn.push(<Progress key={bar.key} y={y} share={bar.share} pattern={pattern} />);
        y += BAR;
        write(bar.figures, 20, false, 1);
      }
      if (part.more !== null) write(part.more, 20, false, 1);
    }
  }
  y += 22 * scale;
  const below = foot.length * Math.round(20 * scale * 1.25);
  y = Math.max(y, BOARD.height - EDGE - below);
  for (const line of foot) write(line, 20, false, 1);
  return { drawn, end: y };
}

const BAR = 22;

function Progress({ y, share, pattern }: { y: number; share: number | null; pattern: string }): JSX.Element {
  return (
    <>
      <rect x={EDGE} y={y} width={ROOM} height={BAR} fill="#eee" stroke="#000" />
      {share !== null && share > 0 && (
        <rect
          x={EDGE}
          y={y}
          width={ROOM * Math.min(1, share)}
          height={BAR}
          fill={`url(#${pattern})`}
          stroke="#000"
        />
      )}
    </>
  );
}
