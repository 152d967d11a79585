/** What the service worker does when the system wakes it because the network came back. */
export async function syncInBackground(): Promise<void> {}
