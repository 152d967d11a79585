/** What goods are counted in. */
import type { Words } from '../core/text.ts';

export const goodsUnits = {
  con: { vi: 'con', en: 'head' },
  dan: { vi: 'đàn', en: 'colony' },
  thung: { vi: 'thùng', en: 'hive' },
  cay: { vi: 'cây', en: 'plant' },
  kg: { vi: 'kg', en: 'kg' },
  tan: { vi: 'tấn', en: 'tonne' },
  bich: { vi: 'bịch', en: 'bag' },
  ha: { vi: 'ha', en: 'ha' },
  m2: { vi: 'm²', en: 'm²' },
  sao: { vi: 'sào', en: 'sào' },
  cong: { vi: 'công (đất)', en: 'công (land)' },
  cai: { vi: 'cái', en: 'piece' },
  bo: { vi: 'bộ', en: 'set' },
  lieu: { vi: 'liều', en: 'dose' },
  ngay_cong: { vi: 'ngày công', en: 'labour day' },
  luot: { vi: 'lượt', en: 'time' },
  long: { vi: 'lồng', en: 'cage' },
  vong: { vi: 'vòng', en: 'tray of silkworms' },
  trieu_dong: { vi: 'triệu đồng', en: 'million đồng' },
} as const satisfies Readonly<Record<string, Words>>;

export type GoodsUnit = keyof typeof goodsUnits;

/** ~ Land units in m², by region: the typed local unit is kept beside the area. */
export const landUnits = [
  { unit: 'ha', region: null, squareMetres: 10_000 },
  { unit: 'm2', region: null, squareMetres: 1 },
  { unit: 'sao', region: { vi: 'Bắc Bộ', en: 'the North' }, squareMetres: 360 },
  { unit: 'sao', region: { vi: 'Trung Bộ', en: 'the Centre' }, squareMetres: 500 },
  { unit: 'cong', region: { vi: 'Nam Bộ', en: 'the South' }, squareMetres: 1_000 },
] as const satisfies readonly {
  readonly unit: GoodsUnit;
  readonly region: Words | null;
  readonly squareMetres: number;
}[];
