/** What a file holds once it is read: sheets of cells, whatever program wrote it. */
import type { Day } from '../core/day.ts';
import { clean } from '../core/text.ts';

/** A day is a cell that the spreadsheet itself calls a date; other dates are text or a serial number. */
export type Cell = string | number | boolean | DayCell | null;

export interface DayCell {
  readonly day: Day;
}

/** `rows[0]` is row 1 of the file. Rows may be of different lengths; blank cells are null. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** `hash`: SHA-256 of the file, lower-case hexadecimal: the same file is known again. */
export interface Workbook {
  readonly hash: string;
  readonly sheets: readonly Sheet[];
}

/** A cell as a person reads it: NFC, one blank between words, days as dd/mm/yyyy; '' where it is blank. */
export function textOfCell(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell === 'string') return clean(cell);
  if (typeof cell === 'object') return cell.day.split('-').reverse().join('/');
  if (typeof cell === 'boolean') return cell ? 'x' : '';
  return String(cell).replace('.', ',');
}

/** Text that is a number to whoever reads the table: `1.234,5`, `(150)`, `45%`. */
export function isNumeric(cell: Cell | undefined): boolean {
  if (typeof cell === 'number') return true;
  return typeof cell === 'string' && NUMERIC.test(cell.trim());
}

const NUMERIC = /^[(\-+−–]?\s*\d[\d.,\s]*\)?\s*%?$/u;

export function isBlank(cell: Cell | undefined): boolean {
  if (cell === null || cell === undefined) return true;
  return typeof cell === 'string' && !SEEN.test(cell) && textOfCell(cell) === '';
}

/** Letters and digits are always seen; whether a lone sign is, only cleaning tells. */
const SEEN = /[\p{L}\p{N}]/u;
