/** A day of training: three hundred phones open the app for the first time at the same minute. */
import { setTimeout as sleep } from 'node:timers/promises';
import { startFullOffice, type EnrolledPhone } from '../crowd/full-office.ts';
import { download, openPhone, recordsIn, type Download, type OpenPhone } from '../crowd/light-phone.ts';
import { figureOf, p95 } from '../figures.ts';
import { lineOf, type Line, type Row } from '../line.ts';

const CROWD = 300;
const RECORDS = 3_000;
const OPEN = 10;
const EVERY_MS = 1_000;

interface Run {
  readonly downloads: readonly Download[];
  /** How many records each of them brought. */
  readonly records: readonly number[];
  /** ms from the moment that a change was due until it was acknowledged. */
  readonly acknowledged: readonly number[];
}

export const crowd: Row = {
  name: 'crowd',
  group: 'sync',
  says: `${CROWD} first downloads at once, while ${OPEN} open phones send one change a second`,
  async measure(bench) {
    bench.report(`filling an office with ${RECORDS} records a commune`);
    const { office, phones } = await startFullOffice(RECORDS, CROWD + OPEN);
    const open: OpenPhone[] = [];
    try {
      for (const phone of phones.slice(CROWD)) open.push(await openPhone(office.origin, phone));
      bench.report('filled');
      const runs: Run[] = [];
      for (let run = 0; run < bench.runs; run += 1) {
        const measured = await measureOnce(office.origin, phones.slice(0, CROWD), open);
        bench.report(wordsFor(measured));
        runs.push(measured);
      }
      return linesOf(runs);
    } finally {
      for (const phone of open) phone.close();
      await office.remove();
    }
  },
};

async function measureOnce(
  origin: string,
  phones: readonly EnrolledPhone[],
  open: readonly OpenPhone[],
): Promise<Run> {
  const over = new AbortController();
  const sending = open.map((phone, nth) => keepSending(phone, (nth * EVERY_MS) / open.length, over.signal));
  const found = await Promise.allSettled(phones.map((phone) => download(origin, phone)));
  over.abort();
  const acknowledged = (await Promise.all(sending)).flat();
  const downloads = found.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []));
  const failed = found.find((each) => each.status === 'rejected');
  if (failed !== undefined) console.error(failed.reason);
  return { downloads, records: downloads.map(recordsIn), acknowledged };
}

/** One change a second by the clock: whoever had to wait for the last one sends the next one late, and it counts. */
async function keepSending(phone: OpenPhone, from: number, over: AbortSignal): Promise<readonly number[]> {
  const took: number[] = [];
  for (let due = performance.now() + from; !over.aborted; due += EVERY_MS) {
    await sleep(Math.max(0, due - performance.now()));
    await phone.change();
    took.push(performance.now() - due);
  }
  return took;
}

function linesOf(runs: readonly Run[]): Line[] {
  const of = (figure: (run: Run) => number): number[] => runs.map(figure);
  const middle = (figure: (each: Download) => number) => (run: Run) =>
    figureOf(run.downloads.map(figure)).median;
  const bytes = ({ answers }: Download): number => answers.reduce((sum, { length }) => sum + length, 0);
  return [
    lineOf(
      `${CROWD} first downloads at once, ${RECORDS} rows and more, complete`,
      'phones',
      CROWD,
      of(complete),
      null,
    ),
    lineOf('… the slowest', 'ms', 60_000, of(slowest), null),
    lineOf('… the middle one', 'ms', null, of(middle(({ ms }) => ms)), null),
    lineOf('… bytes down a phone', 'B', null, of(middle(bytes)), null),
    lineOf('… requests a phone', 'requests', null, of(middle(({ answers }) => answers.length)), null),
    lineOf(`${OPEN} open phones meanwhile, acknowledged, p95`, 'ms', 2_000, of(ackP95), null),
  ];
}

const slowest = ({ downloads }: Run): number => Math.max(...downloads.map(({ ms }) => ms));
const complete = ({ records }: Run): number => records.filter((count) => count >= RECORDS).length;
const ackP95 = ({ acknowledged }: Run): number => p95(acknowledged);

function wordsFor(run: Run): string {
  return `${complete(run)} complete, the slowest ${slowest(run).toFixed(0)} ms; p95 ${ackP95(run).toFixed(0)} ms`;
}
