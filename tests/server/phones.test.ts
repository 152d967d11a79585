import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DevicesAnswer, InviteAnswer } from '../../src/sync/enrolment.ts';
import type { HistoryAnswer } from '../../src/sync/history.ts';
import { DAY, jsonOf, openTestOffice, problemOf, type Phone, type TestOffice } from '../support/server.ts';

let office: TestOffice;
let head: Phone;
let officer: Phone;
let accountant: Phone;
let administrator: Phone;
beforeAll(async () => {
  office = await openTestOffice();
  head = await office.enrol('p.01969.01');
  officer = await office.enrol('p.01969.cong_chuc');
  accountant = await office.enrol('p.01969.ke_toan');
  administrator = await office.enrol('p.19.quan_tri');
});
afterAll(() => office.close());

const listed = async (phone: Phone): Promise<DevicesAnswer['devices']> =>
  ((await (await phone.get('/v1/devices')).json()) as DevicesAnswer).devices;

describe('an invitation', () => {
  test('is a link with its code behind #, good for seven days', async () => {
    const answer = await officer.post('/v1/invite', { person: 'p.01969.02' });
    expect(answer.status).toBe(200);
    const { link, code, expires } = (await answer.json()) as InviteAnswer;
    expect(link).toBe(`https://so.example.vn/gia-nhap#${code}`);
    expect(expires).toBe(office.clock.now + 7 * DAY);
    expect((await office.phoneOf(code)).me.person).toBe('p.01969.02');
  });

  test('is made by an administrator for anybody, by an officer for the heads of the own villages', async () => {
    const tries: [Phone, string, string | number][] = [
      [administrator, 'p.19.tong_hop', 200],
      [administrator, 'p.01981.ke_toan', 200],
      [officer, 'p.01969.07', 200],
      [officer, 'p.01981.01', '403 not-allowed'],
      [officer, 'p.01969.ke_toan', '403 not-allowed'],
      [officer, 'p.19.quan_tri', '403 not-allowed'],
      [accountant, 'p.01969.01', '403 not-allowed'],
      [head, 'p.01969.01', '403 not-allowed'],
      [administrator, 'p.nobody', '404 not-found'],
    ];
    for (const [phone, person, expected] of tries) {
      const answer = await phone.post('/v1/invite', { person });
      const got = answer.status === 200 ? 200 : await problemOf(answer);
      expect(got, `${phone.me.person} invites ${person}`).toBe(expected);
    }
  });

  test('of a wrong shape is told so, without the value that was sent', async () => {
    const answer = await administrator.post('/v1/invite', { person: 'Trưởng bản', evil: 1 });
    expect(answer.status).toBe(400);
    const text = JSON.stringify(await jsonOf(answer));
    expect(text).toContain('person');
    expect(text).not.toContain('Trưởng bản');
  });
});

describe('the list of phones', () => {
  test('shows each what they may manage, and their own', async () => {
    const persons = async (phone: Phone) =>
      new Set((await listed(phone)).map(({ person }) => String(person)));
    expect(await persons(head)).toEqual(new Set(['p.01969.01']));
    expect(await persons(accountant)).toEqual(new Set(['p.01969.ke_toan']));
    expect(await persons(officer)).toEqual(new Set(['p.01969.cong_chuc', 'p.01969.01', 'p.01969.02']));
    expect((await persons(administrator)).size).toBe(5);
  });

  test('says how many entries a phone had not sent when it was last heard', async () => {
    const before = (await listed(head)).find(({ device }) => device === head.device);
    expect(before).toMatchObject({ title: 'Trưởng bản Pá Hạ', state: 'active', seen: null, unsent: null });
    await head.sync({ unsent: 17 });
    const after = (await listed(officer)).find(({ device }) => device === head.device);
    expect(after).toMatchObject({ seen: office.clock.now, unsent: 17 });
  });
});

