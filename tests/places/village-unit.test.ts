import { describe, expect, test } from 'vitest';
import { villageFullName, villageUnitTypes } from '../../src/places/village-unit.ts';

describe('the unit type of a village', () => {
  test('is one of nine words', () => {
    expect(Object.values(villageUnitTypes).map((words) => words.vi)).toEqual([
      'thôn',
      'bản',
      'xóm',
      'làng',
      'ấp',
      'buôn',
      'phum',
      'sóc',
      'tổ dân phố',
    ]);
  });

  test('stands before the name', () => {
    expect(villageFullName({ unitType: 'to_dan_pho', name: '3' })).toBe('tổ dân phố 3');
  });
});
