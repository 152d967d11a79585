import type { Scope } from '../../core/audience.ts';
import type { ReadableRecord, ScopedReads } from '../store/port.ts';
import type { Walk } from './cursor.ts';

export interface FeedPage {
  readonly rows: readonly ReadableRecord[];
  readonly exits: readonly { readonly id: string; readonly seq: number }[];
  /** Everything up to here is in this page or the ones before; null: there is no more. */
  readonly upTo: number | null;
}

export interface Budget {
  /** Bytes left. */
  bytes: number;
  /** Rows left. */
  rows: number;
}

/**
 * The next changes in the granted scopes, by seq. A record that left one of them and stands in no other is an
 * exit; one that changed again later is left for that place of the feed. Scopes of a walk are fed from its start:
 * what is older comes by the walk.
 */
export async function readFeed(
  reads: ScopedReads,
  scopes: readonly Scope[],
  from: { readonly seq: number; readonly walk: Walk | null },
  budget: Budget,
  /** Rows of this snapshot that the answer holds already. */
  answered: ReadonlyMap<string, unknown>,
): Promise<FeedPage> {
  const limit = Math.max(1, Math.min(budget.rows, Math.ceil(budget.bytes / LEAST_BYTES)));
  const starts = scopes.map((scope) => ({ scope, after: startOf(scope, from) }));
  const changes = await reads.feed(starts, limit);
  const unknown = changes.map((change) => change.record).filter((id) => !answered.has(id));
  const found = new Map((await reads.rows(unknown)).map((row) => [row.id, row]));
  const rows: ReadableRecord[] = [];
  const exits = new Map<string, number>();
  let upTo = from.seq;
  for (const change of changes) {
    const row = found.get(change.record);
    const isFull = budget.bytes <= 0 || budget.rows <= 0;
    if (isFull && change.seq !== upTo && rows.length + exits.size > 0) return page(rows, exits, upTo);
    if (row && change.seq === row.seq && rows.at(-1) !== row) {
      rows.push(row);
      spend(budget, row);
    } else if (!row && !answered.has(change.record)) {
      exits.set(change.record, change.seq);
      budget.rows--;
    }
    upTo = change.seq;
  }
  return page(rows, exits, changes.length < limit ? null : upTo);
}

/** The seq after which a scope is fed. */
function startOf(scope: Scope, { seq, walk }: { readonly seq: number; readonly walk: Walk | null }): number {
  return walk?.scopes.includes(scope) ? Math.max(seq, walk.start) : seq;
}

/** Bytes of the smallest row that is worth planning for. */
const LEAST_BYTES = 150;

export function spend(budget: Budget, row: ReadableRecord): void {
  budget.bytes -= LEAST_BYTES + JSON.stringify(row.open).length + (row.sealed?.length ?? 0);
  budget.rows--;
}

function page(
  rows: readonly ReadableRecord[],
  exits: ReadonlyMap<string, number>,
  upTo: number | null,
): FeedPage {
  return { rows, exits: [...exits].map(([id, seq]) => ({ id, seq })), upTo };
}
