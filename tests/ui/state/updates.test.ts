import { afterEach, describe, expect, test, vi } from 'vitest';
import { createUpdates } from '../../../src/ui/state/updates.ts';

afterEach(() => {
  Reflect.deleteProperty(navigator, 'serviceWorker');
});

describe('a newer version that another window brought in', () => {
  test('never reloads a page under an open form: it waits until that is closed', async () => {
    const worker = Object.assign(new EventTarget(), {
      controller: {},
      register: () => Promise.reject(new Error('not here')),
    });
    Object.defineProperty(navigator, 'serviceWorker', { value: worker, configurable: true });
    let reloads = 0;
    const updates = createUpdates(() => (reloads += 1));
    updates.start();
    const release = updates.holdUpdate('form');
    worker.dispatchEvent(new Event('controllerchange'));
    expect(reloads).toBe(0);
    release();
    expect(reloads).toBe(1);
    // Until it has seen that there is no worker here.
    await vi.waitFor(() => expect(updates.offlineReady.value).toBe(true));
  });
});
