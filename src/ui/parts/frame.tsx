/**
 * The page: heading, one column (list beside detail from 720 px), the actions of the screen, the tabs.
 */
import type { ComponentChildren, JSX } from 'preact';
import { useWords } from './language.tsx';
import { classes } from './tone.ts';
import { words } from './words.ts';

export type FrameProps = {
  top: ComponentChildren;
  /** The main content; beside a `list` it is the detail. */
  children: ComponentChildren;
  /** The list at the left of a wide screen. A phone shows one of the two: see `show`. */
  list?: ComponentChildren;
  /** Which of list and detail a phone shows. */
  show?: 'list' | 'detail';
  /** Buttons that stay in reach of the thumb. */
  foot?: ComponentChildren;
  /** One floating button above the tabs ("Ghi mới"). */
  float?: ComponentChildren;
  /** The `Status` region: passing sentences stand above the buttons, never on them. */
  status?: ComponentChildren;
  tabs?: ComponentChildren;
  /** Uses the whole width of a desk (tables). */
  wide?: boolean;
};

export function Frame(props: FrameProps): JSX.Element {
  const { list, show = 'detail', foot, float, status, wide = false } = props;
  const say = useWords();
  const two = list !== undefined && list !== null;
  return (
    <div class="frame">
      <a class="skip" href="#main">
        {say(words.skip)}
      </a>
      {props.top}
      <main
        id="main"
        tabIndex={-1}
        class={classes('panes', wide && 'wide', two && 'two', two && `show-${show}`)}
      >
        {two && <div class="pane list">{list}</div>}
        <div class="pane detail">{props.children}</div>
      </main>
      <div class="dock">
        {(foot || float || status) && (
          <section class="acts" aria-label={say(words.actions)}>
            {status}
            {float && <div class="float">{float}</div>}
            {foot && <div class="foot">{foot}</div>}
          </section>
        )}
        {props.tabs}
      </div>
    </div>
  );
}