describe('a revoked phone', () => {
  test('reads nothing more, and what it sends waits for the commune', async () => {
    const phone = await office.enrol('p.01969.05');
    await phone.pull();
    expect((await officer.post('/v1/revoke', { device: phone.device })).status).toBe(204);
    const meeting = { commune: '01969', village: 'v.01969.05', date: '2026-11-21', attendees: 30 };
    const held = await phone.create('villageMeeting', meeting);
    expect(held).toMatchObject({ outcome: 'HELD', reason: 'revoked' });
    expect((await officer.pull()).has(held.record)).toBe(false);
    expect((await phone.pull()).size).toBe(0);
    for (const path of ['/v1/devices', '/v1/history/demo.villageMeeting.5', '/v1/poke']) {
      expect(await problemOf(await phone.get(path))).toBe('403 revoked');
    }
    expect(await problemOf(await phone.post('/v1/admit', { device: phone.device }))).toBe('403 revoked');
    expect((await officer.post('/v1/admit', { device: phone.device })).status).toBe(204);
    expect((await officer.pull()).has(held.record)).toBe(true);
  });

  test('is revoked by those who may manage its holder, or by the holder from another phone', async () => {
    const mine = await office.enrol('p.01969.01');
    expect(await problemOf(await accountant.post('/v1/revoke', { device: head.device }))).toBe(
      '403 not-allowed',
    );
    expect(await problemOf(await head.post('/v1/revoke', { device: officer.device }))).toBe(
      '403 not-allowed',
    );
    expect(await problemOf(await head.post('/v1/revoke', { device: 'unknown' }))).toBe('404 not-found');
    expect((await head.post('/v1/revoke', { device: mine.device })).status).toBe(204);
    expect(await problemOf(await head.post('/v1/admit', { device: mine.device }))).toBe('403 not-allowed');
  });
});

describe('the history of a record', () => {
  test('says who changed what and when, to whoever may read the record', async () => {
    const meeting = {
      commune: '01969',
      village: 'v.01969.01',
      date: '2026-11-18',
      attendees: 30,
      place: 'Nhà văn hóa',
    };
    const { record } = await head.create('villageMeeting', meeting);
    office.clock.now += 60_000;
    await officer.pull();
    await officer.update('villageMeeting', record, {
      attendees: [30, 32],
      women: [null, null],
      households: [null, null],
    });
    const { entries } = (await (await head.get(`/v1/history/${record}`)).json()) as HistoryAnswer;
    expect(entries.map(({ op, person, outcome }) => [op, person, outcome])).toEqual([
      ['create', 'p.01969.01', 'OK'],
      ['update', 'p.01969.cong_chuc', 'OK'],
    ]);
    expect(entries[1]?.open).toMatchObject({ attendees: [30, 32] });
    expect(entries.map(({ title }) => title)).toEqual(['Trưởng bản Pá Hạ', 'Công chức xã Phủ Thông']);
    const stranger = await office.enrol('p.01981.01');
    expect(await problemOf(await stranger.get(`/v1/history/${record}`))).toBe('404 not-found');
    expect(await problemOf(await head.get('/v1/history/nothing'))).toBe('404 not-found');
  });

  test('calls people of other villages by their title, and the office by its name', async () => {
    // The head of one village stands in for another one.
    const body = { person: 'p.01969.01', role: 'villageHead', commune: '01969', village: 'v.01969.02' };
    await office.office.plant([{ id: 'g.in', kind: 'grant', body: { ...body, from: '2026-01-01' } }]);
    const meeting = { commune: '01969', village: 'v.01969.02', date: '2026-11-19', attendees: 21 };
    const { record, outcome } = await head.create('villageMeeting', meeting);
    expect(outcome).toBe('OK');
    const neighbour = await office.enrol('p.01969.02');
    expect((await neighbour.pull()).has('p.01969.01')).toBe(false);
    const ask = async (id: string) =>
      (await (await neighbour.get(`/v1/history/${id}`)).json()) as HistoryAnswer;
    expect((await ask(record)).entries[0]?.title).toBe('Trưởng bản Pá Hạ');
    expect((await ask('v.01969.02')).entries[0]?.title).toBe('Ban Chỉ đạo');
  });
});
