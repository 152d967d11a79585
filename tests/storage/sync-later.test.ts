import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { SyncDriver } from '../../src/storage/sync-driver.ts';
import { createLaterDriver } from '../../src/storage/sync-later.ts';
import type { ExchangeState } from '../../src/sync/exchange.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** An exchange that says it is sending, and notes what it is asked. */
function exchangeOf(asked: string[]): SyncDriver {
  return {
    syncNow: async () => void asked.push('round'),
    saved: () => void asked.push('saved'),
    watch(show) {
      show({ sending: true, standstill: null });
      return () => void asked.push('unwatched');
    },
    stop: () => void asked.push('stopped'),
  };
}

describe('the exchange that is fetched after the first screen', () => {
  test('hears of what was saved before it came', async () => {
    const asked: string[] = [];
    const driver = createLaterDriver(async () => exchangeOf(asked));
    driver.saved();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual(['saved']);
  });

  test('is asked for again where its code did not come', async () => {
    const asked: string[] = [];
    const load = vi
      .fn<() => Promise<SyncDriver>>()
      .mockRejectedValueOnce(new Error('no network'))
      .mockImplementation(async () => exchangeOf(asked));
    const driver = createLaterDriver(load);
    driver.saved();
    await vi.advanceTimersByTimeAsync(0);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(asked).toEqual(['saved']);
  });

  test('tells its state to whoever watched before, until they stop', async () => {
    const asked: string[] = [];
    const states: ExchangeState[] = [];
    const driver = createLaterDriver(async () => exchangeOf(asked));
    const stop = driver.watch((state) => void states.push(state));
    driver.begin();
    await vi.advanceTimersByTimeAsync(0);
    expect(states.map(({ sending }) => sending)).toEqual([false, true]);
    stop();
    expect(asked).toEqual(['unwatched']);
  });

  test('does not come any more once the book is closed', async () => {
    const asked: string[] = [];
    const load = vi.fn(async () => exchangeOf(asked));
    const driver = createLaterDriver(load);
    driver.stop();
    driver.begin();
    await driver.syncNow();
    expect(load).not.toHaveBeenCalled();
  });

  test('is stopped when its code comes after the book was closed', async () => {
    const asked: string[] = [];
    let come: () => void = () => undefined;
    const driver = createLaterDriver(
      () => new Promise((resolve) => (come = () => resolve(exchangeOf(asked)))),
    );
    driver.begin();
    driver.stop();
    come();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual(['stopped']);
  });
});
