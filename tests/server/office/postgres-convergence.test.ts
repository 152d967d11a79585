import { describe, expect, test } from 'vitest';
import { story } from './story.ts';

/** Few of the stories that convergence.test.ts tells over SQLite: the decisions are the same, the statements are not. */
const SEEDS = 6;

describe('many phones over PostgreSQL', () => {
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
  });
});
