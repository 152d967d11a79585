/**
 * Typing that is never thrown away: the box shows what the person typed until they leave it, and longer
 * where it cannot be read. Text under composition (Telex, VNI) is never rewritten.
 */
import type { TargetedEvent, TargetedKeyboardEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { Words } from '../../core/text.ts';
import type { Input, Problem } from './field.tsx';
import { type Said, useLanguage, say } from './language.tsx';

export type Read<T> = { readonly value: T | null } | { readonly problem: Words };

type How<T> = Pick<Input<T>, 'value' | 'typed' | 'onChange' | 'problem'> & {
  /** The value as the app writes it. */
  show: (value: T) => string;
  /** Reads text that is not blank; blank is always null. */
  read: (text: string) => Read<T>;
  /** Shows the value as the app writes it when the person leaves the box. */
  tidy: boolean;
};

type Box = HTMLInputElement | HTMLTextAreaElement;

export type Typing<T> = {
  /** Goes onto the input or textarea. */
  readonly box: {
    value: string;
    onInput: (event: TargetedEvent<Box>) => void;
    onBlur: (event: TargetedEvent<Box>) => void;
    onKeyDown: (event: TargetedKeyboardEvent<Box>) => void;
  };
  /** What to show: a rule's problem at once, a misread text only after the person has left the box. */
  readonly problem: Said | null;
  /** As if it had been typed. */
  readonly put: (value: T) => void;
};

export function useTyping<T extends string | number>(how: How<T>): Typing<T> {
  const { value, typed, show, onChange } = how;
  const language = useLanguage();
  const [kept, setKept] = useState<{ text: string; value: T | null } | null>(null);
  const [editing, setEditing] = useState(false);
  // Not state: several keys may come before the next drawing.
  const touched = useRef(false);

  // What was typed stays until its value is changed from elsewhere (another record, a draft given up).
  const ours = kept !== null && (editing || (kept.value === value && (typed ?? kept.text) === kept.text));
  const text = ours ? kept.text : (typed ?? (value === null ? '' : show(value)));
  const own = problemOf(readText(text, how.read));
  const given = how.problem && own && say(how.problem, language) === say(own, language) ? null : how.problem;

  function take(next: string): void {
    const read = readText(next, how.read);
    const found = 'value' in read ? read.value : null;
    setKept({ text: next, value: found });
    onChange(found, next, problemOf(read));
  }

  function leave(now: string): void {
    setEditing(false);
    if (!touched.current) return;
    touched.current = false;
    const read = readText(now, how.read);
    if (!how.tidy || 'problem' in read) return;
    const neat = read.value === null ? '' : show(read.value);
    if (neat !== now) take(neat);
  }

  return {
    box: {
      value: text,
      onInput: (event) => {
        touched.current = true;
        setEditing(true);
        take(event.currentTarget.value);
      },
      onBlur: (event) => leave(event.currentTarget.value),
      onKeyDown: (event) => {
        if (event.key === 'Enter' && !event.isComposing && event.currentTarget.tagName === 'INPUT') {
          leave(event.currentTarget.value);
        }
      },
    },
    problem: given ?? (editing ? null : own),
    put: (next) => take(show(next)),
  };
}

function readText<T>(text: string, read: (text: string) => Read<T>): Read<T> {
  return text.trim() === '' ? { value: null } : read(text);
}

function problemOf<T>(read: Read<T>): Problem {
  return 'problem' in read ? read.problem : null;
}
