/**
 * The search box: it answers at every key and asks nobody.
 */
import './css/choose.css';
import type { JSX, TargetedKeyboardEvent } from 'preact';
import { useRef } from 'preact/hooks';
import { useComposing } from './composing.ts';
import { Icon } from './icon.tsx';
import { type Said, useWords } from './language.tsx';
import { words } from './later-words.ts';

export type SearchBoxProps = {
  /** What can be found here; stands in the empty box and is its name. */
  label: Said;
  value: string;
  onChange: (text: string) => void;
  onKeyDown?: (event: TargetedKeyboardEvent<HTMLInputElement>) => void;
  autofocus?: boolean;
};

export function SearchBox(props: SearchBoxProps): JSX.Element {
  const { value, onChange, autofocus = false } = props;
  const say = useWords();
  const box = useRef<HTMLInputElement>(null);
  const composing = useComposing(value, onChange);
  return (
    <div class="search">
      <Icon name="find" />
      <input
        ref={box}
        type="search"
        aria-label={say(props.label)}
        placeholder={say(props.label)}
        autocomplete="off"
        autocapitalize="none"
        spellcheck={false}
        enterkeyhint="search"
        autofocus={autofocus}
        onKeyDown={props.onKeyDown}
        {...composing}
      />
      {value !== '' && (
        <button
          type="button"
          class="icon"
          aria-label={say(words.clear)}
          onClick={() => {
            onChange('');
            box.current?.focus();
          }}
        >
          <Icon name="x" />
        </button>
      )}
    </div>
  );
}
