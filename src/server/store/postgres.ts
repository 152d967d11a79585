import { CompiledQuery, Kysely, PostgresDialect, sql, type DatabaseConnection } from 'kysely';
import type { PoolConfig } from 'pg';
import { postgresFlavour } from './flavour.ts';
import { createKyselyStore, type StoreOptions } from './kysely-store.ts';
import { migrate, NEWEST } from './migrations.ts';
import { withPreparedStatements } from './postgres-pool.ts';
import type { OfficeStore } from './port.ts';
import { APP_ROLE, makeRole } from './row-security.ts';
import type { Tables } from './tables.ts';

export interface PostgresOptions extends StoreOptions {
  /** Told of connections that broke while they had nothing to say; without it they go to the console. */
  readonly report?: (error: unknown) => void;
  /** How long a transaction may say nothing, ms. */
  readonly patience?: number;
}

/** A process that fell silent holds the office's row: after so long, the database gives it to the others, ms. */
const PATIENCE = 60_000;
/** What was answered is on disk. A database that was set to wait for even more than that is left alone. */
const ON_DISK = `select set_config('synchronous_commit', 'on', false)
  where current_setting('synchronous_commit') = 'off'`;

/** Writers of one office take turns: a few connections wait at the row's lock, the others in the pool. */
const WRITERS = 3;
const READERS = 8;

/**
 * The store for an office of several processes: everything works under `sothon_app` (row-security.ts), only the
 * tables are made by whoever the address logs in as. `url`: `postgres://user:password@host:port/database`.
 */
export async function openPostgresStore(url: string, options: PostgresOptions = {}): Promise<OfficeStore> {
  const { default: pg } = await import('pg');
  const types = new pg.TypeOverrides();
  types.setTypeParser(pg.types.builtins.INT8, toNumber);
  const report = options.report ?? ((error: unknown) => console.error(error));

  function open(max: number, role: string | null): Kysely<Tables> {
    const config: PoolConfig = {
      connectionString: url,
      max,
      application_name: 'so-thon',
      connectionTimeoutMillis: 10_000,
      idleTimeoutMillis: 10_000,
      keepAlive: true,
      idle_in_transaction_session_timeout: options.patience ?? PATIENCE,
      types,
    };
    const pool = new pg.Pool(config);
    // Without it, the database's restart would end this process: the pool hears idle connections only, and what
    // breaks while a push thinks between two statements would be nobody's.
    pool.on('connect', (client) => void client.on('error', report));
    pool.on('error', () => undefined); // the same once more
    const become = async (connection: DatabaseConnection): Promise<void> => {
      if (role !== null) await connection.executeQuery(CompiledQuery.raw(`set role ${role}`));
      await connection.executeQuery(CompiledQuery.raw(ON_DISK));
    };
    return new Kysely<Tables>({
      dialect: new PostgresDialect({ pool: withPreparedStatements(pool), onCreateConnection: become }),
    });
  }

  const write = open(WRITERS, APP_ROLE);
  const read = open(READERS, APP_ROLE);
  return createKyselyStore(
    {
      write,
      read: () => read,
      devices: read,
      flavour: postgresFlavour,
      async migrate() {
        const owner = open(1, null);
        try {
          if (await isNewest(owner)) return;
          for (const statement of makeRole) await statement.execute(owner);
          await migrate(owner, postgresFlavour);
        } finally {
          await owner.destroy();
        }
      },
    },
    options,
  );
}

/** Seqs and times, ms: far below what a number can hold exactly, and what is not is a mistake of ours. */
function toNumber(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number)) throw new Error(`${text} is no number for us`);
  return number;
}

/** Whoever logs in as the application's role alone cannot make tables, and need not. */
async function isNewest(owner: Kysely<Tables>): Promise<boolean> {
  const { rows } = await sql<{
    there: boolean;
  }>`select to_regclass('schema_number') is not null as there`.execute(owner);
  if (rows[0]?.there !== true) return false;
  const row = await owner.selectFrom('schema_number').select('number').executeTakeFirst();
  return row?.number === NEWEST;
}
