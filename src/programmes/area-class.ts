/** How hard a place has it: the class of a commune, and the class that support norms speak of. */
import type { Words } from '../core/text.ts';

/** Classes of communes in ethnic minority and mountainous areas (NĐ 272/2025; list in QĐ 60/QĐ-BDTTG). */
export const communeAreaClasses = {
  KV1: { vi: 'Khu vực I', en: 'Area I' },
  KV2: { vi: 'Khu vực II', en: 'Area II' },
  KV3: { vi: 'Khu vực III', en: 'Area III' },
  NONE: { vi: 'Không phân khu vực', en: 'Not classed' },
} as const satisfies Readonly<Record<string, Words>>;

export type CommuneAreaClass = keyof typeof communeAreaClasses;

export const supportAreas = {
  dbkk: { vi: 'Địa bàn đặc biệt khó khăn', en: 'Especially difficult area' },
  kho_khan: { vi: 'Địa bàn khó khăn', en: 'Difficult area' },
  khac: { vi: 'Địa bàn khác', en: 'Other area' },
} as const satisfies Readonly<Record<string, Words>>;

export type SupportArea = keyof typeof supportAreas;

/** ≈ An especially difficult village, or a commune of area III, gives the highest support; area II the middle. */
export function supportAreaOf(communeClass: CommuneAreaClass, villageIsDbkk: boolean): SupportArea {
  if (villageIsDbkk || communeClass === 'KV3') return 'dbkk';
  return communeClass === 'KV2' ? 'kho_khan' : 'khac';
}
