/** How a phone joins the office, and comes back when its token has run out. */
import type { Context } from 'hono';
import {
  challengeAnswer,
  enrolAnswer,
  enrolRequest,
  tokenAnswer,
  tokenRequest,
} from '../../sync/enrolment.ts';
import * as z from 'zod/mini';
import { bodyProblems, readJson, smallBounds } from '../bounded-body.ts';
import type { Answer, Env, OpenEndpoint } from '../endpoint.ts';
import { jsonAnswer } from '../headers.ts';
import type { AppParts } from '../parts.ts';
import { isPhoneKey } from '../phone-key.ts';
import { isProblem, type ProblemName } from '../problem.ts';
import { rates, type RateLimit } from '../rate-limit.ts';

export function enrolEndpoints({ enrolment }: AppParts, limit: RateLimit): readonly OpenEndpoint[] {
  /** Slows down whoever guesses; whoever is right is never counted, since many phones share one address. */
  async function guarded(c: Context<Env>, step: () => Promise<Answer>): Promise<Answer> {
    const key = `guess ${c.get('address')}`;
    const seconds = limit.wait(key, rates.guess);
    if (seconds > 0) return { problem: 'too-often', retryAfter: seconds };
    const answer = await step();
    if (isProblem(answer)) limit.take(key, rates.guess);
    return answer;
  }

  return [
    {
      open: true,
      method: 'post',
      path: '/v1/enroll',
      summary: { vi: 'Gia nhập bằng mã một lần', en: 'Join with a one-time code' },
      takes: enrolRequest,
      gives: enrolAnswer,
      problems: [...bodyProblems, 'wrong-key', 'code-wrong', 'code-used', 'code-expired', 'too-often'],
      run: (c) =>
        guarded(c, async () => {
          const read = await readJson(c.req.raw, enrolRequest, smallBounds);
          if (isProblem(read)) return read;
          if (!isPhoneKey(read.json.key)) return { problem: 'wrong-key' };
          const enrolled = await enrolment.enrol(read.json);
          return typeof enrolled === 'string' ? { problem: codeProblems[enrolled] } : jsonAnswer(enrolled);
        }),
    },
    {
      open: true,
      method: 'post',
      path: '/v1/token',
      summary: { vi: 'Xin lời thử, rồi ký để vào lại', en: 'Get a challenge, then sign it for a new token' },
      takes: tokenRequest,
      gives: z.union([challengeAnswer, tokenAnswer]),
      problems: [...bodyProblems, 'wrong-signature', 'old-challenge', 'too-often'],
      run: (c) =>
        guarded(c, async () => {
          const read = await readJson(c.req.raw, tokenRequest, smallBounds);
          if (isProblem(read)) return read;
          const { device, challenge, signature, certificate } = read.json;
          if (challenge === undefined || signature === undefined) {
            return jsonAnswer({ challenge: enrolment.challenge(device) });
          }
          const renewed = await enrolment.renew({ device, challenge, signature, certificate });
          return typeof renewed === 'string' ? { problem: renewed } : jsonAnswer(renewed);
        }),
    },
  ];
}

const codeProblems = {
  unknown: 'code-wrong',
  used: 'code-used',
  expired: 'code-expired',
} as const satisfies Readonly<Record<string, ProblemName>>;
