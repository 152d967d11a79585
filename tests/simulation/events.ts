/** What may happen in a story, and the story that a seed tells. */
import { diceOf, type Dice } from './dice.ts';
import type { Fault } from './network.ts';
import type { OfficeDeed } from './office-deeds.ts';
import type { PhoneDeed } from './phone-deeds.ts';
import { daily, hazards, troubles, type Weights } from './weights.ts';

/** Acts of a person: what they choose follows from their phone and the event's own dice. */
export const acts = [
  'create',
  'edit',
  'delete',
  'withdraw',
  'entry',
  'confirm',
  'reverse',
  'move',
  'comment',
  'poison',
  'mend',
  'discard',
] as const;

export type PersonDeed = (typeof acts)[number];
export type Deed = PersonDeed | 'family' | 'photo' | Fault | PhoneDeed | OfficeDeed;

/** One event. All that it chooses follows from its own `dice`, so leaving another out changes nothing in it. */
export interface StoryEvent {
  readonly do: Deed;
  readonly phone: number;
  readonly tab: number;
  readonly dice: number;
  /** Turns until the next event, and ms that pass. */
  readonly steps: number;
  readonly ms: number;
}

export interface Story {
  /** Bytes of rows in one answer; absent: as many as are asked for. */
  readonly pages?: number;
  /** No phone has read anything yet when the first event happens. */
  readonly fresh?: boolean;
  /** Long texts: a page takes only few rows. */
  readonly long?: boolean;
  readonly people: readonly string[];
  readonly events: readonly StoryEvent[];
}

export const people = ['head', 'head', 'officer', 'head2', 'accountant', 'desk', 'officer'] as const;

export function storyOf(seed: number): Story {
  const dice = diceOf(seed);
  const count = 2 + dice.below(4);
  const share = dice.pick([0.1, 0.25, 0.45]) ?? 0.25;
  const weights = [...daily, ...hazards.filter(() => dice.chance(share)).flat()];
  const phones = Array.from({ length: count }, (_, i) => people[i] ?? dice.pick(people) ?? 'head');
  const length = 20 + dice.below(50);
  const hurry = dice.pick([2, 8, 30]) ?? 8;
  const story: Story = {
    ...(dice.chance(0.4) ? { pages: 1 } : {}),
    ...(dice.chance(0.2) ? { pages: 1, long: true } : {}),
    ...(dice.chance(0.25) ? { fresh: true } : {}),
    people: phones,
    events: Array.from({ length }, () => eventOf(dice, weights, count, hurry)),
  };
  return withTroubles(story, diceOf(seed ^ TROUBLES), hurry);
}

/** Dice of their own, so that a story without them is the same as it was before there were any. */
const TROUBLES = 0x7e57ab1e;

/** Some of the stories have more in them: photos, a phone that several people use, a lost origin, the office's clock. */
function withTroubles(story: Story, dice: Dice, hurry: number): Story {
  if (!dice.chance(0.33)) return story;
  const weights = troubles.filter(() => dice.chance(0.4)).flat();
  if (weights.length === 0) return story;
  const events = [...story.events];
  for (let more = 4 + dice.below(30); more > 0; more--)
    events.splice(dice.below(events.length + 1), 0, eventOf(dice, weights, story.people.length, hurry));
  return { ...story, events };
}

function eventOf(dice: Dice, weights: Weights, phones: number, hurry: number): StoryEvent {
  let left = dice.roll() * weights.reduce((sum, [, weight]) => sum + weight, 0);
  const found = weights.find(([, weight]) => (left -= weight) < 0);
  return {
    do: found?.[0] ?? 'sync',
    phone: dice.below(phones),
    tab: dice.chance(0.75) ? 0 : 1,
    dice: dice.below(1_000_000_000),
    // Sometimes all that goes on comes to its end first.
    steps: dice.chance(0.35) ? 400 : dice.below(hurry),
    ms: dice.chance(0.1) ? 3_600_000 : dice.below(5_000),
  };
}
