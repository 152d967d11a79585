/** The rows of a real database as a story looks at them. */
import type { Commit } from '../../src/server/store/port.ts';
import { toDevice, toMutation, toRecord } from '../../src/server/store/rows.ts';
import type { Tables as Rows } from '../../src/server/store/tables.ts';
import { emptyTables, type Tables } from './office-database.ts';

/** Whole tables; what a database has none of may be missing or null. */
export type Dump = { readonly [Name in keyof Rows]?: readonly Rows[Name][] | null };

/** Those that are looked at, and the order in which they are compared. */
export const SHOWN = {
  office: 'id',
  commit_log: 'seq',
  mutation: 'id',
  record: 'id',
  device: 'created, id',
} as const;

export function tablesOf({ office, commit_log, mutation, record, device }: Dump): Tables {
  const { epoch, seq, hash, kept, floor } = office?.[0] ?? emptyTables.head;
  return {
    ...emptyTables,
    head: { epoch, seq, hash, kept, floor },
    commits: new Map(commit_log?.map((row) => [row.seq, toCommit(row)])),
    mutations: new Map(mutation?.map((row) => [row.id, toMutation(row)])),
    records: new Map(record?.map((row) => [row.id, toRecord(row)])),
    devices: new Map(device?.map((row) => [row.id, toDevice(row)])),
  };
}

function toCommit({ seq, previous, digest, hash, at, items }: Rows['commit_log']): Commit {
  return { seq, previous, digest, hash, at, items };
}
