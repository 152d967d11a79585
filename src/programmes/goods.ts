/** Crops, livestock and supplies of production projects: the list that an office starts with and changes. */
import type { Words } from '../core/text.ts';
import type { GoodsGroup } from './goods-groups.ts';
import type { GoodsUnit } from './goods-units.ts';

export type Goods = {
  /** `goods.trau_cai` */
  readonly id: string;
  readonly group: GoodsGroup;
  readonly name: Words;
  /** What it is usually counted in. */
  readonly unit: GoodsUnit;
  readonly otherUnits: readonly GoodsUnit[];
};

type Row = readonly [
  slug: string,
  vi: string,
  en: string,
  unit: GoodsUnit,
  ...otherUnits: readonly GoodsUnit[],
];

const crops: readonly Row[] = [
  ['lua', 'Lúa', 'Rice', 'kg', 'ha', 'sao'],
  ['ngo', 'Ngô', 'Maize', 'kg', 'ha', 'sao'],
  ['khoai', 'Khoai', 'Sweet potato and taro', 'kg', 'ha', 'sao'],
  ['san', 'Sắn', 'Cassava', 'kg', 'ha', 'sao'],
  ['lac', 'Lạc', 'Peanut', 'kg', 'ha', 'sao'],
  ['dau_tuong', 'Đậu tương', 'Soya bean', 'kg', 'ha', 'sao'],
  ['che', 'Chè', 'Tea', 'cay', 'ha'],
  ['que', 'Quế', 'Cinnamon', 'cay', 'ha'],
  ['hoi', 'Hồi', 'Star anise', 'cay', 'ha'],
  ['keo', 'Keo', 'Acacia', 'cay', 'ha'],
  ['mo', 'Mỡ', 'Manglietia (mỡ)', 'cay', 'ha'],
  ['bach_dan', 'Bạch đàn', 'Eucalyptus', 'cay', 'ha'],
  ['cam', 'Cam', 'Orange', 'cay'],
  ['quyt', 'Quýt', 'Mandarin', 'cay'],
  ['hong_khong_hat', 'Hồng không hạt', 'Seedless persimmon', 'cay'],
  ['man', 'Mận', 'Plum', 'cay'],
  ['dao', 'Đào', 'Peach', 'cay'],
  ['le', 'Lê', 'Pear', 'cay'],
  ['chuoi', 'Chuối', 'Banana', 'cay'],
  ['thanh_long', 'Thanh long', 'Dragon fruit', 'cay'],
  ['buoi', 'Bưởi', 'Pomelo', 'cay'],
  ['dong_rieng', 'Dong riềng', 'Edible canna', 'kg', 'cay'],
  ['gung', 'Gừng', 'Ginger', 'kg', 'cay'],
  ['nghe', 'Nghệ', 'Turmeric', 'kg', 'cay'],
  ['ba_kich', 'Ba kích', 'Morinda (ba kích)', 'cay', 'kg'],
  ['sam', 'Sâm', 'Ginseng', 'cay', 'kg'],
  ['sa_nhan', 'Sa nhân', 'Black cardamom (sa nhân)', 'cay', 'kg'],
  ['cat_sam', 'Cát sâm', 'Millettia (cát sâm)', 'cay', 'kg'],
  ['rau', 'Rau', 'Vegetables', 'kg', 'ha', 'sao'],
  ['nam', 'Nấm (bịch phôi)', 'Mushrooms (spawn bags)', 'bich'],
  ['co_voi', 'Cỏ voi (hom)', 'Elephant grass (cuttings)', 'kg'],
];

// "Trâu sinh sản (cái)" and not "trâu cái sinh sản": so the words by which people look for it stay together.
const livestock: readonly Row[] = [
  ['trau_cai', 'Trâu sinh sản (cái)', 'Breeding buffalo (cow)', 'con'],
  ['trau_duc', 'Trâu sinh sản (đực)', 'Breeding buffalo (bull)', 'con'],
  ['bo_cai', 'Bò sinh sản (cái)', 'Breeding cow', 'con'],
  ['bo_vo_beo', 'Bò vỗ béo', 'Beef cattle for fattening', 'con'],
  ['ngua', 'Ngựa', 'Horse', 'con'],
  ['de', 'Dê', 'Goat', 'con'],
  ['lon_nai', 'Lợn nái', 'Sow', 'con'],
  ['lon_den', 'Lợn đen bản địa', 'Native black pig', 'con'],
  ['ga_tha_doi', 'Gà thả đồi', 'Free-range chicken', 'con'],
  ['vit', 'Vịt', 'Duck', 'con'],
  ['ngan', 'Ngan', 'Muscovy duck', 'con'],
  ['ong', 'Ong', 'Bees', 'dan', 'thung'],
  ['ca', 'Cá', 'Fish', 'con', 'kg', 'long'],
  ['tam', 'Tằm', 'Silkworm', 'vong'],
];

const supplies: readonly Row[] = [
  ['phan_bon', 'Phân bón', 'Fertiliser', 'kg', 'tan'],
  ['thuc_an', 'Thức ăn chăn nuôi', 'Animal feed', 'kg', 'tan'],
  ['thuoc_thu_y', 'Thuốc thú y, vắc-xin', 'Veterinary medicine, vaccine', 'lieu'],
  ['chuong_trai', 'Chuồng trại', 'Barn', 'm2', 'cai'],
  ['may', 'Máy', 'Machine', 'cai', 'bo'],
  ['vat_tu_khac', 'Vật tư khác', 'Other supplies', 'cai', 'bo', 'kg'],
];

export const goods: readonly Goods[] = [
  ...crops.map((row) => goodsOf('cay_trong', row)),
  ...livestock.map((row) => goodsOf('vat_nuoi', row)),
  ...supplies.map((row) => goodsOf('vat_tu', row)),
];

function goodsOf(group: GoodsGroup, [slug, vi, en, unit, ...otherUnits]: Row): Goods {
  return { id: `goods.${slug}`, group, name: { vi, en }, unit, otherUnits };
}
