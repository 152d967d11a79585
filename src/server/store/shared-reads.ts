import type { Kysely } from 'kysely';
import type { Device, Head, StoredRecord } from './port.ts';
import { toDevice, toRecord } from './rows.ts';
import type { StatementCache } from './statement-cache.ts';
import { DEVICE_COLUMNS, RECORD_COLUMNS, type Tables } from './tables.ts';

/** Reads that a deciding office and a snapshot for a phone have in common. */
export function createSharedReads(db: Kysely<Tables>, office: string, cache: StatementCache) {
  const headOf = () =>
    db.selectFrom('office').select(['epoch', 'seq', 'hash', 'kept', 'floor']).where('id', '=', office);
  return {
    head: async () => only(await cache.once<Head>('head', [office], headOf)),
    // Stronger than writers of this office need would be `for update`: rows that point to the office (a token, a
    // line of the audit) hold its key, and need not wait. READ COMMITTED gives the row as it is once it is ours.
    lockedHead: async () =>
      only(await cache.once<Head>('locked-head', [office], () => headOf().forNoKeyUpdate())),
    async commitHash(seq: number): Promise<string | null> {
      const [row] = await cache.once('commit-hash', [office, seq], () =>
        db.selectFrom('commit_log').select('hash').where('office', '=', office).where('seq', '=', seq),
      );
      return row?.hash ?? null;
    },
    async findDevice(id: string): Promise<Device | null> {
      const [row] = await cache.once('device', [id, office], () =>
        db.selectFrom('device').select(DEVICE_COLUMNS).where('id', '=', id).where('office', '=', office),
      );
      return row ? toDevice(row) : null;
    },
    async grantsOf(person: string): Promise<readonly StoredRecord[]> {
      const rows = await cache.once('grants', [office, person], () =>
        db
          .selectFrom('record')
          .select(RECORD_COLUMNS)
          .where('office', '=', office)
          .where('holder', '=', person),
      );
      return rows.map(toRecord).sort(byId);
    },
  };
}

function only<T>([row]: readonly T[]): T {
  if (row === undefined) throw new Error('no such office');
  return row;
}

/** Sorted here: told to sort, SQLite reads the whole book along its key, and not the few rows that are wanted. */
export function byId(a: Pick<StoredRecord, 'id'>, b: Pick<StoredRecord, 'id'>): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
