/**
 * A button, or a link that looks like one when it has an `href`.
 */
import type { ComponentChildren, JSX } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { classes } from './tone.ts';

export type ButtonProps = {
  children: ComponentChildren;
  /** `primary` is the one thing to do on a screen. */
  look?: 'primary' | 'outline' | 'quiet' | 'danger';
  icon?: IconName | undefined;
  small?: boolean;
  /** As wide as its place. */
  full?: boolean;
  /** Work is under way: the button turns, stays in reach of the keyboard and answers nothing. */
  busy?: boolean;
  disabled?: boolean;
  onClick?: (() => void) | undefined;
  href?: string | undefined;
  /** Name of the file when the link is a download. */
  download?: string | undefined;
  submit?: boolean;
  /** Longer name for those who listen. */
  label?: string | undefined;
};

export function Button(props: ButtonProps): JSX.Element {
  const { look = 'primary', small = false, full = false, busy = false, disabled = false } = props;
  const name = classes('btn', look !== 'primary' && look, small && 'small', full && 'full');
  const inside = (
    <>
      {busy ? <span class="spin" aria-hidden="true" /> : props.icon && <Icon name={props.icon} />}
      <span>{props.children}</span>
    </>
  );
  const off = busy || disabled;
  if (props.href !== undefined && !off) {
    return (
      <a
        class={name}
        href={props.href}
        download={props.download}
        aria-label={props.label}
        onClick={props.onClick}
      >
        {inside}
      </a>
    );
  }
  return (
    <button
      type={props.submit === true ? 'submit' : 'button'}
      class={name}
      aria-label={props.label}
      aria-busy={busy || undefined}
      aria-disabled={off || undefined}
      onClick={(event) => {
        if (off) event.preventDefault();
        else props.onClick?.();
      }}
    >
      {inside}
    </button>
  );
}
