/**
 * A picture with its caption, and the same as a table one tap away.
 *
 * Our own few parts and no library: the smallest one that draws (uPlot) weighs 21 kB, on a canvas that no screen
 * reader sees and that prints as a blur; these are SVG with title, description and figures as text, in the colours
 * of the theme, with a pattern or dashes beside every colour.
 */
import '../css/chart.css';
import type { ComponentChildren, JSX } from 'preact';
import { useId, useState } from 'preact/hooks';
import { Button } from '../button.tsx';
import { type Said, useWords } from '../language.tsx';

export type ChartFigureProps = {
  title: Said;
  /** What the picture shows, in a sentence, for those who listen. */
  says: Said;
  /** In the units that `children` are drawn in. */
  width: number;
  height: number;
  /** What is drawn: elements of SVG. */
  children: ComponentChildren;
  table: ComponentChildren;
  /** What the picture leaves out. */
  note?: Said | null;
  /** "Xem dạng bảng", "Xem dạng hình" */
  asTable: Said;
  asPicture: Said;
};

export function ChartFigure(props: ChartFigureProps): JSX.Element {
  const { width, height } = props;
  const say = useWords();
  const id = useId();
  const [table, setTable] = useState(false);
  return (
    <figure class="chart card">
      <figcaption>
        <b>{say(props.title)}</b>
      </figcaption>
      {table ? (
        props.table
      ) : (
        <svg role="img" viewBox={`0 0 ${width} ${height}`} aria-labelledby={`${id}t ${id}d`}>
          <title id={`${id}t`}>{say(props.title)}</title>
          <desc id={`${id}d`}>{say(props.says)}</desc>
          {props.children}
        </svg>
      )}
      {!table && (props.note ?? null) !== null && <p class="sub">{say(props.note ?? '')}</p>}
      <Button look="quiet" small onClick={() => setTable(!table)}>
        {say(table ? props.asPicture : props.asTable)}
      </Button>
    </figure>
  );
}
