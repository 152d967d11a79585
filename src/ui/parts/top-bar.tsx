/**
 * The heading of a screen: where one is, the way back, and whether what was written is safe.
 */
import type { ComponentChildren, JSX } from 'preact';
import { Icon } from './icon.tsx';
import { type Said, useWords } from './language.tsx';
import { words } from './words.ts';

export type TopBarProps = {
  title: Said;
  subtitle?: ComponentChildren;
  /** Address of the screen above, or what to do when the way back must be asked for first. */
  back?: string | (() => void) | undefined;
  /** White ground, for forms. */
  plain?: boolean;
  /** The sync chip and what else stands at the right. */
  children?: ComponentChildren;
};

export function TopBar({ title, subtitle, back, plain = false, children }: TopBarProps): JSX.Element {
  const say = useWords();
  return (
    <header class={plain ? 'top plain' : 'top'}>
      {back !== undefined && <Back to={back} label={say(words.back)} />}
      <div class="grow">
        <h1>{say(title)}</h1>
        {subtitle !== undefined && <p class="sub">{subtitle}</p>}
      </div>
      {children}
    </header>
  );
}

function Back({ to, label }: { to: string | (() => void); label: string }): JSX.Element {
  return typeof to === 'string' ? (
    <a class="back" href={to} aria-label={label}>
      <Icon name="back" />
    </a>
  ) : (
    <button type="button" class="back" aria-label={label} onClick={to}>
      <Icon name="back" />
    </button>
  );
}
