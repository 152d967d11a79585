import { describe, expect, test } from 'vitest';
import { createWalkQueue } from '../../src/server/walk-queue.ts';

const here = new AbortController().signal;
const rest = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** A step that lasts until it is told to end. */
function openEnded(log: string[], name: string) {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => (end = resolve));
  return {
    end: () => end(),
    async step() {
      log.push(name);
      await over;
      return name;
    },
  };
}

describe('the queue of phones that take in a whole book', () => {
  test('lets so many in at once, and the others in the order in which they came', async () => {
    const queue = createWalkQueue(2);
    const log: string[] = [];
    const steps = ['a', 'b', 'c', 'd'].map((name) => openEnded(log, name));
    const taken = steps.map(({ step }) => queue.take(step, false, here));
    await rest();
    expect(log).toEqual(['a', 'b']);
    expect(queue.waiting).toBe(2);
    steps[1]?.end();
    await rest();
    expect(log).toEqual(['a', 'b', 'c']);
    for (const { end } of steps) end();
    expect(await Promise.all(taken)).toEqual(['a', 'b', 'c', 'd']);
    expect(queue.waiting).toBe(0);
  });

  test('lets those go on first that have begun', async () => {
    const queue = createWalkQueue(1);
    const log: string[] = [];
    const [running, fresh, begun] = ['running', 'fresh', 'begun'].map((name) => openEnded(log, name));
    const taken = [running, fresh, begun].map((each, n) =>
      queue.take(() => each?.step() ?? Promise.resolve(''), n === 2, here),
    );
    for (const each of [running, fresh, begun]) each?.end();
    await Promise.all(taken);
    expect(log).toEqual(['running', 'begun', 'fresh']);
  });

  test('passes by whoever went away while waiting', async () => {
    const queue = createWalkQueue(1);
    const log: string[] = [];
    const [first, gone, last] = ['a', 'b', 'c'].map((name) => openEnded(log, name));
    const phone = new AbortController();
    const one = queue.take(() => first?.step() ?? Promise.resolve(''), false, here);
    const two = queue.take(() => gone?.step() ?? Promise.resolve(''), false, phone.signal);
    const three = queue.take(() => last?.step() ?? Promise.resolve(''), false, here);
    phone.abort();
    first?.end();
    last?.end();
    expect(await Promise.all([one, two, three])).toEqual(['a', null, 'c']);
    expect(log).toEqual(['a', 'c']);
  });

  test('goes on after a step that failed', async () => {
    const queue = createWalkQueue(1);
    const failed = queue.take(() => Promise.reject(new Error('no disk')), false, here);
    const next = queue.take(() => Promise.resolve('next'), false, here);
    await expect(failed).rejects.toThrow('no disk');
    expect(await next).toBe('next');
  });
});
