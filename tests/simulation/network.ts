/** What lies between a phone and its office: real bytes, and everything that may happen to them. */
import type { Sent } from '../../src/sync/exchange.ts';
import type { Reply } from './process.ts';
import type { Scheduler } from './scheduler.ts';

export const faults = [
  /** It never arrives. */
  'loseRequest',
  /** The connection ends after some bytes of it. */
  'cutRequest',
  /** Somebody in between hands on only the first bytes of it. */
  'shortRequest',
  'loseAnswer',
  /** Only the first bytes of the answer. */
  'cutAnswer',
  /** It arrives twice, at both processes. */
  'repeat',
  /** The phone gives it up; it arrives some day. */
  'delay',
  /** The answer comes much later, while the phone waits. */
  'late',
  /** A captive portal: a redirect, or its page with status 200. */
  'portal',
  'page',
  /** Some cache's answer to somebody else. */
  'another',
  'busy',
  'tooBig',
] as const;
export type Fault = (typeof faults)[number];

/** The next request of a phone meets it. `at`: from 0 up to 1, where it is cut. */
export interface Hazard {
  readonly fault: Fault;
  readonly at: number;
}

/** A phone as the network sees it. */
export interface Caller {
  readonly online: () => boolean;
  readonly takeHazard: () => Hazard | null;
  readonly server: () => number;
  /** Its token now; asked again after the office did not take it and `renew` got another. */
  readonly token: () => string;
  readonly renew: (tab: string) => Promise<boolean>;
}

/** A request on its way. */
export interface Travelling {
  readonly server: number;
  readonly token: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export interface Network {
  send(caller: Caller, tab: string, bytes: Uint8Array<ArrayBuffer>): Promise<Sent>;
  /** Something that a process is asked to do; null where it died before it answered. */
  ask<T>(tab: string, server: number, work: (server: number) => Promise<T>): Promise<T | null>;
  /** Requests that their phones have given up. */
  readonly delayed: Travelling[];
  deliver(request: Travelling): void;
  /** Answers that were late come now. */
  releaseLate(): void;
  /** Whoever waits for that process waits in vain. */
  reset(server: number): void;
}

interface Call<T> {
  readonly server: number;
  over: boolean;
  reply: T | null;
}

export interface NetworkParts {
  readonly scheduler: Scheduler;
  /** null: that process is down. */
  readonly groupOf: (server: number) => string | null;
  readonly answer: (server: number, token: string, bytes: Uint8Array<ArrayBuffer>) => Promise<Reply>;
}

export function createNetwork({ scheduler, groupOf, answer }: NetworkParts): Network {
  const open = new Set<Call<unknown>>();
  const delayed: Travelling[] = [];
  const answers: string[] = [];
  let releases = 0;

  function begin<T>(server: number, work: (server: number) => Promise<T>): Call<T> | null {
    const group = groupOf(server);
    if (group === null) return null;
    const call: Call<T> = { server, over: false, reply: null };
    open.add(call);
    scheduler.spawn(group, async () => {
      try {
        call.reply = await work(server);
      } finally {
        call.over = true;
        open.delete(call);
      }
    });
    return call;
  }

  const request = ({ server, token, bytes }: Travelling): Call<Reply> | null =>
    begin(server, (at) => answer(at, token, bytes));

  async function send(caller: Caller, tab: string, whole: Uint8Array<ArrayBuffer>): Promise<Sent | 'renew'> {
    await scheduler.pause(tab);
    if (!caller.online()) return { standstill: 'OFFLINE' };
    const { fault = null, at = 0 } = caller.takeHazard() ?? {};
    if (fault === 'portal') return { standstill: 'PORTAL' };
    if (fault === 'page') return { text: '<html><body>Đăng nhập Wi-Fi</body></html>' };
    if (fault === 'another') return { text: answers.at(-1) ?? '{}' };
    if (fault === 'busy') return { standstill: 'BUSY', retryAfter: 1_000 };
    if (fault === 'tooBig') return { standstill: 'TOO_BIG' };
    if (fault === 'loseRequest' || fault === 'cutRequest') return { standstill: 'SLOW' };
    const bytes = fault === 'shortRequest' ? whole.slice(0, Math.floor(whole.length * at)) : whole;
    const travelling = { server: caller.server(), token: caller.token(), bytes };
    if (fault === 'delay') {
      delayed.push(travelling);
      return { standstill: 'SLOW' };
    }
    const call = request(travelling);
    if (fault === 'repeat') request({ ...travelling, server: 1 - travelling.server });
    if (!call) return { standstill: 'OFFLINE' };
    await scheduler.pause(tab, () => call.over || !caller.online());
    if (!call.over) return { standstill: 'OFFLINE' };
    const { reply } = call;
    if (fault === 'loseAnswer' || reply === null) return { standstill: 'SLOW' };
    if ('standstill' in reply) return reply.unknownToken ? 'renew' : reply;
    answers.push(reply.text);
    if (answers.length > 8) answers.shift();
    if (fault === 'late') {
      const until = releases + 1;
      await scheduler.pause(tab, () => releases >= until || !caller.online());
      if (!caller.online()) return { standstill: 'OFFLINE' };
    }
    return fault === 'cutAnswer' ? { text: reply.text.slice(0, Math.floor(reply.text.length * at)) } : reply;
  }

  return {
    async send(caller, tab, bytes) {
      const sent = await send(caller, tab, bytes);
      if (sent !== 'renew') return sent;
      if (!(await caller.renew(tab))) return { standstill: 'AUTH' };
      const again = await send(caller, tab, bytes);
      return again === 'renew' ? { standstill: 'AUTH' } : again;
    },
    async ask(tab, server, work) {
      const call = begin(server, work);
      if (!call) return null;
      await scheduler.pause(tab, () => call.over);
      return call.reply;
    },
    delayed,
    deliver: (travelling) => void request(travelling),
    releaseLate: () => void releases++,
    reset(server) {
      for (const call of open) {
        if (call.server !== server) continue;
        call.over = true;
        open.delete(call);
      }
    },
  };
}
