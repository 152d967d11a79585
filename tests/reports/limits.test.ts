import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import { wholeYear } from '../../src/core/period.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { disbursementTable } from '../../src/reports/disbursement-table.ts';
import { entryStates } from '../../src/reports/ledger.ts';
import { limitsOf, outsideValidity } from '../../src/reports/limits.ts';
import { possibleTwins } from '../../src/reports/twins.ts';
import { runs } from '../support/runs.ts';

let next = 0;
function record(kind: string, body: AnyBody): LiveRecord {
  next += 1;
  return {
    id: id.parse(`r${String(next).padStart(6, '0')}`),
    kind,
    seq: next,
    gone: 'no',
    time: next,
    review: [],
    body,
  };
}

const money = {
  commune: '01969',
  year: 2026,
  capitalKind: 'thuong_xuyen',
  source: 'nstw',
  planState: 'giao_trong_nam',
};
const line = (node: string, amount: number, more: AnyBody = {}) =>
  record('allocation', { ...money, node, amount, ...more });
const pay = (node: string, amount: number, payDate: string, more: AnyBody = {}) =>
  record('disbursement', { ...money, node, amount, payDate, ...more });
const confirm = (entry: LiveRecord) => record('confirmation', { about: entry.id, verdict: 'confirmed' });
const twin = (about: LiveRecord, other: LiveRecord, verdict = 'same') =>
  record('entryTwin', { about: about.id, other: other.id, verdict });
const nodes = [
  record('programmeNode', { parent: null, validTo: '2026-12-31' }),
  record('programmeNode', { parent: 'DA3' }),
];
const [root, child] = [
  { ...nodes[0], id: id.parse('DA3') },
  { ...nodes[1], id: id.parse('DA3.TDA2') },
] as [LiveRecord, LiveRecord];
const tree = [root, child];

function limits(
  allocations: LiveRecord[],
  disbursements: LiveRecord[],
  confirmations = disbursements.map(confirm),
) {
  const states = entryStates(disbursements, confirmations);
  return limitsOf({ allocations, disbursements, nodes: tree }, states);
}

describe('the limit of what may be paid', () => {
  test('holds over all lines of a node, commune, kind of capital, source and year', () => {
    const lines = [
      line('DA3', 100),
      line('DA3', 50, { planState: 'chuyen_nguon' }),
      line('DA3', -30),
      line('DA3', 20, { planState: 'ung_truoc' }),
    ];
    const kept = limits(lines, [pay('DA3', 140, '2026-05-01')]);
    expect(kept.accounts).toMatchObject([{ planned: 140, paid: 140, over: 0 }]);
    const broken = limits(lines, [pay('DA3', 140, '2026-05-01'), pay('DA3', 5, '2026-06-01')]);
    expect(broken.accounts).toMatchObject([{ over: 5 }]);
  });

  test.each([
    ['commune', { commune: '01981' }],
    ['kind of capital', { capitalKind: 'dau_tu' }],
    ['source', { source: 'ns_tinh' }],
    ['year', { year: 2027 }],
  ])('money of another %s does not fill it up', (_, other) => {
    const payment = pay('DA3', 10, '2026-05-01');
    const { accounts, beyond } = limits([line('DA3', 5), line('DA3', 500, other)], [payment]);
    expect(accounts.find(({ over }) => over > 0)).toMatchObject({ planned: 5, over: 5 });
    expect(beyond.get(payment.id)).toBe(5);
  });

  test('a payment is paid from the nearest node above it that money was allocated to', () => {
    const { of, accounts } = limits([line('DA3', 100)], [pay('DA3.TDA2', 60, '2026-05-01')]);
    expect(accounts).toMatchObject([{ node: 'DA3', paid: 60, over: 0 }]);
    expect(of({ ...money, node: 'DA3.TDA2' })).toMatchObject({ node: 'DA3', planned: 100 });
    const own = limits([line('DA3', 100), line('DA3.TDA2', 40)], [pay('DA3.TDA2', 60, '2026-05-01')]);
    expect(own.accounts.find(({ node }) => node === 'DA3.TDA2')).toMatchObject({ planned: 40, over: 20 });
  });

  test('without any allocation everything is beyond it, and the plan is blank', () => {
    const { accounts } = limits([], [pay('DA3', 7, '2026-05-01')]);
    expect(accounts).toMatchObject([{ planned: null, over: 7 }]);
  });

  test('the latest payments are the ones that went beyond; a recovery makes room again', () => {
    const first = pay('DA3', 90, '2026-02-01');
    const second = pay('DA3', 30, '2026-03-01');
    const last = pay('DA3', 10, '2026-04-01');
    const lines = [line('DA3', 100)];
    const { beyond } = limits(lines, [last, first, second]);
    expect([first, second, last].map(({ id: entry }) => beyond.get(entry))).toEqual([undefined, 20, 10]);
    const back = pay('DA3', -30, '2026-05-01', { entryKind: 'thu_hoi_tam_ung' });
    expect(limits(lines, [last, first, second, back]).accounts).toMatchObject([{ paid: 100, over: 0 }]);
  });

  test('what waits for confirmation does not go beyond, but is told', () => {
    const { accounts } = limits([line('DA3', 100)], [pay('DA3', 130, '2026-05-01')], []);
    expect(accounts).toMatchObject([{ paid: 0, pending: 130, over: 0 }]);
  });

  test('every split of a table shows the same sum beyond it', () => {
    const amounts = fc.array(
      fc.record({
        node: fc.constantFrom('DA3', 'DA3.TDA2'),
        village: fc.constantFrom('a', 'b', 'c'),
        amount: fc.integer({ min: 1, max: 90 }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 300 }), (paid, plan) => {
        const disbursements = paid.map(({ node, village, amount }, at) =>
          pay(node, amount, `2026-0${1 + (at % 9)}-01`, { village }),
        );
        const allocations = [line('DA3', plan)];
        const confirmations = disbursements.map(confirm);
        const { beyond, accounts } = limits(allocations, disbursements, confirmations);
        const records = { allocations, disbursements, confirmations, entryTwins: [] };
        const tableBy = (keys: readonly string[], field: string) =>
          disbursementTable(records, {
            budgetYear: 2026,
            period: wholeYear(2026),
            headings: keys.map((key) => ({ id: key, parent: null, code: '', name: key })),
            headingOf: (body) => String(body[field]),
            beyond,
          });
        const over = accounts.reduce((sum, account) => sum + account.over, 0);
        for (const table of [tableBy(['DA3', 'DA3.TDA2'], 'node'), tableBy(['a', 'b', 'c'], 'village')]) {
          expect(table.total.over ?? 0).toBe(over);
          expect(table.rows.reduce((sum, row) => sum + (row.over ?? 0), 0)).toBe(over);
          expect(table.total.overPlan).toBe(over > 0);
        }
      }),
      { numRuns: runs(200) },
    );
  });
});

