import type { Scope } from '../../core/audience.ts';
import type { ReadableRecord, ScopedReads } from '../store/port.ts';
import type { Cursor, Walk } from './cursor.ts';
import { spend, type Budget } from './feed.ts';

/**
 * What a phone has yet to walk: everything (no cursor, or one older than what the office remembers of exits),
 * or the scopes that were granted since. Scopes that were taken back are walked no further. `tooOld`: everything,
 * though the phone had a cursor.
 */
export function planWalk(
  cursor: Cursor | null,
  scopes: readonly Scope[],
  head: { readonly seq: number; readonly floor: number },
): { readonly seq: number; readonly walk: Walk | null; readonly tooOld: boolean } {
  if (!cursor || cursor.seq < head.floor || cursor.seq > head.seq) {
    return { seq: head.seq, walk: { scopes, start: head.seq, last: '' }, tooOld: cursor !== null };
  }
  const fresh = scopes.filter((scope) => !cursor.scopes.includes(scope));
  const going = cursor.walk?.scopes.filter((scope) => scopes.includes(scope)) ?? [];
  if (fresh.length > 0) {
    const walk = { scopes: [...going, ...fresh], start: head.seq, last: '' };
    return { seq: cursor.seq, walk, tooOld: false };
  }
  return {
    seq: cursor.seq,
    walk: cursor.walk && going.length > 0 ? { ...cursor.walk, scopes: going } : null,
    tooOld: false,
  };
}

export interface WalkPage {
  readonly rows: readonly ReadableRecord[];
  /** Where it goes on; null: it ended. */
  readonly next: Walk | null;
}

/** The next rows of the walked scopes, by id. */
export async function readWalk(reads: ScopedReads, walk: Walk, budget: Budget): Promise<WalkPage> {
  const limit = Math.max(1, Math.min(budget.rows, Math.ceil(budget.bytes / LIKELY_BYTES)));
  const ids = await reads.walk(walk.scopes, walk.last, limit);
  const found = await reads.rows(ids);
  const rows: ReadableRecord[] = [];
  for (const row of found) {
    if (rows.length > 0 && (budget.bytes <= 0 || budget.rows <= 0)) {
      return { rows, next: { ...walk, last: rows.at(-1)?.id ?? walk.last } };
    }
    rows.push(row);
    spend(budget, row);
  }
  return { rows, next: ids.length < limit ? null : { ...walk, last: ids.at(-1) ?? walk.last } };
}

/** How many records a walk brings in all: only ids are read. */
export async function countWalk(reads: ScopedReads, { scopes }: Walk): Promise<number> {
  return (await reads.walk(scopes, '', MOST_COUNTED)).length;
}

/** More than any office's book; ids of a walk are read in one go. */
const MOST_COUNTED = 1_000_000;
const LIKELY_BYTES = 250;
