import type { Transaction } from 'kysely';
import type { Scope } from '../../core/audience.ts';
import type { Review } from '../../core/record.ts';
import type { Flavour } from './flavour.ts';
import type { FeedStart, ReadableRecord, ScopeChange, ScopedReads } from './port.ts';
import { readObject, toMutation, words } from './rows.ts';
import type { StatementCache } from './statement-cache.ts';
import type { ScopeChangeTable, Tables } from './tables.ts';
import type { Look } from './view.ts';

/**
 * Every read for a phone. The database narrows each query to the granted scopes (`narrowed`), and each row that
 * comes back is looked at again: one outside the scopes is our own mistake, and throws.
 */
export function createScopedReads(
  transaction: Transaction<Tables>,
  office: string,
  scopes: readonly Scope[],
  narrowed: readonly Scope[] | null,
  flavour: Flavour,
  cache: StatementCache,
  look: Look,
): ScopedReads {
  const granted = new Set<string>(scopes);
  const asReader = (): Promise<void> => look({ as: 'reader', scopes });

  function assertGranted(found: readonly string[]): void {
    if (!found.some((scope) => granted.has(scope))) throw new Error('a row outside the scopes of its reader');
  }

  const mayAsk = (scope: Scope): boolean =>
    granted.has(scope) && (narrowed === null || narrowed.includes(scope));

  function changesIn(scope: Scope) {
    const all = transaction.selectFrom('scope_change').where('office', '=', office);
    return narrowed === null ? all : all.where('scope', '=', scope);
  }

  function toChange(row: Omit<ScopeChangeTable, 'office'>): ScopeChange {
    assertGranted([row.scope]);
    return { scope: row.scope as Scope, record: row.record, seq: row.seq, left: row.has_left === 1 }; // written as scopes
  }

  async function feedOf({ scope, after }: FeedStart, limit: number): Promise<ScopeChange[]> {
    const rows = await changesIn(scope)
      .select(['scope', 'record', 'seq', 'has_left'])
      .where('seq', '>', after)
      .orderBy('seq')
      .orderBy('record')
      .limit(limit)
      .execute();
    return rows.map(toChange);
  }

  async function walkOf(scope: Scope, after: string, limit: number): Promise<string[]> {
    const rows = await changesIn(scope)
      .select(['scope', 'record', 'seq', 'has_left'])
      .where('has_left', '=', 0)
      .where('record', '>', after)
      .orderBy('record')
      .limit(limit)
      .execute();
    return rows.map((row) => toChange(row).record);
  }

  async function rows(ids: readonly string[]): Promise<ReadableRecord[]> {
    await asReader();
    const name = `readable ${narrowed === null ? '-' : narrowed.length}`;
    const before = narrowed === null ? [office] : [office, ...flavour.readableParameters(narrowed)];
    const found = await cache.overIds(name, before, ids, (piece) => {
      const all = transaction
        .selectFrom('record')
        .select(['id', 'kind', 'seq', 'gone', 'time', 'review', 'audience', 'open', 'sealed'])
        .where('record.office', '=', office);
      const readable = narrowed === null ? all : all.where(flavour.readableIn(narrowed));
      return readable.where('record.id', 'in', piece);
    });
    return found
      .map((row) => {
        const audience = words<Scope>(row.audience);
        assertGranted(audience);
        return {
          id: row.id,
          kind: row.kind,
          seq: row.seq,
          gone: row.gone,
          time: row.time,
          review: words<Review>(row.review),
          audience,
          open: readObject(row.open),
          sealed: row.sealed,
        };
      })
      .sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  return {
    async feed(from, limit) {
      await asReader();
      const found: ScopeChange[] = [];
      for (const start of from) if (mayAsk(start.scope)) found.push(...(await feedOf(start, limit)));
      return found.sort((a, b) => a.seq - b.seq || (a.record < b.record ? -1 : 1)).slice(0, limit);
    },
    async walk(wanted, after, limit) {
      await asReader();
      const found = new Set<string>();
      for (const scope of wanted) {
        if (mayAsk(scope)) for (const record of await walkOf(scope, after, limit)) found.add(record);
      }
      return [...found].sort().slice(0, limit);
    },
    rows,
    async history(record) {
      const [readable] = await rows([record]);
      if (!readable) return null;
      const found = await transaction
        .selectFrom('mutation')
        .selectAll()
        .where('office', '=', office)
        .where('record', '=', record)
        .orderBy('arrival')
        .execute();
      return found.map(toMutation);
    },
  };
}
