/** `npm test` tells 2,000 stories; `npm run prove` a hundred thousand. */
import process from 'node:process';
import { describe, expect, test } from 'vitest';
import { storyOf } from './events.ts';
import { readScript, writeScript } from './script.ts';
import { shrink } from './shrink.ts';
import { tell } from './tell.ts';

const SEEDS = Number(process.env['SOTHON_SEEDS'] ?? 2_000);
const PORTION = 250;
const portions = Array.from({ length: Math.ceil(SEEDS / PORTION) }, (_, i) => 1 + i * PORTION);

describe('one office, its phones and all that may happen', () => {
  test.each(portions)(
    'keep every promise in the stories from seed %i on',
    async (first) => {
      let failed: string | null = null;
      for (let seed = first; seed < first + PORTION && failed === null; seed++) {
        const { broken } = await tell(storyOf(seed));
        if (broken.length > 0) failed = await shrunk(seed);
      }
      expect(failed).toBe(null);
    },
    600_000,
  );

  test('a story is the same each time it is told', async () => {
    for (const seed of [11, 12, 13]) {
      const [one, other] = [await tell(storyOf(seed)), await tell(storyOf(seed))];
      expect(one.trace).toEqual(other.trace);
      expect(one.world.database.tables().head.hash).toBe(other.world.database.tables().head.hash);
    }
  });

  test('a story can be kept as a script', () => {
    for (let seed = 1; seed < 20; seed++)
      expect(readScript(writeScript(storyOf(seed)))).toEqual(storyOf(seed));
  });

  test('a failing one becomes as short as it can be', async () => {
    const off = { office: { ids: false } };
    const fails = async (story: ReturnType<typeof storyOf>) => (await tell(story, off)).broken.length > 0;
    const seed = await firstSeed((one) => fails(storyOf(one)));
    const small = await shrink(storyOf(seed), fails);
    expect(small.events.length).toBeLessThan(storyOf(seed).events.length / 2);
    expect(await fails(small)).toBe(true);
  });
});

async function firstSeed(fits: (seed: number) => Promise<boolean>): Promise<number> {
  for (let seed = 1; seed < 100; seed++) if (await fits(seed)) return seed;
  throw new Error('no such seed');
}

/** A failing seed as what can be kept in found.test.ts. */
async function shrunk(seed: number): Promise<string> {
  const small = await shrink(storyOf(seed), async (story) => (await tell(story)).broken.length > 0);
  const { broken, trace } = await tell(small);
  return [`seed ${seed}:`, writeScript(small), ...trace, ...broken].join('\n');
}
