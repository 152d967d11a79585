import { describe, expect, test } from 'vitest';
import { createRateLimit } from '../../src/server/rate-limit.ts';

const rate = { burst: 3, every: 1_000 };

describe('a rate limit', () => {
  test('lets a burst through, then one at a time, and says how long to wait', () => {
    let now = 0;
    const limit = createRateLimit(() => now);
    const waits = [1, 2, 3, 4].map(() => limit.take('phone', rate));
    expect(waits).toEqual([0, 0, 0, 1]);
    now = 1_000;
    expect(limit.take('phone', rate)).toBe(0);
    expect(limit.take('phone', rate)).toBe(1);
    now = 60_000;
    expect([1, 2, 3].map(() => limit.take('phone', rate))).toEqual([0, 0, 0]);
  });

  test('takes several or none', () => {
    let now = 0;
    const limit = createRateLimit(() => now);
    expect(limit.take('phone', rate, 2)).toBe(0);
    expect(limit.take('phone', rate, 2)).toBe(1);
    expect(limit.take('phone', rate)).toBe(0);
    now = 2_000;
    expect(limit.take('phone', rate, 2)).toBe(0);
  });

  test('locks nobody out when the clock is set back', () => {
    let now = 86_400_000;
    const limit = createRateLimit(() => now);
    for (let i = 0; i < 3; i++) limit.take('phone', rate);
    now = 0;
    expect(limit.take('phone', rate)).toBe(0);
  });

  test('counts each key apart, and a look takes nothing', () => {
    const limit = createRateLimit(() => 0);
    for (let i = 0; i < 9; i++) expect(limit.wait('one', rate)).toBe(0);
    for (let i = 0; i < 3; i++) limit.take('one', rate);
    expect(limit.wait('one', rate)).toBe(1);
    expect(limit.wait('two', rate)).toBe(0);
  });
});
