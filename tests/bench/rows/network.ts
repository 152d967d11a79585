/** What a round weighs, and how long it takes over a mobile network. */
import type { Page } from 'playwright-core';
import { startOffice } from '../../support/office.ts';
import { lineOf, type Bench, type Line, type Row } from '../line.ts';
import { ourPhone, type OurPhone } from '../our-phone.ts';
import { withPeer } from '../peer-side.ts';
import { countRequests } from '../phone.ts';
import { networks } from '../../support/shaped.ts';
import { layWire, type Wire } from '../wire.ts';

interface Trip {
  readonly ms: number;
  readonly up: number;
  readonly down: number;
  readonly requests: number;
}

interface Run {
  readonly idle: Trip;
  /** One more person in a record that the server knows. */
  readonly change: Trip;
  /** One new record of about 590 bytes. */
  readonly one: Trip;
  readonly twenty: Trip;
  readonly many: Trip;
  readonly pulled: Trip;
}

const FEW = 20;
const MANY = 2_000;
const FEWER = 50;

export const network: Row = {
  name: 'network',
  group: 'sync',
  says: 'a round with nothing to do, one change, 20 records over 2G, 2,000 over 3G there and back',
  async measure(bench) {
    const ours: Run[] = [];
    const byPut: Partial<Run>[] = [];
    const byRxdb: Partial<Run>[] = [];
    const byPouchdb: Partial<Run>[] = [];
    for (let run = 0; run < bench.runs; run += 1) {
      ours.push(await runOurs(bench));
      byRxdb.push(await runReplication(bench, 'rxdb', true));
      byPouchdb.push(await runReplication(bench, 'pouchdb', run === 0));
      byPut.push(await runPut(bench, run === 0));
      bench.report(`run ${run + 1} of ${bench.runs}`);
    }
    const once = { requests: 1 };
    const idleUp = { up: 700, down: 200, ...once };
    const changeUp = { up: 900, down: 350, ...once };
    const put = 'Dexie + one PUT a record';
    const all: Peers = [
      [put, byPut],
      ['RxDB on Dexie', byRxdb],
      ['PouchDB + express-pouchdb', byPouchdb],
    ];
    const onceOver3G: Peers = [
      ['RxDB on Dexie', byRxdb],
      ['PouchDB + express-pouchdb, measured once', byPouchdb],
    ];
    return [
      ...linesOf('nothing to do (peers only pull)', 'idle', idleUp, ours, all),
      ...linesOf('one change', 'change', changeUp, ours, all),
      ...linesOf('one new record', 'one', once, ours, all),
      ...linesOf('push 20 over 2G', 'twenty', { ms: 1_900, up: 4_500 }, ours, all),
      ...linesOf('push 2,000 over 3G', 'many', { ms: 9_300 }, ours, [
        ...onceOver3G,
        [`${put}, ${FEWER} of them once, times ${MANY / FEWER}`, byPut],
      ]),
      ...linesOf('pull 2,000 over 3G', 'pulled', { ms: 3_600 }, ours, [
        ...onceOver3G,
        ['Dexie + GET in pages, measured once', byPut],
      ]),
    ];
  },
};

type Peers = readonly (readonly [who: string, runs: readonly Partial<Run>[]])[];

/** Marks stand at the first peer's lines: ours are the same in all of them. */
function linesOf(
  what: string,
  way: keyof Run,
  marks: Partial<Trip>,
  ours: readonly Run[],
  peers: Peers,
): Line[] {
  const of = (runs: readonly Partial<Run>[], figure: keyof Trip): number[] =>
    runs.flatMap((run) => run[way]?.[figure] ?? []);
  return peers.flatMap(([who, runs], nth) => {
    const line = (text: string, unit: Line['unit'], figure: keyof Trip): Line =>
      lineOf(text, unit, nth === 0 ? (marks[figure] ?? null) : null, of(ours, figure), {
        who,
        runs: of(runs, figure),
      });
    return [
      line(what, 'ms', 'ms'),
      line('… bytes up', 'B', 'up'),
      line('… bytes down', 'B', 'down'),
      line('… requests', 'requests', 'requests'),
    ];
  });
}

