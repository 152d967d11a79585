import { scopesOf, type Scope } from '../../core/audience.ts';
import type { Day } from '../../core/day.ts';
import type { Id } from '../../core/id.ts';
import { tookEffect, type Receipt } from '../../core/outcome.ts';
import type { OfficeRow } from '../../core/record.ts';
import type { HeldRole } from '../../core/role.ts';
import type { SyncAnswer, SyncRequest } from '../../sync/protocol.ts';
import type { LoggedMutation, ReadableRecord, Snapshot } from '../store/port.ts';
import { readCursor, writeCursor, type Cursor } from './cursor.ts';
import { readFeed, type Budget } from './feed.ts';
import { grantHash, storedHeldOn } from './grants.ts';
import type { Guards } from './guards.ts';
import { answerOwn } from './own-rows.ts';
import { proofOf } from './proof.ts';
import { receiptOf } from './receipt.ts';
import type { Pushed, Wrote } from './push.ts';
import { countWalk, planWalk, readWalk } from './walk.ts';

/** What the second step of a round fills in. */
export type Pulled = Pick<
  SyncAnswer,
  'proof' | 'held' | 'own' | 'rows' | 'exits' | 'grants' | 'walk' | 'cursor' | 'kept' | 'more'
>;

/** Read without the rule that narrows a pull. */
const everywhere: HeldRole = { role: 'provinceDesk', commune: null, village: null };

const MOST_ROWS = 2_000;
const MOST_BYTES = 4_000_000;
const LEAST_BYTES = 4_000;

/** Reads for one phone on one snapshot: its own rows, the feed, and a page of its walk. */
export async function pull(
  snapshot: Snapshot,
  person: string,
  request: SyncRequest,
  { settled, wrote }: Pushed,
  today: Day,
  guards: Guards,
): Promise<Pulled> {
  const head = await snapshot.head();
  const roles = storedHeldOn(await snapshot.grantsOf(person), today);
  const scopes = guards.scopeCheck ? scopesOf(roles) : scopesOf([...roles, everywhere]);
  const hash = grantHash(roles);
  const reads = snapshot.as(scopes);
  const cursor = readCursor(request.cursor);
  const isSameGrants = cursor !== null && (cursor.grants === hash || !guards.grantHash);
  const known: Cursor | null = cursor && !guards.grantHash ? { ...cursor, scopes } : cursor;

  const asked = await snapshot.mutationsBy(person, request.held);
  const took = asked.filter((m) => tookEffect(m.outcome));
  const touched = [...settled.filter((s) => tookEffect(s.receipt.outcome)), ...took].map((s) => s.record);
  const readable = new Map((await reads.versions(touched)).map((row) => [row.id, row]));
  const mine = answerOwn(settled, took, known, readable, guards.predecessor);
  const full = mine.full.length === 0 ? [] : await reads.rows(mine.full.map((row) => row.id));

  const budget: Budget = {
    bytes: Math.min(Math.max(request.want, LEAST_BYTES), MOST_BYTES),
    rows: MOST_ROWS,
  };
  const plan = planWalk(known, scopes, head);
  const { walk } = plan;
  // Half is left for the walk, so that neither keeps the other waiting.
  const half: Budget = walk ? { bytes: budget.bytes / 2, rows: budget.rows / 2 } : budget;
  const feedBudget = { ...half };
  const from = guards.walkStart || !walk ? plan : { ...plan, seq: head.seq };
  const isUpToDate = from.seq === head.seq || (!walk && isAnswered(wrote, from.seq, head.seq, readable));
  const feed = isUpToDate
    ? { rows: [], exits: [], upTo: null }
    : await readFeed(reads, scopes, from, feedBudget, readable);
  const left: Budget = {
    bytes: budget.bytes - (half.bytes - feedBudget.bytes),
    rows: budget.rows - (half.rows - feedBudget.rows),
  };
  const walked = walk && (await readWalk(reads, walk, left));

  const sent = new Set(mine.own.map((row) => row.id));
  const rows = new Map<string, OfficeRow>();
  for (const row of [...full, ...feed.rows, ...(walked?.rows ?? [])]) {
    if (!sent.has(row.id)) rows.set(row.id, officeRow(row, scopes));
  }
  const exits = new Map([...mine.exits, ...feed.exits].map((exit) => [exit.id, exit]));
  const next = walked ? walked.next : null;
  return {
    proof: proofOf(head),
    held: asked.map(answerFor),
    own: mine.own.map(({ id, seq, time }) => ({ id: id as Id, seq, time })), // ids in the book were checked
    rows: [...rows.values()],
    exits: guards.exits ? [...exits.values()].map(({ id, seq }) => ({ id: id as Id, seq })) : [],
    grants: isSameGrants ? null : { held: roles, scopes },
    walk: walk && {
      scopes: walk.scopes,
      start: walk.start,
      begins: walk.last === '',
      ends: next === null,
      // A walk of one page is over before anybody could ask how far it is.
      ...(walk.last === '' && next !== null ? { total: await countWalk(reads, walk) } : {}),
      ...(plan.tooOld ? { tooOld: true } : {}),
    },
    cursor: writeCursor({ seq: feed.upTo ?? head.seq, grants: hash, scopes, walk: next }),
    kept: head.kept,
    more: feed.upTo !== null || next !== null,
  };
}

/** Did nobody but this push write since that cursor, and nothing but what the answer holds anyway? */
function isAnswered(
  wrote: Wrote | null,
  cursor: number,
  head: number,
  readable: ReadonlyMap<string, unknown>,
): boolean {
  if (wrote === null || wrote.after !== cursor || wrote.upTo !== head) return false;
  return wrote.records.every((record) => readable.has(record));
}

function answerFor(mutation: LoggedMutation): Receipt & { readonly id: Id } {
  return { id: mutation.id as Id, ...receiptOf(mutation) }; // as above
}

function officeRow(record: ReadableRecord, scopes: readonly Scope[]): OfficeRow {
  const { id, kind, seq, gone, time, review, open, sealed, audience } = record;
  const granted = audience.filter((scope) => scopes.includes(scope));
  return { id: id as Id, kind, seq, gone, time, review, scopes: granted, open, sealed }; // as above
}
