/**
 * One passing sentence at the foot of the screen ("Đã ghi vào sổ"). It survives a change of screen, because
 * it is often said about the one before.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Said } from '../parts/language.tsx';

export interface Toast {
  readonly now: ReadonlySignal<Said | null>;
  say(message: Said): void;
}

/** How long a sentence stands: read slowly, aloud. */
const SHOWN_MS = 6000;

export function createToast(): Toast {
  const now = signal<Said | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    now,
    say(message) {
      clearTimeout(timer);
      now.value = message;
      timer = setTimeout(() => (now.value = null), SHOWN_MS);
    },
  };
}
