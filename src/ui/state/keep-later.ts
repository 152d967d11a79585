/**
 * Asks the service worker to keep what only officers need (the writer of Word documents), so that it works without a
 * network. Nothing happens where there is no worker: then the files come when they are used.
 */
export function keepForOfficers(): void {
  if (!('serviceWorker' in navigator)) return;
  navigator.serviceWorker.ready.then(
    ({ active }) => active?.postMessage({ type: 'KEEP_LATER' }, []),
    () => undefined, // the worker is blocked
  );
}
