import type { Commit, LoggedMutation, Snapshot, StoredRecord } from '../store/port.ts';
import { GENESIS, linkHash, type ChainItem } from './chain.ts';
import { leafOf, loggedText, recordText, sha256 } from './digest.ts';
import type { Verdict } from './office.ts';

/** Reads the whole book against its chain: every link, every mutation, every record as it stands. */
export async function verifyBook(snapshot: Snapshot): Promise<Verdict> {
  const head = await snapshot.head();
  const troubles: string[] = [];
  const say = (trouble: string): void => void (troubles.length < MOST_TROUBLES && troubles.push(trouble));
  const latest = { m: new Map<string, ChainItem>(), r: new Map<string, ChainItem>() };

  let previous = { seq: 0, hash: GENESIS };
  let commits = 0;
  for await (const commit of pages<Commit, number>(
    (after, n) => snapshot.inspect.commits(after, n),
    0,
    (c) => c.seq,
  )) {
    commits++;
    if (commit.previous !== previous.hash) say(`commit ${commit.seq}: does not follow ${previous.seq}`);
    if (commit.hash !== linkHash(commit.previous, commit.seq, commit.digest))
      say(`commit ${commit.seq}: hash`);
    const items = itemsOf(commit);
    if (!items) say(`commit ${commit.seq}: digest`);
    for (const item of items ?? []) latest[item[0]].set(item[1], item);
    previous = commit;
  }
  if (previous.hash !== head.hash || previous.seq !== head.seq) say('the head is not the last commit');

  const purged: Record<number, number> = {};
  let mutations = 0;
  let records = 0;
  const byId = (row: { readonly id: string }): string => row.id;
  for await (const m of pages<LoggedMutation, string>(
    (after, n) => snapshot.inspect.mutations(after, n),
    '',
    byId,
  )) {
    checkMutation(m, latest.m.get(m.id), say);
    latest.m.delete(m.id);
    if (m.purged !== null) purged[m.purged] = (purged[m.purged] ?? 0) + 1;
    mutations++;
  }
  for await (const r of pages<StoredRecord, string>(
    (after, n) => snapshot.inspect.records(after, n),
    '',
    byId,
  )) {
    checkRecord(r, latest.r.get(r.id), say);
    latest.r.delete(r.id);
    records++;
  }
  for (const id of [...latest.m.keys(), ...latest.r.keys()]) say(`${id}: in the chain and not in the book`);
  return { sound: troubles.length === 0, commits, mutations, records, purged, troubles };
}

const MOST_TROUBLES = 100;
const PAGE = 1_000;

type Say = (trouble: string) => void;

function checkMutation(m: LoggedMutation, item: ChainItem | undefined, say: Say): void {
  if (item?.[0] !== 'm') {
    say(`mutation ${m.id}: not in the chain`);
    return;
  }
  const [, , seq, leaf, outcome, reason, time] = item;
  if (seq !== m.seq || outcome !== m.outcome || reason !== m.reason || time !== m.time)
    say(`mutation ${m.id}: outcome`);
  // Emptied by a rule of retention: its leaf stands for the body.
  const now = m.purged === null ? leafOf(m.salt, loggedText(m)) : m.leaf;
  if (now !== leaf) say(`mutation ${m.id}: body`);
}

function checkRecord(r: StoredRecord, item: ChainItem | undefined, say: Say): void {
  if (item?.[0] !== 'r') {
    say(`record ${r.id}: not in the chain`);
    return;
  }
  const now = r.purged === null ? leafOf(r.salt, recordText(r)) : r.leaf;
  if (item[2] !== r.seq || item[3] !== now) say(`record ${r.id}: not as it was written`);
}

function itemsOf(commit: Commit): readonly ChainItem[] | null {
  if (sha256(commit.items) !== commit.digest) return null;
  return JSON.parse(commit.items) as readonly ChainItem[]; // its digest says that we wrote it
}

async function* pages<T, K>(
  read: (after: K, limit: number) => Promise<readonly T[]>,
  first: K,
  keyOf: (row: T) => K,
) {
  for (let after = first; ;) {
    const rows = await read(after, PAGE);
    yield* rows;
    const last = rows.at(-1);
    if (last === undefined || rows.length < PAGE) return;
    after = keyOf(last);
  }
}
