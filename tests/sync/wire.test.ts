import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { id, type Id } from '../../src/core/id.ts';
import { ops, type Mutation } from '../../src/core/mutation.ts';
import { outcomes, type Receipt } from '../../src/core/outcome.ts';
import { goneStates, type OfficeRow } from '../../src/core/record.ts';
import { limits, PROTOCOL, SCHEMA, type SyncAnswer, type SyncRequest } from '../../src/sync/protocol.ts';
import { decodeAnswer, decodeRequest, encodeAnswer, encodeRequest } from '../../src/sync/wire.ts';
import { believableMutations, believableReceipts, believableRows } from './believable.ts';
import { runs } from '../support/runs.ts';
import { inflated } from './phone.ts';

const NOW = Date.UTC(2026, 10, 22, 5);

function request(over: Partial<SyncRequest> = {}): SyncRequest {
  return {
    v: PROTOCOL,
    nonce: 'q1w2e3r4',
    schema: SCHEMA,
    now: NOW,
    proof: 'kQ9v3bJtTq2m.4001.9f8e7d6c5b4',
    cursor: '4001.4b1c9a7e6d2',
    mutations: [],
    receipts: {},
    held: [],
    want: 262_144,
    unsent: 0,
    ...over,
  };
}

function answer(to: SyncRequest, over: Partial<SyncAnswer> = {}): SyncAnswer {
  return {
    v: PROTOCOL,
    nonce: to.nonce,
    now: to.now + 213,
    schemas: { oldest: SCHEMA, newest: SCHEMA },
    epoch: false,
    proof: to.proof ?? 'kQ9v3bJtTq2m.4001.9f8e7d6c5b4',
    outcomes: [],
    held: [],
    own: [],
    rows: [],
    exits: [],
    grants: null,
    walk: null,
    cursor: to.cursor ?? '4001.4b1c9a7e6d2',
    kept: 0,
    more: false,
    ...over,
  };
}

async function travel(sent: SyncRequest): Promise<SyncRequest> {
  const decoded = decodeRequest(inflated(await encodeRequest(sent)));
  if (!('request' in decoded)) throw new Error(decoded.problem);
  return decoded.request;
}

const anyId = fc.stringMatching(/^[A-Za-z0-9_][A-Za-z0-9_.-]{0,30}$/).map((text) => id.parse(text));
const anyValue = fc
  .jsonValue({ maxDepth: 3 })
  .map((v) => (v === null ? 0 : (JSON.parse(JSON.stringify(v)) as JsonObject)));
const anyBody = fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z0-9]{0,12}$/), anyValue, {
  maxKeys: 6,
  noNullPrototype: true,
});
const anyMutation: fc.Arbitrary<Mutation> = fc.record({
  id: anyId,
  op: fc.constantFrom(...ops),
  kind: fc.constantFrom('trainingDemand', 'disbursement', 'comment'),
  record: anyId,
  at: fc.integer({ min: 0, max: 4e12 }),
  schema: fc.constantFrom(1, 2),
  open: fc.option(anyBody as fc.Arbitrary<JsonObject>),
  sealed: fc.option(fc.string()),
  target: fc.option(anyId),
});
const anyMutations = fc.uniqueArray(anyMutation, { selector: (m) => m.id, maxLength: 20 });
const anyReceipt: fc.Arbitrary<Receipt> = fc.record({
  outcome: fc.constantFrom(...outcomes, 'OK' as const, 'OK' as const),
  reason: fc.option(fc.constantFrom('rule' as const, 'no-grant' as const), { freq: 2 }),
  troubles: fc.array(fc.record({ field: fc.option(fc.constant('people')), code: fc.constant('too-many') }), {
    maxLength: 2,
  }),
  time: fc.integer({ min: 0, max: 4e12 }),
  seq: fc.integer({ min: 0, max: 1e9 }),
  mac: fc.constantFrom('aaaaaaaaaaa', 'bbbbbbbbbbb', 'short'),
});
const anyRow: fc.Arbitrary<OfficeRow> = fc.record({
  id: anyId,
  kind: fc.constantFrom('trainingDemand', 'village'),
  seq: fc.integer({ min: 0, max: 1e9 }),
  gone: fc.constantFrom(...goneStates),
  time: fc.integer({ min: 0, max: 4e12 }),
  review: fc.constantFrom([], ['rule' as const]),
  scopes: fc.constantFrom(
    ['all' as const],
    ['village:v.1' as const, 'commune:01969' as const, 'office' as const],
  ),
  open: anyBody,
  sealed: fc.option(fc.string()),
});
const byId = (rows: readonly OfficeRow[]): OfficeRow[] => [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));

