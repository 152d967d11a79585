/**
 * The least that any office must do: the rows that ours wrote, by SQL of one's own through the same driver, in the
 * same transactions, into the same tables. Nothing is judged, signed, chained or read.
 */
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import pg from 'pg';
import type { Batch } from '../../../src/server/store/port.ts';
import { mutationRow, recordRow } from '../../../src/server/store/rows.ts';
import { NUMBERS } from '../../../src/server/store/tables.ts';

type Row = Readonly<Record<string, SQLInputValue>>;

export interface BareWriter {
  /** Writes what one transaction of ours wrote: from the same objects to rows, and these to the tables. */
  write(office: string, batch: Batch): Promise<void>;
  close(): Promise<void>;
}

function rowsOf(office: string, { mutations, records, changes, commit }: Batch) {
  const tables: readonly (readonly [table: string, rows: readonly Row[]])[] = [
    ['mutation', mutations.map((mutation) => ({ ...mutationRow(office, mutation) }))],
    ['record', records.map((record) => ({ ...recordRow(office, record) }))],
    [
      'scope_change',
      changes.map(({ scope, record, seq, left }) => ({ office, scope, record, seq, has_left: left ? 1 : 0 })),
    ],
    ['commit_log', commit === null ? [] : [{ office, ...commit }]],
  ];
  return tables.filter(([, rows]) => rows.length > 0);
}

/** Prepared once, run once a row: what node:sqlite does best. */
export function openBareSqlite(path: string): BareWriter {
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: true });
  database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma cache_size = -32000');
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  function insertInto(table: string, row: Row) {
    const known = prepared.get(table);
    if (known !== undefined) return known;
    const names = Object.keys(row);
    const marks = names.map(() => '?').join(', ');
    const statement = database.prepare(
      `insert into ${table} (${names.map(quoted).join(', ')}) values (${marks})${onConflict(table)}`,
    );
    prepared.set(table, statement);
    return statement;
  }
  const setHead = database.prepare('update office set seq = ?, hash = ? where id = ?');
  return {
    async write(office, batch) {
      database.exec('begin immediate');
      for (const [table, rows] of rowsOf(office, batch))
        for (const row of rows) insertInto(table, row).run(...Object.values(row));
      if (batch.commit !== null) setHead.run(batch.commit.seq, batch.commit.hash, office);
      database.exec('commit');
    },
    async close() {
      database.close();
    },
  };
}

/** The rows of a table as one JSON parameter: a statement a row would cost a journey each. */
export async function openBarePostgres(url: string): Promise<BareWriter> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return {
    async write(office, batch) {
      await client.query('begin');
      for (const [table, rows] of rowsOf(office, batch)) {
        const names = Object.keys(rows[0] ?? {});
        const columns = names.map(quoted).join(', ');
        const typed = names
          .map((name) => `${quoted(name)} ${NUMBERS.has(name) ? 'bigint' : 'text'}`)
          .join(', ');
        const from = `json_to_recordset($1) as given(${typed})`;
        await client.query(
          `insert into ${table} (${columns}) select ${columns} from ${from}${onConflict(table)}`,
          [JSON.stringify(rows)],
        );
      }
      if (batch.commit !== null) {
        const { seq, hash } = batch.commit;
        await client.query('update office set seq = $1, hash = $2 where id = $3', [seq, hash, office]);
      }
      await client.query('commit');
    },
    close: () => client.end(),
  };
}

const quoted = (name: string): string => `"${name}"`;

/** The seeds of an office touch a few rows twice; a push of new records none. */
function onConflict(table: string): string {
  const keys: Readonly<Record<string, string>> = {
    record: 'id',
    mutation: 'id',
    scope_change: 'scope, record',
  };
  const key = keys[table];
  return key === undefined ? '' : ` on conflict (office, ${key}) do update set seq = excluded.seq`;
}
