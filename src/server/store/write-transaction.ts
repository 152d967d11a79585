import { sql, type Transaction } from 'kysely';
import type { Outcome } from '../../core/outcome.ts';
import { byId, createSharedReads } from './shared-reads.ts';
import { insertInto, type Flavour } from './flavour.ts';
import type { Head, LoggedMutation, WriteTransaction } from './port.ts';
import { mutationRow, recordRow, toMutation, toRecord } from './rows.ts';
import { createStatementCache, type StatementCache } from './statement-cache.ts';
import { MUTATION_COLUMNS, RECORD_COLUMNS, type CommitTable, type Tables } from './tables.ts';

/** What the office reads and writes while it decides, in one transaction of the database. */
export function createWriteTransaction(
  transaction: Transaction<Tables>,
  office: string,
  flavour: Flavour,
  texts: Map<string, string>,
): WriteTransaction {
  const cache = createStatementCache(transaction, texts, flavour);
  const shared = createSharedReads(transaction, office, cache);
  const mutationsHere = () =>
    transaction.selectFrom('mutation').select(MUTATION_COLUMNS).where('office', '=', office);
  const recordsHere = () =>
    transaction.selectFrom('record').select(RECORD_COLUMNS).where('office', '=', office);
  /** Literal, so that the partial index is used. */
  const unsettledHere = () =>
    mutationsHere().where('outcome', 'in', [sql.lit<Outcome>('HELD'), sql.lit<Outcome>('INVALID')]);
  const waitingHere = () => mutationsHere().where('waits_for', 'is not', null);
  const byArrival = (rows: LoggedMutation[]): LoggedMutation[] => rows.sort((a, b) => a.arrival - b.arrival);
  /** As it stands, once nobody else can change it. */
  let locked: Head | null = null;
  return {
    async lockOffice() {
      locked = await (flavour.lockRow ? shared.lockedHead() : shared.head());
      return locked;
    },
    head: async () => locked ?? shared.head(),
    commitHash: (seq) => shared.commitHash(seq),
    findDevice: (id) => shared.findDevice(id),
    async mutations(ids) {
      const rows = await cache.overIds('mutations', [office], ids, (piece) =>
        mutationsHere().where(flavour.isOneOf('id', piece)),
      );
      return rows.map(toMutation);
    },
    async unsettled(person) {
      const rows = await cache.once('unsettled', [office, person], () =>
        unsettledHere().where('person', '=', person),
      );
      return byArrival(rows.map(toMutation));
    },
    async waitingFor(events) {
      // Mostly nothing waits at all, and what happened in a push is a long list.
      const [any] = await cache.once('any-waiting', [office], () =>
        waitingHere().clearSelect().select('id').limit(sql.lit(1)),
      );
      if (any === undefined) return [];
      const rows = await cache.overIds('waiting', [office], events, (piece) =>
        waitingHere().where(flavour.isOneOf('waits_for', piece)),
      );
      return byArrival(rows.map(toMutation));
    },
    async records(ids) {
      const rows = await cache.overIds('records', [office], ids, (piece) =>
        recordsHere().where(flavour.isOneOf('id', piece)),
      );
      return rows.map(toRecord);
    },
    async childrenOf(parent) {
      const rows = await cache.once('children', [office, parent], () =>
        recordsHere().where('parent', '=', parent),
      );
      return rows.map(toRecord).sort(byId);
    },
    grantsOf: (person) => shared.grantsOf(person),
    async reversalOf(entry) {
      const [row] = await cache.once(
        'reversal',
        [office, entry],
        () => recordsHere().where('reverses', '=', entry).where('gone', '=', sql.lit('no')), // as in the partial index
      );
      return row ? toRecord(row) : null;
    },
    async entriesNaming(record) {
      const pattern = `%"${record.replaceAll('_', '\\_')}"%`;
      const rows = await cache.once('naming', [office, pattern], () =>
        recordsHere()
          .where('entry', '=', sql.lit(1)) // as in the partial index
          .where('gone', '=', sql.lit('no'))
          .where(sql<boolean>`open like ${pattern} escape '\\'`),
      );
      return rows.map(toRecord).sort(byId);
    },
    async heldMutations() {
      const rows = await cache.once('held', [office], () =>
        unsettledHere().where('outcome', '=', sql.lit<Outcome>('HELD')),
      );
      return byArrival(rows.map(toMutation));
    },
    async mutationsOn(records) {
      const rows = await cache.overIds('mutations-on', [office], records, (piece) =>
        mutationsHere().where(flavour.isOneOf('record', piece)),
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
              admitted: eb.ref('excluded.admitted'),
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
      const { seq, previous, digest, hash, at, items } = commit;
      const row: CommitTable = { office, seq, previous, digest, hash, at, items };
      await cache.once('save-commit', Object.values(row), () =>
        transaction.insertInto('commit_log').values(row),
      );
    },
    async setHead(head) {
      const parameters = [...Object.values(head), office];
      await cache.once(`set-head ${Object.keys(head).join(' ')}`, parameters, () =>
        transaction.updateTable('office').set(head).where('id', '=', office),
      );
      locked &&= { ...locked, ...head };
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
      await cache.once('note-device', [at, unsent, id, office], () =>
        transaction
          .updateTable('device')
          .set({ last_seen: at, unsent })
          .where('id', '=', id)
          .where('office', '=', office),
      );
    },
    async setDeviceState(id, state) {
      await transaction
        .updateTable('device')
        .set({ state })
        .where('id', '=', id)
        .where('office', '=', office)
        .execute();
    },
    async savepoint(work) {
      const before = locked;
      try {
        return await inSavepoint(cache, flavour, work);
      } catch (error) {
        locked = before;
        throw error;
      }
    },
    isContention: (error) => flavour.isContention(error),
  };
}

async function inSavepoint<T>(cache: StatementCache, flavour: Flavour, work: () => Promise<T>): Promise<T> {
  await cache.say('savepoint one_mutation');
  try {
    const result = await work();
    await cache.say('release savepoint one_mutation');
    return result;
  } catch (error) {
    if (flavour.isContention(error)) throw error;
    await cache.say('rollback to savepoint one_mutation');
    await cache.say('release savepoint one_mutation');
    throw error;
  }
}
