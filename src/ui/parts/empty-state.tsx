/**
 * An empty list: what belongs here, and what to do first.
 */
import type { ComponentChildren, JSX } from 'preact';
import type { IconName } from './icon.tsx';
import { type Said, useWords } from './language.tsx';
import { Tile } from './tile.tsx';

export type EmptyStateProps = {
  icon?: IconName;
  title: Said;
  text: Said;
  /** The button that does it. */
  children?: ComponentChildren;
};

export function EmptyState({ icon = 'list', title, text, children }: EmptyStateProps): JSX.Element {
  const say = useWords();
  return (
    <div class="empty">
      <Tile icon={icon} tone="plain" />
      <b>{say(title)}</b>
      <p class="sub">{say(text)}</p>
      {children}
    </div>
  );
}
