/**
 * A table of a report on a screen or a paper: the same one that goes into files, with amounts in triệu đồng.
 */
import type { JSX } from 'preact';
import { cellText, isNumber, leadAt, leadText } from '../../reports/cell-text.ts';
import type { Row, Table } from '../../reports/table.ts';
import { DataTable } from '../parts/data-table.tsx';
import { type Said, useLanguage } from '../parts/language.tsx';

export type ReportTableProps = {
  table: Table;
  caption: Said;
  captionHidden?: boolean;
  /** Keys of the columns to show, in the table's order; all where absent. */
  only?: readonly string[] | undefined;
  /** Keys of columns that there is no room for. */
  except?: readonly string[];
  /** Two storeys of headings, where the table has them. */
  storeys?: boolean;
};

interface Line {
  readonly row: Row;
  readonly index: number;
}

export function ReportTable(props: ReportTableProps): JSX.Element {
  const { table, caption, captionHidden = false, only, except = [], storeys = false } = props;
  const language = useLanguage();
  const rows = table.rows.map((row, index) => ({ row, index }));
  const lead = leadAt(table.columns);
  const columns = table.columns
    .map((column, at) => ({ column, at }))
    .filter(({ at }) => at >= lead)
    .filter(({ column }) => !except.includes(column.key))
    .filter(({ column, at }) => only === undefined || at === lead || only.includes(column.key));
  return (
    <DataTable<Line>
      caption={caption}
      captionHidden={captionHidden}
      rows={rows}
      rowKey={({ index }) => String(index)}
      strong={({ row }) => row.level === 0}
      columns={columns.map(({ column, at }) => ({
        key: column.key,
        head: column.heading,
        ...(column.group && storeys ? { group: column.group, head: column.short ?? column.heading } : {}),
        number: isNumber(column.type),
        prose: at !== lead && column.type === 'text',
        cell: ({ row }) =>
          at === lead ? (
            <span class={`deep-${Math.min(row.level, 4)}`}>{leadText(row, table.columns)}</span>
          ) : (
            cellText(column, row.cells[at] ?? null, language)
          ),
      }))}
    />
  );
}
