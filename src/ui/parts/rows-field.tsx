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
import { words } from './later-words.ts';

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
  const { rows, newRow, limit = 300 } = props;
  const say = useWords();
  const [open, setOpen] = useState<string | null>(null);
  const [removed, setRemoved] = useState<{ row: R; index: number } | null>(null);

  // The newest rows: a tap or an answer may come before the list has been drawn with the one before it.
  const now = useRef(rows);
  now.current = rows;
  const onChange = (next: readonly R[]): void => {
    now.current = next;
    props.onChange(next);
  };

  const add = (): void => {
    const row = newRow();
    onChange([...now.current, row]);
    setOpen(row.id);
    setRemoved(null);
  };
  const remove = (row: R): void => {
    const index = now.current.findIndex(({ id }) => id === row.id);
    const standing = now.current[index];
    if (standing === undefined) return;
    setRemoved({ row: standing, index });
    onChange(now.current.filter(({ id }) => id !== row.id));
    setOpen(null);
  };
  const bringBack = (): void => {
    if (removed !== null) {
      const { row, index } = removed;
      onChange([...now.current.slice(0, index), row, ...now.current.slice(index)]);
    }
    setRemoved(null);
  };
  /** Only what this answer changed: another one may have come since the row was drawn. */
  const change = (drawn: R, next: R): void => {
    const parts = Object.entries(next).filter(([name, value]) => value !== Reflect.get(drawn, name));
    onChange(
      now.current.map((row) => (row.id === drawn.id ? { ...row, ...Object.fromEntries(parts) } : row)),
    );
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
                  change={(next) => change(row, next)}
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
  change: (row: R) => void;
};

function OneRow<R extends { readonly id: string }>(props: OneRowProps<R>): JSX.Element {
  const { row, open } = props;
  const say = useWords();
  const { title, sub, problem } = props.summary(row);
  const name = say(title);
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
          {props.children(row, props.change)}
          <Button look="outline" small full icon="check" onClick={() => props.onOpen(false)}>
            {say(words.done)}
          </Button>
        </div>
      )}
    </>
  );
}
