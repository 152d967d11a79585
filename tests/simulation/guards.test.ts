/** The test of the test: with a rule switched off, its recorded story breaks; with all of them on, it holds. */
import { describe, expect, test } from 'vitest';
import { storyOf } from './events.ts';
import { guardTable, missingGuards } from './guard-table.ts';
import { tell } from './tell.ts';
import type { Off } from './world.ts';

const told = guardTable.filter((row) => row.seed !== null);

describe('a rule', () => {
  test('has a place in the table of what happens without it', () => {
    expect(missingGuards()).toEqual([]);
  });

  test.each(told)('is needed: $name', async ({ seed, off }) => {
    const story = storyOf(seed ?? 0);
    expect(await breaks(story, off)).toBe(true);
    expect((await tell(story)).broken).toEqual([]);
  });

  test.each(guardTable.filter((row) => row.seed === null))(
    'that another stands before has a case of its own: $name',
    ({ instead }) => expect(instead).toBeDefined(),
  );
});

async function breaks(story: ReturnType<typeof storyOf>, off: Off): Promise<boolean> {
  try {
    return (await tell(story, off)).broken.length > 0;
  } catch {
    return true; // without that rule it does not even come to its end
  }
}
