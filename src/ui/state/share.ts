/**
 * Handing something over to another app (Zalo, mail), or to the phone's own folder.
 */
export type Handed =
  /** The other app has it. */
  | 'shared'
  /** This phone cannot share it: it is in the clipboard, or in the folder of downloads. */
  | 'copied'
  | 'saved'
  /** The person changed their mind. */
  | 'given-up'
  | 'failed';

/** Shares a text, or copies it where the browser cannot share. */
export async function shareText(text: string): Promise<Handed> {
  if (typeof navigator.share === 'function') {
    const shared = await tryShare({ text });
    if (shared !== 'failed') return shared;
  }
  return (await copyText(text)) ? 'copied' : 'failed';
}

/** Shares a file, or saves it where the browser cannot share files. */
export async function shareFile(file: File): Promise<Handed> {
  const data: ShareData = { files: [file], title: file.name };
  if (typeof navigator.canShare === 'function' && navigator.canShare(data)) {
    const shared = await tryShare(data);
    if (shared !== 'failed') return shared;
  }
  saveFile(file);
  return 'saved';
}

/** Puts a file into the folder of downloads. */
export function saveFile(file: File): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name;
  document.body.append(link);
  link.click();
  link.remove();
  // Some browsers begin to read only after the click.
  setTimeout(() => URL.revokeObjectURL(url), READ_MS);
}

const READ_MS = 60_000;

async function tryShare(data: ShareData): Promise<'shared' | 'given-up' | 'failed'> {
  try {
    await navigator.share(data);
    return 'shared';
  } catch (reason) {
    // NotAllowedError: the tap is too long ago (a large file took its time), or the policy forbids it.
    return reason instanceof DOMException && reason.name === 'AbortError' ? 'given-up' : 'failed';
  }
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyOldWay(text);
  }
}

/** For browsers without the clipboard interface, and for pages that came without https. */
function copyOldWay(text: string): boolean {
  const box = document.createElement('textarea');
  box.value = text;
  box.style.position = 'fixed';
  document.body.append(box);
  box.select();
  const copied = document.execCommand('copy');
  box.remove();
  return copied;
}
