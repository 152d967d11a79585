import type { Op } from '../../core/mutation.ts';
import type { Outcome, Reason } from '../../core/outcome.ts';
import type { Gone } from '../../core/record.ts';
import type { DeviceState } from './port.ts';

/** The tables as both databases have them: ids are text, numbers of changes bigint, JSON is text, yes and no 1 and 0. */
export interface Tables {
  schema_number: { number: number };
  office: OfficeTable;
  mutation: MutationTable;
  commit_log: CommitTable;
  record: RecordTable;
  scope_change: ScopeChangeTable;
  device: DeviceTable;
  token: { hash: string; office: string; device: string; expires: number };
  code: {
    hash: string;
    office: string;
    person: string;
    expires: number;
    created_by: string;
    used_by: string | null;
  };
  audit: { office: string; at: number; by_person: string; act: string; detail: string };
}

/** Columns that hold numbers; all others hold text. */
export const NUMBERS: ReadonlySet<string> = new Set([
  'admitted',
  'arrival',
  'at',
  'authored',
  'corrected',
  'entry',
  'has_left',
  'purged',
  'received',
  'schema',
  'seq',
  'time',
]);

export interface OfficeTable {
  id: string;
  name: string;
  province: string;
  epoch: string;
  seq: number;
  hash: string;
  kept: number;
  floor: number;
  created: number;
}

export interface MutationTable {
  office: string;
  id: string;
  hash: string;
  outcome: Outcome;
  reason: Reason | null;
  troubles: string | null;
  time: number;
  seq: number;
  mac: string;
  arrival: number;
  op: Op;
  act: Exclude<Op, 'mend'>;
  kind: string;
  record: string;
  person: string;
  device: string;
  authored: number;
  corrected: number;
  received: number;
  schema: number;
  open: string | null;
  sealed: string | null;
  target: string | null;
  replaced_by: string | null;
  waits_for: string | null;
  admitted: number;
  salt: string;
  leaf: string;
  purged: number | null;
}

export interface CommitTable {
  office: string;
  seq: number;
  previous: string;
  digest: string;
  hash: string;
  at: number;
  items: string;
}

export interface RecordTable {
  office: string;
  id: string;
  kind: string;
  entry: number;
  parent: string | null;
  holder: string | null;
  reverses: string | null;
  audience: string;
  seq: number;
  gone: Gone;
  time: number;
  stamps: string;
  review: string;
  open: string;
  sealed: string | null;
  recorded_by: string | null;
  leaf: string;
  salt: string;
  purged: number | null;
}

export interface ScopeChangeTable {
  office: string;
  scope: string;
  record: string;
  seq: number;
  has_left: number;
}

export interface DeviceTable {
  id: string;
  office: string;
  person: string;
  key: string;
  certificate: string;
  state: DeviceState;
  created: number;
  last_seen: number | null;
  unsent: number;
  app_version: string;
}

// Named one by one: a star would come to mean more columns while an older process still runs.
export const MUTATION_COLUMNS = [
  'office',
  'id',
  'hash',
  'outcome',
  'reason',
  'troubles',
  'time',
  'seq',
  'mac',
  'arrival',
  'op',
  'act',
  'kind',
  'record',
  'person',
  'device',
  'authored',
  'corrected',
  'received',
  'schema',
  'open',
  'sealed',
  'target',
  'replaced_by',
  'waits_for',
  'admitted',
  'salt',
  'leaf',
  'purged',
] as const satisfies readonly (keyof MutationTable)[];

export const RECORD_COLUMNS = [
  'office',
  'id',
  'kind',
  'entry',
  'parent',
  'holder',
  'reverses',
  'audience',
  'seq',
  'gone',
  'time',
  'stamps',
  'review',
  'open',
  'sealed',
  'recorded_by',
  'leaf',
  'salt',
  'purged',
] as const satisfies readonly (keyof RecordTable)[];

export const DEVICE_COLUMNS = [
  'id',
  'office',
  'person',
  'key',
  'certificate',
  'state',
  'created',
  'last_seen',
  'unsent',
  'app_version',
] as const satisfies readonly (keyof DeviceTable)[];
