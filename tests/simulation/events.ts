/** What may happen in a story, how often, and the story that a seed tells. */
import { diceOf, type Dice } from './dice.ts';
import { faults, type Fault } from './network.ts';

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

export type Deed =
  | (typeof acts)[number]
  | Fault
  | 'sync'
  | 'offline'
  | 'online'
  | 'openTab'
  | 'closeTab'
  | 'freezeTab'
  | 'thawTab'
  | 'crash'
  | 'powerCut'
  | 'flush'
  | 'quota'
  | 'fiveYearsBack'
  | 'dayAhead'
  | 'hourBack'
  | 'rightClock'
  | 'serverCrash'
  | 'serverPowerCut'
  | 'grant'
  | 'endGrant'
  | 'revokePhone'
  | 'admitPhone'
  | 'backup'
  | 'verifyBackup'
  | 'restore'
  | 'restoreNewEpoch'
  | 'compact'
  | 'clone'
  | 'rollBack'
  | 'enrol'
  | 'deliver'
  | 'releaseLate'
  | 'upgradeApp'
  | 'upgradeServer';

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

/** Weights: what a day consists of. */
const daily: readonly (readonly [Deed, number])[] = [
  ['create', 7],
  ['edit', 16],
  ['delete', 2],
  ['withdraw', 1],
  ['entry', 5],
  ['confirm', 2],
  ['reverse', 1],
  ['move', 5],
  ['comment', 4],
  ['sync', 34],
];

/** Hazards come in families; a story has some of them, so that many stories are simple. */
const hazards: readonly (readonly (readonly [Deed, number])[])[] = [
  faults.map((fault) => [fault, 1.2] as const),
  [
    ['loseAnswer', 6],
    ['cutAnswer', 3],
  ],
  [
    ['delay', 4],
    ['deliver', 4],
    ['late', 3],
    ['releaseLate', 3],
    ['repeat', 3],
  ],
  [
    ['offline', 3],
    ['online', 4],
  ],
  [
    ['openTab', 5],
    ['closeTab', 2],
    ['freezeTab', 2],
    ['thawTab', 2],
    ['sync', 8],
  ],
  [
    ['crash', 3],
    ['powerCut', 3],
    ['flush', 1],
  ],
  [['quota', 2]],
  [
    ['fiveYearsBack', 1.5],
    ['dayAhead', 1.5],
    ['hourBack', 1.5],
    ['rightClock', 2],
  ],
  [
    ['serverCrash', 3],
    ['serverPowerCut', 2],
  ],
  [
    ['grant', 3],
    ['endGrant', 2],
  ],
  [
    ['revokePhone', 1],
    ['admitPhone', 1.5],
  ],
  [
    ['backup', 4],
    ['verifyBackup', 3],
    ['restore', 2],
    ['deliver', 1],
    ['enrol', 1],
    ['admitPhone', 1],
  ],
  [
    ['backup', 4],
    ['verifyBackup', 2],
    ['restoreNewEpoch', 2],
    ['enrol', 1],
    ['admitPhone', 1],
  ],
  [['compact', 3]],
  [
    ['backup', 4],
    ['grant', 4],
    ['create', 8],
    ['restore', 1.5],
    ['restoreNewEpoch', 1],
  ],
  [
    ['openTab', 4],
    ['sync', 20],
    ['late', 8],
    ['releaseLate', 6],
    ['compact', 6],
    ['create', 6],
    ['grant', 3],
    ['endGrant', 2],
  ],
  [['clone', 1.2]],
  [['rollBack', 1.2]],
  [['enrol', 1.5]],
  [
    ['poison', 8],
    ['mend', 8],
    ['discard', 3],
    ['edit', 6],
  ],
  [
    ['upgradeApp', 1.5],
    ['upgradeServer', 1],
  ],
];

export function storyOf(seed: number): Story {
  const dice = diceOf(seed);
  const count = 2 + dice.below(4);
  const share = dice.pick([0.1, 0.25, 0.45]) ?? 0.25;
  const weights = [...daily, ...hazards.filter(() => dice.chance(share)).flat()];
  const phones = Array.from({ length: count }, (_, i) => people[i] ?? dice.pick(people) ?? 'head');
  const length = 20 + dice.below(50);
  const hurry = dice.pick([2, 8, 30]) ?? 8;
  return {
    ...(dice.chance(0.4) ? { pages: 1 } : {}),
    ...(dice.chance(0.2) ? { pages: 1, long: true } : {}),
    ...(dice.chance(0.25) ? { fresh: true } : {}),
    people: phones,
    events: Array.from({ length }, () => eventOf(dice, weights, count, hurry)),
  };
}

function eventOf(
  dice: Dice,
  weights: readonly (readonly [Deed, number])[],
  phones: number,
  hurry: number,
): StoryEvent {
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
