/**
 * The exchange before its code is there: it is fetched once the first screen stands, and nothing that happens
 * in between is missed. Where the code does not come (no network, no worker), it is asked for again.
 */
import type { ExchangeState } from '../sync/exchange.ts';
import type { SyncDriver } from './sync-driver.ts';

export interface LaterDriver extends SyncDriver {
  /** Fetches the exchange, which then begins by itself. */
  begin(): void;
}

const AGAIN_MS = 3_000;
const IDLE: ExchangeState = { sending: false, standstill: null };

/** `load` is asked again after it failed. */
export function createLaterDriver(load: () => Promise<SyncDriver>): LaterDriver {
  let driver: SyncDriver | null = null;
  let stopped = false;
  let owesRound = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const waiting = new Map<object, (driver: SyncDriver) => void>();

  async function arrive(): Promise<SyncDriver | null> {
    if (driver || stopped) return driver;
    try {
      const found = await load();
      // Made behind the back of whoever signed out: it must not go on by itself.
      if (stopped) found.stop();
      if (driver || stopped) return driver;
      driver = found;
      for (const attach of waiting.values()) attach(found);
      if (owesRound) found.saved();
    } catch {
      // Not fetched: what was saved waits, as it does without a network.
      clearTimeout(timer);
      if (!stopped) timer = setTimeout(begin, AGAIN_MS);
    }
    return driver;
  }

  function begin(): void {
    void arrive();
  }

  return {
    begin,
    async syncNow() {
      const found = await arrive();
      await found?.syncNow();
    },
    saved() {
      if (driver) return driver.saved();
      owesRound = true;
      begin();
    },
    watch(show) {
      if (driver) return driver.watch(show);
      show(IDLE);
      const own = {};
      let stop = (): void => void waiting.delete(own);
      waiting.set(own, (found) => (stop = found.watch(show)));
      return () => stop();
    },
    stop() {
      stopped = true;
      clearTimeout(timer);
      driver?.stop();
    },
  };
}
