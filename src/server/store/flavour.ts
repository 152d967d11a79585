import {
  sql,
  type InsertQueryBuilder,
  type InsertResult,
  type Kysely,
  type RawBuilder,
  type SqlBool,
} from 'kysely';
import { rowSecurity, tableRights, tellWhoLooks } from './row-security.ts';
import { NUMBERS, type Tables } from './tables.ts';
import type { View } from './view.ts';

/** Numbers of advisory locks: any that nobody else uses in this database. */
const MIGRATION_LOCK = 0x50_74_68_01;
export const STARTING_LOCK = 0x50_74_68_02;

/** All in which the two databases differ, in one place. */
export interface Flavour {
  readonly name: 'sqlite' | 'postgres';
  /** Ids and scopes are compared byte by byte, so that a walk goes on where it stopped on either database. */
  readonly idText: RawBuilder<unknown>;
  /** Keeps the rows of a table that is all key inside the key. */
  readonly keyTable: RawBuilder<unknown>;
  /** The trigger that refuses another body for a money entry. Emptying it by a rule of retention is no other body. */
  readonly entryTrigger: readonly RawBuilder<unknown>[];
  /** Two processes that start at once migrate one after the other. SQLite's `begin immediate` has seen to it. */
  readonly migrateAlone: readonly RawBuilder<unknown>[];
  /** The database's own second look at who reads which row, where it has one. */
  readonly rowSecurity: readonly RawBuilder<unknown>[];
  /** What the application may do with the tables; written anew after each migration. */
  readonly tableRights: readonly RawBuilder<unknown>[];
  /** The statement that locks the office's row. SQLite's `begin immediate` has locked the whole file before. */
  readonly lockRow: boolean;
  /** Rows of one insert run one by one, or travel as one JSON text: a journey each costs PostgreSQL dearly. */
  readonly rowsAs: 'each' | 'json';
  /** A list may be one parameter. */
  readonly lists: boolean;
  /** Is the column one of these? They are its parameters, or its one parameter. */
  isOneOf(column: string, values: readonly string[]): RawBuilder<SqlBool>;
  /** Records that stand in one of these scopes. */
  readableIn(scopes: readonly string[]): RawBuilder<SqlBool>;
  /** Its parameters, in their order. */
  readableParameters(scopes: readonly string[]): readonly unknown[];
  /** Tells the database who looks, until the transaction ends. */
  look(transaction: Kysely<Tables>, view: View): Promise<void>;
  /** Another writer was in the way: the transaction may be run again. */
  isContention(error: unknown): boolean;
}

export const sqliteFlavour: Flavour = {
  name: 'sqlite',
  idText: sql`text`,
  keyTable: sql`without rowid`,
  entryTrigger: [
    sql`create trigger record_entry_body before update of open, sealed on record
      when old.entry = 1 and new.purged is null and (new.open is not old.open or new.sealed is not old.sealed)
      begin select raise(abort, 'the body of a money entry never changes'); end`,
  ],
  migrateAlone: [],
  rowSecurity: [],
  tableRights: [],
  lockRow: false,
  rowsAs: 'each',
  lists: false,
  isOneOf: (column, values) => sql`${sql.ref(column)} in (${sql.join(values)})`,
  readableIn: (scopes) => sql`exists (select scope from scope_change where scope_change.office = record.office
    and scope_change.record = record.id and scope in (${sql.join(scopes)}) and has_left = 0)`,
  readableParameters: (scopes) => scopes,
  look: () => Promise.resolve(),
  isContention: (error) => codeOf(error, 'errcode') === SQLITE_BUSY,
};

export const postgresFlavour: Flavour = {
  name: 'postgres',
  idText: sql`text collate "C"`,
  keyTable: sql``,
  entryTrigger: [
    sql`create function refuse_entry_body() returns trigger language plpgsql as $$
      begin raise exception 'the body of a money entry never changes'; end $$`,
    sql`create trigger record_entry_body before update of open, sealed on record for each row
      when (old.entry = 1 and new.purged is null
        and (new.open is distinct from old.open or new.sealed is distinct from old.sealed))
      execute function refuse_entry_body()`,
  ],
  migrateAlone: [sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`],
  rowSecurity,
  tableRights,
  lockRow: true,
  rowsAs: 'json',
  lists: true,
  isOneOf: (column, values) => sql`${sql.ref(column)} = any(${[...values]}::text[])`,
  // A look into the index of changes would be planned badly as long as nothing was analysed: a fresh office.
  readableIn: (scopes) => sql`string_to_array(record.audience, ' ') && ${[...scopes]}::text[]`,
  readableParameters: (scopes) => [[...scopes]],
  look: tellWhoLooks,
  isContention: (error) => ['40001', '40P01'].includes(String(codeOf(error, 'code'))),
};

/** Many rows for one table; their statement ends in what happens to known ones. */
export function insertInto<T extends keyof Tables>(
  db: Kysely<Tables>,
  { rowsAs }: Flavour,
  table: T,
  rows: readonly Tables[T][],
): InsertQueryBuilder<Tables, T, InsertResult> {
  const insert = db.insertInto(table);
  // Kysely cannot see that the row of a table named by a type is insertable: no column here is generated.
  if (rowsAs === 'each') return insert.values(rows as never);
  const names = Object.keys(rows[0] ?? {});
  const columns = sql.join(names.map((name) => sql.ref(name)));
  const typed = sql.join(
    names.map((name) => sql`${sql.ref(name)} ${NUMBERS.has(name) ? sql`bigint` : sql`text`}`),
  );
  return insert
    .columns(names as never) // the columns of that very row
    .expression(sql`select ${columns} from json_to_recordset(${JSON.stringify(rows)}) as given(${typed})`);
}

const SQLITE_BUSY = 5;

function codeOf(error: unknown, name: string): unknown {
  return error instanceof Error ? Reflect.get(error, name) : undefined;
}
