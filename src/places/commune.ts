/** The shape of a province and of a commune since the reform of 01/07/2025, and how officers write one. */
import type { Words } from '../core/text.ts';

export const provinceUnitTypes = {
  tỉnh: { vi: 'tỉnh', en: 'province' },
  'thành phố': { vi: 'thành phố', en: 'city' },
} as const satisfies Readonly<Record<string, Words>>;

export type ProvinceUnitType = keyof typeof provinceUnitTypes;

export const communeUnitTypes = {
  xã: { vi: 'xã', en: 'commune' },
  phường: { vi: 'phường', en: 'ward' },
  'đặc khu': { vi: 'đặc khu', en: 'special zone' },
} as const satisfies Readonly<Record<string, Words>>;

export type CommuneUnitType = keyof typeof communeUnitTypes;

/** `code` is two digits as text; `name` stands without its unit type ("Thái Nguyên"). */
export type Province = {
  readonly code: string;
  readonly unitType: ProvinceUnitType;
  readonly name: string;
};

/** `code` is five digits as text: a number would lose the zeros of "01969". */
export type Commune = {
  readonly code: string;
  readonly provinceCode: string;
  readonly unitType: CommuneUnitType;
  readonly name: string;
};

/** "01969 – Phủ Thông": the words keep a spreadsheet from reading the code as a number. */
export function communeLabel(commune: { readonly code: string; readonly name: string }): string {
  return `${commune.code} – ${commune.name}`;
}

/** "xã Phủ Thông", "tỉnh Thái Nguyên": the full name inside a sentence. */
export function fullName(unit: { readonly unitType: string; readonly name: string }): string {
  return `${unit.unitType} ${unit.name}`;
}
