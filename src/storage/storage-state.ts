import type { StorageState } from './notebook-door.ts';

/** What the browser says of its storage; null where it does not say (WebKitGTK has no `navigator.storage`). */
export async function readStorageState(): Promise<StorageState> {
  const storage = typeof navigator === 'undefined' ? undefined : (navigator as Partial<Navigator>).storage; // absent in some
  const { usage = null, quota = null } = (await storage?.estimate?.()) ?? {};
  const persisted = (await storage?.persisted?.()) ?? null;
  return { usedBytes: usage, quotaBytes: quota, persisted };
}

/** Asks the browser never to clear the book by itself. */
export async function askToPersist(): Promise<boolean> {
  const storage = typeof navigator === 'undefined' ? undefined : (navigator as Partial<Navigator>).storage; // absent in some
  return (await storage?.persist?.()) ?? false;
}
