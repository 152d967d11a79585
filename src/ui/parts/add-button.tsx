/**
 * The round + beside a heading or a row: its label says what will be written.
 */
import type { JSX } from 'preact';
import { Icon } from './icon.tsx';
import { type Said, useWords } from './language.tsx';

export type AddButtonProps = {
  label: Said;
  href?: string | undefined;
  onClick?: (() => void) | undefined;
};

export function AddButton({ label, href, onClick }: AddButtonProps): JSX.Element {
  const say = useWords();
  if (href !== undefined) {
    return (
      <a class="add over" href={href} aria-label={say(label)} onClick={onClick}>
        <Icon name="plus" />
      </a>
    );
  }
  return (
    <button type="button" class="add over" aria-label={say(label)} onClick={onClick}>
      <Icon name="plus" />
    </button>
  );
}
