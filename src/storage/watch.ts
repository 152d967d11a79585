import { Dexie, liveQuery } from 'dexie';

/** Reads again after every change of what it read; gives back how to stop. A mistake goes to the window's edge. */
export function watchQuery<T>(read: () => Promise<T>, show: (value: T) => void): () => void {
  const subscription = liveQuery(read).subscribe({
    next: show,
    error(fault: unknown) {
      // The book was closed (signed out) while a screen was still looking: there is nothing to show any more.
      if (fault instanceof Dexie.DatabaseClosedError) return;
      setTimeout(() => {
        throw fault;
      });
    },
  });
  return () => subscription.unsubscribe();
}
