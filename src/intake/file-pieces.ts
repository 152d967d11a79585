/** A read file in pieces: taking over 5,000 rows at once would hold the screen for a while. */
import type { Cell } from './cell.ts';
import type { ReadFile } from './read-workbook.ts';

export type FilePiece =
  /** The next rows of a sheet, by its place in the file. */
  | { readonly sheet: number; readonly rows: readonly (readonly Cell[])[] }
  /** The last piece: everything but the rows. */
  | { readonly end: ReadFile };

/** Rows of a piece: a few thousandths of a second. */
const ROWS = 400;

export function* piecesOf(read: ReadFile): Generator<FilePiece, void> {
  if ('trouble' in read) {
    yield { end: read };
    return;
  }
  const { hash, sheets } = read.workbook;
  for (const [sheet, { rows }] of sheets.entries()) {
    for (let from = 0; from < rows.length; from += ROWS) yield { sheet, rows: rows.slice(from, from + ROWS) };
  }
  yield { end: { workbook: { hash, sheets: sheets.map(({ name }) => ({ name, rows: [] })) } } };
}

/** Puts pieces together in the order in which they come; null until the last one is there. */
export function createJoiner(): (piece: FilePiece) => ReadFile | null {
  const bySheet = new Map<number, (readonly Cell[])[]>();
  return (piece) => {
    if ('rows' in piece) {
      const rows = bySheet.get(piece.sheet) ?? [];
      rows.push(...piece.rows);
      bySheet.set(piece.sheet, rows);
      return null;
    }
    const { end } = piece;
    if ('trouble' in end) return end;
    const sheets = end.workbook.sheets.map(({ name }, at) => ({ name, rows: bySheet.get(at) ?? [] }));
    return { workbook: { ...end.workbook, sheets } };
  };
}
