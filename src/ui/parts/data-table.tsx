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
  /** What stands above it and its neighbours of the same group: the headings have two storeys then. */
  readonly group?: Said;
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
        <Headings columns={columns} />
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

type HeadColumn = Pick<Column<never>, 'key' | 'head' | 'group' | 'number'>;

function Headings({ columns }: { columns: readonly HeadColumn[] }): JSX.Element {
  const say = useWords();
  const single = (column: HeadColumn, rowSpan?: number): JSX.Element => (
    <th key={column.key} scope="col" rowSpan={rowSpan} class={classes(column.number && 'n')}>
      {say(column.head)}
    </th>
  );
  if (columns.every(({ group }) => group === undefined)) {
    return (
      <thead>
        <tr>{columns.map((column) => single(column))}</tr>
      </thead>
    );
  }
  const nameOf = ({ group }: HeadColumn): string => (group === undefined ? '' : say(group));
  const upper = columns.flatMap((column, at) => {
    const name = nameOf(column);
    if (name === '') return [single(column, 2)];
    if (at > 0 && nameOf(columns[at - 1] ?? column) === name) return [];
    let span = 1;
    while (at + span < columns.length && nameOf(columns[at + span] ?? column) === name) span += 1;
    return [
      <th key={`${column.key}+`} scope="colgroup" colSpan={span} class="group">
        {name}
      </th>,
    ];
  });
  return (
    <thead class="two">
      <tr>{upper}</tr>
      <tr>{columns.filter(({ group }) => group !== undefined).map((column) => single(column))}</tr>
    </thead>
  );
}

/** What scrolls must be in reach of the arrow keys (WCAG 2.1.1), although nothing in it is pressed. */
const SCROLLED_BY_KEYS = { tabIndex: 0 };

type CellProps<R> = { column: Column<R>; head: boolean; children: ComponentChildren };

function Cell<R>({ column, head, children }: CellProps<R>): JSX.Element {
  if (head) return <th scope="row">{children}</th>;
  return <td class={classes(column.number && 'n', column.prose && 'prose')}>{children}</td>;
}
