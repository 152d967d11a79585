import type { Page } from 'playwright-core';

/** The second copy of what is unsent (src/storage/unsent-copy.ts) follows a save by a moment: how many entries lie in it. */
export function unsentInCopy(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const folder = await (await navigator.storage.getDirectory()).getDirectoryHandle('unsent');
    // The standard library does not know that a folder can be walked.
    const walked = folder as unknown as { values(): AsyncIterable<FileSystemFileHandle> };
    let text = '';
    for await (const handle of walked.values()) text += await (await handle.getFile()).text();
    return text.split('"op":"create"').length - 1;
  });
}
