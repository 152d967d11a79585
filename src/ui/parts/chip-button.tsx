/**
 * A chip that opens something: a filter that says what it is set to.
 */
import type { JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { type Said, useWords } from './language.tsx';

export type ChipButtonProps = { label: Said; on?: boolean; icon?: IconName; onClick: () => void };

export function ChipButton({ label, on = false, icon = 'down', onClick }: ChipButtonProps): JSX.Element {
  return (
    <button type="button" class={on ? 'chip on' : 'chip'} aria-haspopup="dialog" onClick={onClick}>
      <span>
        {useWords()(label)}
        <Icon name={icon} small />
      </span>
    </button>
  );
}
