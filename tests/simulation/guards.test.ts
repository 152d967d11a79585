/** The test of the test: with a rule switched off, its recorded story breaks; with all of them on, it holds. */
import { describe, expect, test } from 'vitest';
import { storyOf, type Story } from './events.ts';
import { guardGroups } from './guard-groups.ts';
import { missingGuards, singleGuards } from './guard-table.ts';
import { readScript } from './script.ts';
import { tell } from './tell.ts';
import type { Off } from './world.ts';

describe('a rule', () => {
  test('has a place in the table of what happens without it', () => {
    expect(missingGuards()).toEqual([]);
  });

  test.each(singleGuards.filter((row) => row.seed !== null))('is needed: $name', async ({ seed, off }) => {
    const story = storyOf(seed ?? 0);
    expect(await breaks(story, off)).toBe(true);
    expect((await tell(story)).broken).toEqual([]);
  });

  test.each(singleGuards.filter((row) => row.seed === null))(
    'that another stands before is needed in a case of its own: $name',
    async ({ off, holds }) => {
      expect([await holds?.({}), await holds?.(off)]).toEqual([true, false]);
    },
  );
});

describe('rules that cover for each other', () => {
  test.each(guardGroups)('keep a story that breaks only without all of them: $name', async (group) => {
    const story = readScript(group.story);
    expect((await tell(story)).broken).toEqual([]);
    for (const alone of group.alone) expect((await tell(story, alone)).broken).toEqual([]);
    expect(await breaks(story, group.off)).toBe(true);
  });
});

async function breaks(story: Story, off: Off): Promise<boolean> {
  try {
    return (await tell(story, off)).broken.length > 0;
  } catch {
    return true; // without that rule it does not even come to its end
  }
}
