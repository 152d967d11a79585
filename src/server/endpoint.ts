/**
 * An endpoint as a value: the router, the answer to a wrong method and the OpenAPI document all follow from
 * the same list, so that none of them can lag behind.
 */
import type { Context, Handler } from 'hono';
import type * as z from 'zod/mini';
import type { Words } from '../core/text.ts';
import type { Door, Known } from './principal.ts';
import { isProblem, problemResponse, type Problem, type ProblemName } from './problem.ts';

/** What a request carries through the house for its line in the log. */
export interface Env {
  Bindings: {
    /** Where a real server runs: node's two halves of the exchange. */
    incoming?: { readonly socket: { readonly remoteAddress?: string | undefined } };
    outgoing?: { sendDate: boolean; removeHeader(name: string): void };
  };
  Variables: {
    /** Where the knock comes from; '' where nobody can say (a test). */
    address: string;
    known?: Known;
    problem?: ProblemName;
    facts?: Readonly<Record<string, number>>;
  };
}

export type Answer = Response | Problem;

interface EndpointBase {
  readonly method: 'get' | 'post' | 'patch';
  /** As OpenAPI writes it: `/v1/history/{record}`. */
  readonly path: string;
  readonly summary: Words;
  /** Schema of the JSON that it takes, plain or gzip. */
  readonly takes?: z.ZodMiniType;
  /** Schema of what it gives (status 200); null: an empty 204; a text: the media type of something else. */
  readonly gives: z.ZodMiniType | string | null;
  readonly problems: readonly ProblemName[];
}

/** Open to whoever knocks. */
export interface OpenEndpoint extends EndpointBase {
  readonly open: true;
  run(c: Context<Env>): Promise<Answer> | Answer;
}

/** For a phone with a token; one that is revoked or not yet confirmed only where the endpoint says so. */
export interface KnownEndpoint extends EndpointBase {
  readonly open: false;
  readonly anyState?: boolean;
  run(c: Context<Env>, known: Known): Promise<Answer> | Answer;
}

export type Endpoint = OpenEndpoint | KnownEndpoint;

/** The handler of an endpoint: finds out who asks, runs it, and turns a problem into its answer. */
export function handlerOf(endpoint: Endpoint, door: Door): Handler<Env> {
  return async (c) => {
    const answer = endpoint.open ? await endpoint.run(c) : await runKnown(endpoint, door, c);
    if (!isProblem(answer)) return answer;
    c.set('problem', answer.problem);
    return problemResponse(answer);
  };
}

async function runKnown(endpoint: KnownEndpoint, door: Door, c: Context<Env>): Promise<Answer> {
  const known = await door.admit(c.req.raw, c.get('address'));
  if (isProblem(known)) return known;
  c.set('known', known);
  if (known.state !== 'active' && endpoint.anyState !== true) {
    return { problem: known.state === 'revoked' ? 'revoked' : 'unconfirmed' };
  }
  return endpoint.run(c, known);
}
