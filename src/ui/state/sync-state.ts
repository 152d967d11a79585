/**
 * Where sending stands, as a signal, and what the chip on every screen makes of it.
 */
import { signal, type ReadonlySignal } from '@preact/signals';
import type { Notebook, SyncState } from '../../storage/notebook-door.ts';
import type { SyncState as Chip } from '../parts/sync-chip.tsx';

export function createSyncState(notebook: Pick<Notebook, 'watchSync'>): {
  readonly sync: ReadonlySignal<SyncState>;
  /** Resolves with the first state: before it a screen would say that nothing waits. Late, it resolves without. */
  readonly known: Promise<void>;
  stop(): void;
} {
  const sync = signal<SyncState>(NOTHING_KNOWN);
  let stop = (): void => undefined;
  const known = new Promise<void>((resolve) => {
    stop = notebook.watchSync((state) => {
      sync.value = state;
      resolve();
    });
    setTimeout(resolve, AT_THE_LATEST_MS);
  });
  return { sync, known, stop: () => stop() };
}

/** What needs a person comes first, then what moves, then what waits. */
export function chipOf(state: SyncState): Chip {
  const { photosWaiting: photos } = state;
  return { ...chipOfRecords(state), ...(photos === undefined ? {} : { photos }) };
}

function chipOfRecords(state: SyncState): Chip {
  const { waiting, standstill } = state;
  const attention = state.attention + state.conflicts;
  if (attention > 0) return { state: 'attention', count: attention };
  if (state.sending && waiting > 0) return { state: 'sending', count: waiting };
  if (standstill === 'OFFLINE') return { state: 'offline', count: waiting };
  return waiting > 0 ? { state: 'waiting', count: waiting } : { state: 'arrived' };
}

/** A store that does not answer is another screen's to tell. */
const AT_THE_LATEST_MS = 1_000;

const NOTHING_KNOWN: SyncState = {
  waiting: 0,
  attention: 0,
  conflicts: 0,
  sending: false,
  loading: false,
  standstill: null,
  lastGood: null,
  oldestUnsent: null,
  arrived: 0,
  written: 0,
};
