import { describe, expect, test } from 'vitest';
import {
  ethnicGroups,
  findEthnicGroup,
  foreigner,
  frequentEthnicGroups,
  isMinority,
} from '../../src/programmes/ethnic-groups.ts';

describe('the ethnic groups', () => {
  test('are 54, of which 53 are minorities', () => {
    expect(ethnicGroups).toHaveLength(54);
    expect(ethnicGroups.filter((group) => isMinority(group.slug))).toHaveLength(53);
    expect(isMinority('kinh')).toBe(false);
  });

  test('carry the codes 01 to 54 of 1979 as text', () => {
    expect(ethnicGroups.map((group) => group.code1979)).toEqual(
      Array.from({ length: 54 }, (_, at) => String(at + 1).padStart(2, '0')),
    );
  });

  test('have slugs of their own in plain letters', () => {
    expect(new Set(ethnicGroups.map((group) => group.slug)).size).toBe(54);
    for (const { slug } of ethnicGroups) expect(slug).toMatch(/^[a-z_]+$/u);
  });

  test('never show the name that offends, but find it', () => {
    expect(findEthnicGroup('mong')?.name).toBe('Mông');
    expect(ethnicGroups.map((group) => group.name)).not.toContain('Mèo');
    expect(findEthnicGroup('mong')?.aliases).toContain('Mèo');
  });

  test('have no alias that belongs to two of them', () => {
    const spellings = ethnicGroups.flatMap((group) => [group.name, ...group.aliases]);
    expect(new Set(spellings).size).toBe(spellings.length);
  });

  test('keep foreigners apart', () => {
    expect(foreigner.code1979).toBe('55');
    expect(ethnicGroups).not.toContain(foreigner);
    expect(isMinority(foreigner.slug)).toBe(false);
    expect(findEthnicGroup(foreigner.slug)).toBe(foreigner);
  });

  test('offer first those of the demo area, all of which exist', () => {
    expect(frequentEthnicGroups.map((slug) => findEthnicGroup(slug)?.name)).toEqual([
      'Tày',
      'Nùng',
      'Dao',
      'Mông',
      'Kinh',
      'Sán Chay',
      'Hoa',
    ]);
  });

  test('sort as Vietnamese does: Dao before Đức before Tày', () => {
    expect(['Tày', 'Đức', 'Dao'].sort(new Intl.Collator('vi').compare)).toEqual(['Dao', 'Đức', 'Tày']);
  });

  test('are unknown by a made-up slug', () => {
    expect(findEthnicGroup('la_tinh')).toBeNull();
    expect(isMinority('la_tinh')).toBe(false);
  });
});
