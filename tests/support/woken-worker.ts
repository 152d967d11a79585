/** The service worker as the system wakes it when a network returns, told to do so by the test. */
import type { Page, Worker } from 'playwright-core';

export interface WokenWorker {
  /** Background Sync, now. It works on by itself. */
  wake(): Promise<void>;
  /** Rounds with the office that it began since it was first woken here. */
  rounds(): Promise<number>;
}

/** `page`: of the origin whose worker is meant. Chromium only. */
export async function wokenWorkerOf(page: Page, origin: string): Promise<WokenWorker> {
  const cdp = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(
        ({ scopeURL, isDeleted }) => scopeURL.startsWith(origin) && !isDeleted,
      );
      if (found) resolve(found.registrationId);
    });
  });
  await cdp.send('ServiceWorker.enable');
  const registrationId = await registered;
  /** Of workers that the system has ended meanwhile. */
  const counted = new Map<Worker, number>();

  async function count(): Promise<void> {
    for (const worker of page.context().serviceWorkers()) {
      const rounds = await worker.evaluate(() => Reflect.get(globalThis, 'rounds') as number | undefined);
      if (rounds !== undefined) counted.set(worker, rounds);
    }
  }

  return {
    async wake() {
      for (const worker of page.context().serviceWorkers()) await worker.evaluate(countRounds);
      const told = { origin, registrationId, tag: 'outbox', lastChance: false };
      await cdp.send('ServiceWorker.dispatchSyncEvent', told);
    },
    async rounds() {
      await count();
      return [...counted.values()].reduce((sum, rounds) => sum + rounds, 0);
    },
  };
}

/** Runs in the worker. */
function countRounds(): void {
  if (Reflect.has(globalThis, 'rounds')) return;
  const ask = globalThis.fetch;
  let rounds = 0;
  globalThis.fetch = (...asked) => {
    if (typeof asked[0] === 'string' && asked[0].endsWith('/v1/sync'))
      Reflect.set(globalThis, 'rounds', (rounds += 1));
    return ask(...asked);
  };
  Reflect.set(globalThis, 'rounds', 0);
}
