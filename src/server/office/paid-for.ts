import { scopesOf } from '../../core/audience.ts';
import { textOf } from '../../core/kind.ts';
import type { BookRecord } from './book-record.ts';
import type { Desk } from './desk.ts';
import { OFFICE } from './plant.ts';

/**
 * Does money stand on that record, written by somebody who may read it? A deletion that comes after it is undone
 * as one before it is (rule 13). Money of anybody else says nothing: any id can be written into a body.
 */
export async function isPaidFor(desk: Desk, record: BookRecord): Promise<boolean> {
  if (record.kind.reference) return false;
  for (const entry of await desk.entriesNaming(record.id)) {
    const author = textOf(entry.values, 'recordedBy');
    if (author === OFFICE) return true;
    const scopes = author === null ? [] : scopesOf((await desk.heldBy(author)).ever);
    if (record.audience.some((scope) => scopes.includes(scope))) return true;
  }
  return false;
}
