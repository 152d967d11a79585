import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../src/server/log.ts';
import { jsonOf, NOON, openTestOffice, type TestOffice } from '../support/server.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

describe('the log', () => {
  test('is one JSON object a line, with its time', () => {
    let written = '';
    const log = createLog(
      (text) => (written += text),
      () => NOON,
    );
    log({ event: 'start', port: 8080 });
    expect(written).toBe('{"time":"2026-11-22T02:00:00.000Z","event":"start","port":8080}\n');
  });

  test('says of a request its route, status, time, bytes, device and person, and no personal value', async () => {
    const { code } = await office.enrolment.invite('p.01969.01', 'test');
    const phone = await office.phoneOf(code);
    office.lines.length = 0;
    const names = ['Nguyễn Văn Thử', '0900 000 003', 'Kết luận riêng của thôn'];
    const [chairedBy = '', secretary = '', conclusions = ''] = names;
    const meeting = { commune: '01969', village: 'v.01969.01', date: '2026-11-20', attendees: 40 };
    const { record } = await phone.create('villageMeeting', {
      ...meeting,
      chairedBy,
      secretary,
      conclusions,
    });
    await phone.get(`/v1/history/${record}`);
    await phone.get(`/tim?q=${encodeURIComponent(chairedBy)}`);
    await phone.send(`{"name":"${chairedBy}"`);
    await office.post('/v1/enroll', { code, key: phone.key.jwk });
    const [sync, history] = office.lines;
    expect(sync).toMatchObject({
      event: 'request',
      method: 'POST',
      route: '/v1/sync',
      status: 200,
      person: 'p.01969.01',
      in: 1,
    });
    expect(sync?.['device']).toMatch(/^[\w-]{8}$/u);
    expect(Number(sync?.['bytes'])).toBeGreaterThan(0);
    expect(history).toMatchObject({ route: '/v1/history/:record', status: 200 });
    const text = JSON.stringify(office.lines);
    for (const secret of [
      ...names,
      record,
      phone.token,
      phone.device,
      code,
      'Trưởng bản',
      encodeURIComponent(chairedBy),
    ]) {
      expect(text).not.toContain(secret);
    }
  });

  test('has the id of a fault and where it happened; the answer has the id alone', async () => {
    const phone = await office.enrol('p.01969.02');
    office.lines.length = 0;
    const { history } = office.office;
    const broken = { ...office.office, history: () => Promise.reject(new Error('Nguyễn Văn Thử')) };
    Object.assign(office.office, broken);
    const answer = await phone.get('/v1/history/any');
    Object.assign(office.office, { history });
    expect(answer.status).toBe(500);
    const body = await jsonOf(answer);
    const fault = office.lines.find(({ event }) => event === 'fault');
    expect(fault).toMatchObject({ id: body['detail'], error: 'Error' });
    expect(String(fault?.['at'])).toContain('log.test.ts');
    expect(JSON.stringify(body)).not.toMatch(/\bat .*:\d|\.ts|Nguyễn/u);
    expect(JSON.stringify(office.lines)).not.toContain('Nguyễn');
  });
});
