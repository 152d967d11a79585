import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestOffice, type Phone, type TestOffice } from '../support/server.ts';

let office: TestOffice;
let head: Phone;
let officer: Phone;
beforeAll(async () => {
  office = await openTestOffice();
  head = await office.enrol('p.01969.01');
  officer = await office.enrol('p.01969.cong_chuc');
});
afterAll(() => office.close());

/** Opens a phone's stream; `heard` grows as it is told. */
async function listen(phone: Phone) {
  const answer = await phone.get('/v1/poke');
  expect(answer.headers.get('content-type')).toBe('text/event-stream');
  if (answer.body === null) throw new Error('no stream');
  const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
  const state = { heard: '', ended: false };
  const read = async (): Promise<void> => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      state.heard += value;
    }
    state.ended = true;
  };
  const reading = read();
  return { state, reading, stop: () => reader.cancel() };
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !holds(); i++) await wait(5);
  expect(holds()).toBe(true);
}

const meeting = { commune: '01969', village: 'v.01969.01', date: '2026-11-20', attendees: 40 };

describe('the stream of pokes', () => {
  test('says that something moved, and nothing about what', async () => {
    const stream = await listen(officer);
    await head.create('villageMeeting', meeting);
    await until(() => stream.state.heard.includes('moved'));
    const said = stream.state.heard.replaceAll(':\n\n', '');
    expect(said).toBe('retry: 10000\n\nevent: moved\ndata: 1\n\n');
    await stream.stop();
  });

  test('leaves alone the phone that wrote it: its own answer told it already', async () => {
    const [mine, other] = [await listen(head), await listen(officer)];
    await head.create('villageMeeting', { ...meeting, date: '2026-11-19' });
    await until(() => other.state.heard.includes('moved'));
    await wait(20);
    expect(mine.state.heard).not.toContain('moved');
    await Promise.all([mine.stop(), other.stop()]);
  });

  test('gives signs of life, so that nobody on the way closes it', async () => {
    const stream = await listen(head);
    await until(() => stream.state.heard.split(':\n\n').length > 3);
    await stream.stop();
    await until(() => office.pokes.size === 0);
  });

  test('is open twice for one phone at most', async () => {
    const streams = [await listen(head), await listen(head), await listen(head)];
    await until(() => streams[0]?.state.ended === true);
    expect(office.pokes.size).toBe(2);
    await Promise.all(streams.slice(1).map((stream) => stream.stop()));
  });

  test('ends when the phone is revoked and when the office stops', async () => {
    const lost = await office.enrol('p.01969.03');
    const [revoked, open] = [await listen(lost), await listen(head)];
    expect((await officer.post('/v1/revoke', { device: lost.device })).status).toBe(204);
    await revoked.reading;
    expect(open.state.ended).toBe(false);
    office.pokes.close();
    await open.reading;
    expect(office.pokes.size).toBe(0);
  });

  test('is not opened while the office stops', async () => {
    office.clock.ready = false;
    expect((await head.get('/v1/poke')).status).toBe(503);
    office.clock.ready = true;
  });
});
