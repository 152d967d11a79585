/** The office's database as a story sees it: in memory (memory-store.ts), or a real one (real-store.ts). */
import type {
  Batch,
  Commit,
  Device,
  EnrolmentCode,
  FoundOffice,
  Head,
  LoggedMutation,
  OfficeStore,
  ScopeChange,
  StoredRecord,
  Token,
} from '../../src/server/store/port.ts';

/** One state of the tables; never altered, so a copy of it is a backup. */
export interface Tables {
  readonly office: FoundOffice | null;
  readonly head: Head;
  readonly commits: ReadonlyMap<number, Commit>;
  readonly mutations: ReadonlyMap<string, LoggedMutation>;
  readonly records: ReadonlyMap<string, StoredRecord>;
  /** By `scope record`. */
  readonly changes: ReadonlyMap<string, ScopeChange>;
  readonly devices: ReadonlyMap<string, Device>;
  readonly codes: ReadonlyMap<string, EnrolmentCode & { readonly usedBy: string | null }>;
  readonly tokens: ReadonlyMap<string, Token>;
}

export interface OfficeDatabase {
  tables(): Tables;
  /** What is there now, kept: it can be gone back to. */
  backup(): Promise<Tables>;
  /** Everything goes on from there. Kill the processes first. */
  restore(backup: Tables): Promise<void>;
  /** The same database as one process sees it. */
  open(process: string): OfficeStore;
  /** The process died: what it had not committed is undone. */
  abort(process: string): void;
  close(): Promise<void>;
}

/** Told of every commit, when it is on disk. */
export type OnCommit = (before: Tables, after: Tables, batch: Batch | null) => void;

export const emptyTables: Tables = {
  office: null,
  head: { epoch: '', seq: 0, hash: '', kept: 0, floor: 0 },
  commits: new Map(),
  mutations: new Map(),
  records: new Map(),
  changes: new Map(),
  devices: new Map(),
  codes: new Map(),
  tokens: new Map(),
};

/** All that a transaction saved, piece by piece, as one. */
export function joined(before: Batch | null, { mutations, records, changes, commit }: Batch): Batch {
  return {
    mutations: [...(before?.mutations ?? []), ...mutations],
    records: [...(before?.records ?? []), ...records],
    changes: [...(before?.changes ?? []), ...changes],
    commit: commit ?? before?.commit ?? null,
  };
}
