import type { Scope } from '../../core/audience.ts';
import type { RandomBytes } from '../../core/id.ts';
import type { Seal } from '../../seal/seal.ts';
import { SCHEMA } from '../../sync/protocol.ts';
import type { DeviceState, WriteTransaction } from '../store/port.ts';
import { parentOf } from './book-record.ts';
import type { Desk } from './desk.ts';
import type { ReceiptSigner } from './digest.ts';
import type { Court } from './edit.ts';
import { pointsTo } from './entry.ts';
import { createDesk } from './open-desk.ts';
import { pointersIn } from './pointed.ts';
import type { Guards } from './guards.ts';
import { isSentReport } from './freeze-count.ts';
import { release } from './hold.ts';
import type { Rules } from './rules.ts';
import { createSalts } from './salts.ts';
import { failure, finish, settle, type Draft, type PushRequest, type Settled } from './settle.ts';
import { decideHeld } from './supervise.ts';
import { waits } from './verdict.ts';
import { writeBatch } from './write-batch.ts';

/** What a push is done with. */
export interface PushParts {
  readonly rules: Rules;
  readonly guards: Guards;
  readonly seal: Seal;
  readonly random: RandomBytes;
  readonly signer: ReceiptSigner;
  /** Told of our own mistakes, which never reach a phone as an error. */
  readonly report: (error: unknown) => void;
}

export interface Pushed {
  readonly settled: readonly Settled[];
  /** Scopes in which something changed. */
  readonly scopes: ReadonlySet<Scope>;
  /** All that was written between two heads; null: nothing, or not in one go. */
  readonly wrote: Wrote | null;
  /** Reports that stand as sent now: their figures are to be frozen (office/freeze.ts). */
  readonly sent: readonly string[];
}

/** What changed after the one seq and up to the other. */
export interface Wrote {
  readonly after: number;
  readonly upTo: number;
  readonly records: readonly string[];
}

/**
 * Judges a prefix of an outbox, in order, releases what waited for it, and writes all of it with one link of the
 * chain. A mistake of ours inside one mutation leaves that one out; should even writing fail, each is tried alone.
 */
export async function push(
  transaction: WriteTransaction,
  parts: PushParts,
  request: PushRequest,
): Promise<Pushed> {
  try {
    return await transaction.savepoint(() => pushTogether(transaction, parts, request));
  } catch (error) {
    if (transaction.isContention(error)) throw error;
    parts.report(error);
  }
  // No mutation of this push could be left out instead: whoever decided must hear that it cannot be written.
  if (request.decisions?.length) return pushAlone(transaction, parts, request);
  const settled: Settled[] = [];
  const scopes = new Set<Scope>();
  const sent: string[] = [];
  const faulty = new Set<string>();
  for (const mutation of request.mutations) {
    try {
      if (faulty.has(mutation.record)) throw new Error('behind a mutation that failed');
      const pushed = await pushAlone(transaction, parts, { ...request, mutations: [mutation] });
      settled.push(...pushed.settled);
      for (const scope of pushed.scopes) scopes.add(scope);
      sent.push(...pushed.sent);
    } catch (error) {
      if (transaction.isContention(error)) throw error;
      parts.report(error);
      faulty.add(mutation.record);
      settled.push(finish(failure(mutation, request.now), new Map()));
    }
  }
  return { settled, scopes, wrote: null, sent };
}

/** What waits and cannot be written must not hold up what just came: it stays as it was. */
async function pushAlone(
  transaction: WriteTransaction,
  parts: PushParts,
  request: PushRequest,
): Promise<Pushed> {
  try {
    return await transaction.savepoint(() => pushTogether(transaction, parts, request));
  } catch (error) {
    if (transaction.isContention(error)) throw error;
    const quiet = { ...parts, guards: { ...parts.guards, release: false } };
    return transaction.savepoint(() => pushTogether(transaction, quiet, request));
  }
}

async function pushTogether(
  transaction: WriteTransaction,
  parts: PushParts,
  request: PushRequest,
): Promise<Pushed> {
  const head = await transaction.head();
  const desk = createDesk(transaction, head, parts, request.now);
  await lookUpAll(desk, parts, request);
  const court = createCourt(transaction, desk, parts);
  const salts = createSalts(parts.random, await countUnknown(desk, request));
  const drafts: Draft[] = [];
  const faulty = new Set<string>();
  for (const mutation of request.mutations) {
    const draft = await settle(court, parts, request, mutation, faulty, salts);
    if (draft.failed) faulty.add(mutation.record);
    drafts.push(draft);
  }
  for (const decision of request.decisions ?? []) await decideHeld(court, decision);
  if (parts.guards.release)
    await release(court, parts, [...request.events, ...standingEvents(parts, request)]);
  const batch = await writeBatch(transaction, desk, parts, head);
  const byId = new Map(batch.mutations.map((m) => [m.id, m]));
  return {
    settled: drafts.map((draft) => finish(draft, byId)),
    scopes: new Set(batch.changes.map((change) => change.scope)),
    wrote: batch.commit && {
      after: head.seq,
      upTo: batch.commit.seq,
      records: batch.records.map((record) => record.id),
    },
    sent: batch.records.filter(isSentReport).map((record) => record.id),
  };
}

async function countUnknown(desk: Desk, { mutations }: PushRequest): Promise<number> {
  let count = 0;
  for (const { id } of mutations) if ((await desk.mutation(id)) === null) count++;
  return count;
}

function createCourt(transaction: WriteTransaction, desk: Desk, { rules, guards, seal }: PushParts): Court {
  const states = new Map<string, DeviceState>();
  return {
    desk,
    rules,
    guards,
    seal,
    async stateOf(device) {
      const state = states.get(device) ?? (await transaction.findDevice(device))?.state ?? 'revoked';
      states.set(device, state);
      return state;
    },
  };
}

/** Grants begin on a day and a newer office understands more: tried again whenever that phone comes. */
function standingEvents({ rules }: PushParts, { person, device }: PushRequest): readonly string[] {
  const schemas = Array.from({ length: rules.schema ?? SCHEMA }, (_, i) => waits.schema(i + 1));
  return [waits.grants(person), waits.device(device), ...schemas];
}

async function lookUpAll(desk: Desk, { rules }: PushParts, { mutations }: PushRequest): Promise<void> {
  const ids = new Set<string>();
  const records = new Set<string>();
  for (const { id, op, record, target, kind, open } of mutations) {
    ids.add(id);
    if (target !== null) ids.add(target);
    records.add(record);
    const of = rules.find(kind);
    const parent = of && open ? parentOf(of, open) : null;
    if (parent !== null) records.add(parent);
    if (of && open) for (const pointed of pointsTo(of, open, rules)) records.add(pointed);
    if (of && open && op === 'create')
      for (const { id: pointed } of pointersIn(of, open)) records.add(pointed);
  }
  await desk.lookUp([...ids], [...records]);
}
