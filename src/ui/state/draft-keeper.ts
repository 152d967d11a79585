/**
 * Keeps a half-filled form: within 300 ms after the last key, and at once when the page goes away, because a
 * phone may kill it then (cameras and calls do that on small phones).
 */
import { signal, type ReadonlySignal } from '@preact/signals';

export type DraftState = 'none' | 'keeping' | 'kept' | 'failed';

export interface DraftKeeper {
  readonly state: ReadonlySignal<DraftState>;
  /** Something was typed. */
  touch(): void;
  /** Keeps what was typed now; resolves when it is on the phone, or could not be put there. */
  flush(): Promise<void>;
  /** A saving begins, which ends the draft: nothing is kept until `release`, or it would be there again. */
  hold(): void;
  /** The saving did not work. */
  release(): void;
  /** Keeps what was typed and stops watching. */
  stop(): void;
  /** The form was saved or given up: nothing is kept any more. */
  cease(): void;
}

/** Half of the promised 300 ms: the rest is for writing. */
const AFTER_KEY_MS = 150;

/** `keep` writes the form as it is now and tells whether that worked. */
export function createDraftKeeper(keep: () => Promise<boolean>): DraftKeeper {
  const state = signal<DraftState>('none');
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirty = false;
  let over = false;
  let held = false;
  let writing: Promise<void> = Promise.resolve();

  function touch(): void {
    if (over) return;
    dirty = true;
    state.value = 'keeping';
    clearTimeout(timer);
    if (!held) timer = setTimeout(flushAway, AFTER_KEY_MS);
  }

  function flush(): Promise<void> {
    clearTimeout(timer);
    if (!dirty || over || held) return writing;
    dirty = false;
    writing = keepAfter(writing);
    return writing;
  }

  /** One after the other: an older state never overwrites a newer one. */
  async function keepAfter(earlier: Promise<void>): Promise<void> {
    await earlier;
    if (over) return;
    const kept = await keep().catch(() => false); // `state` says so, and what was typed is tried again
    if (!dirty) state.value = kept ? 'kept' : 'failed';
    if (!kept) dirty = true;
  }

  /** Where nobody can wait. What goes wrong while keeping is told by `state`. */
  function flushAway(): void {
    void flush();
  }

  function onHidden(): void {
    if (document.visibilityState === 'hidden') flushAway();
  }

  document.addEventListener('visibilitychange', onHidden);
  addEventListener('pagehide', flushAway);

  function unhook(): void {
    clearTimeout(timer);
    document.removeEventListener('visibilitychange', onHidden);
    removeEventListener('pagehide', flushAway);
  }

  return {
    state,
    touch,
    flush,
    hold() {
      held = true;
      clearTimeout(timer);
    },
    release() {
      held = false;
      if (dirty) touch();
    },
    stop() {
      flushAway();
      unhook();
    },
    cease() {
      over = true;
      unhook();
    },
  };
}
