/** The way from one account to its office: with its token, which it renews by its key when the office asks. */
import { signText } from '../seal/device-key.ts';
import { challengeAnswer, challengeText, tokenAnswer } from '../sync/enrolment.ts';
import type { Send, Sent } from '../sync/exchange.ts';
import { historyAnswer } from '../sync/history.ts';
import type { Standstill } from '../sync/standstill.ts';
import type { Accounts } from './accounts.ts';
import {
  callOffice,
  jsonOf,
  problemCode,
  retryAfter,
  standstillOf,
  type Call,
  type CallParts,
  type OfficeAnswer,
} from './office-call.ts';
import type { AskHistory } from './record-history.ts';

export interface OfficeLink {
  readonly send: Send;
  readonly askHistory: AskHistory;
  /** POST of JSON with a body, GET without one; whatever the office answers. Rejects where it does not. */
  call(path: string, body: unknown): Promise<Response>;
  /** One request with the token, whatever it is and whatever comes back. Rejects where nothing does. */
  ask(path: string, init: RequestInit): Promise<Response>;
  /** Resolves when the stream ended; `onMoved` is called whenever the office says that something moved. */
  listen(onMoved: () => void, signal: AbortSignal): Promise<void>;
}

export interface OfficeLinkParts extends CallParts {
  readonly accounts: Accounts;
  readonly book: string;
}

type Told = { readonly answer: OfficeAnswer } | { readonly standstill: Standstill };

export function createOfficeLink(parts: OfficeLinkParts): OfficeLink {
  const { accounts, book, fetch, origin } = parts;

  /** With the token; once more with a new one where the office does not take it. */
  async function callAs(call: Call): Promise<Told> {
    const account = await accounts.find(book);
    if (!account) return { standstill: 'AUTH' };
    const first = await callOffice(parts, { ...call, token: account.token });
    if ('standstill' in first || first.answer.status !== 401 || problemCode(first.answer) === null)
      return first;
    const renewed = await renew(call.signal);
    if (renewed !== null) return { standstill: renewed };
    const again = await accounts.find(book);
    return again ? callOffice(parts, { ...call, token: again.token }) : { standstill: 'AUTH' };
  }

  async function askAs(path: string, init: RequestInit): Promise<Response> {
    const account = await accounts.find(book);
    if (!account) throw new Error('AUTH');
    const headers = new Headers(init.headers);
    headers.set('authorization', `Bearer ${account.token}`);
    return fetch(`${origin}${path}`, {
      ...init,
      headers,
      redirect: 'error',
      cache: 'no-store',
      credentials: 'omit',
    });
  }

  /** A new token for a signed challenge; null when it worked. */
  async function renew(signal: AbortSignal | undefined): Promise<Standstill | null> {
    const account = await accounts.find(book);
    if (!account) return 'AUTH';
    const { me, key, certificate } = account;
    const ask = async (more: object): Promise<Told> => {
      const body = JSON.stringify({ device: me.device, certificate, ...more });
      return callOffice(parts, { path: '/v1/token', method: 'POST', body, ...(signal ? { signal } : {}) });
    };
    const asked = await ask({});
    if ('standstill' in asked) return asked.standstill;
    const given = challengeAnswer.safeParse(jsonOf(asked.answer));
    if (!given.success) return refusalOf(asked.answer);
    const { challenge } = given.data;
    const signed = await ask({
      challenge,
      signature: await signText(key, challengeText(me.device, challenge)),
    });
    if ('standstill' in signed) return signed.standstill;
    const renewed = tokenAnswer.safeParse(jsonOf(signed.answer));
    if (!renewed.success) return refusalOf(signed.answer);
    await accounts.renew(book, renewed.data.token, renewed.data.me);
    return null;
  }

  return {
    async send(bytes, signal): Promise<Sent> {
      const told = await callAs({ path: '/v1/sync', method: 'POST', body: bytes, signal });
      if ('standstill' in told) return told;
      const { answer } = told;
      if (answer.status === 200) return { text: answer.text };
      const unfit = UNFIT.includes(problemCode(answer) ?? '');
      return { standstill: refusalOf(answer), retryAfter: retryAfter(answer), unfit };
    },
    async askHistory(record) {
      const path = `/v1/history/${encodeURIComponent(record)}`;
      const told = await callAs({ path, method: 'GET', timeoutMs: 8_000 });
      if ('standstill' in told || told.answer.status !== 200) return null;
      return historyAnswer.safeParse(jsonOf(told.answer)).data ?? null;
    },
    async call(path, body) {
      const method = body === null ? 'GET' : 'POST';
      const told = await callAs({ path, method, ...(body === null ? {} : { body: JSON.stringify(body) }) });
      if ('standstill' in told) throw new Error(told.standstill);
      const { status, headers, text } = told.answer;
      return new Response(text === '' ? null : text, { status, headers });
    },
    async ask(path, init) {
      const first = await askAs(path, init);
      if (first.status !== 401) return first;
      const renewed = await renew(init.signal ?? undefined);
      if (renewed !== null) throw new Error(renewed);
      return askAs(path, init);
    },
    async listen(onMoved, signal) {
      const account = await accounts.find(book);
      if (!account) return;
      const response = await fetch(`${origin}/v1/poke`, {
        headers: { authorization: `Bearer ${account.token}`, accept: 'text/event-stream' },
        redirect: 'error',
        cache: 'no-store',
        credentials: 'omit',
        signal,
      });
      const isStream = response.headers.get('content-type')?.startsWith('text/event-stream') === true;
      if (!response.ok || !isStream || !response.body) return;
      const reader = response.body.getReader();
      const decoder = new TextDecoder();
      for (let line = ''; ;) {
        const { done, value } = await reader.read();
        if (done) return;
        // A line may come in two pieces; a long one is none of ours.
        line = (line + decoder.decode(value, { stream: true })).slice(-200);
        if (!line.includes('event: moved')) continue;
        line = '';
        onMoved();
      }
    },
  };
}

/** The office's own words for bytes that it cannot read. A cut body is the network's doing. */
const UNFIT: readonly string[] = ['wrong-shape', 'bad-json', 'too-deep', 'too-big', 'too-big-inflated'];

function refusalOf(answer: OfficeAnswer): Standstill {
  return standstillOf(answer.status, problemCode(answer));
}
