/**
 * A list inside a record (items, sources of money, people): one line each, opened one at a time to edit.
 * Rows keep their ids, so that two phones can merge them; a removed one can be brought back.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from './button.tsx';
import { type Asked, FieldGroup } from './field.tsx';
import { IconButton } from './icon-button.tsx';
import { Icon } from './icon.tsx';
import { type Said, useWords } from './language.tsx';
import { words } from './words.ts';

export type RowsFieldProps<R extends { readonly id: string }> = Asked & {
  rows: readonly R[];
  onChange: (rows: readonly R[]) => void;
  /** A blank row with an id of its own. */
  newRow: () => R;
  /** The row in one line, with what is said below it. */
  summary: (row: R) => { title: Said; sub?: Said | undefined; problem?: Said | null | undefined };
  /** The questions of one row. */
  children: (row: R, change: (row: R) => void) => ComponentChildren;
  addLabel?: Said;
  /** Rows that fit. */
  limit?: number;
};

export function RowsField<R extends { readonly id: string }>(props: RowsFieldProps<R>): JSX.Element {
  const { rows, onChange, newRow, limit = 300 } = props;
  const say = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<{ row: R; index: number } | null>(null);

  const add = (): void => {
    const row = newRow();
    onChange([...rows, row]);
    setOpen(row.id);
    setRemoved(null);
  };
  const remove = (row: R): void => {
    setRemoved({ row, index: rows.indexOf(row) });
    onChange(rows.filter(({ id }) => id !== row.id));
    setOpen(null);
  };
  const bringBack = (): void => {
    if (removed !== null) {
      onChange([...rows.slice(0, removed.index), removed.row, ...rows.slice(removed.index)]);
    }
    setRemoved(null);
  };

  return (
    <FieldGroup {...props}>
      {() => (
        <>
          {rows.length === 0 && <p class="sub">{say(words.noRows)}</p>}
          <ul class="list-edit">
            {rows.map((row) => (
              <li key={row.id}>
                <OneRow
                  {...props}
                  row={row}
                  open={open === row.id}
                  onOpen={(on) => setOpen(on ? row.id : null)}
                  onRemove={() => remove(row)}
                />
              </li>
            ))}
          </ul>
          <output class="line apart">
            {removed !== null && (
              <>
                <span class="sub">{say(words.removed)}</span>
                <Button look="quiet" small icon="undo" onClick={bringBack}>
                  {say(words.undo)}
                </Button>
              </>
            )}
          </output>
          {rows.length < limit && (
            <Button look="outline" small full icon="plus" onClick={add}>
              {say(props.addLabel ?? words.addRow)}
            </Button>
          )}
        </>
      )}
    </FieldGroup>
  );
}

type OneRowProps<R extends { readonly id: string }> = RowsFieldProps<R> & {
  row: R;
  open: boolean;
  onOpen: (open: boolean) => void;
  onRemove: () => void;
};

function OneRow<R extends { readonly id: string }>(props: OneRowProps<R>): JSX.Element {
  const { row, rows, open, onChange } = props;
  const say = useWords();
  const { title, sub, problem } = props.summary(row);
  const name = say(title);
  // The newest rows: an answer may come after another one has changed the list.
  const now = useRef(rows);
  now.current = rows;
  return (
    <>
      <div class="line">
        <button type="button" class="go grow" aria-expanded={open} onClick={() => props.onOpen(!open)}>
          <b>{name}</b>
          {sub !== undefined && <span class="sub">{say(sub)}</span>}
          {problem && <span class="sub t-bad"> {say(problem)}</span>}
        </button>
        <Icon name={open ? 'up' : 'down'} />
        <IconButton icon="trash" label={`${say(words.remove)}: ${name}`} onClick={props.onRemove} />
      </div>
      {open && (
        <div class="open">
          {props.children(row, (next) => onChange(now.current.map((r) => (r.id === next.id ? next : r))))}
          <Button look="outline" small full icon="check" onClick={() => props.onOpen(false)}>
            {say(words.done)}
          </Button>
        </div>
      )}
    </>
  );
}
