/** The levels of a table that officers number by hand: A, I, 1, 1.1, a), -. */
import { textOfCell, type Cell } from './cell.ts';

/** Smaller is higher up; null where the cell numbers nothing. */
export function levelOf(cell: Cell | undefined): number | null {
  const text = textOfCell(cell).replace(/[.)]+$/u, '');
  if (/^[IVX]+$/u.test(text)) return 1;
  if (/^[A-H]$/u.test(text)) return 0;
  if (/^\d+(?:[.,]\d+)*$/u.test(text)) return 2 + (text.match(/[.,]/gu)?.length ?? 0);
  if (/^[a-zđ]$/u.test(text)) return 7;
  return /^[-+*•–]$/u.test(text) ? 8 : null;
}
