/**
 * Something about the whole screen that somebody ought to know, with what to do about it.
 */
import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';
import { type Said, useWords } from './language.tsx';
import type { Tone } from './tone.ts';

export type BannerProps = {
  tone: Exclude<Tone, 'plain'>;
  title: Said;
  text?: ComponentChildren;
  /** A small `Button`. */
  action?: ComponentChildren;
  /** Said at once to those who listen: for what stops work ("CHƯA ghi được"). */
  urgent?: boolean;
};

export function Banner({ tone, title, text, action, urgent = false }: BannerProps): JSX.Element {
  const say = useWords();
  return (
    <div class={`banner g-${tone}`} role={urgent ? 'alert' : undefined}>
      <Icon name={ICONS[tone]} />
      <div class="grow">
        <b>{say(title)}</b>
        {text !== undefined && <p class="sub">{text}</p>}
      </div>
      {action}
    </div>
  );
}

const ICONS = { ok: 'check', wait: 'clock', bad: 'warn', info: 'info' } as const;
