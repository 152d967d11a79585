/**
 * When the exchange runs on an open page: after a save, when the page comes back into view, when the network
 * seems to be back, when the office says that something moved, and by a timer.
 */
import { delayAfter } from '../sync/backoff.ts';
import type { Ended, Exchange, ExchangeState, Why } from '../sync/exchange.ts';
import { inTurn } from './in-turn.ts';
import type { OfficeLink } from './office-link.ts';
import type { SyncDriver } from './sync-driver.ts';

export interface TriggerParts {
  /** Makes the exchange; its states go to the given listener. */
  readonly exchange: (onState: (state: ExchangeState) => void) => Exchange;
  readonly listen: OfficeLink['listen'];
  /** From 0 up to 1. */
  readonly dice: () => number;
  /** One name for each book: pages of the same book take turns. */
  readonly lock: string;
  /** Asks the system to wake the worker when the network is back, where it can. */
  readonly askWake?: () => void;
}

/** The first save goes at once; those that follow closely go together. */
const SAVES_APART_MS = 60;
/** Without a poke stream a phone in use looks this often. */
const LOOK_EVERY_MS = 60_000;

export function createSyncTriggers(parts: TriggerParts): SyncDriver {
  const life = new AbortController();
  const { signal } = life;
  const watchers = new Set<(state: ExchangeState) => void>();
  let state: ExchangeState = { sending: false, standstill: null };
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let soon: ReturnType<typeof setTimeout> | undefined;
  let nextSave = 0;
  let listening: AbortController | null = null;
  let turn: Promise<void> | null = null;
  /** Of the turn that is waited for. */
  let why: Why = 'saved';
  let running = false;
  /** The network seemed to return while a round ran: if that one fails, it was begun without one. */
  let returned = false;
  /** The office asked for patience until then (`performance.now()`). Only a person's own press comes before. */
  let notBefore = 0;

  const exchange = parts.exchange((next) => {
    state = next;
    for (const show of watchers) show(next);
  });

  /** Whoever asks while a turn is waited for gets that one: it looks at everything when it begins. */
  function sync(because: Why): Promise<void> {
    if (signal.aborted) return Promise.resolve();
    clearTimeout(timer);
    if (because === 'all') why = 'all';
    turn ??= takeTurn();
    return turn;
  }

  async function takeTurn(): Promise<void> {
    await Promise.resolve(); // it waits before it begins, also where no page has to wait
    const ended = await inTurn(parts.lock, signal, () => {
      const because = why;
      turn = null;
      why = 'saved';
      running = true;
      return exchange.run(signal, because).finally(() => (running = false));
    });
    plan(ended);
  }

  function plan({ standstill, retryAfter }: Ended): void {
    if (signal.aborted) return;
    failures = standstill === null ? 0 : failures + 1;
    const again = returned && standstill !== null && retryAfter === 0;
    returned = false;
    notBefore = performance.now() + retryAfter;
    if (again) return go();
    if (standstill === 'OFFLINE') parts.askWake?.();
    const wait = standstill === null ? LOOK_EVERY_MS : delayAfter(failures, parts.dice(), retryAfter);
    clearTimeout(timer);
    // A page out of sight is looked after when it comes back, and by the worker.
    timer = setTimeout(() => (isVisible() ? void sync('all') : undefined), wait);
  }

  /** Where nobody waits; `exchange.run` itself never rejects. */
  function go(because: Why = 'all'): void {
    if (performance.now() >= notBefore) void sync(because);
  }

  function onOnline(): void {
    failures = 0;
    if (running) returned = true;
    else go();
  }

  function onVisibility(): void {
    if (!isVisible()) {
      listening?.abort();
      listening = null;
      return;
    }
    go();
    void keepListening();
  }

  /** Holds the poke stream open while the page is in view. */
  async function keepListening(): Promise<void> {
    if (listening || signal.aborted) return;
    const own = new AbortController();
    listening = own;
    let lost = 0;
    while (!own.signal.aborted) {
      const began = performance.now();
      await parts.listen(() => go(), own.signal).catch(() => undefined); // lost: it is opened again, the timer goes on
      lost = performance.now() - began > 30_000 ? 1 : lost + 1;
      await pause(Math.max(1_000, delayAfter(lost, parts.dice())), own.signal);
    }
  }

  if (typeof document !== 'undefined') {
    document.addEventListener('visibilitychange', onVisibility, { signal });
    addEventListener('online', onOnline, { signal });
  }
  signal.addEventListener('abort', () => {
    listening?.abort();
    clearTimeout(timer);
    clearTimeout(soon);
  });
  onVisibility();

  return {
    syncNow: () => sync('all'),
    saved() {
      clearTimeout(soon);
      soon = setTimeout(
        () => {
          nextSave = performance.now() + SAVES_APART_MS;
          go('saved');
        },
        Math.max(0, nextSave - performance.now()),
      );
    },
    watch(show) {
      watchers.add(show);
      show(state);
      return () => watchers.delete(show);
    },
    stop: () => life.abort(),
  };
}

function isVisible(): boolean {
  return typeof document === 'undefined' || document.visibilityState === 'visible';
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        resolve();
      },
      { once: true },
    );
  });
}
