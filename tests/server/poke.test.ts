import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { Scope } from '../../src/core/audience.ts';
import { LONGEST_WORD, type Line } from '../../src/server/line.ts';
import { createPokes, type Pokes } from '../../src/server/poke.ts';
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

describe('pokes', () => {
  /** What a stream has said since it was asked last. */
  function hear(pokes: Pokes, device: string, ...scopes: Scope[]) {
    const reader = pokes.open(device, scopes).pipeThrough(new TextDecoderStream()).getReader();
    const heard = { moved: 0, ended: false };
    const read = async (): Promise<void> => {
      for (;;) {
        const { done, value } = await reader.read();
        if (done) break;
        if (value.includes('moved')) heard.moved++;
      }
      heard.ended = true;
    };
    void read();
    return heard;
  }
  const pace = { heartbeat: 10_000, gather: 200 };

  test('come at once, and then once for all that moved while they rested', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const pokes = createPokes(pace);
    const heard = hear(pokes, 'd1', 'office');
    pokes.moved(new Set(['office']));
    await until(() => heard.moved === 1);
    for (let i = 0; i < 5; i++) pokes.moved(new Set(['office']));
    vi.advanceTimersByTime(199);
    await wait(20);
    expect(heard.moved).toBe(1);
    vi.advanceTimersByTime(1);
    await until(() => heard.moved === 2);
    vi.advanceTimersByTime(1_000);
    await wait(20);
    expect(heard.moved).toBe(2); // nothing moved since
    pokes.moved(new Set(['office']));
    await until(() => heard.moved === 3); // and at once again
    pokes.close();
    vi.useRealTimers();
  });

  test('of one audience do not hold up those of another', async () => {
    const pokes = createPokes({ ...pace, gather: 10_000 });
    const [one, other] = [hear(pokes, 'd1', 'village:v1'), hear(pokes, 'd2', 'village:v2')];
    pokes.moved(new Set(['village:v1']));
    pokes.moved(new Set(['village:v2']));
    await until(() => one.moved === 1 && other.moved === 1);
    pokes.close();
  });

  /** Two processes, and the line between them. */
  function twoProcesses() {
    const ears: ((text: string | null) => void)[][] = [[], []];
    const words: string[] = [];
    const lineOf = (own: 0 | 1): Line => ({
      send(text) {
        words.push(text);
        for (const ear of ears[1 - own] ?? []) ear(text);
      },
      onWord: (listener) => void ears[own]?.push(listener),
      close: () => Promise.resolve(),
    });
    const [one, two] = [createPokes(pace, lineOf(0)), createPokes(pace, lineOf(1))];
    const say = (text: string | null): void => ears[1]?.forEach((ear) => ear(text));
    return { one, two, words, say, miss: () => say(null) };
  }

  test('reach the phones of another process, but not the one that wrote it', async () => {
    const { one, two } = twoProcesses();
    const [writer, other, far] = [
      hear(two, 'd1', 'office'),
      hear(two, 'd2', 'office'),
      hear(two, 'd3', 'village:v9'),
    ];
    await one.during('d1', () => Promise.resolve(one.moved(new Set(['office']))));
    await until(() => other.moved === 1);
    expect([writer.moved, far.moved]).toEqual([0, 0]);
    one.drop('d2');
    await until(() => other.ended);
    expect(far.ended).toBe(false);
    one.close();
    two.close();
  });

  test.each(['{"moved":', '"hello"', '{"from":"a newer version"}'])(
    'reach everybody where another process says what this one does not understand: %s',
    async (text) => {
      const { two, say } = twoProcesses();
      const heard = hear(two, 'd1', 'office');
      expect(() => say(text)).not.toThrow();
      await until(() => heard.moved === 1);
      two.close();
    },
  );

  test('reach everybody where some may have been missed', async () => {
    const { two, miss } = twoProcesses();
    const heard = hear(two, 'd1', 'office');
    miss();
    await until(() => heard.moved === 1);
    two.close();
  });

  test('of very many scopes are told in words that the line can carry', async () => {
    const { one, two, words } = twoProcesses();
    const scopes = Array.from({ length: 2_000 }, (_, i): Scope => `village:v.01969.${i}`);
    const last = hear(two, 'd1', 'village:v.01969.1999');
    one.moved(new Set(scopes));
    await until(() => last.moved === 1);
    expect(words.length).toBeGreaterThan(1);
    expect(Math.max(...words.map((each) => Buffer.byteLength(each)))).toBeLessThanOrEqual(LONGEST_WORD);
    two.close();
  });
});
