import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { kinds } from '../../src/kinds/index.ts';
import { problems } from '../../src/server/problem.ts';
import type { Json } from '../../src/core/json.ts';
import { jsonOf, openTestOffice, problemOf, type TestOffice } from '../support/server.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice({ demo: false });
});
afterAll(() => office.close());

describe('the office says how it is', () => {
  test('to a phone behind a wifi portal: an empty answer that only an office gives', async () => {
    const ping = await office.app.request('/v1/ping');
    expect(ping.status).toBe(204);
    expect(ping.headers.get('x-sync')).toBe('1');
    expect(ping.headers.get('cache-control')).toBe('no-store');
  });

  test('to whoever runs it: alive, ready, and not ready while it stops', async () => {
    expect((await office.app.request('/healthz')).status).toBe(200);
    expect((await office.app.request('/readyz')).status).toBe(200);
    office.clock.ready = false;
    const stopping = await office.app.request('/readyz');
    expect(stopping.headers.get('retry-after')).toBe('5');
    expect(await problemOf(stopping)).toBe('503 not-ready');
    expect((await office.app.request('/healthz')).status).toBe(200);
    office.clock.ready = true;
  });
});

describe('a wrong address or method', () => {
  test('is a problem in both languages with what to do next', async () => {
    const answer = await office.app.request('/v1/nothing');
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    expect(await answer.json()).toEqual({
      type: '/docs#not-found',
      code: 'not-found',
      status: 404,
      title: 'Không có mục này',
      next: 'Xem lại địa chỉ, hoặc về trang Sổ.',
      en: { title: 'There is no such thing', next: 'Check the address, or go back to the notebook.' },
    });
  });

  test('says which method the address takes', async () => {
    const answer = await office.app.request('/v1/sync');
    expect(answer.headers.get('allow')).toBe('POST');
    expect(await problemOf(answer)).toBe('405 wrong-method');
    expect(await problemOf(await office.app.request('/v1/ping', { method: 'DELETE' }))).toBe(
      '405 wrong-method',
    );
  });
});

describe('an answer of the API', () => {
  test('carries no headers that only documents need', async () => {
    for (const path of ['/v1/ping', '/v1/nothing']) {
      const { headers } = await office.app.request(path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('content-security-policy')).toBeNull();
      expect(headers.get('permissions-policy')).toBeNull();
    }
  });
});

describe('the catalogue of problems', () => {
  test('says everything in both languages, in at most 90 characters', () => {
    for (const [name, { title, next }] of Object.entries(problems)) {
      for (const text of [title.vi, title.en, next.vi, next.en]) {
        expect(text.length, `${name}: ${text}`).toBeGreaterThan(5);
        expect(text.length, `${name}: ${text}`).toBeLessThanOrEqual(90);
      }
    }
  });
});

describe('the OpenAPI document', () => {
  test('names every endpoint, and all its references resolve', async () => {
    const answer = await office.app.request('/v1/openapi.json');
    expect(answer.headers.get('content-type')).toContain('application/json');
    const document = await jsonOf(answer);
    expect(document['openapi']).toBe('3.1.0');
    expect(Object.keys(document['paths'] ?? {})).toEqual([
      '/v1/sync',
      '/v1/enroll',
      '/v1/token',
      '/v1/invite',
      '/v1/revoke',
      '/v1/admit',
      '/v1/devices',
      '/v1/history/{record}',
      '/v1/held',
      '/v1/held/{mutation}',
      '/v1/handover',
      '/v1/office-key',
      '/v1/blob',
      '/v1/blob/{sha256}',
      '/v1/poke',
      '/v1/ping',
      '/healthz',
      '/readyz',
    ]);
    const text = JSON.stringify(document);
    const references = [...text.matchAll(/"\$ref":"#([^"]*)"/gu)].map(([, path = '']) => path);
    expect(references.length).toBeGreaterThan(0);
    expect(references.filter((path) => at(document, path) === undefined)).toEqual([]);
    const names = [...text.matchAll(/"operationId":"([^"]*)"/gu)].map(([, name]) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  test('has a strict schema for each kind, with its required and its personal fields', async () => {
    const document = await jsonOf(await office.app.request('/v1/openapi.json'));
    for (const kind of kinds) {
      const schema = at(document, `/components/schemas/kind.${kind.name}`) as Record<string, Json>;
      expect(schema['additionalProperties']).toBe(false);
      expect(Object.keys(schema['properties'] ?? {})).toEqual(Object.keys(kind.fields));
    }
    const demand = at(document, '/components/schemas/kind.trainingDemand') as Record<string, Json>;
    expect(demand['required']).toContain('people');
    expect(demand['properties']).toMatchObject({
      people: { type: 'integer', minimum: 0 },
      note: { maxLength: 5000, 'x-privacy': 'personal' },
      village: { 'x-refers-to': ['village'] },
    });
  });

  test('has a page to read it, without script or inline style, that knows each problem and kind', async () => {
    const page = await office.app.request('/docs');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'self'");
    const html = await page.text();
    expect(html).not.toMatch(/<script|style=|onclick/u);
    for (const name of Object.keys(problems)) expect(html).toContain(`id="${name}"`);
    for (const { name } of kinds) expect(html).toContain(`<code>${name}</code>`);
    const style = await office.app.request('/docs.css');
    expect(style.headers.get('content-type')).toContain('text/css');
    const again = await office.app.request('/docs', {
      headers: { 'if-none-match': page.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});

/** The value at a JSON pointer. */
function at(document: Record<string, Json>, pointer: string): unknown {
  let value: unknown = document;
  for (const part of pointer.split('/').slice(1)) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[part] : undefined;
  }
  return value;
}
