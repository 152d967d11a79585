import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { HeldAnswer } from '../../src/sync/held.ts';
import { bare, openTestOffice, problemOf, type Phone, type TestOffice } from '../support/server.ts';

let office: TestOffice;
let officer: Phone;
let province: Phone;
let accountant: Phone;
let neighbour: Phone;
beforeAll(async () => {
  office = await openTestOffice();
  officer = await office.enrol('p.01969.cong_chuc');
  province = await office.enrol('p.19.tong_hop');
  accountant = await office.enrol('p.01969.ke_toan');
  neighbour = await office.enrol('p.01981.cong_chuc');
});
afterAll(() => office.close());

const meeting = { commune: '01969', village: 'v.01969.05', date: '2026-11-21', attendees: 30 };
const heldFor = async (phone: Phone): Promise<HeldAnswer['held']> =>
  ((await (await phone.get('/v1/held')).json()) as HeldAnswer).held;
const decide = (phone: Phone, mutation: string, decision: string): Promise<Response> =>
  phone.post(`/v1/held/${mutation}`, { decision });

/** A phone that was lost with two edits of one record on it, and the new phone of the same person. */
async function lost() {
  const phone = await office.enrol('p.01969.05');
  const { record } = await phone.create('villageMeeting', meeting);
  await officer.post('/v1/revoke', { device: phone.device });
  office.clock.now += 60_000;
  const women = { women: [null, 12], attendees: [30, 30], households: [null, null] };
  expect(await phone.update('villageMeeting', record, women)).toMatchObject({ outcome: 'HELD' });
  const next = await office.enrol('p.01969.05');
  await next.pull();
  const edit = await next.update('villageMeeting', record, { place: [null, 'Nhà văn hóa'] });
  expect(edit).toMatchObject({ outcome: 'HELD', reason: 'behind-another' });
  const ofRecord = async () => (await heldFor(officer)).filter((one) => one.record === record);
  return { record, next, edit, ofRecord };
}

