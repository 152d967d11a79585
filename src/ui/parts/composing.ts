/**
 * A controlled text box that an input method (Telex, VNI) can trust: while a word is being composed the box
 * shows exactly what the method put there, whatever the screen makes of it.
 */
import type { TargetedEvent } from 'preact';
import { useRef, useState } from 'preact/hooks';

export function useComposing(text: string, onText: (text: string) => void) {
  const composing = useRef(false);
  const [draft, setDraft] = useState<string | null>(null);
  const take = (event: TargetedEvent<HTMLInputElement>): void => {
    const now = event.currentTarget.value;
    setDraft(composing.current ? now : null);
    onText(now);
  };
  return {
    value: draft ?? text,
    onInput: take,
    onCompositionStart: () => {
      composing.current = true;
    },
    onCompositionEnd: (event: TargetedEvent<HTMLInputElement>) => {
      composing.current = false;
      take(event);
    },
  };
}
