/**
 * Plain answers to many edits, written down as they came and worked in afterwards. To settle a thousand edits takes
 * two thousand writes; to note the answer takes two, so the office hears the next thousand meanwhile.
 *
 * A note stands in the same transaction as its proof and cursor: either the phone knows the answer, or it sends the
 * same edits again. While there is a note, nothing but the outbox behind it is read or decided on (dexie-shelf.ts):
 * the notes are worked in first, in the order in which they came, whoever comes next, be it after a crash.
 */
import type { Id } from '../core/id.ts';
import { applyAnswer, wantedForAnswer } from '../sync/decisions/answer.ts';
import { allPhoneGuards } from '../sync/guards.ts';
import type { SyncAnswer, SyncRequest } from '../sync/protocol.ts';
import { notedUpTo, readMeta, unsentAfter } from './as-shelved.ts';
import type { Database } from './database.ts';
import type { RowIndex } from './row-index.ts';
import { findIn } from './shelf-reads.ts';
import { writeIn } from './shelf-writes.ts';
import { withStore } from './store-fault.ts';

export interface NotedAnswer {
  /** Place in save order of the last edit that it answers. */
  readonly upTo: number;
  /** Of the edits that it answers, in save order. */
  readonly ids: readonly Id[];
  /** What the request said beside them. */
  readonly request: Omit<SyncRequest, 'mutations'>;
  readonly answer: SyncAnswer;
  /** Phone's clock, ms. */
  readonly now: number;
}

/** As `Shelf.note` says. */
export function noteAnswer(
  database: Database,
  { mutations, ...request }: SyncRequest,
  answer: SyncAnswer,
  now: number,
): Promise<boolean | null> {
  const { meta, edits, told } = database;
  const { proof, cursor } = answer;
  const ids = mutations.map(({ id }) => id);
  return database.transaction('rw', [meta, edits, told], async () => {
    const [stored, noted] = await Promise.all([readMeta(database), notedUpTo(database)]);
    if (stored.proof !== request.proof || stored.cursor !== request.cursor) return false;
    const waiting = unsentAfter(database, noted).limit(ids.length);
    const [next, last] = await Promise.all([waiting.primaryKeys(), edits.get(ids.at(-1) ?? '')]);
    if (!last || next.length < ids.length || next.some((id, at) => id !== ids[at])) return null;
    await Promise.all([
      told.put({ upTo: last.order, ids, request, answer, now }),
      meta.put({ ...stored, proof, cursor, officeTime: answer.now, lastGood: now, key: 'phone' }),
    ]);
    return true;
  });
}

/** Settles what is noted: each answer in a transaction of its own. */
export async function workIn(database: Database, index: RowIndex): Promise<void> {
  while ((await database.told.count()) > 0) await withStore(database, () => workInFirst(database, index));
}

function workInFirst(database: Database, index: RowIndex): Promise<void> {
  const { meta, rows, words, late, tallies, marks, edits, told } = database;
  return database.transaction('rw', [meta, rows, words, late, tallies, marks, edits, told], async () => {
    const noted = await told.toCollection().first();
    if (!noted) return;
    const { ids, answer, now } = noted;
    const sent = (await edits.bulkGet([...ids])).filter((edit) => edit !== undefined);
    const request: SyncRequest = { ...noted.request, mutations: sent.map(({ mutation }) => mutation) };
    const { found, here } = await findIn(database, wantedForAnswer(answer, request, index.find));
    const { proof, cursor, officeTime, lastGood } = found.meta;
    // Whether it fits was asked when it was noted; the phone has moved on from there by such answers only.
    const then = { ...found, meta: { ...found.meta, proof: request.proof, cursor: request.cursor } };
    const by = { now, find: index.find, guards: allPhoneGuards };
    const changes = applyAnswer(then, request, answer, by);
    if (changes) {
      const after = { ...changes.meta, proof, cursor: changes.meta?.cursor === null ? null : cursor };
      const step = { ...changes, meta: { ...after, officeTime, lastGood } };
      await writeIn(database, step, found.meta, here, index);
    }
    await told.delete(noted.upTo);
  });
}
