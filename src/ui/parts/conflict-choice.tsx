/**
 * Two people wrote different things in the same place: both stand side by side, and one is kept.
 */
import './css/choose.css';
import type { JSX } from 'preact';
import { useId } from 'preact/hooks';
import { type Asked, FieldGroup } from './field.tsx';
import { type Said, useWords } from './language.tsx';
import { words } from './later-words.ts';

export type Side<K extends string> = {
  readonly key: K;
  /** Who and when: "Anh ghi 03/10". */
  readonly by: Said;
  /** What they wrote, as it is shown: "31 hộ". */
  readonly value: string;
};

export type ConflictChoiceProps<K extends string> = Asked & {
  sides: readonly Side<K>[];
  value: K | null;
  onChange: (value: K) => void;
};

export function ConflictChoice<K extends string>(props: ConflictChoiceProps<K>): JSX.Element {
  const say = useWords();
  const name = useId();
  return (
    <FieldGroup {...props} role="radiogroup">
      {() => (
        <div class="sides">
          {props.sides.map((side) => (
            <label key={side.key} class="side">
              <input
                type="radio"
                name={name}
                checked={side.key === props.value}
                onChange={() => props.onChange(side.key)}
              />
              <span class="sub">{say(side.by)}</span>
              <b>{side.value}</b>
              <span class="pick">{say(words.keepThis)}</span>
            </label>
          ))}
        </div>
      )}
    </FieldGroup>
  );
}
