/** A stream that says "moved" when something in the caller's scopes changed. The phone reads it by fetch. */
import { scopesOf } from '../../core/audience.ts';
import type { AppParts } from '../parts.ts';
import { apiHeaders } from '../headers.ts';
import type { Endpoint } from '../endpoint.ts';

export function pokeEndpoint({ pokes, isReady }: AppParts): Endpoint {
  return {
    open: false,
    method: 'get',
    path: '/v1/poke',
    summary: { vi: 'Báo khi có thay đổi (SSE)', en: 'Says that something moved (SSE)' },
    gives: 'text/event-stream',
    problems: ['not-ready'],
    run(c, { principal: { device, held } }) {
      if (!isReady()) return { problem: 'not-ready', retryAfter: 5 };
      const headers = { ...apiHeaders, 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' };
      if (c.req.method === 'HEAD') return new Response(null, { headers });
      return new Response(pokes.open(device, scopesOf(held)), { headers });
    },
  };
}