describe('a request on the wire', () => {
  test('comes out as it went in, in save order, whatever the edits are', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyMutations,
        fc.array(anyReceipt),
        fc.array(anyId),
        async (mutations, given, held) => {
          const receipts = Object.fromEntries(
            given.flatMap((receipt, i) => (mutations[i] ? [[mutations[i].id, receipt]] : [])),
          );
          const sent = request({ mutations, receipts, held });
          expect(await travel(sent)).toEqual(sent);
        },
      ),
      { numRuns: runs(200) },
    );
  });

  test('of a fresh phone has neither proof nor cursor', async () => {
    const sent = request({ proof: null, cursor: null });
    expect(await travel(sent)).toEqual(sent);
  });

  const bad = (text: unknown): unknown => {
    const decoded = decodeRequest(typeof text === 'string' ? text : JSON.stringify(text));
    return 'problem' in decoded ? decoded.problem : 'none';
  };
  const plain = { v: 1, n: 'q1w2e3r4', s: 1, t: NOW };
  const edit = { op: 'create', kind: 'comment', records: 'r1', open: { note: ['x'] } };
  const edits = (group: object): object => ({ ...plain, edits: { groups: [group], order: [0, 1], at: [0] } });

  test('is refused with a word for what is wrong', () => {
    expect(bad(edits(edit))).toBe('none');
    expect(bad('{"v":1,"n":"q1w2')).toBe('json');
    expect(bad('<html>')).toBe('json');
    expect(bad(Array(100_000).fill('[').join(''))).toBe('json');
    expect(bad({ ...plain, v: 99 })).toBe('version');
    expect(bad([])).toBe('version');
    expect(bad({ ...plain, surprise: 1 })).toBe('shape');
    expect(bad({ ...plain, t: 1e20 })).toBe('shape');
    expect(bad(edits({ ...edit, op: 'destroy' }))).toBe('shape');
    expect(bad(edits({ ...edit, open: { 'a b': ['x'] } }))).toBe('shape');
    expect(bad(edits({ ...edit, records: '../etc' }))).toBe('ids');
    expect(bad({ ...plain, held: 'a  b' })).toBe('ids');
    expect(bad(edits({ ...edit, open: { note: ['x', 'y'] } }))).toBe('columns');
    expect(bad(edits({ ...edit, records: 'r1 r2' }))).toBe('columns');
    expect(bad(edits({ ...edit, open: { note: ['x'.repeat(limits.text + 1)] } }))).toBe('too-long');
    expect(bad(edits({ ...edit, open: { note: [JSON.parse('['.repeat(20) + ']'.repeat(20))] } }))).toBe(
      'too-deep',
    );
  });

  test('with 10,001 mutations is refused before they are made', () => {
    const runs = { ...plain, edits: { groups: [edit], order: [0, 2_000_000_000], at: [0] } };
    expect(bad(runs)).toBe('columns');
    const many = { ...plain, edits: { groups: [edit], order: [0, 10_001], at: Array(10_001).fill(0) } };
    expect(bad(many)).toBe('too-many');
  });

  test('never throws, whatever arrives', () => {
    fc.assert(fc.property(fc.json(), (text) => typeof decodeRequest(text) === 'object'));
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom('edits', 'held', 'receipts', 'c'), (value, key) => {
        const text = JSON.stringify({ ...plain, [key]: value }, (_, v: unknown) =>
          typeof v === 'bigint' ? '' : v,
        );
        expect(decodeRequest(text)).toBeTypeOf('object');
      }),
    );
  });
});

