/** A phone with 50,000 records: start, search as one types, save. */
import { handOn } from '../../support/hand.ts';
import { startOffice, type RunningOffice } from '../../support/office.ts';
import { p95 } from '../figures.ts';
import { lineOf, type Bench, type Line, type Row } from '../line.ts';
import { giveNotebook } from '../our-phone.ts';
import { watchPainting } from '../painted.ts';
import { withPeer } from '../peer-side.ts';
import { newPhone, SLOW_PHONE, slowDown, type BenchPhone } from '../phone.ts';

const RECORDS = 50_000;
const SAVES = 40;

export const fifty: Row = {
  name: '50000',
  says: '50,000 records on the phone, CPU four times slower',
  async measure(bench) {
    const office = await startOffice();
    const phone = await newPhone(bench.browser, `${office.origin}/healthz`, { workers: 'allow' });
    try {
      await watchPainting(phone.page);
      await handOn(phone.page).takeIn(office.linkFor(/Trưởng/u));
      await phone.page.goto(`${office.origin}/healthz`);
      await giveNotebook(phone.page, bench.script);
      bench.report(`filling ${RECORDS}`);
      await phone.page.evaluate((count) => window.bench.fill(count), RECORDS);
      await phone.page.evaluate((count) => window.bench.plain.fill(count), RECORDS);
      const start = await measureStart(bench, office, phone);
      return [...start, ...(await measureWork(bench, office, phone))];
    } finally {
      await phone.context.close();
      await office.remove();
    }
  },
};

/** From the address until rows can be read; each run loads the page again, as after a kill. */
async function measureStart(bench: Bench, office: RunningOffice, { page }: BenchPhone): Promise<Line[]> {
  const list: number[] = [];
  const book: number[] = [];
  await slowDown(page, SLOW_PHONE);
  const open = async (path: string, selector: string): Promise<number> => {
    await page.goto('about:blank');
    await page.goto(office.origin + path, { waitUntil: 'commit' });
    return page.evaluate((wanted) => window.paintedAt(wanted), selector);
  };
  for (let run = 0; run < bench.runs; run += 1) {
    list.push(await open('/so/trainingDemand', '.rows .row'));
    book.push(await open('/', '.fig'));
  }
  const peer = await withPeer(bench, 'put-each', async (side) => {
    const peerPage = await side.open();
    await peerPage.evaluate((count) => window.peer.save(0, count), RECORDS);
    await watchPainting(peerPage);
    await slowDown(peerPage, SLOW_PHONE);
    const took: number[] = [];
    for (let run = 0; run < bench.runs; run += 1) {
      await peerPage.reload({ waitUntil: 'commit' });
      took.push(
        await peerPage.evaluate(async () => {
          while (window.peer === undefined) await new Promise((resolve) => setTimeout(resolve));
          window.peer.showList();
          return window.paintedAt('li');
        }),
      );
    }
    return took;
  });
  return [
    lineOf('start to a usable list, 50,000, 4×', 'ms', 1_000, list, {
      who: 'plain Dexie and a <ul>',
      runs: peer,
    }),
    lineOf('start to the book with its sums, 50,000, 4×', 'ms', 1_500, book, null),
  ];
}

/** Both in the same page, one after the other, run by run. */
async function measureWork(bench: Bench, office: RunningOffice, { page }: BenchPhone): Promise<Line[]> {
  await page.goto(`${office.origin}/healthz`);
  await giveNotebook(page, bench.script);
  await slowDown(page, SLOW_PHONE);
  await page.evaluate(() => window.bench.openAgain());
  const figures = {
    search: [] as number[],
    save: [] as number[],
    plainSearch: [] as number[],
    plainSave: [] as number[],
  };
  for (let run = 0; run < bench.runs; run += 1) {
    figures.search.push(p95(await page.evaluate(() => window.bench.timeSearches())));
    figures.plainSearch.push(p95(await page.evaluate(() => window.bench.plain.timeSearches())));
    figures.save.push(p95(await page.evaluate((times) => window.bench.timeSaves(times), SAVES)));
    figures.plainSave.push(p95(await page.evaluate((times) => window.bench.plain.timeSaves(times), SAVES)));
    bench.report(`run ${run + 1} of ${bench.runs}`);
  }
  const who = 'plain Dexie, put and index';
  return [
    lineOf('search as one types, p95, 50,000, 4×', 'ms', 50, figures.search, {
      who,
      runs: figures.plainSearch,
    }),
    lineOf('save, p95, 50,000, 4×', 'ms', 50, figures.save, { who, runs: figures.plainSave }),
  ];
}
