import { describe, expect, test } from 'vitest';
import { id } from '../../src/core/id.ts';
import type { AnyBody } from '../../src/core/kind.ts';
import type { LiveRecord } from '../../src/core/record.ts';
import { entryStates } from '../../src/reports/ledger.ts';
import { checkAllocation, checkPayment, needsReason } from '../../src/reports/plan-check.ts';

let next = 0;
function record(kind: string, body: AnyBody, as = `r${++next}`): LiveRecord {
  return { id: id.parse(as), kind, seq: next, gone: 'no', time: next, review: [], body };
}

const money = { commune: '01969', year: 2026, capitalKind: 'thuong_xuyen', source: 'nstw', node: 'DA3' };
const nodes = [
  record('programmeNode', { parent: null, validTo: '2026-12-31' }, 'DTTS21'),
  record('programmeNode', { parent: 'DTTS21' }, 'DA3'),
];
const pay = (amount: number, more: AnyBody = {}) =>
  record('disbursement', { ...money, amount, payDate: '2026-05-01', ...more });
const confirm = (entry: LiveRecord) => record('confirmation', { about: entry.id, verdict: 'confirmed' });

function check(
  body: AnyBody,
  {
    plan = 100,
    paid = [] as LiveRecord[],
    confirmed = paid,
  }: { plan?: number | null; paid?: LiveRecord[]; confirmed?: LiveRecord[] } = {},
  self: string | null = null,
) {
  const allocations = plan === null ? [] : [record('allocation', { ...money, amount: plan })];
  const states = entryStates(paid, confirmed.map(confirm));
  return checkPayment(
    { allocations, disbursements: paid, nodes },
    states,
    { ...money, payDate: '2026-06-01', ...body },
    self,
  );
}

describe('a payment that is being written', () => {
  test('is told what is left of its plan, and needs no reason within it', () => {
    const paid = [pay(40)];
    const found = check({ amount: 60 }, { paid });
    expect(found).toMatchObject({ left: 60, over: 0, outside: null });
    expect(found && needsReason(found)).toBe(false);
  });

  test('counts what waits for confirmation as spent', () => {
    const paid = [pay(40), pay(30)];
    const found = check({ amount: 60 }, { paid, confirmed: paid.slice(0, 1) });
    expect(found).toMatchObject({ left: 30, over: 30 });
    expect(found && needsReason(found)).toBe(true);
  });

  test('goes beyond by no more than its own amount', () => {
    expect(check({ amount: 5 }, { paid: [pay(130)] })).toMatchObject({ left: -30, over: 5 });
  });

  test('is not counted against itself', () => {
    const paid = [pay(60)];
    expect(check({ amount: 60 }, { paid }, paid[0]?.id)).toMatchObject({ left: 100, over: 0 });
  });

  test('without any plan has nothing left that could be told, and is not held to zero', () => {
    expect(check({ amount: 5 }, { plan: null })).toMatchObject({ left: null, over: 0 });
  });

  test('says too little until its money is known', () => {
    expect(check({ amount: 5, source: null })).toBeNull();
  });

  test('after the last day of its programme, or outside its budget year, needs a reason', () => {
    const late = check({ amount: 5, payDate: '2027-01-10' });
    expect(late?.outside).toEqual({ why: 'programme', last: '2026-12-31' });
    expect(late && needsReason(late)).toBe(true);
    expect(check({ amount: 5, payDate: '2027-02-01' })?.outside).toEqual({ why: 'year', last: '2027-01-31' });
    expect(check({ amount: 5, payDate: '2026-12-31' })?.outside).toBeNull();
  });

  test('that takes money back needs none, whenever', () => {
    expect(check({ amount: -500, payDate: '2027-01-10' })).toMatchObject({ over: 0, outside: null });
  });

  test('that makes a later cumulative lower than an earlier one is told both', () => {
    const paid = [
      pay(40, { periodDate: '2026-04-30' }),
      pay(5, { periodDate: '2026-06-30' }),
      pay(100, { source: 'ns_tinh', periodDate: '2026-04-30' }),
    ];
    const back = { amount: -40, periodDate: '2026-08-31' };
    expect(check(back, { paid })?.lower).toEqual({
      day: '2026-08-31',
      amount: 5,
      before: '2026-06-30',
      was: 45,
    });
    expect(check({ ...back, periodDate: '2026-06-30' }, { paid })?.lower).toMatchObject({
      amount: 5,
      was: 40,
    });
    expect(check({ ...back, periodDate: '2026-04-30' }, { paid })?.lower).toBeNull();
    expect(check({ amount: 1, periodDate: '2026-08-31' }, { paid })?.lower).toBeNull();
  });
});

describe('an allocation that is being written', () => {
  const allocate = (body: AnyBody, paid: LiveRecord[] = []) =>
    checkAllocation(
      { allocations: [record('allocation', { ...money, amount: 100 })], disbursements: paid, nodes },
      entryStates(paid, paid.map(confirm)),
      record('allocation', { ...money, ...body }),
    );

  test('is told what its account will hold, and what was paid beyond it', () => {
    expect(allocate({ amount: 20 }, [pay(40)])?.account).toMatchObject({ planned: 120, paid: 40, over: 0 });
    expect(allocate({ amount: -70 }, [pay(40)])?.account).toMatchObject({ planned: 30, over: 10 });
  });

  test('is told when its money can no longer be paid', () => {
    expect(allocate({ amount: 5, decisionDate: '2027-01-10' })?.outside).toBe('2026-12-31');
    expect(allocate({ amount: 5, year: 2027 })?.outside).toBe('2026-12-31');
    expect(allocate({ amount: 5, decisionDate: '2026-11-01' })?.outside).toBeNull();
  });
});
