import { describe, expect, test } from 'vitest';
import {
  createExchange,
  type ExchangeState,
  type Send,
  type Sent,
  type Why,
} from '../../src/sync/exchange.ts';
import { foundAfter, wantedForRequest } from '../../src/sync/decisions/request.ts';
import { batch, limits, type SyncAnswer, type SyncRequest } from '../../src/sync/protocol.ts';
import { ShelfFault, type Shelf } from '../../src/sync/shelf.ts';
import { decodeRequest, encodeAnswer } from '../../src/sync/wire.ts';
import { delayAfter } from '../../src/sync/backoff.ts';
import { bytesFrom, createDice } from './believable.ts';
import { allOk, answerTo, asId, create, createPhone, inflated, receipt, row, type Phone } from './phone.ts';
import { findTestKind } from './test-kinds.ts';

type Says = (
  request: SyncRequest,
  nth: number,
) => Sent | Partial<SyncAnswer> | Promise<Sent | Partial<SyncAnswer>>;

/** An office that says what the test wants, and how long it takes. */
function createLoop(phone: Phone, says: Says, parts: { took?: number; shelf?: Shelf } = {}) {
  const requests: SyncRequest[] = [];
  const states: ExchangeState[] = [];
  const faults: unknown[] = [];
  const send: Send = async (bytes) => {
    const decoded = decodeRequest(inflated(bytes));
    if (!('request' in decoded)) throw new Error(decoded.problem);
    requests.push(decoded.request);
    phone.clock += parts.took ?? 10;
    const said = await says(decoded.request, requests.length);
    if ('text' in said || 'standstill' in said) return said;
    return { text: encodeAnswer(answerTo(decoded.request, said), decoded.request) };
  };
  const exchange = createExchange({
    shelf: parts.shelf ?? phone.shelf,
    send,
    find: findTestKind,
    clock: () => phone.clock,
    random: bytesFrom(createDice(7)),
    onState: (state) => states.push(state),
    onFault: (fault) => faults.push(fault),
  });
  const life = new AbortController();
  return { requests, states, faults, life, run: (why?: Why) => exchange.run(life.signal, why) };
}

let seq = 10;
const fine: Says = (request) => {
  seq += request.mutations.length;
  return allOk(request, seq - request.mutations.length + 1);
};

async function filled(count: number): Promise<Phone> {
  const phone = createPhone();
  await phone.round(() => ({ proof: 'p1', cursor: 'c1' }));
  const name = 'x'.repeat(800);
  for (let i = 0; i < count; i++) await phone.save(create(`r${i}`, { name, commune: 'c1', village: 'v1' }));
  return phone;
}

const unsent = (phone: Phone): number =>
  phone
    .line()
    .split(' ')
    .filter((one) => one.endsWith(':unsent')).length;

