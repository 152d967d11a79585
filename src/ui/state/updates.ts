/**
 * The app's own version on this phone: is it kept for offline use, is a newer one ready, when may it swap.
 *
 * A newer version never comes in by itself. A person asks for it (`applyUpdate`), and it waits while any
 * window of the app holds it back: an open form, a running send.
 */
import { batch, effect, signal, type ReadonlySignal } from '@preact/signals';
import type { Workbox } from 'workbox-window';

export type Updates = {
  /** A newer version lies complete on this phone and waits. */
  readonly updateReady: ReadonlySignal<boolean>;
  /** All files of the app are on this phone: it starts without a network. */
  readonly offlineReady: ReadonlySignal<boolean>;
  /** This browser keeps no app (private window, switched off): it works, but cannot start offline. */
  readonly workerBlocked: ReadonlySignal<boolean>;
  /** Why this window holds a new version back, for the screen to say. */
  readonly heldBy: ReadonlySignal<readonly string[]>;
  /** Registers the worker and looks for a new version now and then. Call once, after the first screen. */
  start(): void;
  /** Swaps to the new version and reloads, unless something holds it back, here or in another window. */
  applyUpdate(): Promise<'applied' | 'held' | 'none'>;
  /** Holds new versions back until the returned function is called; `reason` is a short code. */
  holdUpdate(reason: string): () => void;
};

/** How long a phone that stays open goes without looking for a new version. */
const LOOK_EVERY_MS = 60 * 60 * 1000;
/** Shared by a window that holds, exclusive for the one that swaps: windows agree without talking. */
const LOCK = 'so-thon:version';

/** `reload` draws the page anew, with the new version. */
export function createUpdates(reload: () => void = () => location.reload()): Updates {
  const updateReady = signal(false);
  const offlineReady = signal(false);
  const workerBlocked = signal(false);
  const heldBy = signal<readonly string[]>([]);
  let workbox: Workbox | null = null;

  let started = false;

  function start(): void {
    if (started) return;
    started = true;
    if (!('serviceWorker' in navigator)) {
      workerBlocked.value = true;
      return;
    }
    reloadWhenSwapped(heldBy, reload);
    register().catch(() => {
      sayWhatStands();
      // Most likely the network went away; with it the rest comes.
      addEventListener('online', () => void register().catch(sayWhatStands), { once: true });
    });
  }

  /** Rejects where the browser forbids a worker, or its code does not come. */
  async function register(): Promise<void> {
    const { Workbox } = await import('workbox-window');
    const own = new Workbox('/service-worker.js');
    own.addEventListener('waiting', () => (updateReady.value = true));
    own.addEventListener('activated', () => (offlineReady.value = true));
    const registration = await own.register();
    workbox = own;
    offlineReady.value ||= Boolean(registration?.active);
    workerBlocked.value = false;
    lookNowAndThen(own);
  }

  function sayWhatStands(): void {
    batch(() => {
      workerBlocked.value = navigator.serviceWorker.controller === null;
      offlineReady.value = navigator.serviceWorker.controller !== null;
    });
  }

  async function applyUpdate(): Promise<'applied' | 'held' | 'none'> {
    if (workbox === null || !updateReady.value) return 'none';
    if (heldBy.value.length > 0) return 'held';
    const found = workbox;
    if (!('locks' in navigator)) {
      found.messageSkipWaiting();
      return 'applied';
    }
    return navigator.locks.request(LOCK, { ifAvailable: true }, (lock) => {
      if (lock === null) return 'held';
      found.messageSkipWaiting();
      return 'applied';
    });
  }

  function holdUpdate(reason: string): () => void {
    const release = holdInEveryWindow();
    // Whoever holds may do so inside an effect: it must not follow what it writes.
    heldBy.value = [...heldBy.peek(), reason];
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const now = heldBy.peek();
      const at = now.indexOf(reason);
      heldBy.value = now.filter((_, index) => index !== at);
      release();
    };
  }

  return { updateReady, offlineReady, workerBlocked, heldBy, start, applyUpdate, holdUpdate };
}

/** One page has one worker, hence one of these. */
export const updates: Updates = createUpdates();

/** Takes the shared lock until the returned function is called. Without locks there is only this window. */
function holdInEveryWindow(): () => void {
  if (!('locks' in navigator)) return () => {};
  const done = new AbortController();
  const released = new Promise<void>((resolve) => {
    done.signal.addEventListener('abort', () => resolve());
  });
  navigator.locks
    .request(LOCK, { mode: 'shared', signal: done.signal }, () => released)
    .catch((reason: unknown) => {
      if (!done.signal.aborted) throw reason;
    });
  return () => done.abort();
}

/**
 * The first worker takes a page over in silence; a later one was asked for, here or in another window. A form that
 * was opened in the same moment, or where windows cannot agree, is finished first.
 */
function reloadWhenSwapped(heldBy: ReadonlySignal<readonly string[]>, reload: () => void): void {
  let controlled = navigator.serviceWorker.controller !== null;
  const swapped = signal(false);
  effect(() => {
    if (swapped.value && heldBy.value.length === 0) reload();
  });
  navigator.serviceWorker.addEventListener('controllerchange', () => {
    swapped.value = controlled;
    controlled = true;
  });
}

function lookNowAndThen(workbox: Workbox): void {
  let lookedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - lookedAt < LOOK_EVERY_MS) return;
    lookedAt = Date.now();
    // Without a network there is nothing to find; the next look comes.
    workbox.update().catch(() => undefined);
  });
}
