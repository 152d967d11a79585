/** The first form of a page opens on a slow phone: ours, and ODK Web Forms with the same 25 questions. */
import { handOn } from '../../support/hand.ts';
import { startOffice } from '../../support/office.ts';
import { lineOf, type Bench, type Row } from '../line.ts';
import { watchPainting } from '../painted.ts';
import { withPeer } from '../peer-side.ts';
import { newPhone, SLOW_PHONE, slowDown } from '../phone.ts';

const WARM_UP_MS = 1_500;

export const form: Row = {
  name: 'form',
  says: 'a form of 25 questions opens, CPU four times slower',
  async measure(bench) {
    const odk: number[] = [];
    const ours = await openOurs(bench, async (run) => {
      odk.push(await openOdk(bench));
      bench.report(`run ${run + 1} of ${bench.runs}: ${odk.at(-1)?.toFixed(0)} ms`);
    });
    return [lineOf('form opens, 4×', 'ms', 300, ours, { who: 'ODK Web Forms 0.22', runs: odk })];
  },
};

/** From the tap on + until the first questions are painted; each run in a page that was just loaded. */
async function openOurs(bench: Bench, between: (run: number) => Promise<void>): Promise<number[]> {
  const office = await startOffice();
  const { context, page } = await newPhone(bench.browser, `${office.origin}/healthz`, { workers: 'allow' });
  const took: number[] = [];
  try {
    await watchPainting(page);
    await handOn(page).takeIn(office.linkFor(/Trưởng/u));
    await slowDown(page, SLOW_PHONE);
    for (let run = 0; run < bench.runs; run += 1) {
      await page.goto(`${office.origin}/`);
      const add = page.getByRole('link', { name: 'Ghi nhu cầu học nghề' });
      await add.waitFor();
      await page.waitForTimeout(WARM_UP_MS);
      const opened = add.evaluate(async (link: HTMLElement) => {
        const start = performance.now();
        link.click();
        return (await window.paintedAt('.questions .fld')) - start;
      });
      took.push(await opened);
      await between(run);
    }
  } finally {
    await context.close();
    await office.remove();
  }
  return took;
}

function openOdk(bench: Bench): Promise<number> {
  return withPeer(bench, 'odk', async ({ open }) => {
    const page = await open(SLOW_PHONE);
    await page.waitForTimeout(WARM_UP_MS);
    return page.evaluate(() => window.peer.openForm());
  });
}