describe('the exchange', () => {
  test('sends everything in save order, in batches that grow while answers come quickly', async () => {
    const phone = await filled(300);
    const loop = createLoop(phone, fine);
    expect(await loop.run()).toEqual({ standstill: null, retryAfter: 0 });
    expect(unsent(phone)).toBe(0);
    expect(loop.requests.flatMap((r) => r.mutations.map((m) => m.id))).toEqual(
      Array.from({ length: 300 }, (_, i) => `r${i}`),
    );
    const sizes = loop.requests.map((r) => r.mutations.length);
    expect(sizes[1]).toBeGreaterThan((sizes[0] ?? 0) * 3.8);
    expect(loop.states.at(-1)).toEqual({ sending: false, standstill: null });
  });

  test('sends twice as much after an answer that took a second, and no more for having had nothing to do', async () => {
    const phone = await filled(100);
    const slower = createLoop(phone, fine, { took: batch.instantMs });
    await slower.run();
    const [first = 0, second = 0] = slower.requests.map((r) => r.mutations.length);
    expect(second).toBeGreaterThan(first * 1.8);
    expect(second).toBeLessThan(first * 2.2);
    const idle = createLoop(await filled(0), fine);
    for (let i = 0; i < 5; i++) await idle.run();
    expect(idle.requests.map((r) => r.want)).toEqual(Array(5).fill(batch.first * 8));
  });

  test('asks nothing after a save whose edit another round has sent already', async () => {
    const phone = await filled(1);
    const loop = createLoop(phone, fine);
    await loop.run('saved');
    expect(loop.requests.map((r) => r.mutations.length)).toEqual([1]);
    expect(await loop.run('saved')).toEqual({ standstill: null, retryAfter: 0 });
    expect(loop.requests).toHaveLength(1);
    await loop.run();
    expect(loop.requests).toHaveLength(2);
  });

  test('still says what stands in the way after a save that left nothing to send', async () => {
    const phone = await filled(1);
    const loop = createLoop(phone, (request) => ({ ...allOk(request, 20), revoked: true }));
    expect((await loop.run()).standstill).toBe('REVOKED');
    expect((await loop.run('saved')).standstill).toBe('REVOKED');
    expect(loop.requests).toHaveLength(1);
    expect(loop.states.slice(-2).map(({ standstill }) => standstill)).toEqual(['REVOKED', 'REVOKED']);
  });

  test('halves its batches when answers come slowly', async () => {
    const phone = await filled(100);
    const loop = createLoop(phone, fine, { took: batch.slowMs + 1 });
    await loop.run();
    const sizes = loop.requests.map((r) => r.mutations.length);
    expect(sizes[1]).toBeLessThan((sizes[0] ?? 0) / 1.8);
    expect(sizes.every((size) => size > 0)).toBe(true);
  });

  test('sends less at once after 413, and says TOO_BIG only of a single entry', async () => {
    const phone = await filled(40);
    const most = 5;
    const loop = createLoop(phone, (request, nth) =>
      request.mutations.length > most ? { standstill: 'TOO_BIG' } : fine(request, nth),
    );
    expect((await loop.run()).standstill).toBeNull();
    expect(unsent(phone)).toBe(0);
    const single = await filled(1);
    const never = createLoop(single, () => ({ standstill: 'TOO_BIG' }));
    expect((await never.run()).standstill).toBe('TOO_BIG');
    expect(never.requests).toHaveLength(1);
  });

  test('sets aside the one edit that the office cannot read, and sends all the others', async () => {
    const phone = await filled(40);
    const bad = ['r0', 'r17', 'r39'];
    const reads: Says = (request, nth) =>
      request.mutations.some((m) => bad.includes(m.id))
        ? { standstill: 'UPGRADE', unfit: true }
        : fine(request, nth);
    const loop = createLoop(phone, reads);
    expect((await loop.run()).standstill).toBeNull();
    expect(unsent(phone)).toBe(0);
    for (const id of bad)
      expect(phone.edit(id)).toMatchObject({
        state: 'invalid',
        receipt: { outcome: 'INVALID', reason: 'shape' },
      });
    expect(phone.row('r17')).toMatchObject({ troubled: true, visible: { gone: 'no' } });
    const settled = phone
      .line()
      .split(' ')
      .filter((one) => one.endsWith(':settled'));
    expect(settled).toHaveLength(37);
  });

  test('sets nothing aside where the office reads nothing at all, or a portal says no', async () => {
    const phone = await filled(3);
    const deaf = createLoop(phone, () => ({ standstill: 'UPGRADE', unfit: true }));
    expect((await deaf.run()).standstill).toBe('UPGRADE');
    const portal = createLoop(phone, () => ({ standstill: 'UPGRADE' }));
    expect((await portal.run()).standstill).toBe('UPGRADE');
    expect(unsent(phone)).toBe(3);
  });

  test('goes on while the office has more', async () => {
    const phone = await filled(0);
    const loop = createLoop(phone, (_, nth) => ({ more: nth < 4, cursor: `c${nth + 1}` }));
    await loop.run();
    expect(loop.requests.map((r) => r.cursor)).toEqual(['c1', 'c2', 'c3', 'c4']);
  });

  test.each(['OFFLINE', 'BUSY', 'AUTH', 'UPGRADE', 'SLOW'] as const)(
    'stops at %s with everything kept',
    async (standstill) => {
      const phone = await filled(3);
      const loop = createLoop(phone, () => ({ standstill, retryAfter: 4_000 }));
      expect(await loop.run()).toEqual({ standstill, retryAfter: 4_000 });
      expect(unsent(phone)).toBe(3);
      expect(loop.states.at(-1)).toEqual({ sending: false, standstill });
    },
  );

  test('takes what is no answer to its request for a portal', async () => {
    const phone = await filled(2);
    const loop = createLoop(phone, () => ({ text: '<html>Đăng nhập</html>' }));
    expect((await loop.run()).standstill).toBe('PORTAL');
    expect(unsent(phone)).toBe(2);
  });

  test('sends the journal again after EPOCH', async () => {
    const phone = await filled(3);
    const loop = createLoop(phone, fine);
    await loop.run();
    const restored = createLoop(phone, (request, nth) => (nth === 1 ? { epoch: true } : fine(request, nth)));
    await restored.run();
    expect(restored.requests.map((r) => [r.proof === null, r.mutations.length])).toEqual([
      [false, 0],
      [true, 3],
    ]);
    expect(restored.states).toContainEqual({ sending: true, standstill: 'EPOCH' });
    expect(unsent(phone)).toBe(0);
  });

  test('says how much comes when the phone was away for too long, until all of it is here', async () => {
    const phone = await filled(0);
    const page = { scopes: ['all' as const], start: 7, begins: false, ends: false };
    const seen: unknown[] = [];
    const watched: Shelf = {
      ...phone.shelf,
      async change(wanted, decide) {
        const changes = await phone.shelf.change(wanted, decide);
        seen.push(phone.shelf.contents().meta.walk);
        return changes;
      },
    };
    const says: Says = (_, nth) => {
      const rows = [row(`a${nth}`, 5, {}), row(`b${nth}`, 5, {})];
      if (nth === 1)
        return { rows, walk: { ...page, begins: true, total: 6, tooOld: true }, cursor: 'w1', more: true };
      return { rows, walk: { ...page, ends: nth === 3 }, cursor: `w${nth}`, more: nth < 3 };
    };
    const loop = createLoop(phone, says, { shelf: watched });
    await loop.run();
    expect(seen).toEqual([{ got: 2, total: 6, tooOld: true }, { got: 4, total: 6, tooOld: true }, null]);
    expect(loop.states).toContainEqual({ sending: true, standstill: 'TOO_OLD' });
    expect(loop.states.at(-1)).toEqual({ sending: false, standstill: null });
  });

  test('gives up for a while where the office says EPOCH again and again, or never an outcome', async () => {
    const phone = await filled(3);
    const again = createLoop(phone, () => ({ epoch: true }));
    expect((await again.run()).standstill).toBe('BUSY');
    const deaf = createLoop(phone, (_, nth) => ({ cursor: `d${nth}` }));
    expect((await deaf.run()).standstill).toBe('BUSY');
    expect(deaf.requests.length).toBeLessThan(10);
    expect(unsent(phone)).toBe(3);
  });

  test('starts anew when another page was faster', async () => {
    const phone = await filled(3);
    const loop = createLoop(phone, async (request, nth) => {
      if (nth === 1) await phone.hear(await phone.ask(), { cursor: 'c2', proof: 'p2' });
      return fine(request, nth);
    });
    await loop.run();
    expect(loop.requests.map((r) => r.cursor)).toEqual(['c1', 'c2']);
    expect(unsent(phone)).toBe(0);
  });

  test('looks once more when something was saved while it ran', async () => {
    const phone = await filled(1);
    const loop: ReturnType<typeof createLoop> = createLoop(phone, async (request, nth) => {
      if (nth === 1) {
        await phone.save(create('late'));
        void loop.run();
      }
      return fine(request, nth);
    });
    await loop.run();
    expect(phone.line()).toBe('r0:settled late:settled');
  });

  test('says what the phone cannot keep, and loses nothing', async () => {
    const phone = await filled(2);
    const full: Shelf = { ...phone.shelf, change: () => Promise.reject(new ShelfFault('NO_SPACE', null)) };
    const loop = createLoop(phone, fine, { shelf: full });
    expect((await loop.run()).standstill).toBe('NO_SPACE');
    expect(unsent(phone)).toBe(2);
    expect(loop.faults).toEqual([]);
  });

  test('reports a mistake of ours and goes on later', async () => {
    const phone = await filled(1);
    const broken: Shelf = { ...phone.shelf, change: () => Promise.reject(new Error('a mistake')) };
    const loop = createLoop(phone, fine, { shelf: broken });
    expect((await loop.run()).standstill).toBe('BUSY');
    expect(loop.faults).toHaveLength(1);
  });

  test('says that the versions differ, or that the phone was revoked', async () => {
    const phone = await filled(1);
    const says = async (told: Partial<SyncAnswer>): Promise<unknown> =>
      (await createLoop(phone, () => told).run()).standstill;
    expect(await says({ schemas: { oldest: 2, newest: 3 } })).toBe('UPGRADE');
    expect(await says({ schemas: { oldest: 0, newest: 0 } })).toBe('SERVER_OLD');
    const revoked = createLoop(phone, (request) => ({
      outcomes: request.mutations.map((m) => ({ id: m.id, ...receipt('HELD', 9, { reason: 'revoked' }) })),
    }));
    expect((await revoked.run()).standstill).toBe('REVOKED');
    expect(await says({ revoked: true })).toBe('REVOKED');
  });

  test('stays within what one request may carry', async () => {
    const phone = await filled(0);
    for (let i = 0; i < limits.mutations + 50; i++) await phone.save({ ...create(`r${i}`), open: {} });
    const loop = createLoop(phone, fine);
    await loop.run();
    expect(Math.max(...loop.requests.map((r) => r.mutations.length))).toBeLessThanOrEqual(limits.mutations);
    expect(unsent(phone)).toBe(0);
  }, 60_000);
});

