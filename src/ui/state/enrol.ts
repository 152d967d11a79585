/**
 * Joining an office with a one-time code.
 */
import { signal, type ReadonlySignal } from '@preact/signals';

/** Why a phone was not taken in; each has a page that says what to do next. */
export type EnrolTrouble = 'WRONG' | 'USED' | 'EXPIRED' | 'OFFLINE' | 'BUSY' | 'NO_STORE';

/** Takes the phone in; null when it worked. */
export type Enrol = (code: string) => Promise<EnrolTrouble | null>;

export interface Enrolment {
  readonly code: ReadonlySignal<string>;
  readonly busy: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<EnrolTrouble | null>;
  type(code: string): void;
  go(): Promise<void>;
}

export function createEnrolment(enrol: Enrol, begin: string): Enrolment {
  const code = signal(begin);
  const busy = signal(false);
  const trouble = signal<EnrolTrouble | null>(null);
  return {
    code,
    busy,
    trouble,
    type(next) {
      code.value = next;
      trouble.value = null;
    },
    async go() {
      if (busy.value || code.value.trim() === '') return;
      busy.value = true;
      trouble.value = null;
      try {
        trouble.value = await enrol(code.value);
      } finally {
        busy.value = false;
      }
    },
  };
}

/** The code of a link stands behind `#`, so that it reaches no server's log. */
export function codeInAddress(hash: string): string {
  const text = hash.startsWith('#') ? hash.slice(1) : hash;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
