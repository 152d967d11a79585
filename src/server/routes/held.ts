/** What the office holds back: listed for those who supervise, and decided by them. */
import type { Context } from 'hono';
import { decisionRequest, HELD_PATH, heldAnswer } from '../../sync/held.ts';
import { bodyProblems, readJson, smallBounds } from '../bounded-body.ts';
import type { Answer, Env, KnownEndpoint } from '../endpoint.ts';
import { apiHeaders, jsonAnswer } from '../headers.ts';
import type { HeldOne } from '../office/held-ones.ts';
import { decided } from '../office/supervise.ts';
import type { AppParts } from '../parts.ts';
import { maySupervise } from '../phones.ts';
import type { Known } from '../principal.ts';
import { isProblem } from '../problem.ts';
import { rates, type RateLimit } from '../rate-limit.ts';

export function heldEndpoints({ office }: AppParts, limit: RateLimit): readonly KnownEndpoint[] {
  async function list(_: Context<Env>, known: Known): Promise<Answer> {
    const seconds = limit.take(`read ${known.principal.device}`, rates.read);
    if (seconds > 0) return { problem: 'too-often', retryAfter: seconds };
    const seen = (await office.held()).filter((one) => isTheirs(known, one));
    const held = seen.map(({ mutation, record, kind, op, title, since, reason }) => {
      const toDecide = reason !== null && decided.includes(reason);
      return { mutation, record, kind, op, title, since, reason, toDecide };
    });
    return jsonAnswer({ held });
  }

  async function decide(c: Context<Env>, known: Known): Promise<Answer> {
    const seconds = limit.take(`read ${known.principal.device}`, rates.read); // it reads all that is held
    if (seconds > 0) return { problem: 'too-often', retryAfter: seconds };
    const read = await readJson(c.req.raw, decisionRequest, smallBounds);
    if (isProblem(read)) return read;
    const mutation = c.req.param('mutation') ?? '';
    const found = (await office.held()).find((one) => one.mutation === mutation);
    // Whoever may not decide of it does not learn that it is there.
    if (!found || !isTheirs(known, found)) return { problem: 'not-found' };
    await office.decideHeld({ mutation, act: read.json.decision }, known.principal.person);
    return new Response(null, { status: 204, headers: apiHeaders });
  }

  return [
    {
      open: false,
      method: 'get',
      path: HELD_PATH,
      summary: { vi: 'Các mục văn phòng đang giữ', en: 'What the office holds back' },
      gives: heldAnswer,
      problems: ['too-often'],
      run: list,
    },
    {
      open: false,
      method: 'post',
      path: `${HELD_PATH}/{mutation}`,
      summary: { vi: 'Nhận hoặc không nhận một mục đang giữ', en: 'Admit or refuse what is held' },
      takes: decisionRequest,
      gives: null,
      problems: [...bodyProblems, 'not-found', 'too-often'],
      run: decide,
    },
  ];
}

/** Nobody decides of what they wrote themselves. */
function isTheirs({ principal }: Known, { person, roles }: HeldOne): boolean {
  if (person === principal.person) return false;
  return maySupervise(principal.held, roles);
}
