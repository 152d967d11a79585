/** Which rows of a table are data, and which only head, add up or sign. */
import { isBlank, isNumeric, textOfCell, type Cell, type Sheet } from './cell.ts';
import type { FoundTable } from './find-table.ts';
import { plainWords } from './known-words.ts';
import { levelOf } from './outline.ts';

/**
 * - data: becomes a record · section: a heading within the table ("Xã Phủ Thông"), context of what follows
 * - sum: adds up the deeper rows below it · total: "Tổng cộng", "Cộng" · footer: signatures and after
 */
export type RowSort = 'data' | 'section' | 'sum' | 'total' | 'footer';

export interface SortedRow {
  /** Row of the sheet, from 0. */
  readonly at: number;
  readonly sort: RowSort;
  readonly level: number | null;
  readonly cells: readonly Cell[];
}

/** All rows below the heading that are not blank, in order. */
export function sortRows({ rows }: Sheet, table: FoundTable): readonly SortedRow[] {
  const filled = rows
    .map((cells, at) => ({ cells, at }))
    .slice(table.firstRow)
    .filter(({ cells }) => cells.some((cell) => !isBlank(cell)));
  const lone = filled.filter(({ cells }) => isLone(cells, table)).length;
  const mayHead = table.columns.length > 2 && lone * 5 < filled.length * 3;
  const end = filled.findIndex(({ cells }, index) => index > 0 && isFooter(cells));
  return filled.map(({ cells, at }, index): SortedRow => {
    const level = table.numbering === null ? null : levelOf(cells[table.numbering]);
    const next = filled[index + 1];
    const below = next && table.numbering !== null ? levelOf(next.cells[table.numbering]) : null;
    const stands = { at, cells, level };
    if (end >= 0 && index >= end) return { ...stands, sort: 'footer' };
    if (isTotal(cells)) return { ...stands, sort: 'total' };
    const isParent = next !== undefined && !isTotal(next.cells) && isAbove(level, below);
    if (isParent)
      return {
        ...stands,
        sort: cells.some((cell, c) => c !== table.numbering && isNumeric(cell)) ? 'sum' : 'section',
      };
    const heads = mayHead && isLone(cells, table) && (level === null || level < 2);
    return { ...stands, sort: heads ? 'section' : 'data' };
  });
}

/** Roman numbers and capitals stand over rows without a number, too. */
function isAbove(level: number | null, below: number | null): boolean {
  if (level === null) return false;
  return below === null ? level < 2 : below > level;
}

/** One text, and nothing else but a running number. */
function isLone(cells: readonly Cell[], { numbering }: FoundTable): boolean {
  const others = cells.filter((cell, at) => at !== numbering && !isBlank(cell));
  return others.length === 1 && typeof others[0] === 'string' && !isNumeric(others[0]);
}

/** With its accents: "Công ty" is none. */
const TOTAL = /^(?:tổng(?: cộng| số| chung| hợp)?|cộng(?: chung)?|tong cong|tong so)(?=$|[\s:(.])/u;

function isTotal(cells: readonly Cell[]): boolean {
  const texts = cells.filter((cell) => typeof cell === 'string' && !isNumeric(cell)).slice(0, 2);
  const says = texts.some((cell) => TOTAL.test(textOfCell(cell).toLowerCase()));
  return says && cells.some(isNumeric);
}

const FOOTER =
  /^(?:nguoi lap|noi nhan|tm |thu truong|ke toan|chu tich|kt chu tich|truong thon|xac nhan|ky ghi ro|bang chu|thai nguyen ngay|.{0,40} ngay \S{1,3} thang \S{1,3} nam|ghi chu\b)/u;

function isFooter(cells: readonly Cell[]): boolean {
  if (cells.some(isNumeric)) return false;
  const texts = cells.filter((cell) => !isBlank(cell)).map(textOfCell);
  return texts.length <= 4 && texts.some((text) => FOOTER.test(plainWords(text)));
}
