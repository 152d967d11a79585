/**
 * Handing a sealed file over to another app (Zalo), or to the phone's own folder. Chromium shares only the sorts of
 * files that it knows; what we carry is letters and digits, so it may truthfully go as plain text.
 */
import { HANDOVER_TYPE } from '../../sync/handover.ts';
import { shareFile, type Handed } from './share.ts';

export function handFile(name: string, text: string): Promise<Handed> {
  const own = new File([text], name, { type: HANDOVER_TYPE });
  const plain = new File([text], `${name}.txt`, { type: 'text/plain' });
  return shareFile(!isShared(own) && isShared(plain) ? plain : own);
}

function isShared(file: File): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
}

/** Letters of the largest file that is opened: a backup of a whole commune. */
const MOST = 60_000_000;

/** null: larger than any file of ours. */
export async function readFile(file: File): Promise<string | null> {
  return file.size > MOST ? null : file.text();
}