describe('what the office holds back', () => {
  test('is listed for those who supervise its author, without what is written in it', async () => {
    const { record, ofRecord } = await lost();
    const [first, second, ...more] = await ofRecord();
    expect(more).toEqual([]);
    expect(first).toMatchObject({
      kind: 'villageMeeting',
      op: 'update',
      title: 'Trưởng thôn Cốc Pái',
      since: office.clock.now,
      reason: 'revoked',
      toDecide: true,
    });
    expect(second).toMatchObject({ reason: 'behind-another', toDecide: false });
    expect(Object.keys(first ?? {})).not.toContain('open');
    expect((await heldFor(province)).some((one) => one.record === record)).toBe(true);
    for (const phone of [accountant, neighbour]) expect(await heldFor(phone)).toEqual([]);
    const answer = await decide(accountant, first?.mutation ?? '', 'admit');
    expect(await problemOf(answer)).toBe('404 not-found');
  });

  test('is admitted in its place, and the new phone of the same person goes on', async () => {
    const { record, next, edit, ofRecord } = await lost();
    const [first] = await ofRecord();
    expect((await decide(officer, first?.mutation ?? '', 'admit')).status).toBe(204);
    expect(await ofRecord()).toEqual([]);
    const { held } = await next.sync({ held: [edit.id] });
    expect(held[0]).toMatchObject({ outcome: 'OK' });
    expect((await officer.pull()).get(record)?.open).toMatchObject({ women: 12, place: 'Nhà văn hóa' });
    expect(await office.office.verify()).toMatchObject({ sound: true });
  });

  test('is refused, its author is told, and the new phone goes on', async () => {
    const { record, next, edit, ofRecord } = await lost();
    const [first] = await ofRecord();
    expect((await decide(province, first?.mutation ?? '', 'refuse')).status).toBe(204);
    expect(await ofRecord()).toEqual([]);
    const { held } = await next.sync({ held: [edit.id, first?.mutation ?? ''] as never });
    expect(Object.fromEntries(held.map(({ id, outcome, reason }) => [id, [outcome, reason]]))).toEqual({
      [edit.id]: ['OK', null],
      [first?.mutation ?? '']: ['FORBIDDEN', 'not-admitted'],
    });
    const { open } = (await officer.pull()).get(record) ?? {};
    expect(open).toMatchObject({ place: 'Nhà văn hóa' });
    expect(open?.['women']).toBeUndefined();
    expect(await office.office.verify()).toMatchObject({ sound: true });
  });

  test('says of a phone that a restored office has not confirmed that it is unconfirmed', async () => {
    const phone = await office.enrol('p.01969.06');
    await office.office.setDeviceState(phone.device, 'unconfirmed', 'test');
    const body = { ...meeting, village: 'v.01969.06' };
    const { outcome, reason, record } = await phone.create('villageMeeting', body);
    expect([outcome, reason]).toEqual(['HELD', 'unconfirmed']);
    expect((await officer.post('/v1/admit', { device: phone.device })).status).toBe(204);
    expect((await officer.pull()).has(record)).toBe(true);
  });

  test('of an officer who moved is let in by whoever supervises, once', async () => {
    const { office: book } = office;
    const head = await office.enrol('p.01969.04');
    const { record } = await head.create('villageMeeting', { ...meeting, village: 'v.01969.04' });
    await book.writeAsOffice([
      {
        id: 'm.end' as never,
        op: 'delete',
        kind: 'grant',
        record: 'g.01969.04' as never,
        at: office.clock.now,
        schema: 1,
        open: null,
        sealed: null,
        target: null,
      },
    ]);
    office.clock.now += 60_000;
    const edit = await head.update('villageMeeting', record, { place: [null, 'Nhà ông trưởng thôn'] });
    expect(edit).toMatchObject({ outcome: 'HELD', reason: 'no-grant' });
    expect((await decide(officer, edit.id, 'admit')).status).toBe(204);
    expect((await officer.pull()).get(record)?.open).toMatchObject({ place: 'Nhà ông trưởng thôn' });
    expect(await problemOf(await decide(officer, edit.id, 'admit'))).toBe('404 not-found');
  });

  test('of an officer who moved to another commune is for the commune that it is about, not for the new one', async () => {
    const { office: book } = office;
    const head = await office.enrol('p.01969.03');
    const { record } = await head.create('villageMeeting', { ...meeting, village: 'v.01969.03' });
    const end = bare('delete', 'grant', 'g.01969.03', office.clock.now);
    const body = { person: 'p.01969.03', role: 'villageHead', commune: '01981', village: 'v.01981.01' };
    const [ended] = await book.writeAsOffice([end]);
    expect(ended).toMatchObject({ outcome: 'OK' });
    await book.plant([{ id: 'g.moved', kind: 'grant', body: { ...body, from: '2026-01-01' } }]);
    office.clock.now += 60_000;
    const edit = await head.update('villageMeeting', record, { place: [null, 'Nhà ông trưởng thôn'] });
    const late = await head.create('villageMeeting', { ...meeting, village: 'v.01969.03' });
    for (const one of [edit, late]) expect(one).toMatchObject({ outcome: 'HELD', reason: 'no-grant' });
    const of = async (phone: Phone) =>
      (await heldFor(phone)).filter(({ mutation }) => [edit.id, late.id].includes(mutation as never)).length;
    expect([await of(neighbour), await of(officer), await of(province)]).toEqual([0, 2, 2]);
    expect(await problemOf(await decide(neighbour, edit.id, 'admit'))).toBe('404 not-found');
    expect((await decide(officer, edit.id, 'admit')).status).toBe(204);
    expect((await officer.pull()).get(record)?.open).toMatchObject({ place: 'Nhà ông trưởng thôn' });
  });

  test('is not asked for without pause: each decision looks through all of it', async () => {
    const eager = await office.enrol('p.01969.ke_toan');
    let answer = await decide(eager, 'nothing', 'admit');
    for (let i = 0; answer.status === 404 && i < 200; i++) answer = await decide(eager, 'nothing', 'admit');
    expect(await problemOf(answer)).toBe('429 too-often');
  });
});
