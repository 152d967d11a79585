import type { Kysely } from 'kysely';
import type { Scope } from '../../core/audience.ts';
import { createDeviceRegister } from './device-register.ts';
import type { Flavour } from './flavour.ts';
import { migrate } from './migrations.ts';
import type { OfficeStore } from './port.ts';
import { createSnapshot } from './snapshot.ts';
import type { Tables } from './tables.ts';
import { createLook } from './view.ts';
import { createWriteTransaction } from './write-transaction.ts';

export interface Connections {
  readonly write: Kysely<Tables>;
  /** Asked for at each read: an embedded store opens its second connection late. */
  read(): Kysely<Tables>;
  readonly flavour: Flavour;
  /** Phones and tokens; without it, the writer. */
  readonly devices?: Kysely<Tables>;
  /** By whom the tables are made; without it, by the writer. */
  migrate?(): Promise<void>;
}

/** For tests: the scopes that a read is narrowed to; null leaves the predicate out. */
export interface StoreOptions {
  readonly narrow?: (scopes: readonly Scope[]) => readonly Scope[] | null;
}

const MOST_TRIES = 5;

/** The store of an office over Kysely, the same for both databases. */
export function createKyselyStore(connections: Connections, options: StoreOptions): OfficeStore {
  const { write, read, flavour } = connections;
  const texts = new Map<string, string>();
  const narrow = options.narrow ?? ((scopes: readonly Scope[]) => scopes);
  return {
    migrate: connections.migrate ?? (() => migrate(write, flavour)),
    async found(office) {
      const { numInsertedOrUpdatedRows } = await write
        .insertInto('office')
        .values({ ...office, seq: 0, kept: 0, floor: 0 })
        .onConflict((c) => c.column('id').doNothing())
        .executeTakeFirst();
      return numInsertedOrUpdatedRows === 1n;
    },
    async write(office, work) {
      for (let tries = 1; ; tries++) {
        try {
          return await write
            .transaction()
            .setIsolationLevel('read committed') // each statement after the lock sees what the last writer left
            .execute(async (transaction) => {
              await createLook(transaction, office, flavour)({ as: 'office' });
              return work(createWriteTransaction(transaction, office, flavour, texts));
            });
        } catch (error) {
          if (tries === MOST_TRIES || !flavour.isContention(error)) throw error;
        }
      }
    },
    read: (office, work) =>
      read()
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((transaction) => work(createSnapshot(transaction, office, flavour, texts, narrow))),
    devices: createDeviceRegister(connections.devices ?? write),
    async close() {
      // The writer last: only it can fold what stands beside the file (SQLite's WAL) into it.
      if (read() !== write) await read().destroy();
      await write.destroy();
    },
  };
}
