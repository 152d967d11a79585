import type { BookRecord } from './book-record.ts';
import type { Court } from './edit.ts';

/**
 * Puts a changed record on the desk. Where its audience moved, what shares that audience moves with it: leaving
 * and entering readers get an exit and a full record at the same seq (hazard 17).
 */
export async function putRecord(court: Court, record: BookRecord): Promise<void> {
  const before = await court.desk.record(record.id);
  court.desk.put(record);
  const moved = before !== null && before.audience.join(' ') !== record.audience.join(' ');
  if (!moved || !court.guards.childrenFollow) return;
  for (const child of await court.desk.childrenOf(record.id)) {
    await putRecord(court, { ...child, seq: court.desk.nextSeq(), audience: record.audience });
  }
}
