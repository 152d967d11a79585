import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createSyncTriggers } from '../../src/storage/sync-triggers.ts';
import type { SyncDriver } from '../../src/storage/sync-driver.ts';
import type { Ended, ExchangeState, Why } from '../../src/sync/exchange.ts';
import type { Standstill } from '../../src/sync/standstill.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  driver?.stop();
  vi.useRealTimers();
});

let driver: SyncDriver | null = null;

function start() {
  let standstill: Standstill | null = null;
  let retryAfter = 0;
  let moved: () => void = () => undefined;
  let streams = 0;
  let wakes = 0;
  let runs = 0;
  let pending: (() => void) | null = null;
  let slow = false;
  const whys: Why[] = [];
  let tell: (state: ExchangeState) => void = () => undefined;
  let endStream: () => void = () => undefined;
  driver = createSyncTriggers({
    exchange(onState) {
      tell = onState;
      return {
        async run(_signal, why = 'all'): Promise<Ended> {
          runs += 1;
          whys.push(why);
          if (slow) await new Promise<void>((resolve) => (pending = resolve));
          return { standstill, retryAfter };
        },
      };
    },
    listen(onMoved, signal) {
      streams += 1;
      moved = onMoved;
      return new Promise((resolve) => {
        endStream = resolve;
        signal.addEventListener('abort', () => resolve());
      });
    },
    dice: () => 0.999,
    lock: `test ${Math.random()}`,
    askWake: () => (wakes += 1),
  });
  return {
    driver,
    fails(why: Standstill | null, after = 0) {
      standstill = why;
      retryAfter = after;
    },
    /** A round goes on until it is let go. */
    holdRounds: () => (slow = true),
    letGo() {
      slow = false;
      pending?.();
    },
    whys,
    poke: () => moved(),
    tell: (state: ExchangeState) => tell(state),
    dropStream: () => endStream(),
    get runs() {
      return runs;
    },
    get streams() {
      return streams;
    },
    get wakes() {
      return wakes;
    },
    /** How many rounds began within so much time. */
    async during(ms: number): Promise<number> {
      const before = runs;
      await vi.advanceTimersByTimeAsync(ms);
      return runs - before;
    },
  };
}

describe('the exchange of an open page runs', () => {
  test('at once, and after a pause with nothing to do', async () => {
    const page = start();
    expect(await page.during(10)).toBe(1);
    expect(await page.during(59_000)).toBe(0);
    expect(await page.during(2_000)).toBe(1);
  });

  test('at once after a save, once for several', async () => {
    const page = start();
    await page.during(1_000);
    for (let i = 0; i < 5; i++) page.driver.saved();
    expect(await page.during(1)).toBe(1);
    for (let i = 0; i < 5; i++) {
      page.driver.saved();
      await page.during(5);
    }
    expect(await page.during(1_000)).toBe(1);
    expect(page.whys).toEqual(['all', 'saved', 'saved']);
  });

  test('for everything where a save and a poke wait together', async () => {
    const page = start();
    await page.during(1_000);
    page.poke();
    page.driver.saved();
    await page.during(100);
    expect(page.whys).toEqual(['all', 'all', 'saved']);
  });

  describe('when the network seems to return', () => {
    const online = (): boolean => dispatchEvent(new Event('online'));
    beforeEach(() => {
      const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
      const own = new EventTarget();
      vi.stubGlobal('document', page);
      vi.stubGlobal('addEventListener', own.addEventListener.bind(own));
      vi.stubGlobal('dispatchEvent', own.dispatchEvent.bind(own));
    });
    afterEach(() => {
      vi.unstubAllGlobals();
    });

    test('once, and not again for a round that is under way', async () => {
      const page = start();
      page.fails('OFFLINE');
      await page.during(10);
      page.fails(null);
      page.holdRounds();
      online();
      expect(await page.during(10)).toBe(1);
      online();
      page.letGo();
      expect(await page.during(1_000)).toBe(0);
    });

    test('once more where the round under way had begun without one', async () => {
      const page = start();
      page.holdRounds();
      page.fails('OFFLINE');
      await page.during(10);
      online();
      page.letGo();
      expect(await page.during(10)).toBe(1);
    });
  });

  test('when the office says that something moved', async () => {
    const page = start();
    await page.during(10);
    page.poke();
    expect(await page.during(10)).toBe(1);
  });

  test('once more, however often the office says so during a round', async () => {
    const page = start();
    await page.during(1_000);
    const before = page.runs;
    for (let i = 0; i < 20; i++) page.poke();
    await page.during(1_000);
    expect(page.runs - before).toBeLessThanOrEqual(2);
  });

  test('again for what was asked during a round, also where pages cannot take turns', async () => {
    vi.stubGlobal('navigator', {});
    const page = start();
    await page.during(10);
    const before = page.runs;
    page.poke();
    await Promise.resolve();
    await Promise.resolve();
    page.poke();
    await page.during(10);
    vi.unstubAllGlobals();
    expect(page.runs - before).toBe(2);
  });

  test('less and less often while nothing goes through, and asks to be woken', async () => {
    const page = start();
    page.fails('OFFLINE');
    expect(await page.during(10)).toBe(1);
    expect(await page.during(2_000)).toBe(1);
    expect(await page.during(3_500)).toBe(0);
    expect(await page.during(600)).toBe(1);
    expect(await page.during(3_600_000)).toBeLessThan(16);
    expect(page.wakes).toBeGreaterThan(2);
    page.fails(null);
    await page.driver.syncNow();
    expect(await page.during(61_000)).toBe(1);
  });

  test('not before the time that the office asked for', async () => {
    const page = start();
    page.fails('BUSY', 120_000);
    await page.during(10);
    expect(await page.during(60_000)).toBe(0);
    page.poke();
    page.driver.saved();
    expect(await page.during(59_000)).toBe(0);
    expect(await page.during(2_000)).toBe(1);
  });

  test('before that time only where a person asks for it', async () => {
    const page = start();
    page.fails('BUSY', 120_000);
    await page.during(10);
    await page.driver.syncNow();
    expect(page.runs).toBe(2);
  });

  test('never after it was stopped', async () => {
    const page = start();
    await page.during(10);
    page.driver.saved();
    page.driver.stop();
    page.poke();
    expect(await page.during(600_000)).toBe(0);
    await page.driver.syncNow();
    expect(page.runs).toBe(1);
  });
});

describe('the poke stream', () => {
  test('is opened again when it was lost', async () => {
    const page = start();
    await page.during(10);
    expect(page.streams).toBe(1);
    page.dropStream();
    await page.during(2_100);
    expect(page.streams).toBe(2);
  });
});

describe('whoever watches', () => {
  test('is told the state at once and after every change, until it stops', () => {
    const page = start();
    const states: ExchangeState[] = [];
    const stop = page.driver.watch((state) => states.push(state));
    page.tell({ sending: true, standstill: null });
    stop();
    page.tell({ sending: false, standstill: 'OFFLINE' });
    expect(states).toEqual([
      { sending: false, standstill: null },
      { sending: true, standstill: null },
    ]);
  });
});
