import type { Kysely } from 'kysely';
import type { Device, Head, StoredRecord } from './port.ts';
import { toDevice, toRecord } from './rows.ts';
import type { Tables } from './tables.ts';

/** Reads that a deciding office and a snapshot for a phone have in common. */

export function headOf(db: Kysely<Tables>, office: string) {
  return db.selectFrom('office').select(['epoch', 'seq', 'hash', 'kept', 'floor']).where('id', '=', office);
}

export function readHead(db: Kysely<Tables>, office: string): Promise<Head> {
  return headOf(db, office).executeTakeFirstOrThrow();
}

export async function readCommitHash(
  db: Kysely<Tables>,
  office: string,
  seq: number,
): Promise<string | null> {
  const row = await db
    .selectFrom('commit_log')
    .select('hash')
    .where('office', '=', office)
    .where('seq', '=', seq)
    .executeTakeFirst();
  return row?.hash ?? null;
}

export async function findDevice(db: Kysely<Tables>, office: string, id: string): Promise<Device | null> {
  const row = await db
    .selectFrom('device')
    .selectAll()
    .where('id', '=', id)
    .where('office', '=', office)
    .executeTakeFirst();
  return row ? toDevice(row) : null;
}

export async function grantsOf(
  db: Kysely<Tables>,
  office: string,
  person: string,
): Promise<readonly StoredRecord[]> {
  const rows = await db
    .selectFrom('record')
    .selectAll()
    .where('office', '=', office)
    .where('holder', '=', person)
    .execute();
  return rows.map(toRecord).sort(byId);
}

/** Sorted here: told to sort, SQLite reads the whole book along its key, and not the few rows that are wanted. */
export function byId(a: Pick<StoredRecord, 'id'>, b: Pick<StoredRecord, 'id'>): number {
  if (a.id === b.id) return 0;
  return a.id < b.id ? -1 : 1;
}
