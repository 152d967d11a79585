/**
 * The loop between this phone and its office: one round after the other until nothing is left to say, or until
 * something stands in the way. While a plain answer is applied here, the next request is on its way already. It holds
 * no state that matters: everything is on the shelf, and two loops on one shelf only waste work.
 */
import { toBase64url, type Id, type RandomBytes } from '../core/id.ts';
import { applyAnswer, wantedForAnswer } from './decisions/answer.ts';
import type { FindKind } from './decisions/fold.ts';
import { isPlain } from './decisions/plain.ts';
import { foundAfter, hasMoreToSend, nextRequest, wantedForRequest } from './decisions/request.ts';
import { stepAside } from './decisions/step-aside.ts';
import { allPhoneGuards, type PhoneGuards } from './guards.ts';
import { createPace, type Pace } from './pace.ts';
import { batch, limits, SCHEMA, type SyncAnswer, type SyncRequest } from './protocol.ts';
import { ShelfFault, takePrefix, type Found, type Meta, type Shelf } from './shelf.ts';
import type { Standstill } from './standstill.ts';
import { decodeAnswer, encodeRequest, type Gzip } from './wire.ts';

/** What came back: the text of an answer, or why there is none. Networks never make it throw. */
export type Sent = { readonly text: string } | Unsent;

export interface Unsent {
  readonly standstill: Standstill;
  /** ms. */
  readonly retryAfter?: number;
  /** The office itself, and nothing between here and there, says that it cannot read these bytes. */
  readonly unfit?: boolean;
}

