import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { JsonObject } from '../../src/core/json.ts';
import { getKind } from '../../src/kinds/index.ts';
import { openTestOffice, type Phone, type TestOffice } from '../support/server.ts';

let office: TestOffice;
let head: Phone;
let officer: Phone;
let desk: Phone;

beforeAll(async () => {
  office = await openTestOffice();
  head = await office.enrol('p.01969.01');
  officer = await office.enrol('p.01969.cong_chuc');
  desk = await office.enrol('p.19.tong_hop');
}, 60_000);
afterAll(() => office.close());

const demand: JsonObject = {
  commune: '01969',
  village: 'v.01969.01',
  planYear: 2027,
  trade: 'trade.han',
  level: 'so_cap',
  people: 12,
  women: 3,
  status: 'draft',
};
/** Numbers of one demand travel together. */
const whole: JsonObject = Object.fromEntries(
  (getKind('trainingDemand').together[0] ?? []).map((name) => [
    name,
    [demand[name] ?? null, demand[name] ?? null],
  ]),
);
/** A moment later. */
function update(phone: Phone, kind: string, record: string, changes: JsonObject) {
  office.clock.now += 1_000;
  return phone.update(kind, record, changes);
}

const first = { outcome: 'FORBIDDEN', reason: 'return-first' };

async function sent(phone: Phone, over: JsonObject = {}): Promise<string> {
  const { record, outcome } = await phone.create('trainingDemand', { ...demand, ...over });
  expect(outcome).toBe('OK');
  const move = { status: ['draft', 'village_submitted'] };
  expect(await update(phone, 'trainingDemand', record, move)).toMatchObject({ outcome: 'OK' });
  return record;
}

describe('numbers that a village has sent', () => {
  test('are changed by the commune only after it returned them, with a reason', async () => {
    const record = await sent(head);
    const edit = { ...whole, people: [12, 15] };
    expect(await update(officer, 'trainingDemand', record, edit)).toMatchObject(first);
    expect(await officer.act('delete', 'trainingDemand', record)).toMatchObject(first);
    const move = { status: ['village_submitted', 'commune_consolidated'] };
    expect(await update(officer, 'trainingDemand', record, move)).toMatchObject({ outcome: 'OK' });
    expect(await update(officer, 'trainingDemand', record, edit)).toMatchObject(first);
    const back = { status: ['commune_consolidated', 'returned'], statusNote: [null, 'Thiếu 3 người'] };
    expect(await update(officer, 'trainingDemand', record, back)).toMatchObject({ outcome: 'OK' });
    expect(await update(head, 'trainingDemand', record, edit)).toMatchObject({ outcome: 'OK' });
  });

  test('leave to the commune what the commune fills in', async () => {
    const record = await sent(head, { planYear: 2028 });
    const node = { node: [null, 'CT26.HP2.NDTP03'] };
    expect(await update(officer, 'trainingDemand', record, node)).toMatchObject({ outcome: 'OK' });
  });

  test('stay in the hands of the village itself, and of whoever wrote them for it', async () => {
    const record = await sent(head, { planYear: 2029 });
    expect(await update(head, 'trainingDemand', record, { ...whole, women: [3, 4] })).toMatchObject({
      outcome: 'OK',
    });
    const typed = await sent(officer, { planYear: 2030 });
    expect(await update(officer, 'trainingDemand', typed, { ...whole, women: [3, 4] })).toMatchObject({
      outcome: 'OK',
    });
  });

  test('are never the province desk to change', async () => {
    const record = await sent(head, { planYear: 2031 });
    expect(await update(desk, 'trainingDemand', record, { ...whole, people: [12, 15] })).toMatchObject({
      outcome: 'FORBIDDEN',
      reason: 'no-grant',
    });
  });
});

describe('a report that was sent up', () => {
  test('is changed and taken away by nobody before it is returned', async () => {
    const body = { commune: '01969', type: 'review', year: 2026, periodFrom: '2026-01-01' };
    const { record } = await officer.create('periodicReport', {
      ...body,
      periodTo: '2026-10-31',
      status: 'draft',
    });
    const said = { results: [null, 'Đã giao hết vốn.'] };
    expect(await update(officer, 'periodicReport', record, said)).toMatchObject({ outcome: 'OK' });
    const move = { status: ['draft', 'submitted'] };
    expect(await update(officer, 'periodicReport', record, move)).toMatchObject({ outcome: 'OK' });
    const edit = { results: ['Đã giao hết vốn.', 'Đã giao 9/10.'] };
    expect(await update(officer, 'periodicReport', record, edit)).toMatchObject(first);
    expect(await officer.act('delete', 'periodicReport', record)).toMatchObject(first);
    expect(await update(desk, 'periodicReport', record, edit)).toMatchObject({ outcome: 'FORBIDDEN' });
    const back = { status: ['submitted', 'returned'], statusNote: [null, 'Ghi rõ số vốn'] };
    expect(await update(desk, 'periodicReport', record, back)).toMatchObject({ outcome: 'OK' });
    expect(await update(officer, 'periodicReport', record, edit)).toMatchObject({ outcome: 'OK' });
  });
});
