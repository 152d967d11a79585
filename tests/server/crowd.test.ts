import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rates } from '../../src/server/rate-limit.ts';
import { limits } from '../../src/sync/protocol.ts';
import { encodeRequest } from '../../src/sync/wire.ts';
import { bare, openTestOffice, problemOf, type Phone, type TestOffice } from '../support/server.ts';

let office: TestOffice;
let fresh: Phone;
let sender: Phone;
beforeAll(async () => {
  office = await openTestOffice({ overHttp: true });
  fresh = await office.enrol('p.01969.cong_chuc');
  sender = await office.enrol('p.01969.01');
});
afterAll(() => office.close());

const CROWD = 120;
const demand = {
  commune: '01969',
  village: 'v.01969.01',
  planYear: 2027,
  trade: 'trade.han',
  level: 'so_cap',
  people: 12,
  women: 4,
  status: 'draft',
};

describe('an office to which a crowd comes', () => {
  test('answers a phone that sends before the phones that take in the whole book', async () => {
    await sender.pull();
    const order: string[] = [];
    const walks = Array.from({ length: CROWD }, async () => {
      const answer = await fresh.send(await encodeRequest(fresh.requestOf({ cursor: null, proof: null })));
      order.push('walk');
      return answer.status;
    });
    const push = sender.create('trainingDemand', demand).then(({ outcome }) => {
      order.push('push');
      return outcome;
    });
    expect(await push).toBe('OK');
    expect(await Promise.all(walks)).toEqual(Array.from({ length: CROWD }, () => 200));
    // Without the queue it would be the last one.
    expect(order.indexOf('push')).toBeLessThan(CROWD * 0.75);
  });
});

describe('one phone that sends without end', () => {
  test('is told to wait by how many edits it sent, and others are not', async () => {
    const flood = await office.enrol('p.01969.01');
    const deletion = bare('delete', 'villageMeeting', 'v.01969.01', office.clock.now);
    const edits = Array.from({ length: limits.mutations }, () => deletion);
    const body = await encodeRequest(flood.requestOf({ mutations: edits }));
    const statuses: number[] = [];
    const most = rates.mutations.burst / limits.mutations;
    for (let times = 0; times < most; times += 1) statuses.push((await flood.send(body)).status);
    expect(statuses).toEqual(Array.from({ length: most }, () => 200));
    const refused = await flood.send(body);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await problemOf(refused)).toBe('429 too-often');
    expect((await sender.create('trainingDemand', demand)).outcome).toBe('OK');
    office.clock.now += limits.mutations * rates.mutations.every;
    expect((await flood.send(body)).status).toBe(200);
  });
});
