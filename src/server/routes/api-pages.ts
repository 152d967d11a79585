/** The API for people and programs: the OpenAPI document and a page to read it. */
import { createHash } from 'node:crypto';
import { kinds } from '../../kinds/index.ts';
import { docsPage } from '../docs-page.ts';
import { docsStyle } from '../docs-style.ts';
import type { Endpoint, OpenEndpoint } from '../endpoint.ts';
import { documentHeaders } from '../headers.ts';
import { createOpenApi } from '../openapi.ts';

/** Made at the first call: a start does not wait for pages that hardly anybody reads. */
export function apiPages(endpoints: readonly Endpoint[], version: string): readonly Endpoint[] {
  const page = (path: string, type: string, en: string, vi: string, make: () => string): OpenEndpoint => {
    let made: { readonly text: string; readonly etag: string } | null = null;
    return {
      open: true,
      method: 'get',
      path,
      summary: { vi, en },
      gives: type,
      problems: [],
      run(c) {
        made ??= withEtag(make());
        const headers = {
          'content-type': `${type}; charset=utf-8`,
          'cache-control': 'no-cache',
          etag: made.etag,
          ...(type === 'text/html' ? documentHeaders : { 'x-content-type-options': 'nosniff' }),
        };
        const isKnown = c.req.header('if-none-match') === made.etag;
        return isKnown ? new Response(null, { status: 304, headers }) : new Response(made.text, { headers });
      },
    };
  };
  return [
    page('/v1/openapi.json', 'application/json', 'This API as OpenAPI 3.1', 'API này theo OpenAPI 3.1', () =>
      JSON.stringify(createOpenApi(endpoints, kinds, version)),
    ),
    page('/docs', 'text/html', 'This API as a page', 'API này để đọc', () => docsPage(endpoints, kinds)),
    page('/docs.css', 'text/css', 'The look of that page', 'Kiểu dáng của trang đó', () => docsStyle),
  ];
}

function withEtag(text: string): { readonly text: string; readonly etag: string } {
  return { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
}
