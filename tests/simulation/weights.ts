/** How often what happens. */
import type { Deed } from './events.ts';
import { faults } from './network.ts';

export type Weights = readonly (readonly [Deed, number])[];

/** Weights: what a day consists of. */
export const daily: Weights = [
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
export const hazards: readonly Weights[] = [
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

/** Families that came later, told with dice of their own. */
export const troubles: readonly Weights[] = [
  [
    ['photo', 6],
    ['sendPhotos', 10],
    ['sync', 3],
  ],
  [
    ['photo', 4],
    ['sendPhotos', 8],
    ['backup', 2],
    ['verifyBackup', 2],
    ['restore', 1],
    ['clone', 0.5],
  ],
  [
    ['photo', 4],
    ['sendPhotos', 8],
    ...faults.map((fault) => [fault, 0.6] as const),
    ['crash', 1],
    ['serverCrash', 1],
  ],
  [
    ['switchUser', 4],
    ['sync', 4],
    ['create', 2],
  ],
  [['wipe', 1.5]],
  [
    ['officeAhead', 1.5],
    ['officeBack', 2],
    ['officeRight', 2],
    ['edit', 3],
    ['sync', 3],
  ],
  [
    ['noStore', 2],
    ['torn', 3],
    ['quota', 1],
    ['family', 5],
  ],
  [['family', 4]],
];
