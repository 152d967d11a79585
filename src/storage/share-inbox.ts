/** What the system's share sheet hands to this app: kept by the worker until a page opens it. */
import { openCarriedFiles } from './carried-files.ts';

/** Larger ones are none of ours. */
const MOST_BYTES = 60_000_000;

/** All files of a form that was posted to the app's own address. */
export async function keepSharedFiles(form: FormData, now: number): Promise<void> {
  const files = openCarriedFiles();
  try {
    for (const [, value] of form) {
      if (typeof value === 'string' || value.size > MOST_BYTES) continue;
      await files.put(value.name, value, 'new', now);
    }
  } finally {
    files.close();
  }
}
