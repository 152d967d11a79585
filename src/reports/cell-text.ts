/** A cell as a person reads it on a screen, a paper or a picture: amounts in triệu đồng, shares in per cent. */
import { parseDay } from '../core/day.ts';
import { NO_DONG, toDong } from '../core/dong.ts';
import type { Language } from '../core/text.ts';
import { formatDay } from '../i18n/format-day.ts';
import { formatMillion, formatNumber, formatPercent, NO_VALUE } from '../i18n/format.ts';
import type { Cell, Coded, Column, Row } from './table.ts';

/** Blank numbers are `-`, which is not zero; a "no" says nothing. */
export function cellText({ type }: Column, cell: Cell, language: Language): string {
  if (cell === null) return isNumber(type) ? NO_VALUE : '';
  switch (type) {
    case 'dong':
      return formatMillion(toDong(Number(cell)) ?? NO_DONG, language);
    case 'number':
      return formatNumber(Number(cell), language);
    case 'percent':
      return formatPercent(Number(cell), language);
    case 'yesNo':
      return cell === true ? { vi: 'Có', en: 'Yes' }[language] : '';
    case 'day': {
      const day = parseDay(cell);
      return day === null ? '' : formatDay(day);
    }
    default:
      return plain(cell);
  }
}

export const isNumber = (type: Column['type']): boolean =>
  type === 'number' || type === 'dong' || type === 'percent';

/** What a row is called, where a table has a code before its name: "DA3-TDA2 – Sản xuất theo chuỗi". */
export function leadText({ cells }: Row, columns: readonly Column[]): string {
  const coded = columns[0]?.key === 'code';
  const key = coded ? (cells[0] ?? null) : null;
  const code = typeof key === 'object' && key !== null && 'code' in key ? key.name : '';
  const column = columns[leadAt(columns)];
  const name = column === undefined ? '' : cellText(column, cells[leadAt(columns)] ?? null, 'vi');
  return code === '' ? name : `${code} – ${name}`;
}

/** Which column names the row. */
export const leadAt = (columns: readonly Column[]): number => (columns[0]?.key === 'code' ? 1 : 0);

function plain(cell: Exclude<Cell, null>): string {
  if (typeof cell !== 'object') return String(cell);
  const all: readonly Coded[] = 'code' in cell ? [cell] : cell;
  return all.map(({ code, name }) => name || code).join(', ');
}
