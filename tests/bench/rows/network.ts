/** What a round weighs, and how long it takes over a mobile network. */
import { startOffice } from '../../support/office.ts';
import { lineOf, type Bench, type Line, type Row } from '../line.ts';
import { ourPhone } from '../our-phone.ts';
import { withPeer } from '../peer-side.ts';
import { layWire, networks, type Wire } from '../wire.ts';

interface Trip {
  readonly ms: number;
  readonly up: number;
  readonly down: number;
}

interface Run {
  readonly idle: Trip;
  readonly one: Trip;
  readonly twenty: Trip;
  readonly many: Trip | null;
}

const FEW = 20;
const MANY = 2_000;

export const network: Row = {
  name: 'network',
  says: 'a round with nothing to do, one change, 20 records over 2G, 2,000 over 3G',
  async measure(bench) {
    const ours: Run[] = [];
    const byPut: Run[] = [];
    const byRxdb: Run[] = [];
    for (let run = 0; run < bench.runs; run += 1) {
      ours.push(await runOurs(bench));
      byRxdb.push(await runPeer(bench, 'rxdb', true));
      // One PUT a record would need ten minutes over 3G.
      byPut.push(await runPeer(bench, 'put-each', false));
      bench.report(`run ${run + 1} of ${bench.runs}`);
    }
    return [
      ...linesOf('nothing to do', 'idle', { up: 700, down: 200 }, ours, byPut, 'Dexie + GET'),
      ...linesOf('one change', 'one', { up: 900, down: 350 }, ours, byPut, 'Dexie + one PUT'),
      ...linesOf('push 20 over 2G', 'twenty', { ms: 1_900, up: 4_500 }, ours, byRxdb, 'RxDB on Dexie'),
      ...linesOf('push 20 over 2G', 'twenty', {}, ours, byPut, 'Dexie + one PUT a record'),
      ...linesOf('push 2,000 over 3G', 'many', { ms: 9_300 }, ours, byRxdb, 'RxDB on Dexie'),
    ];
  },
};

function linesOf(
  what: string,
  way: keyof Run,
  marks: Partial<Trip>,
  ours: readonly Run[],
  peers: readonly Run[],
  who: string,
): Line[] {
  const of = (runs: readonly Run[], figure: keyof Trip): number[] =>
    runs.flatMap((run) => run[way]?.[figure] ?? []);
  const line = (text: string, figure: keyof Trip): Line =>
    lineOf(text, figure === 'ms' ? 'ms' : 'B', marks[figure] ?? null, of(ours, figure), {
      who,
      runs: of(peers, figure),
    });
  return [line(what, 'ms'), line('… bytes up', 'up'), line('… bytes down', 'down')];
}

async function runOurs(bench: Bench): Promise<Run> {
  const office = await startOffice();
  const wire = await layWire(office.port);
  const { context, page } = await ourPhone(bench, wire.origin, office.linkFor(/Trưởng/u));
  const sync = () => page.evaluate(() => window.bench.sync());
  /** Saved without a network, so that the time is that of sending. */
  const sending = async (from: number, count: number): Promise<Trip> => {
    await context.setOffline(true);
    await page.evaluate(([first, many]) => window.bench.save(first, many), [from, count] as const);
    const push = page.evaluate(() => window.bench.timePush());
    return trip(wire, async () => {
      await context.setOffline(false);
      return push;
    });
  };
  try {
    await sync();
    const idle = await trip(wire, sync);
    const one = await sending(0, 1);
    wire.shape(networks['2G']);
    const twenty = await sending(100, FEW);
    wire.shape(networks['3G']);
    const many = await sending(1_000, MANY);
    return { idle, one, twenty, many };
  } finally {
    await context.close();
    await wire.close();
    await office.remove();
  }
}

function runPeer(bench: Bench, name: string, withMany: boolean): Promise<Run> {
  return withPeer(bench, name, async ({ open, wire }) => {
    const page = await open();
    const sending = async (from: number, count: number): Promise<Trip> => {
      await page.evaluate(([first, many]) => window.peer.save(first, many), [from, count] as const);
      return trip(wire, () => page.evaluate(() => window.peer.push()));
    };
    await sending(0, 1);
    await page.evaluate(() => window.peer.pull());
    const idle = await trip(wire, async () => (await page.evaluate(() => window.peer.pull())).ms);
    const one = await sending(1, 1);
    wire.shape(networks['2G']);
    const twenty = await sending(100, FEW);
    wire.shape(networks['3G']);
    return { idle, one, twenty, many: withMany ? await sending(1_000, MANY) : null };
  });
}

async function trip(wire: Wire, timed: () => Promise<number>): Promise<Trip> {
  wire.take();
  const ms = await timed();
  return { ms, ...wire.take() };
}
