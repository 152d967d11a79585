/**
 * The one message there and the one back, between what the code handles (protocol.ts) and what travels
 * (wire-schemas.ts). An answer is read beside its request: what stands in the request is not said again.
 */
import type { Id } from '../core/id.ts';
import { id as idSchema } from '../core/id.ts';
import type { Receipt } from '../core/outcome.ts';
import type { Scope } from '../core/audience.ts';
import { packIds } from './columns.ts';
import { batch, limits, PROTOCOL, type SyncAnswer, type SyncRequest } from './protocol.ts';
import { packEdits, unpackEdits, type EditProblem } from './wire-edits.ts';
import { packReceipt, packReceipts, unpackReceipt, unpackReceipts, type Placed } from './wire-receipts.ts';
import { packRows, parseIds, unpackRows } from './wire-rows.ts';
import { wireAnswer, wireRequest, type WireAnswer, type WireRequest } from './wire-schemas.ts';
import { packTextStep, unpackTextStep } from './wire-step.ts';

/** Makes bytes shorter. Handed in where the platform's own takes too long, as in a simulation. */
export type Gzip = (plain: Uint8Array<ArrayBuffer>) => Promise<Uint8Array<ArrayBuffer>>;

/** JSON columns, packed where that makes them shorter: a zlib stream is gzip with 12 bytes less around it. */
export async function encodeRequest(
  request: SyncRequest,
  gzip: Gzip = deflate,
): Promise<Uint8Array<ArrayBuffer>> {
  const plain = new TextEncoder().encode(JSON.stringify(packRequest(request)));
  if (plain.length <= NEVER_SHORTER) return plain;
  const packed = await gzip(plain);
  return packed.length < plain.length ? packed : plain;
}

/** Bytes of a round with nothing to send: ids and hashes, which packing only makes longer. */
const NEVER_SHORTER = 200;

/**
 * - `json`: cut, or no JSON at all · `version`: of another protocol · `shape`: not as `wireRequest` says
 * - `columns`, `ids`: columns that do not fit one another, an id that is none
 * - `too-many`, `too-deep`, `too-long`: beyond `limits`
 */
export type RequestProblem = 'json' | 'version' | 'shape' | EditProblem;
export type DecodedRequest = { readonly request: SyncRequest } | { readonly problem: RequestProblem };

/** What a phone sent, inflated. Bodies are of the right form only: the kinds judge what they say. */
export function decodeRequest(inflated: string | Uint8Array<ArrayBuffer>): DecodedRequest {
  const json = parseJson(inflated);
  if (json === undefined) return { problem: 'json' };
  if (!isOfVersion(json)) return { problem: 'version' };
  const parsed = wireRequest.safeParse(json);
  return parsed.success ? unpackRequest(parsed.data) : { problem: 'shape' };
}

/** Told beside the request that it answers: the office has it, and so has the phone. */
export function encodeAnswer(answer: SyncAnswer, request: SyncRequest): string {
  return JSON.stringify(packAnswer(answer, request));
}

/** null: not an answer of an office to this very request (a portal, cut, another's). Then nothing may be settled. */
export function decodeAnswer(text: string, request: SyncRequest): SyncAnswer | null {
  const parsed = wireAnswer.safeParse(parseJson(text));
  if (!parsed.success || parsed.data.n !== request.nonce) return null;
  return unpackAnswer(parsed.data, request);
}

function packRequest(request: SyncRequest): WireRequest {
  const { v, nonce, schema, now, proof, cursor, mutations, receipts, held, want, unsent } = request;
  const power = Math.floor(Math.log2(Math.max(1, want)));
  const placed = mutations.flatMap((m, at): Placed[] => {
    const receipt = Object.hasOwn(receipts, m.id) ? receipts[m.id] : undefined;
    return receipt ? [{ at, receipt }] : [];
  });
  return {
    v,
    n: nonce,
    s: schema,
    t: now,
    ...(proof === null ? {} : { p: proof }),
    ...(cursor === null ? {} : { c: cursor }),
    ...(power === Math.log2(batch.want) ? {} : { w: power }),
    ...(unsent === 0 ? {} : { unsent }),
    ...(mutations.length === 0 ? {} : { edits: packEdits(mutations, schema, now) }),
    ...(placed.length === 0 ? {} : { receipts: packReceipts(placed, mutations) }),
    ...(held.length === 0 ? {} : { held: packIds(held) }),
  };
}

