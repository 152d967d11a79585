import type { Kysely, Transaction } from 'kysely';
import type { Scope } from '../../core/audience.ts';
import { createSharedReads } from './shared-reads.ts';
import type { Inspection, Snapshot } from './port.ts';
import { toMutation, toRecord } from './rows.ts';
import { createScopedReads } from './scoped-reads.ts';
import { createStatementCache } from './statement-cache.ts';
import { MUTATION_COLUMNS, RECORD_COLUMNS, type Tables } from './tables.ts';
import type { Flavour } from './flavour.ts';
import { createLook, type Look } from './view.ts';

/** Reads at one moment. What goes to a phone comes out of `as(scopes)` alone. */
export function createSnapshot(
  transaction: Transaction<Tables>,
  office: string,
  flavour: Flavour,
  texts: Map<string, string>,
  narrow: (scopes: readonly Scope[]) => readonly Scope[] | null,
): Snapshot {
  const cache = createStatementCache(transaction, texts, flavour);
  const look = createLook(transaction, office, flavour);
  const shared = createSharedReads(transaction, office, cache);
  return {
    head: () => shared.head(),
    async commitHash(seq) {
      await look({});
      return shared.commitHash(seq);
    },
    findDevice: (id) => shared.findDevice(id),
    async grantsOf(person) {
      await look({ person });
      return shared.grantsOf(person);
    },
    async mutationsBy(person, ids) {
      await look({ person });
      const rows = await cache.overIds('mutations-by', [office, person], ids, (piece) =>
        transaction
          .selectFrom('mutation')
          .select(MUTATION_COLUMNS)
          .where('office', '=', office)
          .where('person', '=', person)
          .where(flavour.isOneOf('id', piece)),
      );
      return rows.map(toMutation);
    },
    as: (scopes) => createScopedReads(transaction, office, scopes, narrow(scopes), flavour, cache, look),
    inspect: inspectionOf(transaction, office, look),
  };
}

function inspectionOf(db: Kysely<Tables>, office: string, look: Look): Inspection {
  return {
    async commits(after, limit) {
      await look({ as: 'inspection' });
      return db
        .selectFrom('commit_log')
        .select(['seq', 'previous', 'digest', 'hash', 'at', 'items'])
        .where('office', '=', office)
        .where('seq', '>', after)
        .orderBy('seq')
        .limit(limit)
        .execute();
    },
    async mutations(after, limit) {
      await look({ as: 'inspection' });
      const rows = await db
        .selectFrom('mutation')
        .select(MUTATION_COLUMNS)
        .where('office', '=', office)
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toMutation);
    },
    async records(after, limit) {
      await look({ as: 'inspection' });
      const rows = await db
        .selectFrom('record')
        .select(RECORD_COLUMNS)
        .where('office', '=', office)
        .where('id', '>', after)
        .orderBy('id')
        .limit(limit)
        .execute();
      return rows.map(toRecord);
    },
    async idsOf(kind) {
      await look({ as: 'inspection' });
      const rows = await db
        .selectFrom('record')
        .select('id')
        .where('office', '=', office)
        .where('kind', '=', kind)
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
}
