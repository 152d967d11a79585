import { sql, type RawBuilder } from 'kysely';

/** All in which the two databases differ, in one place. */
export interface Flavour {
  readonly name: 'sqlite' | 'postgres';
  /** Ids and scopes are compared byte by byte, so that a walk goes on where it stopped on either database. */
  readonly idText: RawBuilder<unknown>;
  /** Keeps the rows of a table that is all key inside the key. */
  readonly keyTable: RawBuilder<unknown>;
  /** The trigger that refuses another body for a money entry. Emptying it by a rule of retention is no other body. */
  readonly entryTrigger: readonly RawBuilder<unknown>[];
  /** The statement that locks the office's row. SQLite's `begin immediate` has locked the whole file before. */
  readonly lockRow: boolean;
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
  lockRow: false,
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
  lockRow: true,
  isContention: (error) => ['40001', '40P01'].includes(String(codeOf(error, 'code'))),
};

const SQLITE_BUSY = 5;

function codeOf(error: unknown, name: string): unknown {
  return error instanceof Error ? Reflect.get(error, name) : undefined;
}
