/** A phone as light as can be: it asks as ours does and keeps nothing, so that hundreds fit beside an office. */
import { randomBytes } from 'node:crypto';
import { Agent, request } from 'node:http';
import { constants, gunzipSync } from 'node:zlib';
import type { Id } from '../../../src/core/id.ts';
import { toBase64url, newId } from '../../../src/core/id.ts';
import type { Mutation } from '../../../src/core/mutation.ts';
import { unpackIds } from '../../../src/sync/columns.ts';
import { batch, PROTOCOL, SCHEMA, type SyncRequest } from '../../../src/sync/protocol.ts';
import { decodeAnswer, encodeRequest } from '../../../src/sync/wire.ts';
import { unpackTextStep, type TextStep } from '../../../src/sync/wire-step.ts';
import { demandBody } from '../demand.ts';
import type { EnrolledPhone } from './full-office.ts';

const random = (length: number): Uint8Array => randomBytes(length);

export interface Download {
  readonly ms: number;
  /** As they came: what a phone's own processor does with them is not the office's, and would be in its way here. */
  readonly answers: readonly Buffer[];
}

/** Rounds from nothing until there is no more, each asking for as much as the last one's speed allows. */
export async function download(origin: string, { token }: EnrolledPhone): Promise<Download> {
  const agent = new Agent({ keepAlive: true });
  const start = performance.now();
  let cursor: string | null = null;
  let proof: string | null = null;
  let size: number = batch.first;
  const answers: Buffer[] = [];
  try {
    for (;;) {
      const asked = performance.now();
      const asks = requestOf({ cursor, proof, want: Math.min(batch.want, size * 8) });
      const answer = await post(agent, origin, token, asks);
      const took = performance.now() - asked;
      answers.push(answer);
      const head = headOf(answer);
      if (head.c !== undefined) cursor = unpackTextStep(head.c, cursor);
      if (head.p !== undefined) proof = unpackTextStep(head.p, proof);
      if (took < batch.quickMs) size = Math.min(batch.most, size * (took < batch.instantMs ? 4 : 2));
      if (took > batch.slowMs) size = Math.max(batch.least, size / 2);
      if (head.more !== true) return { answers, ms: performance.now() - start };
    }
  } finally {
    agent.destroy();
  }
}

/** Different records in the answers: all of them, opened. */
export function recordsIn({ answers }: Download): number {
  const ids = new Set<string>();
  for (const answer of answers) {
    const { rows = [] } = JSON.parse(textOf(answer)) as {
      readonly rows?: readonly { readonly ids: string }[];
    };
    for (const group of rows) for (const id of unpackIds(group.ids)) ids.add(id);
  }
  return ids.size;
}

interface Head {
  readonly c?: TextStep;
  readonly p?: TextStep;
  readonly more?: true;
}

/** What says how to go on stands before the rows: no more of it is inflated. */
function headOf(answer: Buffer): Head {
  const isPacked = isGzip(answer);
  const text = isPacked
    ? gunzipSync(answer.subarray(0, HEAD_BYTES), { finishFlush: constants.Z_SYNC_FLUSH }).toString('utf8')
    : answer.toString('utf8');
  const end = text.search(/,"(?:scopes|rows|exits|grants|walk)":/u);
  return JSON.parse(end < 0 ? text : `${text.slice(0, end)}}`) as Head; // our own office wrote it
}

const HEAD_BYTES = 2_000;
const isGzip = (bytes: Buffer): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;
const textOf = (answer: Buffer): string => (isGzip(answer) ? gunzipSync(answer) : answer).toString('utf8');

export interface OpenPhone {
  /** Changes its record and waits until the office says OK; ms. */
  change(): Promise<number>;
  close(): void;
}

/** A phone that has everything, and a demand of its own that it goes on changing. */
export async function openPhone(
  origin: string,
  { token, person, commune }: EnrolledPhone,
): Promise<OpenPhone> {
  const agent = new Agent({ keepAlive: true });
  let cursor: string | null = null;
  let proof: string | null = null;
  async function round(mutations: readonly Mutation[]): Promise<boolean> {
    const asks = requestOf({ cursor, proof, mutations });
    const text = textOf(await post(agent, origin, token, asks));
    const answer = decodeAnswer(text, asks);
    if (answer === null) throw new Error(`not an answer: ${text.slice(0, 200)}`);
    ({ cursor, proof } = answer);
    const odd = answer.outcomes.find(({ outcome }) => outcome !== 'OK');
    if (odd !== undefined || answer.outcomes.length !== mutations.length)
      throw new Error(`not plainly taken: ${JSON.stringify(odd)}`);
    return answer.more;
  }
  while (await round([]));
  const record = newId(random);
  const village = `v.${commune}.01`;
  const body = { ...demandBody(0, person), commune, village } as NonNullable<Mutation['open']>;
  const mutationOf = (id: Id, op: 'create' | 'update', open: Mutation['open']): Mutation => {
    const about = { kind: 'trainingDemand', record, at: Date.now(), schema: SCHEMA };
    return { id, op, ...about, open, sealed: null, target: null };
  };
  await round([mutationOf(record, 'create', body)]);
  let year = Number(body['planYear']);
  return {
    async change() {
      const next = year === 2028 ? 2027 : 2028;
      const mutation = mutationOf(newId(random), 'update', { planYear: [year, next] });
      const start = performance.now();
      await round([mutation]);
      year = next;
      return performance.now() - start;
    },
    close: () => agent.destroy(),
  };
}

function requestOf(over: Partial<SyncRequest>): SyncRequest {
  return {
    v: PROTOCOL,
    nonce: toBase64url(random(6)),
    schema: SCHEMA,
    now: Date.now(),
    proof: null,
    cursor: null,
    mutations: [],
    receipts: {},
    held: [],
    want: batch.want,
    unsent: 0,
    ...over,
  };
}

/** A connection that the server gave up at the very moment of the request: browsers take a new one unasked. */
async function post(agent: Agent, origin: string, token: string, asks: SyncRequest): Promise<Buffer> {
  const body = await encodeRequest(asks);
  for (let tries = 1; ; tries += 1) {
    try {
      return await postOnce(agent, origin, token, body);
    } catch (error) {
      const isCut = error instanceof Error && Reflect.get(error, 'code') === 'ECONNRESET';
      if (!isCut || tries === MOST_TRIES) throw error;
    }
  }
}

const MOST_TRIES = 3;

function postOnce(agent: Agent, origin: string, token: string, body: Uint8Array): Promise<Buffer> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    'accept-encoding': 'gzip',
    'content-length': String(body.length),
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${origin}/v1/sync`, { method: 'POST', agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const whole = Buffer.concat(parts);
        if (answer.statusCode === 200) resolve(whole);
        else reject(new Error(`${answer.statusCode}: ${textOf(whole).slice(0, 200)}`));
      });
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
