import { sql, type SelectQueryBuilder, type Transaction } from 'kysely';
import type { Scope } from '../../core/audience.ts';
import type { Review } from '../../core/record.ts';
import type { Flavour } from './flavour.ts';
import type { FeedStart, ReadableRecord, ScopeChange, ScopedReads } from './port.ts';
import { readObject, toMutation, words } from './rows.ts';
import type { StatementCache } from './statement-cache.ts';
import { MUTATION_COLUMNS, type ScopeChangeTable, type Tables } from './tables.ts';
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

  /** Most records share a few audiences. */
  const audiences = new Map<string, readonly Scope[]>();
  function grantedAudience(text: string): readonly Scope[] {
    const known = audiences.get(text) ?? words<Scope>(text);
    assertGranted(known);
    audiences.set(text, known);
    return known;
  }

  const mayAsk = (scope: Scope): boolean =>
    granted.has(scope) && (narrowed === null || narrowed.includes(scope));

  /** Narrowed or not: another text, and other parameters. */
  const inScope = (scope: Scope): readonly unknown[] => (narrowed === null ? [office] : [office, scope]);
  const named = (name: string): string => (narrowed === null ? `every ${name}` : name);

  function changesIn(scope: Scope) {
    const all = transaction
      .selectFrom('scope_change')
      .select(['scope', 'record', 'seq', 'has_left'])
      .where('office', '=', office);
    return narrowed === null ? all : all.where('scope', '=', scope);
  }

  function toChange(row: Omit<ScopeChangeTable, 'office'>): ScopeChange {
    assertGranted([row.scope]);
    return { scope: row.scope as Scope, record: row.record, seq: row.seq, left: row.has_left === 1 }; // written as scopes
  }

  async function feedOf({ scope, after }: FeedStart, limit: number): Promise<ScopeChange[]> {
    const rows = await cache.once(named('feed'), [...inScope(scope), after, limit], () =>
      changesIn(scope).where('seq', '>', after).orderBy('seq').orderBy('record').limit(limit),
    );
    return rows.map(toChange);
  }

  async function walkOf(scope: Scope, after: string, limit: number): Promise<string[]> {
    const rows = await cache.once(named('walk'), [...inScope(scope), after, limit], () =>
      changesIn(scope)
        .where('has_left', '=', sql.lit(0))
        .where('record', '>', after)
        .orderBy('record')
        .limit(limit),
    );
    return rows.map((row) => toChange(row).record);
  }

  /** Records in the scopes, in the order of ids. */
  async function readable<R extends { readonly id: string; readonly audience: string }>(
    name: string,
    ids: readonly string[],
    select: () => SelectQueryBuilder<Tables, 'record', R>,
  ): Promise<R[]> {
    if (ids.length === 0) return [];
    await asReader();
    const before = narrowed === null ? [office] : [office, ...flavour.readableParameters(narrowed)];
    const found = await cache.overIds(`${name} ${narrowed?.length ?? '-'}`, before, ids, (piece) => {
      const all = select().where('record.office', '=', office);
      const those = narrowed === null ? all : all.where(flavour.readableIn(narrowed));
      return those.where(flavour.isOneOf('record.id', piece));
    });
    for (const { audience } of found) grantedAudience(audience);
    return found.sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  async function rows(ids: readonly string[]): Promise<ReadableRecord[]> {
    const found = await readable('rows', ids, () =>
      transaction
        .selectFrom('record')
        .select(['id', 'kind', 'seq', 'gone', 'time', 'review', 'audience', 'open', 'sealed']),
    );
    return found.map(({ id, kind, seq, gone, time, review, audience, open, sealed }) => ({
      id,
      kind,
      seq,
      gone,
      time,
      review: words<Review>(review),
      audience: grantedAudience(audience),
      open: readObject(open),
      sealed,
    }));
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
    async versions(ids) {
      const found = await readable('versions', ids, () =>
        transaction.selectFrom('record').select(['id', 'seq', 'time', 'audience']),
      );
      return found.map(({ id, seq, time }) => ({ id, seq, time }));
    },
    async history(record) {
      const [readable] = await rows([record]);
      if (!readable) return null;
      const found = await cache.once('history', [office, record], () =>
        transaction
          .selectFrom('mutation')
          .select(MUTATION_COLUMNS)
          .where('office', '=', office)
          .where('record', '=', record)
          .orderBy('arrival'),
      );
      return found.map(toMutation);
    },
  };
}
