/** The real app and the real office with a bad network between them: nothing is lost, nothing arrives twice. */
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { clear, layBadNetwork, portals, type BadNetwork } from '../support/bad-network.ts';
import { bookedRecords, creations } from '../support/office-book.ts';
import { startOffice, type RunningOffice } from '../support/office.ts';
import { newPocket, type Pocket } from '../support/pocket.ts';
import { LONG, rounds } from '../support/rounds.ts';
import { networks } from '../support/shaped.ts';
import { recordMeeting } from '../support/village-day.ts';

/** The office is killed at another moment each time: before, in and after the push. */
const KILL_STEP_MS = 37;
const KILL_MOST_MS = 300;

let office: RunningOffice;
let network: BadNetwork;
let phone: Pocket;
/** Meetings that the demo office has from the start. */
let before: number;
/** Of each meeting that was written: how many came. */
const written: number[] = [];

beforeAll(async () => {
  office = await startOffice();
  network = await layBadNetwork(office.port);
  phone = await newPocket();
  await phone.switchOn('about:blank');
  await phone.hand.takeIn(office.linkFor(/Trưởng bản Pá Hạ/u).replace(office.origin, network.origin));
  await settled();
  before = bookedRecords(office.data, 'villageMeeting').length;
});

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    task.result.errors?.push({ message: `${phone.complaints.join('\n')}\n${await phone.hand.screen()}` });
  }
});

afterAll(async () => {
  await phone.remove();
  await network.close();
  await office.remove();
});

describe('an answer that is lost after the office has committed', () => {
  test('is asked for again: the record is there once, and the phone gets its receipt', async () => {
    network.weather({ kind: 'eat' });
    await meet(record);
    await expect.poll(() => arrived().includes(written.at(-1) ?? 0), { timeout: 20_000 }).toBe(true);
    for (let times = 0; times < 2; times += 1) await meet(() => phone.hand.press('Gửi ngay'));
    await phone.hand.see('1 mục chờ mạng');
    network.weather(clear);
    await settled();
    expectOnce();
  });
});

describe('a connection that is cut', () => {
  test('at any byte of a request or an answer costs nothing but time', async () => {
    const places = [1, 90, 400, 700, 900, 1_200];
    for (const [index, after] of places.entries()) {
      network.weather({ kind: index % 2 === 0 ? 'cutUp' : 'cutDown', after });
      await meet(record);
    }
    network.weather(clear);
    await settled();
    expectOnce();
  });
});

describe('a network of the second generation', () => {
  test('that stalls and cuts brings twenty records once, and the screen says how it stands', async () => {
    const { page } = phone.hand;
    await phone.network(false);
    for (let count = 0; count < 20; count += 1) await record();
    network.shape(networks['2G']);
    network.weather({ kind: 'cutUp', after: 900 });
    await phone.network(true);
    await phone.hand.go('/dong-bo');
    for (const next of [{ kind: 'stall', ms: 2_000 }, { kind: 'eat' }] as const) {
      await page.getByText('Mạng yếu', { exact: true }).waitFor({ timeout: 30_000 });
      // Not one is said to have come that has not.
      const waiting = await page.getByText(/^\d+ mục chờ mạng$/u).innerText();
      expect(written.length - Number.parseInt(waiting, 10)).toBeLessThanOrEqual(arrived().length - before);
      const { met } = network;
      network.weather(next);
      await phone.hand.press('Gửi ngay');
      await expect.poll(() => network.met, { timeout: 30_000 }).toBeGreaterThan(met);
      network.weather({ kind: 'cutDown', after: 150 });
    }
    network.weather(clear);
    await settled();
    network.shape(null);
    expectOnce();
    expect(phone.complaints).toEqual([]);
  });
});

describe('something that answers in the place of the office', () => {
  test.each(Object.entries(portals))('is not believed: %s', async (_name, answer) => {
    network.weather({ kind: 'instead', answer });
    await meet(record);
    await phone.hand.go('/dong-bo');
    await phone.hand.see(/mục chờ mạng$/u);
    network.weather(clear);
    await settled();
    expectOnce();
  });

  test('is not believed when it is what the office said to another request', async () => {
    await phone.hand.go('/dong-bo');
    await phone.hand.press('Gửi ngay');
    await settled();
    const answer = network.lastAnswer;
    expect(answer).toContain('200 OK');
    network.weather({ kind: 'instead', answer });
    await meet(record);
    await phone.hand.go('/dong-bo');
    await phone.hand.see('Wifi này đòi đăng nhập');
    await phone.hand.see('1 mục chờ mạng');
    network.weather(clear);
    await settled();
    expectOnce();
  });
});

describe('an office that is killed in the middle', () => {
  test('of pushes has everything that it ever acknowledged, once', LONG, async () => {
    for (let time = 0; time < rounds(3); time += 1) {
      await record();
      await new Promise((resolve) => setTimeout(resolve, (time * KILL_STEP_MS) % KILL_MOST_MS));
      await office.kill();
      await office.start();
    }
    await settled();
    expectOnce();
    expect(phone.complaints).toEqual([]);
  });
});

async function record(): Promise<void> {
  const people = 100 + written.length;
  await recordMeeting(phone.hand, people);
  written.push(people);
}

/** Does something that must end in a request which meets the weather. */
async function meet(act: () => Promise<unknown>): Promise<void> {
  const { met } = network;
  await act();
  await phone.hand.go('/dong-bo');
  await expect.poll(() => network.met, { timeout: 20_000 }).toBeGreaterThan(met);
}

async function settled(): Promise<void> {
  await phone.hand.go('/dong-bo');
  const button = phone.hand.page.getByRole('button', { name: 'Gửi ngay' });
  await button.waitFor();
  await button.click();
  await phone.hand.page.getByText('Không có mục nào chờ gửi', { exact: true }).waitFor({ timeout: 60_000 });
}

function arrived(): readonly number[] {
  return bookedRecords(office.data, 'villageMeeting').map(({ open }) => Number(open['attendees']));
}

/** All that was written so far is in the office's book, once. */
function expectOnce(): void {
  expect(new Set(arrived().slice(before))).toEqual(new Set(written));
  expect(arrived().length).toBe(before + written.length);
  expect([...creations(office.data, 'villageMeeting').values()].filter((times) => times !== 1)).toEqual([]);
}
