/**
 * What an applied answer changes here (rules 5–10): one transaction, or nothing at all. In this order: outcomes,
 * scopes that are gone, marks of a walk, exits, rows, own rows, what the walk's end leaves marked, the journal.
 */
import type { Id } from '../../core/id.ts';
import { id as idSchema } from '../../core/id.ts';
import { textOf } from '../../core/kind.ts';
import type { Mutation } from '../../core/mutation.ts';
import type { OfficeRow } from '../../core/record.ts';
import type { PhoneGuards } from '../guards.ts';
import type { SyncAnswer, SyncRequest } from '../protocol.ts';
import type { Base, Changes, Found, WalkShare, Wanted } from '../shelf.ts';
import { replayAfterEpoch } from './epoch.ts';
import type { FindKind } from './fold.ts';
import { putOwnRows } from './own-rows.ts';
import { settleEdit } from './settle.ts';
import { beginWalk, endWalk, purgeScopes } from './walk.ts';
import { createWorktop, type Worktop } from './worktop.ts';

export interface Applying {
  /** Phone's clock, ms. */
  readonly now: number;
  readonly find: FindKind;
  readonly guards: PhoneGuards;
}

export function wantedForAnswer(answer: SyncAnswer, request: SyncRequest, find: FindKind): Wanted {
  if (answer.epoch) return { everything: true };
  const { walk, grants } = answer;
  const told = [...answer.rows, ...answer.exits, ...answer.own].map((row) => row.id);
  const mine = request.mutations.flatMap((mutation) => [mutation.record, ...parentsOf(mutation, find)]);
  return {
    rows: [...told, ...mine],
    edits: [...new Set([...request.held, ...answer.held.map((state) => state.id)])],
    settledUpTo: answer.kept,
    ...(grants ? { outside: grants.scopes } : {}),
    ...(walk?.begins ? { [walk.ends ? 'inside' : 'idsInside']: walk.scopes } : {}),
    ...(walk?.ends ? { marked: true } : {}),
  };
}

/** null: the answer is to another moment of this phone and is dropped whole; ids make the resend free. */
export function applyAnswer(
  found: Found,
  request: SyncRequest,
  answer: SyncAnswer,
  { now, find, guards }: Applying,
): Changes | null {
  const { meta } = found;
  const fits = meta.proof === request.proof && meta.cursor === request.cursor;
  if (!fits && guards.compareAndSet) return null;
  if (answer.epoch) return replayAfterEpoch(found, find, guards);
  const { walk } = answer;
  const grants = answer.grants ?? meta.grants;
  const worktop = createWorktop(found, find, guards);
  for (const { id, ...receipt } of answer.outcomes) settleEdit(worktop, id, receipt);
  // The row of one that was released may come with a later page of the feed: it stays folded until then.
  if (!answer.more) {
    for (const { id, ...receipt } of answer.held) settleEdit(worktop, id, receipt);
    sendUnknownAgain(worktop, request, answer);
  }
  if (answer.grants && guards.purge) purgeScopes(worktop, answer.grants.scopes);
  if (walk?.begins) beginWalk(worktop, walk.scopes, found.idsInside);
  for (const exit of answer.exits) worktop.arrive(exit.id, exit.seq, null);
  for (const row of answer.rows) worktop.arrive(row.id, row.seq, baseOf(row), row.kind);
  const healthy = putOwnRows(worktop, find, request, answer, grants?.scopes ?? []);
  if (walk?.ends && guards.sweep) endWalk(worktop, walk.scopes, walk.start);
  return {
    ...worktop.changes(answer.kept),
    meta: {
      proof: answer.proof,
      cursor: healthy ? answer.cursor : null,
      grants,
      seenTime: latestTime(answer, meta.seenTime),
      officeTime: answer.now,
      walking: walk && !walk.ends ? walk.scopes : [],
      walk: shareOf(answer, meta.walk),
      lastGood: now,
    },
  };
}

/** How far the walk is after this page. */
function shareOf({ walk, rows }: SyncAnswer, before: WalkShare | null): WalkShare | null {
  if (!walk || walk.ends) return null;
  if (!walk.begins) return before && { ...before, got: before.got + rows.length };
  return { got: rows.length, total: walk.total ?? null, tooOld: walk.tooOld ?? false };
}

/** The office met a mistake of its own over these and stored no outcome: they take their place in the outbox again. */
function sendUnknownAgain(worktop: Worktop, request: SyncRequest, answer: SyncAnswer): void {
  const known = new Set(answer.held.map((state) => state.id));
  for (const asked of request.held) {
    const edit = known.has(asked) ? null : worktop.findEdit(asked);
    const faulty = edit?.state === 'held' && edit.receipt?.reason === 'server-fault';
    if (edit && faulty) worktop.changeEdit({ ...edit, state: 'unsent', receipt: null });
  }
}

function baseOf({ seq, gone, time, review, scopes, open, sealed }: OfficeRow): Base {
  return {
    seq,
    gone,
    time,
    review,
    scopes,
    open,
    sealed: sealed === null ? [] : [{ text: sealed, pairs: false }],
  };
}

/** The record whose audience a new one shares. */
function parentsOf({ kind, open }: Mutation, find: FindKind): readonly Id[] {
  const field = find(kind)?.parentField ?? null;
  const parsed = idSchema.safeParse(field === null || open === null ? null : textOf(open, field));
  return parsed.success ? [parsed.data] : [];
}

function latestTime(answer: SyncAnswer, seen: number): number {
  let latest = seen;
  for (const list of [answer.rows, answer.outcomes, answer.held, answer.own]) {
    for (const { time } of list) latest = Math.max(latest, time);
  }
  return latest;
}
