/** For whoever runs the office, and for a phone behind a captive portal. */
import { apiHeaders } from '../headers.ts';
import type { AppParts } from '../parts.ts';
import type { Endpoint } from '../endpoint.ts';

export function healthEndpoints({ office, isReady }: AppParts): readonly Endpoint[] {
  const plain = { ...apiHeaders, 'content-type': 'text/plain; charset=utf-8' };
  return [
    {
      open: true,
      method: 'get',
      path: '/v1/ping',
      summary: {
        vi: 'Đúng là máy chủ Sổ Thôn (không phải cổng wifi)',
        en: 'An office, and no captive portal',
      },
      gives: null,
      problems: [],
      run: () => new Response(null, { status: 204, headers: { ...apiHeaders, 'x-sync': '1' } }),
    },
    {
      open: true,
      method: 'get',
      path: '/healthz',
      summary: { vi: 'Tiến trình còn chạy', en: 'The process is alive' },
      gives: 'text/plain',
      problems: [],
      run: () => new Response('ok\n', { headers: plain }),
    },
    {
      open: true,
      method: 'get',
      path: '/readyz',
      summary: { vi: 'Kho mở được và đang nhận việc', en: 'The store answers and work is taken' },
      gives: 'text/plain',
      problems: ['not-ready'],
      run: async () => {
        if (!isReady() || !(await office.isAlive())) return { problem: 'not-ready', retryAfter: 5 };
        return new Response('ready\n', { headers: plain });
      },
    },
  ];
}
