import { sql, type Kysely, type Transaction } from 'kysely';
import type { Outcome } from '../../core/outcome.ts';
import { byId, findDevice, grantsOf, headOf, readCommitHash, readHead } from './shared-reads.ts';
import { insertInto, type Flavour } from './flavour.ts';
import type { LoggedMutation, WriteTransaction } from './port.ts';
import { mutationRow, recordRow, toMutation, toRecord } from './rows.ts';
import { createStatementCache } from './statement-cache.ts';
import type { CommitTable, Tables } from './tables.ts';

/** What the office reads and writes while it decides, in one transaction of the database. */
export function createWriteTransaction(
  transaction: Transaction<Tables>,
  office: string,
  flavour: Flavour,
  texts: Map<string, string>,
): WriteTransaction {
  const cache = createStatementCache(transaction, texts, flavour);
  const byArrival = (rows: LoggedMutation[]): LoggedMutation[] => rows.sort((a, b) => a.arrival - b.arrival);
  return {
    async lockOffice() {
      if (!flavour.lockRow) return readHead(transaction, office);
      // Stronger than writers of this office need would be `for update`: rows that point to the office (a token, a
      // line of the audit) hold its key, and need not wait. READ COMMITTED gives the row as it is once it is ours.
      return headOf(transaction, office).forNoKeyUpdate().executeTakeFirstOrThrow();
    },
    head: () => readHead(transaction, office),
    commitHash: (seq) => readCommitHash(transaction, office, seq),
    findDevice: (id) => findDevice(transaction, office, id),
    async mutations(ids) {
      const rows = await cache.overIds('mutations', [office], ids, (piece) =>
        transaction.selectFrom('mutation').selectAll().where('office', '=', office).where('id', 'in', piece),
      );
      return rows.map(toMutation);
    },
    async unsettled(person) {
      const rows = await transaction
        .selectFrom('mutation')
        .selectAll()
        .where('office', '=', office)
        .where('person', '=', person)
        .where('outcome', 'in', [sql.lit<Outcome>('HELD'), sql.lit<Outcome>('INVALID')]) // literal, so that the partial index is used
        .execute();
      return byArrival(rows.map(toMutation));
    },
    async waitingFor(events) {
      const rows = await cache.overIds('waiting', [office], events, (piece) =>
        transaction
          .selectFrom('mutation')
          .selectAll()
          .where('waits_for', 'is not', null)
          .where('office', '=', office)
          .where('waits_for', 'in', piece),
      );
      return byArrival(rows.map(toMutation));
    },
    async records(ids) {
      const rows = await cache.overIds('records', [office], ids, (piece) =>
        transaction.selectFrom('record').selectAll().where('office', '=', office).where('id', 'in', piece),
      );
      return rows.map(toRecord);
    },
    async childrenOf(parent) {
      const rows = await transaction
        .selectFrom('record')
        .selectAll()
        .where('office', '=', office)
        .where('parent', '=', parent)
        .execute();
      return rows.map(toRecord).sort(byId);
    },
    grantsOf: (person) => grantsOf(transaction, office, person),
    async reversalOf(entry) {
      const row = await transaction
        .selectFrom('record')
        .selectAll()
        .where('office', '=', office)
        .where('reverses', '=', entry)
        .where('gone', '=', 'no')
        .executeTakeFirst();
      return row ? toRecord(row) : null;
    },
    async entriesNaming(record) {
      const pattern = `%"${record.replaceAll('_', '\\_')}"%`;
      const rows = await transaction
        .selectFrom('record')
        .selectAll()
        .where('office', '=', office)
        .where('entry', '=', sql.lit(1)) // as in the partial index
        .where('gone', '=', 'no')
        .where(sql<boolean>`open like ${pattern} escape '\\'`)
        .execute();
      return rows.map(toRecord).sort(byId);
    },
    async heldMutations() {
      const rows = await transaction
        .selectFrom('mutation')
        .selectAll()
        .where('office', '=', office)
        .where('outcome', 'in', [sql.lit<Outcome>('HELD'), sql.lit<Outcome>('INVALID')]) // as in the partial index
        .where('outcome', '=', 'HELD')
        .execute();
      return byArrival(rows.map(toMutation));
    },
    async mutationsOn(records) {
      const rows = await cache.overIds('mutations-on', [office], records, (piece) =>
        transaction
          .selectFrom('mutation')
          .selectAll()
          .where('office', '=', office)
          .where('record', 'in', piece),
      );
      return byArrival(rows.map(toMutation));
    },
    async save({ mutations, records, changes, commit }) {
      await cache.rows(
        'save-mutations',
        mutations.map((m) => mutationRow(office, m)),
        (rows) =>
          insertInto(transaction, flavour, 'mutation', rows).onConflict((c) =>
            c.columns(['office', 'id']).doUpdateSet((eb) => ({
              outcome: eb.ref('excluded.outcome'),
              reason: eb.ref('excluded.reason'),
              troubles: eb.ref('excluded.troubles'),
              time: eb.ref('excluded.time'),
              seq: eb.ref('excluded.seq'),
              mac: eb.ref('excluded.mac'),
              arrival: eb.ref('excluded.arrival'),
              act: eb.ref('excluded.act'),
              corrected: eb.ref('excluded.corrected'),
              open: eb.ref('excluded.open'),
              sealed: eb.ref('excluded.sealed'),
              replaced_by: eb.ref('excluded.replaced_by'),
              waits_for: eb.ref('excluded.waits_for'),
              salt: eb.ref('excluded.salt'),
              purged: eb.ref('excluded.purged'),
            })),
          ),
      );
      await cache.rows(
        'save-records',
        records.map((r) => recordRow(office, r)),
        (rows) =>
          insertInto(transaction, flavour, 'record', rows).onConflict((c) =>
            c.columns(['office', 'id']).doUpdateSet((eb) => ({
              parent: eb.ref('excluded.parent'),
              holder: eb.ref('excluded.holder'),
              reverses: eb.ref('excluded.reverses'),
              audience: eb.ref('excluded.audience'),
              seq: eb.ref('excluded.seq'),
              gone: eb.ref('excluded.gone'),
              time: eb.ref('excluded.time'),
              stamps: eb.ref('excluded.stamps'),
              review: eb.ref('excluded.review'),
              open: eb.ref('excluded.open'),
              sealed: eb.ref('excluded.sealed'),
              recorded_by: eb.ref('excluded.recorded_by'),
              leaf: eb.ref('excluded.leaf'),
              salt: eb.ref('excluded.salt'),
              purged: eb.ref('excluded.purged'),
            })),
          ),
      );
      await cache.rows(
        'save-changes',
        changes.map((c) => ({
          office,
          scope: c.scope,
          record: c.record,
          seq: c.seq,
          has_left: c.left ? 1 : 0,
        })),
        (rows) =>
          insertInto(transaction, flavour, 'scope_change', rows).onConflict((c) =>
            c.columns(['office', 'scope', 'record']).doUpdateSet((eb) => ({
              seq: eb.ref('excluded.seq'),
              has_left: eb.ref('excluded.has_left'),
            })),
          ),
      );
      if (!commit) return;
      const row: CommitTable = { office, ...commit };
      await transaction.insertInto('commit_log').values(row).execute();
    },
    async setHead(head) {
      await transaction.updateTable('office').set(head).where('id', '=', office).execute();
    },
    async forgetExits(floor) {
      await transaction
        .deleteFrom('scope_change')
        .where('office', '=', office)
        .where('has_left', '=', 1)
        .where('seq', '<=', floor)
        .execute();
    },
    async noteDevice(id, { at, unsent }) {
      await transaction
        .updateTable('device')
        .set({ last_seen: at, unsent })
        .where('id', '=', id)
        .where('office', '=', office)
        .execute();
    },
    async setDeviceState(id, state) {
      await transaction
        .updateTable('device')
        .set({ state })
        .where('id', '=', id)
        .where('office', '=', office)
        .execute();
    },
    savepoint: (work) => inSavepoint(transaction, flavour, work),
    isContention: (error) => flavour.isContention(error),
  };
}

async function inSavepoint<T>(db: Kysely<Tables>, flavour: Flavour, work: () => Promise<T>): Promise<T> {
  await sql`savepoint one_mutation`.execute(db);
  try {
    const result = await work();
    await sql`release savepoint one_mutation`.execute(db);
    return result;
  } catch (error) {
    if (flavour.isContention(error)) throw error;
    await sql`rollback to savepoint one_mutation`.execute(db);
    await sql`release savepoint one_mutation`.execute(db);
    throw error;
  }
}
