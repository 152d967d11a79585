import type { Commit, Head, LoggedMutation, StoredRecord } from '../store/port.ts';
import { sha256 } from './digest.ts';

/**
 * One link for each batch that stored an outcome (rule 3). Its items are what the batch decided, by salted
 * digests: of each mutation with its outcome, of each record as it then stood. Bodies and salts lie elsewhere,
 * so that a purge can empty them and the chain still holds.
 */
export type ChainItem =
  | readonly [
      'm',
      id: string,
      seq: number,
      leaf: string,
      outcome: string,
      reason: string | null,
      time: number,
    ]
  | readonly ['r', id: string, seq: number, leaf: string];

export const GENESIS = sha256('so-thon');

export function linkOf(
  head: Pick<Head, 'hash'>,
  seq: number,
  at: number,
  mutations: readonly LoggedMutation[],
  records: readonly StoredRecord[],
): Commit {
  const items: ChainItem[] = [
    ...mutations.map((m) => ['m', m.id, m.seq, m.leaf, m.outcome, m.reason, m.time] as const),
    ...records.map((r) => ['r', r.id, r.seq, r.leaf] as const),
  ];
  items.sort((a, b) => a[2] - b[2] || (a[0] < b[0] ? -1 : 1));
  const text = JSON.stringify(items);
  const digest = sha256(text);
  return { seq, previous: head.hash, digest, hash: linkHash(head.hash, seq, digest), at, items: text };
}

export function linkHash(previous: string, seq: number, digest: string): string {
  return sha256(`${previous}\n${seq}\n${digest}`);
}
