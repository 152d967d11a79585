import type { Id } from '../core/id.ts';
import type { JsonObject } from '../core/json.ts';

/**
 * - draft: taken in a form that is not saved yet
 * - waiting: its record is written; the bytes have to go to the office
 * - refused: the office does not take it, `why`; it stays here until somebody does something about it
 * - sent: the office has them all; this phone still keeps its own
 * - freed: a verified backup of the office has them: only the thumbnail is left here
 * - seen: another one's, looked at here
 */
export type PhotoState = 'draft' | 'waiting' | 'refused' | 'sent' | 'freed' | 'seen';

/**
 * - FORBIDDEN: this person or phone may not · TOO_BIG, NOT_A_PHOTO: never
 * - DAMAGED: what arrives is not what was taken · NO_ROOM: at the office, tried again once in a while
 * - NO_RECORD: the office refused the photo's own record
 */
export type WhyRefused = 'FORBIDDEN' | 'TOO_BIG' | 'NOT_A_PHOTO' | 'DAMAGED' | 'NO_ROOM' | 'NO_RECORD';

/** A photo as this phone has it. Its record (kind `photo`) has the same id. */
export interface StoredPhoto {
  readonly id: Id;
  /** The record that it belongs to; the draft's id where that is not written yet. */
  readonly about: Id;
  readonly state: PhotoState;
  /** Of a draft: the form that it was taken in. */
  readonly draft: string | null;
  readonly sha256: string;
  /** Bytes, of the whole and of those that the office has. */
  readonly size: number;
  readonly offset: number;
  readonly thumb: Uint8Array<ArrayBuffer>;
  /** The body of its record, but for who wrote it. */
  readonly values: JsonObject;
  /** Phone's clock when it was taken, and when the office was last asked about it, ms. */
  readonly at: number;
  readonly askedAt: number;
  /** The office's number of when the photo was whole there; a backup of a later one has it. */
  readonly wholeAt: number | null;
  /** Of a refused one. */
  readonly why?: WhyRefused;
  /** Office's clock when a receipt said that somebody carried it there, ms. */
  readonly carriedAt?: number;
}

/** Apart from the rest: what counts photos does not carry them about. */
export interface PhotoBytes {
  readonly id: Id;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