/** One request there, one answer back. */
export type Send = (bytes: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<Sent>;

export interface ExchangeParts {
  readonly shelf: Shelf;
  readonly send: Send;
  readonly find: FindKind;
  /** ms since 1970. */
  readonly clock: () => number;
  readonly random: RandomBytes;
  readonly gzip?: Gzip;
  readonly guards?: PhoneGuards;
  /** Told whenever something begins or ends to stand in the way. */
  readonly onState?: (state: ExchangeState) => void;
  /** A mistake of ours: the loop ends as if the office were busy, and goes on later. */
  readonly onFault?: (fault: unknown) => void;
}

export interface ExchangeState {
  readonly sending: boolean;
  readonly standstill: Standstill | null;
}

export interface Ended {
  readonly standstill: Standstill | null;
  /** What the office asked to wait, ms. */
  readonly retryAfter: number;
}

/** `saved`: something may wait to be sent, and where nothing does there is nothing to ask. */
export type Why = 'all' | 'saved';

export interface Exchange {
  /** Rounds until nothing is left. A call while it runs joins it, and makes it look once more at its end. */
  run(signal: AbortSignal, why?: Why): Promise<Ended>;
}

const DONE: Ended = { standstill: null, retryAfter: 0 };
/** How often in a row an answer may come to a phone that moved on, or bring no outcome, before we wait. */
const PATIENCE = 5;

export function createExchange(parts: ExchangeParts): Exchange {
  const { onState = () => undefined, onFault = () => undefined } = parts;
  const pace = createPace();
  let running: Promise<Ended> | null = null;
  let asked: Why | null = null;
  /** What stood in the way last: a run that asks nothing learns nothing of it. */
  let last: Standstill | null = null;

  async function rounds(signal: AbortSignal, why: Why): Promise<Ended> {
    if (why === 'saved' && !hasMoreToSend(await parts.shelf.read(wantedForRequest(1, 1)))) {
      return last === null ? DONE : { standstill: last, retryAfter: 0 };
    }
    let idle = 0;
    let next: UnderWay | null = null;
    while (idle < PATIENCE) {
      const round: Round = await runRound(parts, pace, signal, next);
      if (round.ended) return round.ended;
      next = round.next;
      if (round.says) onState({ sending: true, standstill: round.says });
      idle = round.progress ? 0 : idle + 1;
    }
    return { standstill: 'BUSY', retryAfter: 0 };
  }

  async function run(signal: AbortSignal): Promise<Ended> {
    onState({ sending: true, standstill: asked === 'saved' ? last : null });
    let ended = DONE;
    do {
      const why = asked ?? 'all';
      asked = null;
      ended = await rounds(signal, why).catch((fault: unknown): Ended => {
        if (fault instanceof ShelfFault) return { standstill: fault.why, retryAfter: 0 };
        // Whoever stopped it may have closed the book already.
        if (!signal.aborted) onFault(fault);
        return { standstill: 'BUSY', retryAfter: 0 };
      });
    } while (asked !== null && ended === DONE && !signal.aborted);
    last = ended.standstill;
    onState({ sending: false, standstill: last });
    return ended;
  }

  return {
    run(signal, why = 'all') {
      asked = asked === 'all' ? 'all' : why;
      running ??= run(signal).finally(() => (running = null));
      return running;
    },
  };
}

interface Round {
  /** null: another round at once. */
  readonly ended: Ended | null;
  /** The answer was applied and brought something. */
  readonly progress: boolean;
  /** What takes long now, and why. */
  readonly says: 'EPOCH' | 'TOO_OLD' | null;
  /** Sent while this round's answer was applied. */
  readonly next: UnderWay | null;
}

/** A request that was sent. */
interface UnderWay {
  readonly request: SyncRequest;
  /** Of outbox. */
  readonly letters: number;
  readonly answer: Promise<{ readonly result: SyncAnswer | Unsent; readonly took: number }>;
}

async function runRound(
  parts: ExchangeParts,
  pace: Pace,
  signal: AbortSignal,
  begun: UnderWay | null,
): Promise<Round> {
  const underWay =
    begun ??
    (await sendNext(parts, pace, signal, await parts.shelf.read(wantedForRequest(pace.size, pace.count))));
  const { request, letters } = underWay;
  // The phone has nothing else to do until the answer comes.
  const behind = request.unsent > 0 ? readBehind(parts, pace, underWay) : null;
  const sent = await underWay.answer;
  if ('standstill' in sent.result) {
    const { standstill, retryAfter = 0, unfit = false } = sent.result;
    const smaller = (standstill === 'TOO_BIG' || standstill === 'SLOW') && pace.shrink(letters);
    if (standstill === 'TOO_BIG' && smaller && request.mutations.length > 1) return again(true);
    if (unfit && request.mutations.length > 1) {
      pace.halve(request.mutations.length);
      return again(true);
    }
    const [alone] = request.mutations;
    if (unfit && alone) return setAside(parts, request, alone.id, signal);
    return over(standstill, retryAfter);
  }
  const answer = sent.result;
  // A round without a load says nothing of what the network bears.
  if (request.mutations.length + answer.rows.length > 0) pace.adapt(sent.took);
  const why = standstillOf(answer);
  const isMore = answer.more || request.unsent > 0;
  const found = isMore && !why ? await (behind ?? readBehind(parts, pace, underWay)) : null;
  const next = found && (await sendAhead(parts, pace, signal, underWay, answer, found));
  // Over a slow network there is time to settle everything before the next answer is here.
  const hurries = sent.took < batch.instantMs || next === null;
  const applied = await apply(parts, request, answer, hurries);
  if (signal.aborted) return over(null);
  // Another tab was faster: what is on the shelf now says what to do next.
  if (applied === null) return again(false);
  if (answer.epoch) return again(false, 'EPOCH');
  if (why) return over(why);
  const unanswered = answer.outcomes.length < request.mutations.length;
  if (isMore || unanswered) {
    const progress = answer.outcomes.length > 0 || (answer.more && answer.cursor !== request.cursor);
    return again(progress, applied.walk?.tooOld === true ? 'TOO_OLD' : null, next);
  }
  return over(null);
}

/** null: it came to another moment of this phone and is dropped. */
async function apply(
  { shelf, clock, find, guards = allPhoneGuards }: ExchangeParts,
  request: SyncRequest,
  answer: SyncAnswer,
  hurries: boolean,
): Promise<Pick<Meta, 'walk'> | null> {
  const now = clock();
  const noted = hurries && isPlain(request, answer) ? await shelf.note?.(request, answer, now) : null;
  if (noted) return { walk: null };
  if (noted === false) return null;
  const wanted = wantedForAnswer(answer, request, find);
  const changes = await shelf.change(wanted, (found) =>
    applyAnswer(found, request, answer, { now, find, guards }),
  );
  return changes && { walk: changes.meta?.walk ?? null };
}

async function sendNext(
  parts: ExchangeParts,
  pace: Pace,
  signal: AbortSignal,
  found: Found,
): Promise<UnderWay> {
  const { clock, random, guards = allPhoneGuards } = parts;
  const nonce = toBase64url(random(6));
  const want = Math.min(batch.want, pace.size * 8);
  const request = nextRequest(found, { now: clock(), nonce, want, guards });
  const letters = found.unsent.reduce((sum, edit) => sum + edit.size, 0);
  const start = clock();
  const bytes = await encodeRequest(request, parts.gzip);
  const answer = hear(parts, request, bytes, signal).then((result) => ({ result, took: clock() - start }));
  answer.catch(() => undefined); // a mistake of ours: whoever waits for the answer meets it
  return { request, letters, answer };
}

/** null: what is asked next depends on what the answer does here. */
async function sendAhead(
  parts: ExchangeParts,
  pace: Pace,
  signal: AbortSignal,
  { request }: UnderWay,
  answer: SyncAnswer,
  found: Found,
): Promise<UnderWay | null> {
  const after = foundAfter(found, request, answer);
  if (!after || (after.unsent.length === 0 && after.unsentCount > 0)) return null;
  return sendNext(parts, pace, signal, { ...after, unsent: takePrefix(after.unsent, pace) });
}

/** The outbox as it is while an answer is awaited: the request, and as much behind it as the next one may take. */
async function readBehind(
  { shelf }: ExchangeParts,
  pace: Pace,
  { request, letters }: UnderWay,
): Promise<Found | null> {
  const more = Math.min(batch.most, pace.size * 4);
  const many = request.mutations.length + limits.mutations;
  return shelf.read(wantedForRequest(letters + more, many)).catch(() => null); // then the next round reads it
}

/**
 * The only edit of a request that the office cannot read steps aside, but only if the same request without it is
 * read: else it is not the edit. What that one is answered is dropped; the next round asks again.
 */
async function setAside(
  parts: ExchangeParts,
  request: SyncRequest,
  id: Id,
  signal: AbortSignal,
): Promise<Round> {
  const { shelf, find, random, guards = allPhoneGuards } = parts;
  const nonce = toBase64url(random(6));
  const bare = { ...request, nonce, mutations: [], receipts: {}, unsent: request.unsent + 1 };
  const told = await hear(parts, bare, await encodeRequest(bare, parts.gzip), signal);
  if ('standstill' in told) return over(told.standstill, told.retryAfter);
  await shelf.change({ edits: [id] }, (found) => stepAside(found, id, find, guards));
  return again(true);
}

const again = (progress: boolean, says: Round['says'] = null, next: UnderWay | null = null): Round => ({
  ended: null,
  progress,
  says,
  next,
});
const over = (standstill: Standstill | null, retryAfter = 0): Round => ({
  ended: standstill === null ? DONE : { standstill, retryAfter },
  progress: true,
  says: null,
  next: null,
});

async function hear(
  { send }: ExchangeParts,
  request: SyncRequest,
  bytes: Uint8Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<SyncAnswer | Unsent> {
  const sent = await send(bytes, signal);
  // Not to this request: a portal's page, or what some cache kept.
  return 'text' in sent ? (decodeAnswer(sent.text, request) ?? { standstill: 'PORTAL' }) : sent;
}

/** An answer that was applied and still says that something is wrong. */
function standstillOf({ schemas, outcomes, held, revoked = false }: SyncAnswer): Standstill | null {
  if (SCHEMA < schemas.oldest) return 'UPGRADE';
  if (SCHEMA > schemas.newest) return 'SERVER_OLD';
  const isRevoked = revoked || [...outcomes, ...held].some(({ reason }) => reason === 'revoked');
  return isRevoked ? 'REVOKED' : null;
}
