/**
 * A button that is only an icon, 48 px wide at least, with a label for those who listen.
 */
import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { type Said, useWords } from './language.tsx';

export type IconButtonProps = {
  icon: IconName;
  label: Said;
  onClick?: (() => void) | undefined;
  href?: string | undefined;
};

export function IconButton({ icon, label, onClick, href }: IconButtonProps): JSX.Element {
  const text = useWords()(label);
  return href === undefined ? (
    <button type="button" class="icon" aria-label={text} title={text} onClick={onClick}>
      <Icon name={icon} />
    </button>
  ) : (
    <a class="icon" href={href} aria-label={text} title={text} onClick={onClick}>
      <Icon name={icon} />
    </a>
  );
}
