/**
 * Putting the app onto the home screen, where phones keep its data longer.
 */
import { signal, type ReadonlySignal } from '@preact/signals';

export interface Install {
  /** The browser can do it by itself when asked. */
  readonly offered: ReadonlySignal<boolean>;
  /** It runs from the home screen already. */
  readonly installed: ReadonlySignal<boolean>;
  ask(): Promise<boolean>;
}

/** Chromium's event; the standard library does not know it. */
interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: 'accepted' | 'dismissed' }>;
}

export function createInstall(): Install {
  const offered = signal(false);
  const installed = signal(
    typeof matchMedia === 'function' && matchMedia('(display-mode: standalone)').matches,
  );
  let prompt: InstallPrompt | null = null;
  addEventListener('beforeinstallprompt', (event) => {
    event.preventDefault();
    prompt = event as InstallPrompt; // the event's name makes it this one
    offered.value = true;
  });
  addEventListener('appinstalled', () => {
    installed.value = true;
    offered.value = false;
  });
  return {
    offered,
    installed,
    async ask() {
      const kept = prompt;
      if (kept === null) return false;
      prompt = null;
      offered.value = false;
      return (await kept.prompt()).outcome === 'accepted';
    },
  };
}

/** A page has one; it must listen before the browser makes its offer. */
export const install: Install = createInstall();

/** Asks the browser not to clear the book by itself; null where it cannot be asked. */
export async function askToKeep(): Promise<boolean | null> {
  if (!('storage' in navigator) || typeof navigator.storage.persist !== 'function') return null;
  return navigator.storage.persist();
}
