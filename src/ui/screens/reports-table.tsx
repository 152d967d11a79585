/**
 * A table of a report on a screen or a paper: the same one that goes into files, with amounts in triệu đồng.
 */
import type { JSX } from 'preact';
import { parseDay } from '../../core/day.ts';
import { NO_DONG, toDong } from '../../core/dong.ts';
import type { Language } from '../../core/text.ts';
import type { Dictionary } from '../../i18n/dictionary.ts';
import { formatDay } from '../../i18n/format-day.ts';
import { formatMillion, formatNumber, formatPercent } from '../../i18n/format.ts';
import type { Cell, Coded, Column, Row, Table } from '../../reports/table.ts';
import { DataTable } from '../parts/data-table.tsx';
import { type Said, useLanguage } from '../parts/language.tsx';
import { useText } from '../state/session.ts';

export type ReportTableProps = {
  table: Table;
  caption: Said;
  captionHidden?: boolean;
  /** Keys of the columns to show, in the table's order; all where absent. */
  only?: readonly string[] | undefined;
  /** Keys of columns that there is no room for. */
  except?: readonly string[];
};

interface Line {
  readonly row: Row;
  readonly index: number;
}

export function ReportTable(props: ReportTableProps): JSX.Element {
  const { table, caption, captionHidden = false, only, except = [] } = props;
  const language = useLanguage();
  const text = useText();
  const rows = table.rows.map((row, index) => ({ row, index }));
  const coded = table.columns[0]?.key === 'code';
  const columns = table.columns
    .map((column, at) => ({ column, at }))
    .filter(({ at }) => !(coded && at === 0))
    .filter(({ column }) => !except.includes(column.key))
    .filter(({ column }, index) => only === undefined || index === 0 || only.includes(column.key));
  return (
    <DataTable<Line>
      caption={caption}
      captionHidden={captionHidden}
      rows={rows}
      rowKey={({ index }) => String(index)}
      strong={({ row }) => row.level === 0}
      columns={columns.map(({ column, at }, index) => ({
        key: column.key,
        head: column.heading,
        number: isNumber(column),
        prose: index > 0 && column.type === 'text',
        cell: ({ row }) =>
          index === 0 ? (
            <span class={`deep-${Math.min(row.level, 4)}`}>{leadText(row, at, coded)}</span>
          ) : (
            cellText(column, row, at, language, text)
          ),
      }))}
    />
  );
}

/** A code never stands without its meaning: "DA3-TDA2 – Sản xuất theo chuỗi". */
function leadText({ cells }: Row, at: number, coded: boolean): string {
  const name = plain(cells[at] ?? '');
  const key = coded ? (cells[0] ?? null) : null;
  const code = typeof key === 'object' && key !== null && 'code' in key ? key.name : '';
  return code === '' ? name : `${code} – ${name}`;
}

function isNumber({ type }: Column): boolean {
  return type === 'number' || type === 'dong' || type === 'percent';
}

function cellText(column: Column, row: Row, at: number, language: Language, text: Dictionary): string {
  const cell = row.cells[at] ?? null;
  if (cell === null) return isNumber(column) ? '-' : '';
  switch (column.type) {
    case 'dong':
      return formatMillion(toDong(Number(cell)) ?? NO_DONG, language);
    case 'number':
      return formatNumber(Number(cell), language);
    case 'percent':
      return formatPercent(Number(cell), language);
    case 'yesNo':
      return cell === true ? text.do.yes : '';
    case 'day': {
      const day = parseDay(cell);
      return day === null ? '' : formatDay(day);
    }
    default:
      return plain(cell);
  }
}

function plain(cell: Exclude<Cell, null>): string {
  if (typeof cell !== 'object') return String(cell);
  const all: readonly Coded[] = 'code' in cell ? [cell] : cell;
  return all.map(({ code, name }) => name || code).join(', ');
}
