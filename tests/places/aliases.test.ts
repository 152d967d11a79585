import { describe, expect, test } from 'vitest';
import { day } from '../../src/core/day.ts';
import { type Alias, resolveAlias } from '../../src/places/aliases.ts';
import { demoAliases } from '../../src/places/demo-aliases.ts';
import { findCommune } from '../../src/places/units.ts';

const before = day.parse('2024-05-10');
const lastDay = day.parse('2025-06-30');
const after = day.parse('2025-07-01');

function communesNamed(name: string, on = before): readonly (readonly string[])[] {
  return resolveAlias(demoAliases, name, on).map((alias) => alias.communeCodes);
}

describe('a former district', () => {
  test('leads to the five communes that hold its land today', () => {
    expect(communesNamed('Bạch Thông')).toEqual([['01969', '01981', '02008', '02014', '01849']]);
  });

  test('is found with its unit word, without accents, in capitals and in NFD', () => {
    for (const typed of ['huyện Bạch Thông', 'bach thong', 'HUYỆN  BẠCH THÔNG', 'H. Bạch Thông']) {
      expect(communesNamed(typed)).toHaveLength(1);
      expect(communesNamed(typed.normalize('NFD'))).toHaveLength(1);
    }
  });

  test('ends with 30/06/2025', () => {
    expect(communesNamed('huyện Bạch Thông', lastDay)).toHaveLength(1);
    expect(communesNamed('huyện Bạch Thông', after)).toEqual([]);
    expect(resolveAlias(demoAliases, 'huyện Bạch Thông', null)).toHaveLength(1);
  });

  test('is not meant where the typed unit word says commune', () => {
    expect(communesNamed('xã Bạch Thông')).toEqual([]);
  });
});

describe('a former commune', () => {
  test('leads to the commune that it was merged into', () => {
    expect(communesNamed('xã Vi Hương')).toEqual([['01969']]);
    expect(communesNamed('TT. Phủ Thông')).toEqual([['01969']]);
    expect(communesNamed('thi tran phu thong')).toEqual([['01969']]);
    expect(communesNamed('sĩ bình')).toEqual([['01981']]);
  });
});

describe('an alias', () => {
  const of = (name: string, kind: Alias['kind'], ...communeCodes: string[]): Alias => ({
    name,
    kind,
    from: null,
    to: null,
    communeCodes,
  });
  const list = [
    of('Tân Tiến', 'commune', '00001'),
    of('xã Tân Tiến', 'commune', '00002'),
    of('Làng', 'village'),
  ];

  test('comes back together with the others of its name, for a person to choose', () => {
    expect(resolveAlias(list, 'tân tiến', before).map((alias) => alias.communeCodes)).toEqual([
      ['00001'],
      ['00002'],
    ]);
  });

  test('may be named like a unit word', () => {
    expect(resolveAlias(list, 'làng', before)).toHaveLength(1);
    expect(resolveAlias([of('Bản Hồ', 'commune', '00003')], 'xã Bản Hồ', before)).toHaveLength(1);
    expect(resolveAlias([of('Xanh', 'commune', '00004')], 'nh', before)).toEqual([]);
  });

  test('holds from its first day only', () => {
    const renamed = [{ ...of('Nà Hin', 'village', '01969'), from: after }];
    expect(resolveAlias(renamed, 'thôn Nà Hin', lastDay)).toEqual([]);
    expect(resolveAlias(renamed, 'thôn Nà Hin', after)).toHaveLength(1);
  });

  test('is not found by an empty or an unknown name', () => {
    expect(resolveAlias(list, '  ', before)).toEqual([]);
    expect(resolveAlias(list, 'Không có', before)).toEqual([]);
  });
});

describe('the aliases of the demo area', () => {
  test('point at communes of Thái Nguyên that exist', () => {
    for (const code of demoAliases.flatMap((alias) => alias.communeCodes)) {
      expect(findCommune(code)?.provinceCode).toBe('19');
    }
  });
});
