/** What a running office really has in its book: its SQLite file, read beside it by SQL that is not the product's. */
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

export interface BookedRecord {
  readonly id: string;
  readonly open: Readonly<Record<string, unknown>>;
  readonly gone: string;
}

/** Live and gone records of a kind, in the order of their arrival. */
export function bookedRecords(data: string, kind: string): readonly BookedRecord[] {
  return ask(data, 'select id, open, gone from record where kind = ? order by seq', kind).map((row) => ({
    id: String(row['id']),
    gone: String(row['gone']),
    // Written by the office a moment ago.
    open: JSON.parse(String(row['open'])) as Record<string, unknown>,
  }));
}

/** How often each creation of a kind was taken in: more than one for a record would be twice. */
export function creations(data: string, kind: string): ReadonlyMap<string, number> {
  const rows = ask(
    data,
    "select record, count(*) as times from mutation where kind = ? and op = 'create' and outcome in ('OK', 'MERGED') group by record",
    kind,
  );
  return new Map(rows.map((row) => [String(row['record']), Number(row['times'])]));
}

function ask(data: string, sql: string, kind: string): readonly Record<string, unknown>[] {
  const book = new DatabaseSync(join(data, 'office.sqlite'), { readOnly: true });
  try {
    return book.prepare(sql).all(kind);
  } finally {
    book.close();
  }
}