async function runOurs(bench: Bench): Promise<Run> {
  const office = await startOffice();
  const [wire, otherWire] = await Promise.all([layWire(office.port), layWire(office.port)]);
  const phones: OurPhone[] = [];
  try {
    const head = await ourPhone(bench, wire.origin, office.linkFor(/Trưởng/u));
    const officer = await ourPhone(bench, otherWire.origin, office.linkFor(/Công chức/u));
    phones.push(head, officer);
    const { context, page } = head;
    const sync = () => page.evaluate(() => window.bench.sync());
    /** Written without a network, so that the time is that of sending. */
    const sending = async (write: () => Promise<void>): Promise<Trip> => {
      await context.setOffline(true);
      await write();
      const push = page.evaluate(() => window.bench.timePush());
      return trip(page, wire, async () => {
        await context.setOffline(false);
        return push;
      });
    };
    const save = (from: number, count: number) => () =>
      page.evaluate(([first, many]) => window.bench.save(first, many), [from, count] as const);
    await sync();
    const idle = await trip(page, wire, sync);
    const one = await sending(save(0, 1));
    const change = await sending(() => page.evaluate(() => window.bench.change()));
    wire.shape(networks['2G']);
    const twenty = await sending(save(100, FEW));
    const before = await officer.page.evaluate(async () => {
      await window.bench.sync();
      return window.bench.count('trainingDemand');
    });
    await officer.context.setOffline(true);
    wire.shape(networks['3G']);
    const many = await sending(save(1_000, MANY));
    otherWire.shape(networks['3G']);
    const pull = officer.page.evaluate(
      (count) => window.bench.timePull('trainingDemand', count),
      before + MANY,
    );
    const pulled = await trip(officer.page, otherWire, async () => {
      await officer.context.setOffline(false);
      return pull;
    });
    return { idle, one, change, twenty, many, pulled };
  } finally {
    for (const { context } of phones) await context.close();
    await Promise.all([wire.close(), otherWire.close()]);
    await office.remove();
  }
}

/** Over 3G only where asked: one PUT a record would need twelve minutes, so a part of them is sent. */
function runPut(bench: Bench, over3G: boolean): Promise<Partial<Run>> {
  return withPeer(bench, 'put-each', async ({ open, wire }) => {
    const page = await open();
    const sending = sender(page, wire);
    const small = await smallTrips(page, wire);
    if (!over3G) return small;
    wire.shape(networks['3G']);
    const part = await sending(1_000, FEWER);
    wire.shape(null);
    await sending(1_000 + FEWER, MANY - FEWER);
    wire.shape(networks['3G']);
    return { ...small, many: times(part, MANY / FEWER), pulled: await pullOn(await open(), wire) };
  });
}

/** A peer that sends in batches of its own. */
function runReplication(bench: Bench, name: string, over3G: boolean): Promise<Partial<Run>> {
  return withPeer(bench, name, async ({ open, wire }) => {
    const page = await open();
    const second = await open();
    const small = await smallTrips(page, wire);
    if (!over3G) return small;
    wire.shape(networks['3G']);
    const many = await sender(page, wire)(1_000, MANY);
    return { ...small, many, pulled: await pullOn(second, wire) };
  });
}

/** What every peer does in every run; leaves the wire as 2G. */
async function smallTrips(page: Page, wire: Wire): Promise<Pick<Run, 'idle' | 'one' | 'change' | 'twenty'>> {
  const sending = sender(page, wire);
  await sending(0, 1);
  await page.evaluate(() => window.peer.pull());
  const idle = await pullOn(page, wire);
  const one = await sending(1, 1);
  await page.evaluate(() => window.peer.change());
  const change = await trip(page, wire, () => page.evaluate(() => window.peer.push()));
  wire.shape(networks['2G']);
  return { idle, one, change, twenty: await sending(100, FEW) };
}

function pullOn(page: Page, wire: Wire): Promise<Trip> {
  return trip(page, wire, async () => (await page.evaluate(() => window.peer.pull())).ms);
}

function times({ ms, up, down, requests }: Trip, by: number): Trip {
  return { ms: ms * by, up: up * by, down: down * by, requests: requests * by };
}

function sender(page: Page, wire: Wire) {
  return async (from: number, count: number): Promise<Trip> => {
    await page.evaluate(([first, many]) => window.peer.save(first, many), [from, count] as const);
    return trip(page, wire, () => page.evaluate(() => window.peer.push()));
  };
}

/** What is still sent within `AFTER_MS` counts, too: a round that nobody needed. */
async function trip(page: Page, wire: Wire, timed: () => Promise<number>): Promise<Trip> {
  wire.take();
  const requests = countRequests(page);
  const ms = await timed();
  await page.waitForTimeout(AFTER_MS);
  return { ms, requests: requests(), ...wire.take() };
}

const AFTER_MS = 1_000;
