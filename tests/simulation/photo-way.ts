/** The way of a photo to the office: one request after the other, and what may happen to each. */
import type { OfficeLink } from '../../src/storage/office-link.ts';
import type { Caller, Network } from './network.ts';
import type { PhotoRequest } from './photo-door.ts';
import type { Scheduler } from './scheduler.ts';

export interface PhotoWay {
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly caller: Caller;
  readonly tab: string;
  readonly answer: (server: number, token: string, request: PhotoRequest) => Promise<Response>;
}

/** As the real link to the office: rejects where nobody answers, renews its token once. */
export function photoAsk(way: PhotoWay): OfficeLink['ask'] {
  return async (path, init) => {
    const request = requestOf(path, init);
    const first = await send(way, request);
    if (first.status !== 401) return first;
    if (!(await way.caller.renew(way.tab))) throw new Error('AUTH');
    return send(way, request);
  };
}

async function send(way: PhotoWay, request: PhotoRequest): Promise<Response> {
  const { scheduler, network, caller, tab } = way;
  await scheduler.pause(tab);
  if (!caller.online()) throw new Error('offline');
  const { fault = null, at = 0 } = caller.takeHazard() ?? {};
  switch (fault) {
    case 'loseRequest':
    case 'delay':
    case 'portal':
      throw new Error(fault);
    case 'page':
    case 'another':
      return new Response(null, { status: 200, headers: { 'content-type': 'text/html' } });
    case 'busy':
      return new Response(null, { status: 503 });
    case 'tooBig':
      return new Response(null, { status: 413 });
    default:
  }
  const isCut = fault === 'cutRequest' || fault === 'shortRequest';
  const arriving = isCut
    ? { ...request, isCut, body: request.body.slice(0, Math.floor(request.body.byteLength * at)) }
    : request;
  const ask = (server: number): Promise<Response | null> =>
    network.ask(tab, server, (one) => way.answer(one, caller.token(), arriving));
  if (fault === 'repeat') await ask(1 - caller.server());
  const answer = await ask(caller.server());
  const isLost = isCut || fault === 'loseAnswer' || fault === 'cutAnswer' || fault === 'late';
  if (answer === null || isLost) throw new Error(fault ?? 'nobody answered');
  return answer;
}

function requestOf(path: string, init: RequestInit): PhotoRequest {
  const { pathname, searchParams } = new URL(path, 'https://office.example');
  const headers = new Headers(init.headers);
  const numberIn = (name: string): number | null => {
    const text = headers.get(name);
    return text === null ? null : Number(text);
  };
  return {
    method: init.method === 'HEAD' ? 'HEAD' : 'PATCH',
    hash: pathname.split('/').at(-1) ?? '',
    record: searchParams.get('record'),
    offset: numberIn('upload-offset'),
    length: numberIn('upload-length'),
    body: init.body instanceof Uint8Array ? init.body : new Uint8Array(0),
    isCut: false,
  };
}
