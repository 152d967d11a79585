import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';
import {
  CompiledQuery,
  Kysely,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';
import { sqliteFlavour } from './flavour.ts';
import { createKyselyStore, type StoreOptions } from './kysely-store.ts';
import type { OfficeStore } from './port.ts';
import type { Tables } from './tables.ts';

/**
 * The embedded store: one file (or ':memory:'), one writer. A second, read-only connection answers reads from
 * the last commit while a write is under way; in memory there is only one, and reads take turns with writes.
 */
export function openSqliteStore(path: string, options: StoreOptions = {}): OfficeStore {
  const writer = openDatabase(path, false);
  const write = new Kysely<Tables>({ dialect: dialectOf(writer, 'begin immediate') });
  const inMemory = path === ':memory:';
  let reader: Kysely<Tables> | null = null;
  const read = () => (reader ??= inMemory ? write : readerOf(path)); // its file exists once the writer has opened it
  return createKyselyStore({ write, read, flavour: sqliteFlavour }, options);
}

/** Pages of 4 KB. */
const FOLDED_AFTER = 4_000;

function readerOf(path: string): Kysely<Tables> {
  return new Kysely<Tables>({ dialect: dialectOf(openDatabase(path, true), 'begin') });
}

function openDatabase(path: string, readOnly: boolean): DatabaseSync {
  const database = new DatabaseSync(path, { readOnly, timeout: 5_000, enableForeignKeyConstraints: true });
  if (!readOnly) database.exec('pragma journal_mode = wal');
  database.exec('pragma synchronous = full; pragma cache_size = -32000; pragma temp_store = memory');
  // Every commit is on disk beside the file. Folding it in more seldom spares pages that many commits touch.
  database.exec(`pragma wal_autocheckpoint = ${FOLDED_AFTER}`);
  return database;
}

function dialectOf(database: DatabaseSync, begin: string): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => createDriver(database, begin),
    createIntrospector: (db) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

/** One connection, handed to one user at a time. */
function createDriver(database: DatabaseSync, begin: string): Driver {
  const connection = connectionOf(database);
  const run = async (statement: string): Promise<void> => {
    await connection.executeQuery(CompiledQuery.raw(statement));
  };
  let free = Promise.resolve();
  let release = (): void => undefined;
  return {
    init: () => Promise.resolve(),
    async acquireConnection() {
      const before = free;
      let open = (): void => undefined;
      free = new Promise((resolve) => (open = resolve));
      await before;
      release = open;
      return connection;
    },
    releaseConnection: () => Promise.resolve(release()),
    beginTransaction: () => run(begin),
    commitTransaction: () => run('commit'),
    rollbackTransaction: () => run('rollback'),
    savepoint: (_, name) => run(`savepoint ${name}`),
    rollbackToSavepoint: (_, name) => run(`rollback to ${name}`),
    releaseSavepoint: (_, name) => run(`release ${name}`),
    destroy: () => Promise.resolve(database.close()),
  };
}

/** Statements stay prepared: most of a push is the same few of them. */
const MOST_PREPARED = 300;

interface Prepared {
  readonly statement: StatementSync;
  /** Rows come back. */
  readonly gives: boolean;
}

function connectionOf(database: DatabaseSync): DatabaseConnection {
  const prepared = new Map<string, Prepared>();
  const prepare = (text: string): Prepared => {
    const known = prepared.get(text);
    if (known) return known;
    const statement = database.prepare(text);
    const fresh = { statement, gives: statement.columns().length > 0 };
    if (prepared.size >= MOST_PREPARED) prepared.clear();
    prepared.set(text, fresh);
    return fresh;
  };
  return {
    async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
      const { statement, gives } = prepare(sql);
      if (Array.isArray(parameters[0])) {
        // Of StatementCache.rows: the same statement for each of the rows.
        for (const row of parameters as readonly SQLInputValue[][]) statement.run(...row);
        return { rows: [] };
      }
      const values = parameters as readonly SQLInputValue[]; // the tables hold texts, numbers and null
      if (gives) return { rows: statement.all(...values) as R[] }; // Kysely knows the columns
      return { rows: [], numAffectedRows: BigInt(statement.run(...values).changes) };
    },
    streamQuery() {
      throw new Error('nothing is streamed from SQLite');
    },
  };
}
