import { linkOf } from './chain.ts';
import type { LoggedMutation, ScopeChange, StoredRecord, WriteTransaction } from '../store/port.ts';

/**
 * Ends the keeping of records by a rule of retention: bodies and salts of the records and of all their mutations
 * go, ids, outcomes and leaves stay, so that the chain holds and says by which rule. Phones get an exit. What is
 * about such a record goes with it: a comment names people, a conflict holds both values.
 */
export async function purgeRecords(
  transaction: WriteTransaction,
  ids: readonly string[],
  rule: number,
  now: number,
): Promise<readonly ScopeChange[]> {
  const head = await transaction.lockOffice();
  let { seq } = head;
  const found = await withWhatIsAbout(transaction, await transaction.records(ids));
  const changes: ScopeChange[] = [];
  const records: StoredRecord[] = found.map((record) => {
    seq++;
    for (const scope of record.audience) changes.push({ scope, record: record.id, seq, left: true });
    return emptied(record, seq, rule);
  });
  if (records.length === 0) return [];
  const logged = await transaction.mutationsOn(records.map((record) => record.id));
  const mutations: LoggedMutation[] = logged.map((m) => ({
    ...m,
    open: null,
    sealed: null,
    salt: '',
    purged: rule,
  }));
  const commit = linkOf(head, seq, now, mutations, records);
  await transaction.save({ mutations, records, changes, commit });
  await transaction.setHead({ seq: commit.seq, hash: commit.hash });
  return changes;
}

function emptied(record: StoredRecord, seq: number, rule: number): StoredRecord {
  const nothing = {
    open: {},
    sealed: null,
    salt: '',
    stamps: { base: record.stamps.base, named: {} },
  } as const;
  return {
    ...record,
    ...nothing,
    seq,
    audience: [],
    parent: null,
    holder: null,
    reverses: null,
    purged: rule,
  };
}

/** Those not yet purged, and all that hangs on them. */
async function withWhatIsAbout(
  transaction: WriteTransaction,
  records: readonly StoredRecord[],
): Promise<readonly StoredRecord[]> {
  const found = new Map<string, StoredRecord>();
  const open = records.filter((record) => record.purged === null);
  for (let record = open.pop(); record; record = open.pop()) {
    if (found.has(record.id)) continue;
    found.set(record.id, record);
    open.push(...(await transaction.childrenOf(record.id)));
  }
  return [...found.values()];
}
