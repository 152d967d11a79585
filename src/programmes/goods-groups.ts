/** What goods of production projects are. Apart from the list of goods, which phones receive as records. */
import type { Words } from '../core/text.ts';

export const goodsGroups = {
  cay_trong: { vi: 'Cây trồng', en: 'Crops' },
  vat_nuoi: { vi: 'Vật nuôi', en: 'Livestock' },
  vat_tu: { vi: 'Vật tư', en: 'Supplies' },
} as const satisfies Readonly<Record<string, Words>>;

export type GoodsGroup = keyof typeof goodsGroups;
