import { describe, expect, test } from 'vitest';
import { communeLabel, fullName } from '../../src/places/commune.ts';
import { communesOf, findCommune, findProvince, provinces, unitsAsOf } from '../../src/places/units.ts';

const communes = provinces.flatMap((province) => communesOf(province.code));

function countOf(unitType: string): number {
  return communes.filter((commune) => commune.unitType === unitType).length;
}

describe('the list of provinces and communes', () => {
  test('holds 34 provinces and 3,321 communes: 2,611 xã, 697 phường, 13 đặc khu', () => {
    expect(provinces).toHaveLength(34);
    expect(communes).toHaveLength(3321);
    expect([countOf('xã'), countOf('phường'), countOf('đặc khu')]).toEqual([2611, 697, 13]);
  });

  test('says since when it is true', () => {
    expect(unitsAsOf).toBe('2026-08-02');
  });

  test('keeps every code as text of the right length, and uses none twice', () => {
    for (const province of provinces) expect(province.code).toMatch(/^\d{2}$/u);
    for (const commune of communes) expect(commune.code).toMatch(/^\d{5}$/u);
    expect(new Set(communes.map((commune) => commune.code)).size).toBe(3321);
    expect(new Set(provinces.map((province) => province.code)).size).toBe(34);
  });

  test('keeps names in NFC, without their unit type', () => {
    for (const { name } of [...provinces, ...communes]) {
      expect(name).toBe(name.normalize('NFC').trim());
      expect(name).not.toMatch(/^(?:tỉnh|thành phố|xã|phường|đặc khu) /iu);
    }
  });

  test('reads the one unit that is written in lower case like any other', () => {
    expect(findCommune('06325')).toEqual({
      code: '06325',
      provinceCode: '20',
      unitType: 'xã',
      name: 'Bắc Sơn',
    });
  });

  test('sorts the communes of a province as Vietnamese does', () => {
    const names = communesOf('19').map((commune) => commune.name);
    expect(names).toEqual([...names].sort(new Intl.Collator('vi', { numeric: true }).compare));
    expect(names.indexOf('Dân Tiến')).toBeLessThan(names.indexOf('Đại Phúc'));
  });
});

describe('finding a unit', () => {
  test('gives the demo commune and its province', () => {
    const commune = findCommune('01969');
    expect(commune).toMatchObject({ name: 'Phủ Thông', unitType: 'xã', provinceCode: '19' });
    expect(findProvince('19')).toEqual({ code: '19', unitType: 'tỉnh', name: 'Thái Nguyên' });
  });

  test('gives nothing for a code that lost its zero or that nobody has', () => {
    expect(findCommune('1969')).toBeNull();
    expect(findProvince('99')).toBeNull();
    expect(communesOf('99')).toEqual([]);
  });
});

describe('writing a unit', () => {
  test('puts the name behind the code, so that a spreadsheet keeps the zero', () => {
    expect(communeLabel({ code: '01969', name: 'Phủ Thông' })).toBe('01969 – Phủ Thông');
  });

  test('puts the unit type before the name', () => {
    expect(fullName({ unitType: 'đặc khu', name: 'Vân Đồn' })).toBe('đặc khu Vân Đồn');
  });
});
