/**
 * A table as one picture (SVG), to be sent where nobody opens files: its chief columns, its first rows, what is said
 * under it. Black on white at any theme, like a paper; amounts in triệu đồng.
 */
import { cellText, isNumber, leadAt, leadText } from './cell-text.ts';
import type { Column, Row, Table } from './table.ts';

export interface Picture {
  readonly svg: string;
  /** In pixels. */
  readonly width: number;
  readonly height: number;
}

export interface PictureAsk {
  /** Keys of the columns to draw, besides the one that names the row. */
  readonly columns: readonly string[];
  /** "Xã Phủ Thông" */
  readonly place: string;
}

const WIDTH = 1080;
const EDGE = 40;
const ROW = 46;
const LINE = 30;
const MOST_ROWS = 24;
const FIGURE = 150;
/** Letters that fit a pixel, at the sizes below: a little more room than the widest Vietnamese words take. */
const PER_LETTER = { 20: 10.6, 22: 11.8, 34: 18.5 } as const;

export function tablePicture(table: Table, { columns, place }: PictureAsk): Picture {
  const shown = table.columns
    .map((column, at) => ({ column, at }))
    .filter(({ column, at }) => at !== leadAt(table.columns) && columns.includes(column.key));
  const right = WIDTH - EDGE;
  const nameWidth = right - EDGE - shown.length * FIGURE;
  const parts: string[] = [];
  let y = EDGE + 34;
  const write = (text: string, x: number, size: 20 | 22 | 34, more = ''): void => {
    parts.push(`<text x="${x}" y="${y}" font-size="${size}" ${more}>${escaped(text)}</text>`);
  };
  for (const line of wrapped(table.title.vi, right - EDGE, 34)) {
    write(line, EDGE, 34, 'font-weight="700"');
    y += 42;
  }
  write([capital(place), table.subtitle?.vi, unitOf(table)].filter(Boolean).join(' · '), EDGE, 22);
  y += 20;
  parts.push(rule(y, 2));
  y += 34;
  const heads = shown.map(({ column }) => wrapped(headingOf(column), FIGURE - 10, 20).slice(0, 3));
  const tallest = Math.max(1, ...heads.map((lines) => lines.length));
  heads.forEach((lines, at) => {
    lines.forEach((line, row) => {
      const x = right - (shown.length - 1 - at) * FIGURE;
      parts.push(
        `<text x="${x}" y="${y + row * 24}" font-size="20" text-anchor="end">${escaped(line)}</text>`,
      );
    });
  });
  y += (tallest - 1) * 24 + 14;
  parts.push(rule(y, 1));
  const rows = rowsThatFit(table.rows);
  for (const row of rows) {
    const deep = Math.max(0, row.level - 1) * 18;
    const lines = wrapped(leadText(row, table.columns), nameWidth - deep, 22).slice(0, 2);
    const bold = row.level === 0 ? 'font-weight="700"' : '';
    y += 32;
    shown.forEach(({ column, at }, index) => {
      const x = right - (shown.length - 1 - index) * FIGURE;
      const text = cellText(column, row.cells[at] ?? null, 'vi');
      const fits = wrapped(text, FIGURE - 10, 22)[0] ?? '';
      write(isNumber(column.type) ? text : fits, x, 22, `text-anchor="end" ${bold}`);
    });
    lines.forEach((line, at) => {
      if (at > 0) y += LINE - 4;
      write(line, EDGE + deep, 22, bold);
    });
    y += ROW - 32;
    parts.push(rule(y, 0.5));
  }
  const rest = table.rows.length - rows.length;
  const notes = [
    ...(rest > 0 ? [`… và ${rest} dòng khác trong bảng.`] : []),
    ...table.notes.map(({ vi }) => vi),
  ];
  y += 10;
  for (const note of notes) {
    for (const line of wrapped(note, right - EDGE, 20)) {
      y += LINE;
      write(line, EDGE, 20, 'font-style="italic"');
    }
  }
  const height = Math.ceil(y + EDGE);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" ` +
    `viewBox="0 0 ${WIDTH} ${height}" font-family="'Be Vietnam Pro', Roboto, 'Noto Sans', Arial, sans-serif">` +
    `<rect width="100%" height="100%" fill="#fff"/>${parts.join('')}</svg>`;
  return { svg, width: WIDTH, height };
}

/** As deep into the tree as there is room for: whole levels first, then the first rows. */
function rowsThatFit(rows: readonly Row[]): readonly Row[] {
  const deepest = Math.max(1, ...rows.map(({ level }) => level));
  for (let most = deepest; most >= 1; most--) {
    const some = rows.filter(({ level }) => level <= most);
    if (some.length <= MOST_ROWS) return some;
  }
  return rows.filter(({ level }) => level <= 1).slice(0, MOST_ROWS);
}

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('vi') + text.slice(1);
const headingOf = ({ heading }: Column): string => heading.vi;

const unitOf = ({ columns }: Table): string =>
  columns.some(({ type }) => type === 'dong') ? 'đơn vị tính: triệu đồng' : '';

const rule = (y: number, thick: number): string =>
  `<line x1="${EDGE}" x2="${WIDTH - EDGE}" y1="${y}" y2="${y}" stroke="#444" stroke-width="${thick}"/>`;

/** Words in lines that fit so many pixels. */
function wrapped(text: string, width: number, size: keyof typeof PER_LETTER): readonly string[] {
  const most = Math.max(6, Math.floor(width / PER_LETTER[size]));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= most || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' ? lines : [...lines, line];
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
