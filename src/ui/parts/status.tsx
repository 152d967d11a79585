/**
 * One passing sentence at the foot of the screen, read out when it comes. The region is always there:
 * screen readers only tell of regions that they knew before.
 */
import type { JSX } from 'preact';
import { type Said, useWords } from './language.tsx';

export type StatusProps = {
  message: Said | null;
  /** One thing to do about it: "Hoàn tác". */
  action?: { label: Said; onClick: () => void } | undefined;
};

export function Status({ message, action }: StatusProps): JSX.Element {
  const say = useWords();
  return (
    <output class="status">
      {message !== null && (
        <span class="toast">
          <span>{say(message)}</span>
          {action !== undefined && (
            <button type="button" onClick={action.onClick}>
              {say(action.label)}
            </button>
          )}
        </span>
      )}
    </output>
  );
}
