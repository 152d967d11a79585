/** Pages of one book take turns with what one of them is enough for. */

/** A frozen page may hold the lock for ever. Without it two pages only do the same work twice. */
const LOCK_PATIENCE_MS = 20_000;

/** One page at a time where browsers can arrange that; it saves work and nothing depends on it. */
export async function inTurn<T>(name: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  if (!('locks' in navigator)) return work();
  const waiting = new AbortController();
  const stop = (): void => waiting.abort();
  const timer = setTimeout(stop, LOCK_PATIENCE_MS);
  signal.addEventListener('abort', stop, { once: true });
  let started: Promise<T> | null = null;
  const begin = (): Promise<T> => {
    clearTimeout(timer);
    started = work();
    return started;
  };
  try {
    return await navigator.locks.request(name, { signal: waiting.signal }, begin);
  } catch (fault) {
    if (started) throw fault;
    return await work();
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
