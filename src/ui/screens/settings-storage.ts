/**
 * What the browser says of this phone's storage, asked once when a screen opens.
 */
import { useEffect, useState } from 'preact/hooks';
import type { Notebook, StorageState } from '../../storage/notebook-door.ts';
import { askToPersist } from '../../storage/storage-state.ts';

export interface StorageNow {
  readonly state: StorageState | null;
  /** Asks the browser to keep the book; it may say no, and say yes later. */
  readonly ask: () => Promise<boolean>;
}

export function useStorage(notebook: Notebook): StorageNow {
  const [state, setState] = useState<StorageState | null>(null);
  const read = (): void => {
    notebook.storageState().then(setState, () => setState(UNKNOWN));
  };
  useEffect(read, [notebook]);
  return {
    state,
    async ask() {
      const granted = await askToPersist();
      read();
      return granted;
    },
  };
}

/** A browser that does not tell. */
const UNKNOWN: StorageState = { usedBytes: null, quotaBytes: null, persisted: null };
