/** A photo of this phone as one piece of bytes: for a backup, and for the second copy of what is unsent. */
import { id as idSchema } from '../core/id.ts';
import type { JsonObject } from '../core/json.ts';
import type { StoredPhoto } from './photo-rows.ts';
import { hashOf } from './photos.ts';

export interface WholePhoto {
  readonly row: StoredPhoto;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** A line of JSON, the thumbnail, the photo. */
export function packPhoto({ row, bytes }: WholePhoto): Promise<ArrayBuffer> {
  const { id, about, state, draft, sha256, thumb, values, at } = row;
  const line = JSON.stringify({ id, about, state, draft, sha256, thumb: thumb.byteLength, values, at });
  return new Blob([line, '\n', thumb, bytes]).arrayBuffer();
}

/** As it was before anybody sent it. null: cut, or damaged: the hash says so. */
export async function unpackPhoto(content: Uint8Array<ArrayBuffer>): Promise<WholePhoto | null> {
  const end = content.indexOf(NEWLINE);
  const said = jsonIn(content.subarray(0, Math.max(0, end)));
  if (said === null) return null;
  const [id, about] = [idSchema.safeParse(said['id']), idSchema.safeParse(said['about'])];
  const start = end + 1 + Number(said['thumb']);
  const bytes = content.slice(start);
  const { state, draft, sha256, values, at } = said;
  if (!id.success || !about.success || (await hashOf(bytes)) !== sha256) return null;
  const row: StoredPhoto = {
    id: id.data,
    about: about.data,
    // Of no form, and its record not written yet: taken on the page of a record.
    state: state === 'draft' || typeof draft === 'string' ? 'draft' : 'waiting',
    draft: typeof draft === 'string' ? draft : null,
    sha256,
    size: bytes.byteLength,
    offset: 0,
    thumb: content.slice(end + 1, start),
    values: values as JsonObject, // written by packPhoto, with bytes that have their hash
    at: Number(at),
    askedAt: 0,
    wholeAt: null,
  };
  return { row, bytes };
}

const NEWLINE = 10;

function jsonIn(bytes: Uint8Array): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof json === 'object' && json !== null ? { ...json } : null;
  } catch {
    return null; // none of ours
  }
}