function unpackRequest(wire: WireRequest): DecodedRequest {
  const { v, n: nonce, s: schema, t: now, w, unsent = 0 } = wire;
  const want = w === undefined ? batch.want : 2 ** w;
  const mutations = wire.edits ? unpackEdits(wire.edits, schema, now) : [];
  if (typeof mutations === 'string') return { problem: mutations };
  const held = parseIds(wire.held ?? '');
  if (!held) return { problem: 'ids' };
  if (held.length > limits.heldAsked) return { problem: 'too-many' };
  const placed = wire.receipts ? unpackReceipts(wire.receipts, mutations) : [];
  if (!placed) return { problem: 'columns' };
  const receipts: Record<string, Receipt> = {};
  for (const { at, receipt } of placed) {
    const mutation = mutations[at];
    if (mutation) receipts[mutation.id] = receipt;
  }
  const { p: proof = null, c: cursor = null } = wire;
  return { request: { v, nonce, schema, now, proof, cursor, mutations, receipts, held, want, unsent } };
}

function packAnswer(answer: SyncAnswer, request: SyncRequest): WireAnswer {
  const { oldest, newest } = answer.schemas;
  const positions = new Map(request.mutations.map((m, at) => [m.id, at]));
  const placed = answer.outcomes
    .map(({ id, ...receipt }) => ({ at: positions.get(id) ?? -1, receipt }))
    .sort((a, b) => a.at - b.at);
  return {
    n: answer.nonce,
    t: answer.now - request.now,
    ...(answer.kept === 0 ? {} : { k: answer.kept }),
    ...(answer.v === request.v ? {} : { v: answer.v }),
    ...(oldest === request.schema && newest === request.schema ? {} : { schemas: [oldest, newest] }),
    ...(answer.epoch ? { epoch: true } : {}),
    ...(answer.proof === request.proof ? {} : { p: packTextStep(answer.proof, request.proof) }),
    ...(answer.cursor === request.cursor ? {} : { c: packTextStep(answer.cursor, request.cursor) }),
    ...(answer.more ? { more: true } : {}),
    ...(answer.revoked ? { revoked: true } : {}),
    ...(placed.length === 0 ? {} : { outcomes: packReceipts(placed, request.mutations) }),
    ...(answer.held.length === 0
      ? {}
      : { held: answer.held.map(({ id, ...r }) => ({ id, ...packReceipt(r) })) }),
    ...(answer.own.length === 0 ? {} : { own: packOwn(answer, request) }),
    ...packRows(answer.rows, answer.now),
    ...(answer.exits.length === 0
      ? {}
      : { exits: { ids: packIds(answer.exits.map((e) => e.id)), seq: answer.exits.map((e) => e.seq) } }),
    ...(answer.grants === null
      ? {}
      : { grants: { held: [...answer.grants.held], scopes: [...answer.grants.scopes] } }),
    ...(answer.walk === null ? {} : { walk: { ...answer.walk, scopes: [...answer.walk.scopes] } }),
  };
}

function unpackAnswer(wire: WireAnswer, request: SyncRequest): SyncAnswer | null {
  const now = request.now + wire.t;
  const proof = wire.p === undefined ? request.proof : unpackTextStep(wire.p, request.proof);
  const cursor = wire.c === undefined ? request.cursor : unpackTextStep(wire.c, request.cursor);
  const placed = wire.outcomes ? unpackReceipts(wire.outcomes, request.mutations) : [];
  if (proof === null || cursor === null || !placed) return null;
  const outcomes = placed.flatMap(({ at, receipt }) => {
    const mutation = request.mutations[at];
    return mutation ? [{ id: mutation.id, ...receipt }] : [];
  });
  const own = unpackOwn(wire.own, outcomes, request);
  const rows = unpackRows(wire, now);
  const exits = parseStamped(wire.exits?.ids ?? '', wire.exits?.seq ?? []);
  const askedAfter = new Set<string>(request.held);
  const held: (Receipt & { id: Id })[] = [];
  for (const { id, ...receipt } of wire.held ?? []) {
    const asked = idSchema.safeParse(id);
    if (!asked.success || !askedAfter.has(asked.data)) return null;
    held.push({ id: asked.data, ...unpackReceipt(receipt) });
  }
  if (!own || !rows || !exits) return null;
  const [oldest, newest] = wire.schemas ?? [request.schema, request.schema];
  return {
    v: wire.v ?? request.v,
    nonce: wire.n,
    now,
    schemas: { oldest, newest },
    epoch: wire.epoch ?? false,
    proof,
    outcomes,
    held,
    own,
    rows,
    exits,
    // Scopes are the office's words: the phone only compares them.
    grants: wire.grants ? { held: wire.grants.held, scopes: wire.grants.scopes as Scope[] } : null,
    walk: wire.walk ? unpackWalk(wire.walk) : null,
    cursor,
    kept: wire.k ?? 0,
    more: wire.more ?? false,
    ...(wire.revoked ? { revoked: true } : {}),
  };
}

