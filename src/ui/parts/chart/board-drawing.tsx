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
/** Letters that fit a line of the page, at each size. */
const LETTERS = { 36: 34, 24: 52, 20: 64 } as const;

export function BoardDrawing(props: BoardDrawingProps): JSX.Element {
  const id = useId();
  const drawn: JSX.Element[] = [];
  let y = EDGE;
  const write = (text: string, size: keyof typeof LETTERS, bold = false, lines = 2): void => {
    for (const line of inLines(text, LETTERS[size], lines)) {
      y += Math.round(size * 1.25);
      drawn.push(
        <text key={`${y}`} x={EDGE} y={y} font-size={size} font-weight={bold ? 700 : 400}>
          {line}
        </text>,
      );
    }
  };
  write(props.title, 36, true);
  write(props.subtitle, 20);
  for (const part of props.parts) {
    y += 18;
    drawn.push(<path key={`${y}-`} d={`M${EDGE} ${y}h${ROOM}`} stroke="#000" stroke-width="2" />);
    write(part.title, 24, true, 1);
    if (part.is === 'lines') for (const line of part.lines) write(line, 24);
    else {
      for (const bar of part.bars) {
        y += 6;
        write(bar.name, 24);
        write(bar.line, 20);
        y += 10;
        drawn.push(<Progress key={bar.key} y={y} share={bar.share} pattern={`${id}p`} />);
        y += BAR;
        write(bar.figures, 20, false, 1);
      }
      if (part.more !== null) write(part.more, 20, false, 1);
    }
  }
  y = Math.max(y, BOARD.height - EDGE - props.foot.length * 25 - 10);
  for (const line of props.foot) write(line, 20, false, 1);
  return (
    <svg
      role="img"
      viewBox={`0 0 ${BOARD.width} ${Math.max(BOARD.height, y + EDGE / 2)}`}
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
      {drawn}
    </svg>
  );
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
