/**
 * A table of figures: numbers to the right, the heading and the first column stay while one scrolls.
 */
import './css/table.css';
import type { ComponentChildren, JSX } from 'preact';
import { type Said, useWords } from './language.tsx';
import { classes } from './tone.ts';
import { words } from './words.ts';

export type Column<R> = {
  readonly key: string;
  readonly head: Said;
  readonly number?: boolean;
  /** Sentences, which need room. */
  readonly prose?: boolean;
  readonly cell: (row: R) => ComponentChildren;
  /** What stands in the last line, below the figures. */
  readonly total?: ComponentChildren;
};

export type DataTableProps<R> = {
  caption: Said;
  /** The caption is said but not shown, where a heading stands above. */
  captionHidden?: boolean;
  /** The first one names the row. */
  columns: readonly Column<R>[];
  rows: readonly R[];
  rowKey: (row: R) => string;
  /** A line that sums up those below it. */
  strong?: (row: R) => boolean;
};

export function DataTable<R>(props: DataTableProps<R>): JSX.Element {
  const { columns, rows } = props;
  const say = useWords();
  const caption = say(props.caption);
  return (
    <section class="scroll-x" aria-label={`${caption}: ${say(words.scrollTable)}`} {...SCROLLED_BY_KEYS}>
      <table>
        <caption class={classes(props.captionHidden === true && 'sr')}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={classes(column.number && 'n')}>
                {say(column.head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={props.rowKey(row)} class={classes(props.strong?.(row) && 'sum')}>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} head={index === 0}>
                  {column.cell(row)}
                </Cell>
              ))}
            </tr>
          ))}
        </tbody>
        {columns.some((column) => column.total !== undefined) && (
          <tfoot>
            <tr>
              {columns.map((column, index) => (
                <Cell key={column.key} column={column} head={index === 0}>
                  {column.total}
                </Cell>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </section>
  );
}

/** What scrolls must be in reach of the arrow keys (WCAG 2.1.1), although nothing in it is pressed. */
const SCROLLED_BY_KEYS = { tabIndex: 0 };

type CellProps<R> = { column: Column<R>; head: boolean; children: ComponentChildren };

function Cell<R>({ column, head, children }: CellProps<R>): JSX.Element {
  if (head) return <th scope="row">{children}</th>;
  return <td class={classes(column.number && 'n', column.prose && 'prose')}>{children}</td>;
}
