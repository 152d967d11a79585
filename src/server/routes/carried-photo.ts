/**
 * One photo that somebody carried: sealed for the office, signed for by the phone that took it, filed under its
 * hash. What the office does not take is said in the receipt: the photo is safe on its phone, and sent from there.
 */
import { openLetter, readHeader } from '../../seal/carried-file.ts';
import { letterHeader, photoLetter, typs, type PhotoReceipt } from '../../sync/handover.ts';
import type { Caller } from '../office/office.ts';
import type { AppParts } from '../parts.ts';
import type { Problem } from '../problem.ts';

export interface FiledPhoto {
  readonly author: Caller;
  readonly receipt: PhotoReceipt;
}

export async function fileCarriedPhoto(file: string, parts: AppParts): Promise<FiledPhoto | Problem> {
  const content = await parts.keys.openPhoto(file);
  if (content === null) return { problem: 'wrong-office' };
  const end = content.indexOf(NEWLINE);
  const letter = new TextDecoder().decode(content.subarray(0, Math.max(0, end)));
  const header = letterHeader.safeParse(await readHeader(letter));
  if (!header.success) return { problem: 'bad-file', detail: 'header' };
  const { kid, cert } = header.data;
  const signed: { content: Uint8Array<ArrayBuffer> | null } = { content: null };
  const author = await parts.enrolment.authorOf({ device: kid, certificate: cert }, async (key) => {
    signed.content = await openLetter(letter, typs.photoLetter, key);
    return signed.content !== null;
  });
  if (author === null) return { problem: 'bad-file', detail: 'signature' };
  const said = photoLetter.safeParse(jsonIn(signed.content));
  if (!said.success) return { problem: 'bad-file', detail: 'letter' };
  const { sha256 } = said.data;
  const refused = await parts.photos.takeCarried(author, sha256, content.slice(end + 1));
  return { author, receipt: { sha256, why: refused?.problem ?? null } };
}

const NEWLINE = 10;

/** What a phone signed need not be JSON. */
function jsonIn(content: Uint8Array<ArrayBuffer> | null): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(content ?? new Uint8Array()));
  } catch {
    return null; // refused as a letter of another shape
  }
}