describe('the next request', () => {
  /** `begun`, `done`: called around each answer that is applied. */
  const around = (phone: Phone, begun: () => Promise<void>, done = (): void => undefined): Shelf => ({
    ...phone.shelf,
    async change(wanted, decide) {
      await begun();
      const changes = await phone.shelf.change(wanted, decide);
      done();
      return changes;
    },
  });

  /** Requests and applied answers in the order in which they came. */
  async function orderOf(phone: Phone, says: Says): Promise<string> {
    const log: string[] = [];
    const told: Says = (request, nth) => {
      log.push(`asked ${request.mutations.length}`);
      return says(request, nth);
    };
    const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 2));
    const shelf = around(phone, pause, () => log.push('applied'));
    await createLoop(phone, told, { shelf }).run();
    return log.slice(0, 4).join(', ');
  }

  test('is sent while a plain answer is applied, and begins where the last one ended', async () => {
    const phone = await filled(60);
    let hearSecond = (): void => undefined;
    const second = new Promise<void>((resolve) => (hearSecond = resolve));
    const says: Says = (request, nth) => {
      if (nth === 2) hearSecond();
      return fine(request, nth);
    };
    // No answer is applied before the second request is there.
    const loop = createLoop(phone, says, { shelf: around(phone, () => second) });
    await loop.run();
    const [one, two] = loop.requests;
    const ids = [...(one?.mutations ?? []), ...(two?.mutations ?? [])].map(({ id }) => id);
    expect(ids).toEqual(Array.from({ length: 60 }, (_, i) => `r${i}`));
    expect([one?.proof, two?.proof]).toEqual(['p1', `p${seq - (two?.mutations.length ?? 0)}`]);
    expect([one?.unsent, two?.unsent]).toEqual([two?.mutations.length, 0]);
    expect(unsent(phone)).toBe(0);
  });

  test('is what it would be after that answer', async () => {
    const phone = await filled(60);
    for (let n = 0; n < 4; n++) {
      const request = await phone.ask(12_000);
      const answer = answerTo(request, (await fine(request, n)) as Partial<SyncAnswer>); // it says no standstill
      const after = foundAfter(await phone.shelf.read(wantedForRequest(24_000)), request, answer);
      await phone.hear(request, answer);
      const { meta, unsent: left, ...found } = await phone.shelf.read(wantedForRequest(24_000));
      const { unsent: ahead, ...rest } = after ?? {};
      expect(rest).toMatchObject({ ...found, meta: { proof: meta.proof, cursor: meta.cursor } });
      expect(ahead?.length).toBeGreaterThan(0);
      expect(left.slice(0, ahead?.length)).toEqual(ahead);
    }
  });

  test('waits until an answer is applied that brings more than OK', async () => {
    const held: Says = (request, nth) => {
      const told = allOk(request, nth * 100);
      const [one, ...others] = told.outcomes ?? [];
      return one && nth === 1 ? { ...told, outcomes: [{ ...one, outcome: 'HELD' }, ...others] } : told;
    };
    const plain = await orderOf(await filled(60), fine);
    expect(plain).toBe('asked 34, asked 26, applied, applied');
    expect(await orderOf(await filled(60), held)).toBe('asked 34, applied, asked 26, applied');
    const epoch: Says = (request, nth) => (nth === 1 ? { epoch: true } : fine(request, nth));
    expect(await orderOf(await filled(60), epoch)).toBe('asked 34, applied, asked 60, applied');
    const part: Says = (request, nth) => {
      const told = allOk(request, nth * 100);
      return nth === 1 ? { ...told, outcomes: told.outcomes?.slice(0, 30) ?? [], own: [] } : told;
    };
    expect(await orderOf(await filled(60), part)).toBe('asked 34, applied, asked 30, applied');
  });

  test('waits while one is held that must be asked after', async () => {
    const phone = await filled(61);
    await phone.hear(await phone.ask(1), { outcomes: [{ id: asId('r0'), ...receipt('HELD', 3) }] });
    expect(await orderOf(phone, fine)).toBe('asked 34, applied, asked 26, applied');
  });

  test('counts for nothing where another page was faster, and all is sent again', async () => {
    const phone = await filled(60);
    let applied = 0;
    const shelf = around(phone, async () => {
      applied += 1;
      if (applied === 1) await phone.hear(await phone.ask(1), { cursor: 'c2', proof: 'p2' });
    });
    const loop = createLoop(phone, fine, { shelf });
    expect(await loop.run()).toEqual({ standstill: null, retryAfter: 0 });
    expect(loop.requests.map((r) => r.mutations[0]?.id)).toEqual(['r0', 'r34', 'r0']);
    expect(loop.requests[2]).toMatchObject({ proof: 'p2', cursor: 'c2' });
    expect(unsent(phone)).toBe(0);
  });

  test('counts for nothing where the phone cannot keep the answer before it', async () => {
    const phone = await filled(60);
    const shelf = around(phone, () => Promise.reject(new ShelfFault('NO_SPACE', null)));
    const loop = createLoop(phone, fine, { shelf });
    expect((await loop.run()).standstill).toBe('NO_SPACE');
    expect([loop.requests.length, unsent(phone)]).toEqual([2, 60]);
  });

  test('fails by itself, and the answer before it stays applied', async () => {
    const phone = await filled(60);
    const loop = createLoop(phone, (request, nth) =>
      nth === 2 ? { standstill: 'OFFLINE' } : fine(request, nth),
    );
    expect((await loop.run()).standstill).toBe('OFFLINE');
    expect(unsent(phone)).toBe(26);
  });
});

describe('the time between tries', () => {
  test('grows from 2 s to 15 min, with full jitter', () => {
    expect([1, 2, 3, 9, 10, 60].map((failures) => delayAfter(failures, 1))).toEqual([
      2_000, 4_000, 8_000, 512_000, 900_000, 900_000,
    ]);
    expect(delayAfter(5, 0)).toBe(0);
    expect(delayAfter(3, 0.5)).toBe(4_000);
    expect(delayAfter(1, 0.5, 30_000)).toBe(30_000);
  });
});
