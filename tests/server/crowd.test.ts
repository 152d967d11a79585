import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeRequest } from '../../src/sync/wire.ts';
import { openTestOffice, type Phone, type TestOffice } from '../support/server.ts';

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
