/** 2,000 records from one phone to the office and from there to another one, beside PouchDB, RxDB, and one PUT a record. */
import { startOffice } from '../../support/office.ts';
import { lineOf, type Bench, type Line, type Row } from '../line.ts';
import { ourPhone } from '../our-phone.ts';
import { withPeer } from '../peer-side.ts';
import { countRequests } from '../phone.ts';
import { layWire } from '../wire.ts';

const RECORDS = 2_000;

/** One way of one run. */
interface Trip {
  readonly ms: number;
  readonly up: number;
  readonly down: number;
  readonly requests: number;
}

interface Run {
  readonly push: Trip;
  readonly pull: Trip;
}

type Peers = readonly (readonly [who: string, runs: readonly Run[]])[];

export const push: Row = {
  name: 'push',
  group: 'sync',
  says: '2,000 records of about 590 bytes to the office, and to a second phone',
  async measure(bench) {
    const ours: (Run & { readonly first: Trip; readonly firstRows: number })[] = [];
    const byPut: Run[] = [];
    const byRxdb: Run[] = [];
    const byPouchdb: Run[] = [];
    for (let run = 0; run < bench.runs; run += 1) {
      ours.push(await runOurs(bench));
      byRxdb.push(await runPeer(bench, 'rxdb'));
      byPouchdb.push(await runPeer(bench, 'pouchdb'));
      byPut.push(await runPeer(bench, 'put-each'));
      bench.report(
        [ours, byPut, byRxdb, byPouchdb]
          .map((all) => all.map(({ push, pull }) => `${push.ms.toFixed(0)}/${pull.ms.toFixed(0)}`).at(-1))
          .join('   '),
      );
    }
    const rows = ours[0]?.firstRows ?? 0;
    const peers: Peers = [
      ['Dexie + one PUT a record', byPut],
      ['RxDB on Dexie', byRxdb],
      ['PouchDB + express-pouchdb', byPouchdb],
    ];
    return [
      ...linesOf('push 2,000', { ms: 400, up: 250_000 }, 'push', ours, peers),
      ...linesOf('pull 2,000 on a second phone', { ms: 400, down: 220_000 }, 'pull', ours, peers),
      lineOf(
        `first pull, all ${rows} rows of a commune desk`,
        'ms',
        null,
        ours.map(({ first }) => first.ms),
        null,
      ),
      lineOf(
        '… bytes down',
        'B',
        null,
        ours.map(({ first }) => first.down),
        null,
      ),
    ];
  },
};

function linesOf(
  what: string,
  marks: Partial<Trip>,
  way: keyof Run,
  ours: readonly Run[],
  peers: Peers,
): Line[] {
  const of = (runs: readonly Run[], figure: keyof Trip): number[] => runs.map((run) => run[way][figure]);
  const bytes = way === 'push' ? 'up' : 'down';
  return peers.flatMap(([who, runs], nth) => {
    const line = (text: string, unit: Line['unit'], figure: keyof Trip): Line =>
      lineOf(text, unit, nth === 0 ? (marks[figure] ?? null) : null, of(ours, figure), {
        who,
        runs: of(runs, figure),
      });
    return [
      line(what, 'ms', 'ms'),
      line(`… bytes ${bytes}`, 'B', bytes),
      line('… requests', 'requests', 'requests'),
    ];
  });
}

async function runOurs(bench: Bench): Promise<Run & { readonly first: Trip; readonly firstRows: number }> {
  const office = await startOffice();
  const [headWire, officerWire, accountantWire] = await Promise.all([
    layWire(office.port),
    layWire(office.port),
    layWire(office.port),
  ]);
  const phones = [];
  try {
    const officer = await ourPhone(bench, officerWire.origin, office.linkFor(/Công chức/u));
    const head = await ourPhone(bench, headWire.origin, office.linkFor(/Trưởng/u));
    phones.push(officer, head);
    const before = await officer.page.evaluate(() => window.bench.count('trainingDemand'));
    await officer.context.setOffline(true);
    await head.context.setOffline(true);
    await head.page.evaluate((records) => window.bench.save(0, records), RECORDS);

    const push = await trip(head, headWire, () => head.page.evaluate(() => window.bench.timePush()));
    const pull = await trip(officer, officerWire, () =>
      officer.page.evaluate((count) => window.bench.timePull('trainingDemand', count), before + RECORDS),
    );
    const accountant = await ourPhone(bench, accountantWire.origin, office.linkFor(/Kế toán/u));
    phones.push(accountant);
    const first = { ms: accountant.joined, requests: 0, ...accountantWire.take() };
    return { push, pull, first, firstRows: await accountant.page.evaluate(() => window.bench.countAll()) };
  } finally {
    for (const { context } of phones) await context.close();
    await Promise.all([headWire, officerWire, accountantWire].map((wire) => wire.close()));
    await office.remove();
  }
}

/** Goes online while the page already waits for it. */
async function trip(
  { context, page }: Awaited<ReturnType<typeof ourPhone>>,
  wire: Awaited<ReturnType<typeof layWire>>,
  timed: () => Promise<number>,
): Promise<Trip> {
  wire.take();
  const requests = countRequests(page);
  const ms = timed();
  await context.setOffline(false);
  return { ms: await ms, requests: requests(), ...wire.take() };
}

function runPeer(bench: Bench, name: string): Promise<Run> {
  return withPeer(bench, name, async ({ open, wire }) => {
    const first = await open();
    await first.evaluate((records) => window.peer.save(0, records), RECORDS);
    wire.take();
    const pushed = countRequests(first);
    const push = { ms: await first.evaluate(() => window.peer.push()), requests: pushed(), ...wire.take() };
    const second = await open();
    wire.take();
    const pulled = countRequests(second);
    const { ms, rows } = await second.evaluate(() => window.peer.pull());
    if (rows !== RECORDS) throw new Error(`${name} pulled ${rows} records.`);
    return { push, pull: { ms, requests: pulled(), ...wire.take() } };
  });
}
