import type { Batch, Head, StoredRecord, WriteTransaction } from '../store/port.ts';
import { closeRecord } from './book-record.ts';
import { linkOf } from './chain.ts';
import type { Desk } from './desk.ts';
import type { PushParts } from './push.ts';
import { createSalts } from './salts.ts';

/** Everything that was decided, in one go, with its link of the chain. */
export async function writeBatch(
  transaction: WriteTransaction,
  desk: Desk,
  parts: PushParts,
  head: Head,
): Promise<Batch> {
  const { signer, seal, random, guards } = parts;
  const mutations = [...desk.loggedNow.values()].map((m) => ({ ...m, mac: signer.sign(m.id, m.hash, m) }));
  const records: StoredRecord[] = [];
  const salts = createSalts(random, desk.putNow.size);
  for (const record of desk.putNow.values()) records.push(await closeRecord(record, seal, salts()));
  const changes = [...desk.changesNow];
  if (mutations.length === 0 && records.length === 0) return { mutations, records, changes, commit: null };
  const isCovered = guards.chain || records.length > 0;
  const commit = isCovered ? linkOf(head, desk.seq, desk.now, mutations, records) : null;
  const batch = { mutations, records, changes, commit };
  await transaction.save(batch);
  if (commit) await transaction.setHead({ seq: commit.seq, hash: commit.hash });
  return batch;
}
