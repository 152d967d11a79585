/** How long after a save on one phone it is seen on another one, whose list is open. */
import { handOn } from '../../support/hand.ts';
import { startOffice } from '../../support/office.ts';
import { lineOf, type Bench, type Row } from '../line.ts';
import { ourPhone } from '../our-phone.ts';
import { watchPainting } from '../painted.ts';
import { withPeer } from '../peer-side.ts';
import { newPhone } from '../phone.ts';

/** Pokes and timers come to rest between two runs. */
const REST_MS = 1_500;

export const freshness: Row = {
  name: 'freshness',
  says: 'a save on one phone is seen on the open screen of another',
  async measure(bench) {
    const ours = await measureOurs(bench);
    const peer = await measurePeer(bench);
    return [
      lineOf('save to seen on the second phone', 'ms', null, ours, {
        who: 'Dexie + PUT, event stream, GET',
        runs: peer,
      }),
    ];
  },
};

async function measureOurs(bench: Bench): Promise<number[]> {
  const office = await startOffice();
  const took: number[] = [];
  const writer = await ourPhone(bench, office.origin, office.linkFor(/Trưởng/u));
  const reader = await newPhone(bench.browser, `${office.origin}/healthz`, { workers: 'allow' });
  try {
    await watchPainting(reader.page);
    const hand = handOn(reader.page);
    await hand.takeIn(office.linkFor(/Công chức/u));
    await hand.go('/so/trainingDemand');
    for (let run = 0; run < bench.runs; run += 1) {
      await reader.page.waitForTimeout(REST_MS);
      const seen = reader.page.evaluate(seenAt, ['.rows .row', `(nhóm ${run + 1})`] as const);
      const written = await writer.page.evaluate(async (n) => {
        const at = performance.timeOrigin + performance.now();
        await window.bench.save(n, 1);
        return at;
      }, run);
      took.push((await seen) - written);
    }
  } finally {
    await writer.context.close();
    await reader.context.close();
    await office.remove();
  }
  return took;
}

function measurePeer(bench: Bench): Promise<number[]> {
  return withPeer(bench, 'put-each', async ({ open }) => {
    const took: number[] = [];
    const writer = await open();
    const reader = await open();
    await watchPainting(reader);
    await reader.evaluate(() => {
      window.peer.showList();
      window.peer.follow();
    });
    for (let run = 0; run < bench.runs; run += 1) {
      await reader.waitForTimeout(REST_MS);
      const seen = reader.evaluate(seenAt, ['li', `(nhóm ${run + 1})`] as const);
      const written = await writer.evaluate(async (n) => {
        const at = performance.timeOrigin + performance.now();
        await window.peer.saveAndSend(n);
        return at;
      }, run);
      took.push((await seen) - written);
    }
    return took;
  });
}

/** ms since 1970, so that two pages can be compared. Runs in the page. */
async function seenAt([selector, text]: readonly [string, string]): Promise<number> {
  const at = await window.paintedAt(selector, text);
  return performance.timeOrigin + at;
}
