/**
 * Long work (export, first download, photos): how far it really is, and a way to stop it.
 */
import type { JSX } from 'preact';
import { Button } from './button.tsx';
import { type Said, useWords } from './language.tsx';
import { words } from './words.ts';

export type ProgressCardProps = {
  title: Said;
  /** What is done so far, in words: "1.200 / 3.400 mục". */
  detail?: Said | undefined;
  /** 0–1, or null while nobody can know. */
  share: number | null;
  onStop?: (() => void) | undefined;
};

export function ProgressCard({ title, detail, share, onStop }: ProgressCardProps): JSX.Element {
  const say = useWords();
  return (
    <div class="card work">
      <b>{say(title)}</b>
      <progress
        aria-label={say(title)}
        aria-valuetext={detail === undefined ? undefined : say(detail)}
        {...(share === null ? {} : { value: Math.min(1, Math.max(0, share)) })}
      />
      <div class="line apart">
        <span class="sub num">{detail !== undefined && say(detail)}</span>
        {onStop !== undefined && (
          <Button look="outline" small onClick={onStop}>
            {say(words.stop)}
          </Button>
        )}
      </div>
    </div>
  );
}
