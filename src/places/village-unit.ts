/**
 * What a village calls itself. The word differs by region and people; the commune's People's Council
 * decides it (NĐ 185/2026), so that it is kept with each village and never assumed.
 */
import type { Words } from '../core/text.ts';

export const villageUnitTypes = {
  thon: { vi: 'thôn', en: 'village (thôn)' },
  ban: { vi: 'bản', en: 'village (bản)' },
  xom: { vi: 'xóm', en: 'hamlet (xóm)' },
  lang: { vi: 'làng', en: 'village (làng)' },
  ap: { vi: 'ấp', en: 'hamlet (ấp)' },
  buon: { vi: 'buôn', en: 'village (buôn)' },
  phum: { vi: 'phum', en: 'hamlet (phum)' },
  soc: { vi: 'sóc', en: 'village (sóc)' },
  to_dan_pho: { vi: 'tổ dân phố', en: 'neighbourhood group' },
} as const satisfies Readonly<Record<string, Words>>;

export type VillageUnitType = keyof typeof villageUnitTypes;

/** "thôn Nà Hin", "tổ dân phố 3". */
export function villageFullName(village: {
  readonly unitType: VillageUnitType;
  readonly name: string;
}): string {
  return `${villageUnitTypes[village.unitType].vi} ${village.name}`;
}
