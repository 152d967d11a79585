/**
 * Where in a sheet the table is: its heading of one to three rows, found by itself below titles, the lines above it
 * (unit, year), and its data.
 */
import { isBlank, isNumeric, textOfCell, type Cell, type Sheet } from './cell.ts';
import { likeness, plainWords, RUNNING_NUMBER } from './known-words.ts';
import { unitIn, yearIn, type MoneyUnit } from './above-table.ts';

export interface TableColumn {
  /** From 0. */
  readonly index: number;
  /** The storeys of the heading from the top: `['Vốn đầu tư', 'NSTW']`. */
  readonly path: readonly string[];
}

export interface FoundTable {
  /** Rows of the sheet, from 0: the first and last of the heading, and the first of the data. */
  readonly head: readonly [first: number, last: number];
  readonly firstRow: number;
  readonly columns: readonly TableColumn[];
  /** The column of running numbers ("STT"), or null. */
  readonly numbering: number | null;
  /** What stands above the table, line by line. */
  readonly above: readonly string[];
  readonly unit: MoneyUnit | null;
  readonly year: number | null;
}

/** Rows looked through for a heading. */
const DEPTH = 40;
const MOST_STOREYS = 3;

/** `words`: folded phrases that headings of such a list use. `at`: the heading's row where a person said it. */
export function findTable({ rows }: Sheet, words: readonly string[], at?: number): FoundTable | null {
  const best = at ?? bestRow(rows, words);
  if (best === null || !rows[best]) return null;
  const [first, last] = storeysAround(rows, best, words, at !== undefined);
  const width = Math.max(...rows.slice(first, first + 200).map((row) => row.length));
  const storeys = rows.slice(first, last + 1);
  const columns = Array.from({ length: width }, (_, index) => ({ index, path: pathOf(storeys, index) }));
  const used = columns.filter(({ index, path }) => path.length > 0 || hasData(rows, last + 1, index));
  const above = rows.slice(0, first).flatMap((row) => row.map(textOfCell).filter((text) => text !== ''));
  const heads = columns.map(({ path }) => path.join(' '));
  return {
    head: [first, last],
    firstRow: last + 1 + (isRowOfNumbers(rows[last + 1]) ? 1 : 0),
    columns: used,
    numbering: used.find(({ path }) => RUNNING_NUMBER.test(plainWords(path.join(' '))))?.index ?? null,
    above,
    unit: [...above, ...heads].map(unitIn).find((unit) => unit !== null) ?? null,
    year: above.map(yearIn).find((year) => year !== null) ?? null,
  };
}

function bestRow(rows: Sheet['rows'], words: readonly string[]): number | null {
  let best: { row: number; score: number } | null = null;
  for (let row = 0; row < Math.min(rows.length, DEPTH); row++) {
    const score = scoreOf(rows[row] ?? [], words);
    if (score > 0 && (best === null || score > best.score)) best = { row, score };
  }
  return best?.row ?? null;
}

/** A heading is short texts, most of them known, none of them numbers. */
function scoreOf(row: readonly Cell[], words: readonly string[]): number {
  const filled = row.filter((cell) => !isBlank(cell));
  if (filled.length < 2) return 0;
  const numbers = filled.filter((cell) => isNumeric(cell) || typeof cell === 'object').length;
  const long = filled.filter((cell) => textOfCell(cell).length > 90).length;
  return knownIn(filled, words) * 3 + filled.length - (numbers + long) * 4;
}

function knownIn(cells: readonly Cell[], words: readonly string[]): number {
  return cells.filter((cell) => isKnown(cell, words)).length;
}

function isKnown(cell: Cell | undefined, words: readonly string[]): boolean {
  const plain = plainWords(textOfCell(cell));
  return RUNNING_NUMBER.test(plain) || words.some((word) => likeness(plain, word) > 0.6);
}

/** Other storeys of the same heading lie right above and below: blanks of one stand over texts of the other. */
function storeysAround(
  rows: Sheet['rows'],
  best: number,
  words: readonly string[],
  fixed: boolean,
): readonly [number, number] {
  let [first, last] = [best, best];
  const above = fixed ? 0 : MOST_STOREYS;
  while (last - first + 1 < above && first > 0 && interlock(rows[first - 1], rows[first])) {
    if (knownIn(rows[first - 1] ?? [], words) === 0) break;
    first--;
  }
  while (last - first + 1 < MOST_STOREYS && interlock(rows[last], rows[last + 1])) {
    const below = (rows[last + 1] ?? []).filter((cell) => !isBlank(cell));
    if (knownIn(below, words) * 2 < below.length) break;
    last++;
  }
  return [first, last];
}

function interlock(upper: readonly Cell[] = [], lower: readonly Cell[] = []): boolean {
  if ([...upper, ...lower].some((cell) => isNumeric(cell) || (typeof cell === 'object' && cell !== null)))
    return false;
  const width = Math.max(upper.length, lower.length);
  let [under, both, filled] = [0, 0, 0];
  for (let at = 0; at < width; at++) {
    const [above, below] = [!isBlank(upper[at]), !isBlank(lower[at])];
    if (above) filled++;
    if (!above && below && at > 0) under++;
    if (above && below) both++;
  }
  return filled >= 2 && under > 0 && both * 2 <= filled + under;
}

/** The texts over a column; a merged cell above stands over all columns that are parted below it. */
function pathOf(storeys: readonly (readonly Cell[])[], column: number): readonly string[] {
  const path: string[] = [];
  storeys.forEach((storey, level) => {
    const own = textOfCell(storey[column]);
    const said = own || spanning(storeys, level, column);
    if (said !== '' && said !== path.at(-1)) path.push(said);
  });
  return path;
}

function spanning(storeys: readonly (readonly Cell[])[], level: number, column: number): string {
  const below = storeys.slice(level + 1);
  const isParted = (at: number): boolean => below.some((storey) => !isBlank(storey[at]));
  for (let at = column; at >= 0 && isParted(at); at--) {
    const said = textOfCell(storeys[level]?.[at]);
    if (said !== '') return said;
  }
  return '';
}

function hasData(rows: Sheet['rows'], from: number, column: number): boolean {
  return rows.slice(from, from + 200).some((row) => !isBlank(row[column]));
}

/** `(1) (2) (3)`, `A B 1 2 3=1+2` below a heading. */
function isRowOfNumbers(row: readonly Cell[] = []): boolean {
  const texts = row.map(textOfCell).filter((text) => text !== '');
  if (texts.length < 3 || texts.some((text) => text.length > 14)) return false;
  const numbers = texts.map((text) => /^\(?(\d{1,2})\)?(?:\s*[=:(].*)?$/u.exec(text)?.[1]).map(Number);
  const counted = numbers.filter((number) => !Number.isNaN(number));
  const letters = texts.filter((text) => /^\(?[A-Da-d]\)?$/u.test(text)).length;
  const rising = counted.every((number, at) => at === 0 || number === (counted[at - 1] ?? 0) + 1);
  return rising && counted.length >= 2 && counted.length + letters === texts.length && (counted[0] ?? 9) <= 2;
}
