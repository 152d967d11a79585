import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { limits, PROTOCOL } from '../../src/sync/protocol.ts';
import { encodeRequest } from '../../src/sync/wire.ts';
import {
  creation,
  gzipJson,
  openTestOffice,
  problemOf,
  type Phone,
  type TestOffice,
} from '../support/server.ts';

let office: TestOffice;
let head: Phone;
let officer: Phone;
beforeAll(async () => {
  office = await openTestOffice();
  head = await office.enrol('p.01969.01');
  officer = await office.enrol('p.01969.cong_chuc');
});
afterAll(() => office.close());

const demand: JsonObject = {
  commune: '01969',
  village: 'v.01969.01',
  planYear: 2027,
  trade: 'trade.han',
  level: 'so_cap',
  people: 12,
  women: 4,
  status: 'draft',
};
const meeting: JsonObject = { commune: '01969', village: 'v.01969.01', date: '2026-11-20', attendees: 40 };

/** Runs `attempt` and says by how much the office's log grew. */
async function growth(attempt: () => Promise<unknown>): Promise<number> {
  const { seq } = await office.office.head();
  await attempt();
  return (await office.office.head()).seq - seq;
}

describe('the door of sync', () => {
  test('takes a plain body as well as a gzip one', async () => {
    const request = head.requestOf({});
    const plain = await encodeRequest(request);
    expect((await head.send(plain)).status).toBe(200);
    expect((await head.send(new Uint8Array(gzipSync(plain)))).status).toBe(200);
  });

  test('answers with nothing but type, length and what a proxy must know', async () => {
    const answer = await head.send(await encodeRequest(head.requestOf({})));
    expect([...answer.headers.keys()].sort()).toEqual([
      'cache-control',
      'content-length',
      'content-type',
      'x-content-type-options',
    ]);
  });

  test('packs a long answer where the phone takes gzip', async () => {
    const packed = await officer.send(await encodeRequest(officer.requestOf({ cursor: null })), {
      'accept-encoding': 'gzip, br',
    });
    expect(packed.headers.get('content-encoding')).toBe('gzip');
    const bytes = new Uint8Array(await packed.arrayBuffer());
    expect(bytes.length).toBe(Number(packed.headers.get('content-length')));
    expect([bytes[0], bytes[1]]).toEqual([0x1f, 0x8b]);
  });

  test('stops at a body that is cut, no JSON, or of another shape', async () => {
    const request = head.requestOf({
      mutations: [await creation('trainingDemand', demand, office.clock.now)],
    });
    const packed = await encodeRequest(request);
    const tries: [Uint8Array<ArrayBuffer> | string, string][] = [
      [packed.slice(0, packed.length - 20), '400 cut-body'],
      ['{"v":1,"n":"abcdefgh"', '400 bad-json'],
      ['', '400 bad-json'],
      ['Sổ Thôn', '400 bad-json'],
      [new Uint8Array([0x1f, 0x8b, 1, 2, 3, 4]), '400 bad-json'],
      [`{"v":${PROTOCOL}}`, '400 wrong-shape'],
      [gzipJson({ v: PROTOCOL, n: 'abcdefgh', s: 1, t: 1, evil: true }), '400 wrong-shape'],
      ['null', '426 upgrade'],
      ['{"v":0}', '426 upgrade'],
      [`{"v":${PROTOCOL + 1}}`, '501 server-old'],
    ];
    for (const [body, problem] of tries) {
      const grown = await growth(async () => expect(await problemOf(await head.send(body))).toBe(problem));
      expect(grown, problem).toBe(0);
    }
  });

  test('stops at too many bytes, packed or inflated, without inflating a bomb', async () => {
    const random = randomBytes(limits.compressed + 1).toString('base64');
    expect(await problemOf(await head.send(random))).toBe('413 too-big');
    const bomb = new Uint8Array(gzipSync(Buffer.alloc(200_000_000, 0x20), { level: 9 }));
    expect(bomb.length).toBeLessThan(limits.compressed);
    const began = performance.now();
    expect(await problemOf(await head.send(bomb))).toBe('413 too-big-inflated');
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  test('counts bytes while they come, whatever the header promised', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const request = new Request('http://office/v1/sync', {
      method: 'POST',
      headers: { authorization: `Bearer ${head.token}` },
      body: endless,
      duplex: 'half',
    } as RequestInit); // the type of lib.dom does not know `duplex` yet
    expect(await problemOf(await office.app.request(request))).toBe('413 too-big');
    expect(sent).toBeLessThan(limits.compressed * 2);
  });

  test('stops at nesting that no form can have, before it is parsed', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(await problemOf(await head.send(`{"v":1,"edits":${deep}}`))).toBe('400 too-deep');
    expect(await problemOf(await head.send(`{"v":1,"n":"${'['.repeat(5_000)}"}`))).toBe('400 wrong-shape');
  });

  test('stops at 10,001 mutations and stores none of them', async () => {
    const { seq } = await office.office.head();
    const one = await creation('villageMeeting', meeting, office.clock.now);
    const mutations = Array.from({ length: 10_001 }, (_, i) => ({ ...one, id: `m${i}` as typeof one.id }));
    expect(await problemOf(await head.send(await encodeRequest(head.requestOf({ mutations }))))).toBe(
      '413 too-many',
    );
    expect((await office.office.head()).seq).toBe(seq);
  });

  test('slows down a phone that asks without end', async () => {
    const flood = await office.enrol('p.01969.02');
    const body = await encodeRequest(flood.requestOf({}));
    const statuses: number[] = [];
    for (let i = 0; i < 245; i++) statuses.push((await flood.send(body)).status);
    expect(statuses.slice(0, 240).every((status) => status === 200)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
  });
});

describe('a record that cannot be taken', () => {
  test.each([
    ['a kind that nobody knows', 'spaceship', { ...demand }, 'unknown-kind'],
    ['a field that the form does not have', 'trainingDemand', { ...demand, salary: 5 }, 'shape'],
    ['letters in a number', 'trainingDemand', { ...demand, people: '12a' }, 'shape'],
    ['more women than people', 'trainingDemand', { ...demand, women: 13 }, 'rule'],
    ['a day that does not exist', 'villageMeeting', { ...meeting, date: '2026-02-30' }, 'shape'],
    ['a blank where an answer is required', 'villageMeeting', { ...meeting, date: null }, 'rule'],
    ['a note of 5,001 letters', 'villageMeeting', { ...meeting, conclusions: 'ă'.repeat(5_001) }, 'shape'],
    ['1e20 đồng', 'productionProject', { ...projectOf(1e20) }, 'shape'],
    ['half a đồng', 'productionProject', { ...projectOf(0.5) }, 'shape'],
  ] as const)('is told why and stands in the way of nobody: %s', async (_, kind, body, reason) => {
    const bad = await creation(kind, { recordedBy: head.me.person, ...body }, office.clock.now);
    const good = await creation(
      'villageMeeting',
      { ...meeting, recordedBy: head.me.person },
      office.clock.now,
    );
    const { outcomes } = await head.sync({ mutations: [bad, good] });
    expect(outcomes[0]).toMatchObject({ outcome: 'INVALID', reason });
    expect(outcomes[1]).toMatchObject({ outcome: 'OK' });
    const seen = await officer.pull();
    expect(seen.has(bad.record)).toBe(false);
    expect(seen.has(good.record)).toBe(true);
  });

  test('reaches nothing behind the records, however its fields are named', async () => {
    const evil = `{"v":${PROTOCOL},"n":"abcdefgh","s":1,"t":${office.clock.now},"edits":{
      "groups":[{"op":"create","kind":"villageMeeting","records":"evil1","open":{"__proto__":[{"a":1}],"date":["x"]}},
      {"op":"create","kind":"constructor","records":"evil2","open":{"constructor":[{"prototype":{"a":1}}]}}],
      "order":[0,1,1,1],"at":[0,0]}}`;
    const answer = await head.send(evil);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('INVALID');
    expect(({} as { a?: number }).a).toBeUndefined();
    expect((await officer.pull()).has('evil1')).toBe(false);
  });

  test('of another village is refused, and is nowhere to be read', async () => {
    const foreign = await head.create('villageMeeting', { ...meeting, village: 'v.01969.02' });
    expect(foreign).toMatchObject({ outcome: 'FORBIDDEN', reason: 'no-grant' });
    expect((await officer.pull()).has(foreign.record)).toBe(false);
  });
});

describe('what people really write', () => {
  test('arrives as it was: emoji, accents apart (NFD), a note of 5,000 letters', async () => {
    const conclusions = `${'Họp thôn Pá Hạ 🐃👩🏽‍🌾 '.normalize('NFD')}${'đ'.repeat(4_900)}`.slice(0, 5_000);
    const { outcome, record } = await head.create('villageMeeting', {
      ...meeting,
      date: '2026-11-19',
      conclusions,
    });
    expect(outcome).toBe('OK');
    const { sealed } = (await officer.pull()).get(record) ?? { sealed: null };
    const read = JSON.parse((sealed ?? '').slice('p0:'.length)) as { conclusions: string };
    expect(read.conclusions.normalize('NFC')).toBe(conclusions.normalize('NFC'));
  });

  test('is taken with a date in the future: the form warned, the office does not refuse', async () => {
    expect(await head.create('villageMeeting', { ...meeting, date: '2026-12-30' })).toMatchObject({
      outcome: 'OK',
    });
  });
});

function projectOf(totalCost: number): JsonObject {
  return {
    commune: '01969',
    villages: ['v.01969.01'],
    year: 2027,
    name: 'Dự án',
    form: 'cong_dong',
    sector: 'chan_nuoi',
    totalCost,
    status: 'idea',
  };
}
