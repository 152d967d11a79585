import { describe, expect, test } from 'vitest';
import type { Role } from '../../src/core/role.ts';
import { kinds } from '../../src/kinds/index.ts';
import { seenBy } from '../../src/kinds/seen-by.ts';

const waysFor = (role: Role) => Object.fromEntries(seenBy(role).map(({ kind, ways }) => [kind.name, ways]));

describe('who sees what', () => {
  test('shows a village head the own village, what the commune tells its villages, and all lists', () => {
    expect(waysFor('villageHead')).toMatchObject({
      trainingDemand: ['village'],
      productionProject: ['village'],
      disbursement: ['village'],
      allocation: ['villages'],
      comment: ['parent'],
      trade: ['all'],
    });
  });

  test('shows a commune its own records and the office everything', () => {
    expect(waysFor('communeOfficer')).toMatchObject({ trainingDemand: ['commune'], allocation: ['commune'] });
    for (const role of ['provinceDesk', 'administrator'] as const) {
      expect(Object.keys(waysFor(role)).sort()).toEqual(kinds.map(({ name }) => name).sort());
    }
  });
});
