/**
 * One thing in a list or a card: what it is, what matters about it, where it stands.
 */
import { type ComponentChildren, type JSX, toChildArray } from 'preact';
import { Icon } from './icon.tsx';
import { type Said, useWords } from './language.tsx';
import type { Tone } from './tone.ts';

export type RowProps = {
  title: Said;
  sub?: ComponentChildren;
  /** A `Tile`. */
  start?: ComponentChildren;
  /** A `Tag`, an `AddButton`; its own controls stay in reach though the whole row is a link. */
  end?: ComponentChildren;
  /** A sentence that needs somebody: "Xã: bổ sung số hộ nghèo tham gia". */
  note?: ComponentChildren;
  noteTone?: Tone;
  /** A `Bar` across the row. */
  below?: ComponentChildren;
  href?: string | undefined;
  onClick?: (() => void) | undefined;
  /** The arrow that says that there is more behind. */
  arrow?: boolean;
  /** This row is the one open beside the list. */
  current?: boolean;
};

export function Row(props: RowProps): JSX.Element {
  const { noteTone = 'bad', arrow = false } = props;
  return (
    <div class="row">
      {props.start}
      <div class="grow">
        <RowTitle {...props} />
        {props.sub !== undefined && <div class="sub">{props.sub}</div>}
        {props.note !== undefined && <div class={`note t-${noteTone}`}>{props.note}</div>}
      </div>
      {props.end !== undefined && <div class="end">{props.end}</div>}
      {arrow && <Icon name="next" />}
      {props.below !== undefined && <div class="below">{props.below}</div>}
    </div>
  );
}

/** Rows between hairlines: edge to edge by default, `lines` inside a card. */
export function Rows({
  children,
  inCard = false,
}: {
  children: ComponentChildren;
  inCard?: boolean;
}): JSX.Element {
  return (
    <ul class={inCard ? 'lines' : 'rows'}>
      {toChildArray(children).map((child, index) => (
        <li key={typeof child === 'object' ? (child.key ?? index) : index}>{child}</li>
      ))}
    </ul>
  );
}

function RowTitle({ title, href, onClick, current = false }: RowProps): JSX.Element {
  const text = useWords()(title);
  const aria = current ? 'true' : undefined;
  if (href !== undefined) {
    return (
      <a class="go" href={href} aria-current={aria} onClick={onClick}>
        {text}
      </a>
    );
  }
  if (onClick !== undefined) {
    return (
      <button type="button" class="go" aria-current={aria} onClick={onClick}>
        {text}
      </button>
    );
  }
  return <b>{text}</b>;
}
