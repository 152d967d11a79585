import { describe, expect, test } from 'vitest';
import type { Guards } from '../../../src/server/office/guards.ts';
import { story } from './story.ts';

const SEEDS = 40;

describe('many phones', () => {
  test('end with the rows of their audience, whatever was lost in between', async () => {
    for (let seed = 1; seed <= SEEDS; seed++) {
      const { differences, verdict, faults } = await story(seed, {});
      expect({ seed, differences, troubles: verdict.troubles, faults }).toEqual({
        seed,
        differences: [],
        troubles: [],
        faults: [],
      });
    }
  }, 120_000);

  test.each<Partial<Guards>>([
    { predecessor: false },
    { walkStart: false },
    { exits: false },
    { grantHash: false },
    { childrenFollow: false },
  ])(
    'do not without the rule %o',
    async (guards) => {
      let failed = 0;
      for (let seed = 1; seed <= SEEDS && failed === 0; seed++) {
        const { differences } = await story(seed, guards).catch((error: unknown) => ({
          differences: [String(error)],
        }));
        failed += differences.length;
      }
      expect(failed).toBeGreaterThan(0);
    },
    120_000,
  );
});
