import { liveQuery } from 'dexie';

/**
 * Reads again after every change of what it read; gives back how to stop. A book that was closed (signed out)
 * while a screen still looks ends it in silence; a mistake goes to the window's edge.
 */
export function watchQuery<T>(read: () => Promise<T>, show: (value: T) => void): () => void {
  const subscription = liveQuery(read).subscribe({
    next: show,
    error(fault: unknown) {
      setTimeout(() => {
        throw fault;
      });
    },
  });
  return () => subscription.unsubscribe();
}
