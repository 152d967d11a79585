/** How a record came to be what it is: who, when, old → new. Only for whoever may read it now. */
import { historyAnswer } from '../../sync/history.ts';
import { jsonAnswer } from '../headers.ts';
import type { KnownEndpoint } from '../endpoint.ts';
import type { AppParts } from '../parts.ts';
import { rates, type RateLimit } from '../rate-limit.ts';

export function historyEndpoint({ office }: AppParts, limit: RateLimit): KnownEndpoint {
  return {
    open: false,
    method: 'get',
    path: '/v1/history/{record}',
    summary: { vi: 'Lịch sử của một phiếu', en: 'The history of a record' },
    gives: historyAnswer,
    problems: ['not-found', 'too-often'],
    async run(c, { principal }) {
      const seconds = limit.take(`read ${principal.device}`, rates.read);
      if (seconds > 0) return { problem: 'too-often', retryAfter: seconds };
      const entries = await office.history(principal, c.req.param('record') ?? '');
      return entries === null ? { problem: 'not-found' } : jsonAnswer({ entries });
    },
  };
}
