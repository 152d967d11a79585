/**
 * The office as a plain function from Request to Response: no socket, no clock, no file of its own. `main.ts`
 * listens with it, tests call it.
 */
import { Hono, type Context } from 'hono';
import { routePath } from 'hono/route';
import { createEndpoints } from './endpoints.ts';
import { handlerOf, type Env } from './endpoint.ts';
import { faultLine, shortHash } from './log.ts';
import type { AppParts } from './parts.ts';
import { createDoor } from './principal.ts';
import { problemResponse } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';

export function createApp(parts: AppParts): Hono<Env> {
  const app = new Hono<Env>();
  const limit = createRateLimit(parts.clock);
  const door = createDoor(parts.enrolment, limit);
  parts.office.onMoved((scopes) => parts.pokes.moved(scopes));
  app.use(async (c, next) => {
    const began = parts.clock();
    c.set('address', addressOf(c, parts.behindProxy));
    await next();
    parts.log({ event: 'request', ...factsOf(c), ms: parts.clock() - began });
  });
  const methods = new Map<string, readonly string[]>();
  for (const endpoint of createEndpoints(parts, limit)) {
    const path = endpoint.path.replace(/\{(\w+)\}/gu, ':$1');
    const takes = endpoint.method === 'get' ? ['GET', 'HEAD'] : [endpoint.method.toUpperCase()];
    app.on(takes, path, handlerOf(endpoint, door));
    methods.set(path, [...(methods.get(path) ?? []), ...takes]);
  }
  for (const [path, takes] of methods) app.all(path, (c) => wrongMethod(c, takes));
  app.get('*', (c, next) => parts.staticFiles.answer(c.req.path, c.req.raw) ?? next());
  app.notFound((c) => {
    c.set('problem', 'not-found');
    return problemResponse({ problem: 'not-found' });
  });
  app.onError((error, c) => {
    const id = crypto.randomUUID();
    parts.log(faultLine(error, id));
    c.set('problem', 'fault');
    return problemResponse({ problem: 'fault', detail: id });
  });
  return app;
}

function wrongMethod(c: Context<Env>, takes: readonly string[]): Response {
  c.set('problem', 'wrong-method');
  const answer = problemResponse({ problem: 'wrong-method' });
  answer.headers.set('allow', takes.join(', '));
  return answer;
}

/** Only the proxy's own word counts: whatever stands before it in the header, anybody could have written. */
function addressOf(c: Context<Env>, behindProxy: boolean): string {
  const proxied = behindProxy ? c.req.header('x-forwarded-for')?.split(',').at(-1)?.trim() : undefined;
  return proxied ?? c.env?.incoming?.socket.remoteAddress ?? '';
}

function factsOf(c: Context<Env>): Readonly<Record<string, string | number | null>> {
  const known = c.get('known');
  const problem = c.get('problem');
  return {
    method: c.req.method,
    // The pattern and never the path: an address may hold a record's id.
    route: routePath(c),
    status: c.res.status,
    bytes: Number(c.res.headers.get('content-length') ?? 0),
    ...(known ? { device: shortHash(known.principal.device), person: known.principal.person } : {}),
    ...(problem ? { problem } : {}),
    ...c.get('facts'),
  };
}