describe('an answer on the wire', () => {
  test('comes out as it went in', () => {
    fc.assert(
      fc.property(
        anyMutations,
        fc.array(anyReceipt, { minLength: 20, maxLength: 20 }),
        fc.uniqueArray(anyRow, { selector: (r) => r.id, maxLength: 12 }),
        fc.boolean(),
        (mutations, given, rows, some) => {
          const to = request({ mutations, held: ['h1' as Id] });
          const told = mutations.map((m, i) => ({ id: m.id, ...given[i] }) as Receipt & { id: Id });
          const last = new Map(mutations.map((m, i) => [m.record, told[i]]));
          const own = [...last].map(([record, r]) => ({ id: record, seq: r?.seq ?? 0, time: r?.time ?? 0 }));
          const sent = answer(to, {
            outcomes: told,
            own: some ? [...own, { id: 'z.other' as Id, seq: 7, time: 8 }] : own,
            rows,
            held: some ? [{ ...given[0], id: 'h1' as Id } as Receipt & { id: Id }] : [],
            exits: some ? [{ id: 'x1' as Id, seq: 3 }] : [],
            grants: some
              ? { held: [{ role: 'villageHead', commune: '01969', village: 'v.1' }], scopes: ['all'] }
              : null,
            walk: some ? { scopes: ['all'], start: 3, begins: true, ends: false } : null,
            kept: some ? 12 : 0,
            more: some,
            epoch: some,
            proof: some ? 'other' : answer(to).proof,
          });
          const got = decodeAnswer(encodeAnswer(sent, to), to);
          const sorted = (list: SyncAnswer['own']): unknown =>
            [...list].sort((a, b) => (a.id < b.id ? -1 : 1));
          expect(got && { ...got, rows: byId(got.rows), own: sorted(got.own) }).toEqual({
            ...sent,
            rows: byId(sent.rows),
            own: sorted(sent.own),
          });
        },
      ),
      { numRuns: runs(300) },
    );
  });

  test('of a portal, of another, cut, or to another request is no answer', () => {
    const to = request({ mutations: believableMutations(3) });
    const whole = encodeAnswer(answer(to, { outcomes: believableReceipts(to.mutations), kept: 9 }), to);
    expect(decodeAnswer(whole, to)).not.toBeNull();
    expect(decodeAnswer('<html>Đăng nhập Wi-Fi</html>', to)).toBeNull();
    expect(decodeAnswer('{}', to)).toBeNull();
    expect(decodeAnswer('{"ok":true,"n":"q1w2e3r4"}', to)).toBeNull();
    expect(decodeAnswer(whole, { ...to, nonce: 'another1' })).toBeNull();
    for (let cut = 0; cut < whole.length; cut++) expect(decodeAnswer(whole.slice(0, cut), to)).toBeNull();
  });

  test('cannot settle what its request did not carry', () => {
    const to = request({ mutations: believableMutations(3) });
    const text = encodeAnswer(answer(to, { outcomes: believableReceipts(to.mutations) }), to);
    expect(decodeAnswer(text, { ...to, mutations: to.mutations.slice(0, 2) })).toBeNull();
    const held = encodeAnswer(
      answer(to, { held: [{ ...believableReceipts(to.mutations)[0], id: 'h9' as Id } as never] }),
      to,
    );
    expect(decodeAnswer(held, to)).toBeNull();
  });
});

describe('bytes on the wire', () => {
  const bytes = (text: string): number => Buffer.byteLength(text);

  test('2,000 records of about 590 bytes go up in ten requests of at most 250,000 bytes in all', async () => {
    const all = believableMutations(2_000);
    expect(JSON.stringify(all).length / all.length).toBeGreaterThan(560);
    let up = 0;
    let down = 0;
    for (let first = 0; first < all.length; first += 200) {
      const mutations = all.slice(first, first + 200);
      const to = request({ mutations, unsent: all.length - first - 200 });
      up += (await encodeRequest(to)).length;
      const outcomes = believableReceipts(mutations);
      const own = outcomes.map((r, i) => ({ id: mutations[i]?.record ?? r.id, seq: r.seq, time: r.time }));
      down += gzipSync(encodeAnswer(answer(to, { outcomes, own, kept: 3_000 }), to)).length;
    }
    expect(up + down).toBeLessThan(250_000);
  });

  test('a first pull of 2,000 records takes at most 220,000 bytes', () => {
    const to = request({ cursor: null, proof: null });
    const whole = encodeAnswer(answer(to, { rows: believableRows(2_000) }), to);
    expect(gzipSync(whole).length).toBeLessThan(220_000);
  });

  test('nothing to do leaves 500 bytes up and 160 bytes down for headers', async () => {
    const to = request();
    expect((await encodeRequest(to)).length).toBeLessThan(200);
    expect(bytes(encodeAnswer(answer(to, { kept: 3_120 }), to))).toBeLessThanOrEqual(40);
  });

  test('one change leaves 500 bytes up and 150 bytes down for headers', async () => {
    const [first] = believableMutations(1);
    if (!first) throw new Error('one');
    const open = { people: [12, 14], women: [5, 6], poor: [2, 2], nearPoor: [1, 1] };
    const mutation: Mutation = { ...first, id: 'abcdefghijklmnopqrstuv' as Id, op: 'update', open };
    const to = request({ mutations: [mutation] });
    expect((await encodeRequest(to)).length).toBeLessThan(400);
    const [receipt] = believableReceipts([mutation]);
    if (!receipt) throw new Error('one');
    const own = [{ id: mutation.record, seq: receipt.seq, time: receipt.time }];
    const told = answer(to, {
      outcomes: [receipt],
      own,
      proof: 'kQ9v3bJtTq2m.4002.8f8e7d6c5b5',
      cursor: '4002.4b1c9a7e6d2',
      kept: 3_120,
    });
    expect(bytes(encodeAnswer(told, to))).toBeLessThan(200);
  });
});
