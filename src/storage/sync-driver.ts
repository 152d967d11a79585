import type { ExchangeState } from '../sync/exchange.ts';

/** What the notebook asks of whatever runs the exchange; `sync-triggers.ts` is the phone's. */
export interface SyncDriver {
  /** Rounds now; resolves when they ended, whatever they brought. */
  syncNow(): Promise<void>;
  /** Something was saved: send it soon. */
  saved(): void;
  /** Tells the state now and after every change; gives back how to stop. */
  watch(show: (state: ExchangeState) => void): () => void;
  stop(): void;
}
