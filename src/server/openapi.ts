/** The OpenAPI 3.1 document, assembled from the endpoints and kinds that the office runs on. */
import * as z from 'zod/mini';
import type { Field } from '../core/field.ts';
import type { Json, JsonObject } from '../core/json.ts';
import type { Kind } from '../core/kind.ts';
import type { Words } from '../core/text.ts';
import type { Endpoint } from './endpoint.ts';
import { problems, type ProblemName } from './problem.ts';

export function createOpenApi(
  endpoints: readonly Endpoint[],
  kinds: readonly Kind[],
  version: string,
): JsonObject {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Sổ Thôn',
      version,
      summary: 'The office: where village notebooks arrive',
      description:
        'POST /v1/sync is the one way for records, in and out: mutations and rows as columns of JSON, gzip. ' +
        'The schema of each kind of record stands below as kind.NAME. Personal fields travel in `sealed`.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths: pathsOf(endpoints),
    components: {
      securitySchemes: {
        phone: { type: 'http', scheme: 'bearer', bearerFormat: 'opaque, 32 bytes base64url' },
      },
      schemas: {
        problem: problemSchema,
        ...Object.fromEntries(kinds.map((kind) => [`kind.${kind.name}`, kindSchema(kind)])),
      },
    },
  };
}

function pathsOf(endpoints: readonly Endpoint[]): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const one of endpoints) paths[one.path] = { ...paths[one.path], [one.method]: operationOf(one) };
  return paths;
}

/** JSON Schema of a kind's body, as it travels: without blanks, strict. */
export function kindSchema(kind: Kind): JsonObject {
  const fields = Object.entries(kind.fields);
  return {
    type: 'object',
    title: kind.label.one.en,
    description: bothOf(kind.label.one),
    properties: Object.fromEntries(fields.map(([name, field]) => [name, fieldSchema(field)])),
    required: fields.filter(([, field]) => field.required).map(([name]) => name),
    additionalProperties: false,
  };
}

function fieldSchema(field: Field): JsonObject {
  return {
    ...(field.shape as JsonObject), // shapes are JSON Schema as they stand
    description: bothOf(field.label),
    ...('to' in field && field.to !== null ? { 'x-refers-to': field.to } : {}),
    ...(field.privacy === 'none' ? {} : { 'x-privacy': field.privacy }),
  };
}

function operationOf(endpoint: Endpoint): JsonObject {
  const names = [...endpoint.path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? '');
  const refusals: readonly ProblemName[] = endpoint.open
    ? endpoint.problems
    : [...TOKEN_PROBLEMS, ...endpoint.problems];
  return {
    summary: bothOf(endpoint.summary),
    operationId: `${endpoint.method} ${endpoint.path}`.replace(/[^A-Za-z0-9]+/gu, '_').replace(/_$/u, ''),
    security: endpoint.open ? [] : [{ phone: [] }],
    ...(names.length === 0 ? {} : { parameters: names.map(pathParameter) }),
    ...(endpoint.takes
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(endpoint.takes) } },
          },
        }
      : {}),
    responses: { ...successOf(endpoint.gives), ...problemAnswers(refusals) },
  };
}

const TOKEN_PROBLEMS = ['no-token', 'unknown-token', 'expired-token'] as const;

function pathParameter(name: string): JsonObject {
  return { name, in: 'path', required: true, schema: { type: 'string' } };
}

function successOf(gives: Endpoint['gives']): JsonObject {
  if (gives === null) return { 204: { description: 'Done' } };
  if (typeof gives === 'string') return { 200: { description: 'OK', content: { [gives]: {} } } };
  return { 200: { description: 'OK', content: { 'application/json': { schema: schemaOf(gives) } } } };
}

/** One answer for each status; its description names the problems that carry it. */
function problemAnswers(names: readonly ProblemName[]): JsonObject {
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of [...names, 'fault' as const]) {
    const { status } = problems[name];
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/problem' } } };
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      String(status),
      { description: ofStatus.map((name) => `${name}: ${problems[name].title.en}`).join('; '), content },
    ]),
  );
}

const text = { type: 'string' };
const problemSchema: JsonObject = {
  type: 'object',
  description: 'RFC 9457: what happened and what to do next, in Vietnamese and (en) in English',
  properties: {
    type: text,
    code: { type: 'string', enum: Object.keys(problems) },
    status: { type: 'integer' },
    title: text,
    detail: text,
    next: text,
    en: { type: 'object', properties: { title: text, next: text }, required: ['title', 'next'] },
  },
  required: ['type', 'code', 'status', 'title', 'next', 'en'],
};

function schemaOf(schema: z.ZodMiniType): JsonObject {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return JSON.parse(JSON.stringify(rest)) as { [key: string]: Json }; // a JSON Schema is JSON
}

function bothOf(words: Words): string {
  return `${words.vi} · ${words.en}`;
}
