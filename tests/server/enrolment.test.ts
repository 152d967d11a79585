import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { normalCode } from '../../src/server/code.ts';
import type { EnrolAnswer } from '../../src/sync/enrolment.ts';
import { DAY, jsonOf, newPhoneKey, openTestOffice, problemOf, type TestOffice } from '../support/server.ts';

let office: TestOffice;
beforeAll(async () => {
  office = await openTestOffice();
});
afterAll(() => office.close());

const HEAD = 'p.01969.01';

describe('enrolment', () => {
  test('turns a code and a key into a token, a certificate and who the phone is', async () => {
    const { code } = await office.enrolment.invite(HEAD, 'test');
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/u);
    const key = newPhoneKey();
    const answer = (await (await office.post('/v1/enroll', { code, key: key.jwk })).json()) as EnrolAnswer;
    expect(answer.token).toMatch(/^[\w-]{43}$/u);
    expect(answer.expires).toBe(office.clock.now + 30 * DAY);
    expect(answer.me).toMatchObject({
      office: { id: 'office19', name: 'Ban Chỉ đạo', province: '19' },
      person: HEAD,
      title: 'Trưởng bản Pá Hạ',
      held: [{ role: 'villageHead', commune: '01969', village: 'v.01969.01' }],
    });
    expect(office.keys.verify(answer.certificate)).toEqual({
      office: 'office19',
      device: answer.me.device,
      person: HEAD,
      key: key.jwk,
      held: answer.me.held,
      scopes: ['all', 'village:v.01969.01', 'villages:01969'],
      date: office.clock.now,
    });
  });

  test('takes a code as people type it', async () => {
    const { code } = await office.enrolment.invite(HEAD, 'test');
    const typed = ` ${code.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
    expect((await office.post('/v1/enroll', { code: typed, key: newPhoneKey().jwk })).status).toBe(200);
    expect(normalCode('oO-iI lL')).toBe('001111');
  });

  test('refuses a wrong, a used and an expired code, each in its own words', async () => {
    const key = newPhoneKey().jwk;
    const wrong = await office.post('/v1/enroll', { code: 'AAAA-BBBB-CCCC-DDDD', key });
    expect(await problemOf(wrong)).toBe('404 code-wrong');
    const { code } = await office.enrolment.invite(HEAD, 'test');
    await office.phoneOf(code);
    expect(await problemOf(await office.post('/v1/enroll', { code, key }))).toBe('409 code-used');
    const late = await office.enrolment.invite(HEAD, 'test');
    office.clock.now += 7 * DAY;
    const expired = await office.post('/v1/enroll', { code: late.code, key });
    office.clock.now -= 7 * DAY;
    expect(expired.status).toBe(410);
    expect(await jsonOf(expired)).toMatchObject({
      title: 'Mã gia nhập đã hết hạn',
      next: 'Xin xã (hoặc quản trị) một liên kết gia nhập mới.',
    });
  });

  test('admits one phone when two open the same link at once', async () => {
    const { code } = await office.enrolment.invite(HEAD, 'test');
    const tries = await Promise.all(
      Array.from({ length: 5 }, () => office.post('/v1/enroll', { code, key: newPhoneKey().jwk })),
    );
    expect(tries.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(tries.filter(({ status }) => status === 409)).toHaveLength(4);
  });

  test('refuses a key that is no point of P-256, another curve and a private key', async () => {
    const { code } = await office.enrolment.invite(HEAD, 'test');
    const { jwk } = newPhoneKey();
    const bent = { ...jwk, y: 'A'.repeat(43) };
    expect(await problemOf(await office.post('/v1/enroll', { code, key: bent }))).toBe('400 wrong-key');
    for (const key of [{ ...jwk, crv: 'P-384' }, { ...jwk, d: 'A'.repeat(43) }, 'key', null]) {
      expect(await problemOf(await office.post('/v1/enroll', { code, key }))).toBe('400 wrong-shape');
    }
    expect((await office.post('/v1/enroll', { code, key: jwk })).status).toBe(200);
  });

  test('keeps neither codes nor tokens in a form that opens anything', async () => {
    const { code } = await office.enrolment.invite(HEAD, 'test');
    const { token } = await office.phoneOf(code);
    const register = office.store.devices;
    expect(await register.findCode(code)).toBeNull();
    expect(await register.findCode(normalCode(code))).toBeNull();
    expect(await register.findToken(token)).toBeNull();
  });

  test('prints the same link again until somebody uses it', async () => {
    const first = await office.enrolment.standingInvite(HEAD);
    expect(first.title).toBe('Trưởng bản Pá Hạ');
    expect((await office.enrolment.standingInvite(HEAD)).code).toBe(first.code);
    await office.phoneOf(first.code);
    const second = await office.enrolment.standingInvite(HEAD);
    expect(second.code).not.toBe(first.code);
    office.clock.now += 8 * DAY;
    expect((await office.enrolment.standingInvite(HEAD)).code).not.toBe(second.code);
    office.clock.now -= 8 * DAY;
  });
});

async function challengeFor(device: string): Promise<string> {
  const { challenge } = (await (await office.post('/v1/token', { device })).json()) as { challenge: string };
  return challenge;
}

describe('a token', () => {
  test('is asked for by everything that reads or writes', async () => {
    for (const path of ['/v1/devices', '/v1/history/demo.trainingDemand.1', '/v1/poke']) {
      const answer = await office.app.request(path);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer');
      expect(await problemOf(answer)).toBe('401 no-token');
    }
    expect(await problemOf(await office.post('/v1/sync', '{}'))).toBe('401 no-token');
    expect(await problemOf(await office.post('/v1/invite', { person: HEAD }))).toBe('401 no-token');
    expect(await problemOf(await office.post('/v1/sync', '{}', 'A'.repeat(43)))).toBe('401 unknown-token');
    expect(await problemOf(await office.post('/v1/sync', '{}', 'short'))).toBe('401 no-token');
  });

  test('runs out after thirty days of silence, and never while it is used', async () => {
    const phone = await office.enrol(HEAD);
    for (let day = 0; day < 60; day += 20) {
      office.clock.now += 20 * DAY;
      expect((await phone.get('/v1/devices')).status).toBe(200);
    }
    office.clock.now += 30 * DAY;
    const late = await phone.get('/v1/devices');
    expect(await jsonOf(late)).toMatchObject({
      code: 'expired-token',
      next: 'Các mục chưa gửi vẫn an toàn. Vào lại bằng máy này.',
    });
    const renewed = await office.renew(phone);
    expect(renewed.status).toBe(200);
    const { token } = (await renewed.json()) as { token: string };
    expect(token).not.toBe(phone.token);
    const request = { headers: { authorization: `Bearer ${token}` } };
    expect((await office.app.request('/v1/devices', request)).status).toBe(200);
    office.clock.now -= 90 * DAY;
  });

  test('is given to nobody but the holder of the key', async () => {
    const phone = await office.enrol(HEAD);
    const thief = { ...phone, key: newPhoneKey() };
    expect(await problemOf(await office.renew(thief))).toBe('401 wrong-signature');
    expect(await problemOf(await office.renew(phone, { signature: 'AAAA' }))).toBe('401 wrong-signature');
    expect(await problemOf(await office.renew({ ...phone, device: 'other' }))).toBe('401 wrong-signature');
  });

  test('needs a challenge of this office, for this phone, fresh and unused', async () => {
    const phone = await office.enrol(HEAD);
    const challenge = await challengeFor(phone.device);
    const proof = (text: string) => ({
      device: phone.device,
      challenge: text,
      signature: phone.key.sign(`sothon token\n${phone.device}\n${text}`),
    });
    expect((await office.post('/v1/token', proof(challenge))).status).toBe(200);
    expect(await problemOf(await office.post('/v1/token', proof(challenge)))).toBe('401 old-challenge');
    expect(await problemOf(await office.post('/v1/token', proof('made.by.myself')))).toBe(
      '401 old-challenge',
    );
    const other = await challengeFor('other');
    expect(await problemOf(await office.post('/v1/token', proof(other)))).toBe('401 old-challenge');
    const late = await challengeFor(phone.device);
    office.clock.now += 301_000;
    expect(await problemOf(await office.post('/v1/token', proof(late)))).toBe('401 old-challenge');
    office.clock.now -= 301_000;
  });
});

describe('an office that was restored without a phone', () => {
  test('admits its holder by the certificate, and holds what they send until it is confirmed', async () => {
    const before = await openTestOffice();
    const phone = await before.enrol(HEAD);
    const restored = await openTestOffice({ keys: before.keys });
    const renewed = await restored.renew(phone);
    expect(renewed.status).toBe(200);
    const { token, me } = (await renewed.json()) as EnrolAnswer;
    expect(me).toMatchObject({ person: HEAD, device: phone.device });
    expect((await restored.store.devices.findDevice(phone.device))?.state).toBe('unconfirmed');
    const listed = await restored.app.request('/v1/devices', {
      headers: { authorization: `Bearer ${token}` },
    });
    expect(await problemOf(listed)).toBe('403 unconfirmed');
    const officer = await restored.enrol('p.01969.cong_chuc');
    expect((await officer.post('/v1/admit', { device: phone.device })).status).toBe(204);
    expect((await restored.store.devices.findDevice(phone.device))?.state).toBe('active');
    await before.close();
    await restored.close();
  });

  test('trusts no certificate that it did not sign itself', async () => {
    const other = await openTestOffice();
    const phone = await other.enrol(HEAD);
    expect(await problemOf(await office.renew(phone))).toBe('401 wrong-signature');
    const [body = '', signature = ''] = phone.certificate.split('.');
    const claims = JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as object;
    const forged = Buffer.from(JSON.stringify({ ...claims, person: 'p.19.quan_tri' })).toString('base64url');
    const tried = await office.renew({ ...phone, certificate: `${forged}.${signature}` });
    expect(await problemOf(tried)).toBe('401 wrong-signature');
    await other.close();
  });
});

describe('whoever guesses', () => {
  test('is slowed down, while whoever is right goes on being served', async () => {
    const guessed = await openTestOffice();
    const key = newPhoneKey().jwk;
    const { code } = await guessed.enrolment.invite(HEAD, 'test');
    for (let i = 0; i < 20; i++) await guessed.post('/v1/token', { device: 'any' });
    const answers: string[] = [];
    for (let i = 0; i < 31; i++) {
      answers.push(
        await problemOf(await guessed.post('/v1/enroll', { code: `AAAA-0000-0000-00${10 + i}`, key })),
      );
    }
    expect(answers.slice(0, 30)).toEqual(Array(30).fill('404 code-wrong'));
    expect(answers[30]).toBe('429 too-often');
    const refused = await guessed.post('/v1/enroll', { code, key });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    guessed.clock.now += 20_000;
    expect((await guessed.post('/v1/enroll', { code, key })).status).toBe(200);
    await guessed.close();
  });
});
