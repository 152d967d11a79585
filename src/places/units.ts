/**
 * All 34 provinces and 3,321 communes of Viet Nam, dated by `unitsAsOf`.
 *
 * Only the server (or a lazy part) imports this file: the list weighs 29 kB gzip, a third of what the
 * phone's first screen may weigh. A phone receives the communes of its own province as records.
 */
import * as z from 'zod/mini';
import { day } from '../core/day.ts';
import type { Commune, Province } from './commune.ts';
import units from './units.json' with { type: 'json' };

const row = z.tuple([z.string().check(z.regex(/^\d{5}$/u)), z.enum(['xã', 'phường', 'đặc khu']), z.string()]);

const list = z.object({
  asOf: z.string(),
  provinces: z.array(
    z.object({
      code: z.string().check(z.regex(/^\d{2}$/u)),
      unitType: z.enum(['tỉnh', 'thành phố']),
      name: z.string(),
      communes: z.array(row),
    }),
  ),
});

const parsed = list.parse(units);
const byName = new Intl.Collator('vi', { numeric: true });

/** The day on which the list was true (the Vietnamese units change by resolution, several times a year). */
export const unitsAsOf = day.parse(parsed.asOf);

/** All provinces, by code. */
export const provinces: readonly Province[] = parsed.provinces.map(({ code, unitType, name }) => ({
  code,
  unitType,
  name,
}));

const communesByProvince: ReadonlyMap<string, readonly Commune[]> = new Map(
  parsed.provinces.map((province) => [
    province.code,
    province.communes
      .map(([code, unitType, name]): Commune => ({ code, provinceCode: province.code, unitType, name }))
      .sort((a, b) => byName.compare(a.name, b.name) || byName.compare(a.code, b.code)),
  ]),
);

const provinceByCode: ReadonlyMap<string, Province> = new Map(provinces.map((unit) => [unit.code, unit]));

const communeByCode: ReadonlyMap<string, Commune> = new Map(
  [...communesByProvince.values()].flat().map((unit) => [unit.code, unit]),
);

/** The communes of a province in Vietnamese alphabetical order; none for an unknown code. */
export function communesOf(provinceCode: string): readonly Commune[] {
  return communesByProvince.get(provinceCode) ?? [];
}

export function findProvince(code: string): Province | null {
  return provinceByCode.get(code) ?? null;
}

export function findCommune(code: string): Commune | null {
  return communeByCode.get(code) ?? null;
}
