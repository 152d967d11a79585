/**
 * A word with a colour: where a record stands.
 */
import type { JSX } from 'preact';
import { type Said, useWords } from './language.tsx';
import type { Tone } from './tone.ts';

export function Tag({ tone = 'plain', text }: { tone?: Tone; text: Said }): JSX.Element {
  return <span class={`tag g-${tone}`}>{useWords()(text)}</span>;
}
