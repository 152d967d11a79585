/**
 * Handing a sealed file over to another app (Zalo), or to the phone's own folder. Chromium shares only the sorts of
 * files that it knows; what we carry is letters and digits, so it may truthfully go as plain text.
 */
import { HANDOVER_TYPE } from '../../sync/handover.ts';
import { shareFile, type Handed } from './share.ts';

export function handFile(name: string, content: Blob): Promise<Handed> {
  const own = new File([content], name, { type: HANDOVER_TYPE });
  const plain = new File([content], `${name}.txt`, { type: 'text/plain' });
  return shareFile(!isShared(own) && isShared(plain) ? plain : own);
}

function isShared(file: File): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [file] });
}

/** Bytes of the largest file that is carried on or noted: thrice what we pack into one. */
const MOST = 60_000_000;

export function isTooBig(file: File): boolean {
  return file.size > MOST;
}
