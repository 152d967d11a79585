import { liveQuery } from 'dexie';
import { onTitleLanguage } from './titles.ts';

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

/** The same for what is shown in words: once more, too, after the screen's language changed. */
export function watchInWords<T>(read: () => Promise<T>, show: (value: T) => void): () => void {
  let stop = watchQuery(read, show);
  const forget = onTitleLanguage(() => {
    stop();
    stop = watchQuery(read, show);
  });
  return () => {
    forget();
    stop();
  };
}