describe('the validity of money', () => {
  const bodyOf = (node: string) => tree.find(({ id: own }) => own === node)?.body ?? null;
  const ask = (payDate: string, year = 2026) => outsideValidity({ year, payDate, node: 'DA3.TDA2' }, bodyOf);

  test('ends with the programme of the node, however far above', () => {
    expect(ask('2026-12-31')).toBeNull();
    expect(ask('2027-01-15')).toEqual({ why: 'programme', last: day.parse('2026-12-31') });
  });

  test('ends with the adjustment period of the budget year', () => {
    expect(outsideValidity({ year: 2026, payDate: '2027-01-31', node: null }, bodyOf)).toBeNull();
    expect(outsideValidity({ year: 2026, payDate: '2027-02-01', node: null }, bodyOf)).toMatchObject({
      why: 'year',
    });
  });
});

describe('entries that may be one payment', () => {
  const voucher = (node: string, amount: number, voucherNo: string, more: AnyBody = {}) =>
    pay(node, amount, '2026-05-01', { voucherNo, ...more });
  const found = (entries: LiveRecord[], verdicts: LiveRecord[] = []) =>
    possibleTwins(entries, entryStates(entries, entries.map(confirm), verdicts), verdicts).map(
      ({ first, second }) => [first.id, second.id],
    );

  test('are found by their voucher, however it was typed', () => {
    const [one, two] = [voucher('DA3', 10, 'RDT 112'), voucher('DA3', 10, 'rdt-112')];
    expect(found([two, one])).toEqual([[one.id, two.id]]);
  });

  test('are none where the voucher pays another amount for another node, or takes the first one back', () => {
    const one = voucher('DA3', 10, 'RDT 112');
    expect(found([one, voucher('DA3.TDA2', 25, 'RDT 112')])).toEqual([]);
    expect(found([one, voucher('DA3', 10, 'RDT 113')])).toEqual([]);
    expect(found([one, voucher('DA3', -10, 'RDT 112', { reverses: one.id })])).toEqual([]);
  });

  test('are not asked about again once a person has judged', () => {
    const [one, two] = [voucher('DA3', 10, 'RDT 112'), voucher('DA3', 10, 'RDT 112')];
    expect(found([one, two], [twin(two, one, 'different')])).toEqual([]);
    expect(found([one, two], [twin(one, two)])).toEqual([]);
  });
});

describe('entries that a person called one payment', () => {
  const [one, two, three] = [
    pay('DA3', 10, '2026-05-01'),
    pay('DA3', 10, '2026-05-02'),
    pay('DA3', 10, '2026-05-03'),
  ];
  const all = [one, two, three];
  const states = (confirmations: LiveRecord[], twins: LiveRecord[]) => {
    const found = entryStates(all, confirmations, twins);
    return all.map(({ id: entry }) => found.get(entry));
  };

  test('count once: the one that stays', () => {
    expect(states(all.map(confirm), [twin(two, one)])).toEqual(['merged', 'confirmed', 'confirmed']);
    expect(states(all.map(confirm), [twin(two, one), twin(three, two)])).toEqual([
      'merged',
      'merged',
      'confirmed',
    ]);
  });

  test('count still, if the one that stays was never confirmed', () => {
    expect(states([confirm(one)], [twin(two, one)])).toEqual(['confirmed', 'merged', 'pending']);
  });

  test('count twice again after a later word', () => {
    const words = [twin(two, one), twin(one, two, 'different')];
    expect(states(all.map(confirm), words)).toEqual(['confirmed', 'confirmed', 'confirmed']);
  });

  test('are told in any order', () => {
    const words = [twin(two, one), twin(three, two), twin(one, three, 'different')];
    const inOrder = states(all.map(confirm), words);
    fc.assert(
      fc.property(fc.shuffledSubarray(words, { minLength: 3 }), (shuffled) => {
        expect(states(all.map(confirm), shuffled)).toEqual(inOrder);
      }),
    );
  });
});
