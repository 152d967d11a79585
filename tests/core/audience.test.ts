import { describe, expect, test } from 'vitest';
import { covers, downwardFrom, scopesOf, upwardFrom } from '../../src/core/audience.ts';

const office = { commune: null, village: null };
const commune = { commune: '01969', village: null };
const village = { commune: '01969', village: 'v1' };
const elsewhere = { commune: '01981', village: null };

describe('an audience', () => {
  test('goes up from the place, its home first', () => {
    expect(upwardFrom(village)).toEqual(['village:v1', 'commune:01969', 'office']);
    expect(upwardFrom(commune)).toEqual(['commune:01969', 'office']);
    expect(upwardFrom(office)).toEqual(['office']);
  });

  test('goes down from a commune to all its villages, from the office to everybody', () => {
    expect(downwardFrom('01969')).toEqual(['commune:01969', 'villages:01969', 'office']);
    expect(downwardFrom(null)).toEqual(['all']);
  });
});

describe('scopes', () => {
  test('of a village are its own and what its commune tells its villages', () => {
    expect(scopesOf([{ role: 'villageHead', ...village }])).toEqual(['all', 'village:v1', 'villages:01969']);
  });

  test('of a commune and of the office need no list of what lies below', () => {
    expect(scopesOf([{ role: 'communeOfficer', ...commune }])).toEqual(['all', 'commune:01969']);
    expect(scopesOf([{ role: 'provinceDesk', ...office }])).toEqual(['all', 'office']);
  });

  test('of several grants are each there once, sorted; of none only what is for all', () => {
    const grants = [
      { role: 'villageHead', ...village },
      { role: 'communeAccountant', ...commune },
      { role: 'communeOfficer', ...commune },
    ] as const;
    expect(scopesOf(grants)).toEqual(['all', 'commune:01969', 'village:v1', 'villages:01969']);
    expect(scopesOf([])).toEqual(['all']);
  });

  test('let readers of a place read what was written for it, and no others', () => {
    const reads = (grant: typeof village | typeof commune | typeof office, place: typeof commune) => {
      const granted = scopesOf([{ role: 'villageHead', ...grant }]);
      return upwardFrom(place).some((scope) => granted.includes(scope));
    };
    expect(reads(village, commune)).toBe(false);
    expect(reads(commune, commune)).toBe(true);
    expect(reads(office, commune)).toBe(true);
    expect(reads(elsewhere, commune)).toBe(false);
  });
});

describe('a grant', () => {
  test('covers its own place and those below', () => {
    expect(covers(office, village)).toBe(true);
    expect(covers(commune, village)).toBe(true);
    expect(covers(commune, commune)).toBe(true);
    expect(covers(village, village)).toBe(true);
  });

  test('covers nothing beside or above it', () => {
    expect(covers(village, commune)).toBe(false);
    expect(covers(village, { commune: '01969', village: 'v2' })).toBe(false);
    expect(covers(commune, elsewhere)).toBe(false);
    expect(covers(commune, office)).toBe(false);
    expect(covers(elsewhere, { commune: '01969', village: 'v1' })).toBe(false);
  });
});