function unpackWalk({ total, tooOld, ...walk }: NonNullable<WireAnswer['walk']>): SyncAnswer['walk'] {
  return {
    ...walk,
    scopes: walk.scopes as Scope[], // as in the grants
    ...(total === undefined ? {} : { total }),
    ...(tooOld === undefined ? {} : { tooOld }),
  };
}

/** Own rows are mostly the records of this request with the seq and time of its receipts: by position then. */
function packOwn(answer: SyncAnswer, request: SyncRequest): NonNullable<WireAnswer['own']> {
  const receipts = new Map(answer.outcomes.map((outcome) => [outcome.id, outcome]));
  const last = new Map(request.mutations.map((m, at) => [m.record, at]));
  const positions: number[] = [];
  const others: (typeof answer.own)[number][] = [];
  for (const row of answer.own) {
    const at = last.get(row.id);
    const mutation = at === undefined ? undefined : request.mutations[at];
    const receipt = mutation && receipts.get(mutation.id);
    if (at !== undefined && receipt?.seq === row.seq && receipt.time === row.time) positions.push(at);
    else others.push(row);
  }
  const runs: [number, number][] = [];
  for (const at of positions.sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run && run[0] + run[1] === at) run[1] += 1;
    else runs.push([at, 1]);
  }
  if (others.length === 0) return { runs };
  const [ids, seq, time] = [
    packIds(others.map((r) => r.id)),
    others.map((r) => r.seq),
    others.map((r) => r.time),
  ];
  return { runs, others: { ids, seq, time } };
}

function unpackOwn(
  wire: WireAnswer['own'],
  outcomes: SyncAnswer['outcomes'],
  request: SyncRequest,
): SyncAnswer['own'] | null {
  if (!wire) return [];
  const receipts = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  const own: SyncAnswer['own'][number][] = [];
  for (const [first, count] of wire.runs) {
    for (let at = first; at < first + count; at++) {
      const mutation = request.mutations[at];
      const receipt = mutation && receipts.get(mutation.id);
      if (!mutation || !receipt) return null;
      own.push({ id: mutation.record, seq: receipt.seq, time: receipt.time });
    }
  }
  if (!wire.others) return own;
  const { time } = wire.others;
  const others = parseStamped(wire.others.ids, wire.others.seq);
  if (!others || time.length !== others.length) return null;
  return [...own, ...others.map((row, i) => ({ ...row, time: time[i] ?? 0 }))];
}

function parseStamped(text: string, seqs: readonly number[]): { id: Id; seq: number }[] | null {
  const ids = parseIds(text);
  if (!ids || ids.length !== seqs.length) return null;
  return ids.map((id, i) => ({ id, seq: seqs[i] ?? 0 }));
}

/** undefined: no JSON. */
function parseJson(text: string | Uint8Array<ArrayBuffer>): unknown {
  try {
    return JSON.parse(
      typeof text === 'string' ? text : new TextDecoder('utf-8', { fatal: true }).decode(text),
    );
  } catch {
    return undefined; // cut, another's, or nested beyond the stack: the caller says so
  }
}

function isOfVersion(json: unknown): boolean {
  return typeof json === 'object' && json !== null && 'v' in json && json.v === PROTOCOL;
}

async function deflate(plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([plain]).stream().pipeThrough(new CompressionStream('deflate'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
