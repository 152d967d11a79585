/**
 * The 54 ethnic groups of Viet Nam. The slug is what is stored: the two official code lists (QĐ
 * 121-TCTK/PPCĐ of 1979, QĐ 1019/QĐ-TCTK of 2008) disagree, so `code1979` is for export and nothing else.
 * Ethnic origin is sensitive personal data (NĐ 356/2025): count it, and ask for it only where a form must.
 */

export type EthnicGroup = {
  /** `ethnicGroup.mong` */
  readonly id: string;
  readonly slug: string;
  /** As shown today. */
  readonly name: string;
  /** Two digits as text. */
  readonly code1979: string;
  /** Other spellings: found by search and import, never shown (one of them offends). */
  readonly aliases: readonly string[];
};

type Row = readonly [code1979: string, slug: string, name: string, ...aliases: readonly string[]];

const rows: readonly Row[] = [
  ['01', 'kinh', 'Kinh', 'Việt'],
  ['02', 'tay', 'Tày'],
  ['03', 'thai', 'Thái'],
  ['04', 'hoa', 'Hoa', 'Hán'],
  ['05', 'kho_me', 'Khơ-me', 'Khơ me', 'Khmer'],
  ['06', 'muong', 'Mường'],
  ['07', 'nung', 'Nùng'],
  ['08', 'mong', 'Mông', "H'Mông", 'HMông', 'Hmông', 'Mèo'],
  ['09', 'dao', 'Dao'],
  ['10', 'gia_rai', 'Gia-rai', 'Gia Rai', 'Jrai'],
  ['11', 'ngai', 'Ngái'],
  ['12', 'e_de', 'Ê-đê', 'Ê Đê'],
  ['13', 'ba_na', 'Ba Na', 'Ba-na', 'Bahnar'],
  ['14', 'xo_dang', 'Xơ Đăng', 'Xơ-Đăng'],
  ['15', 'san_chay', 'Sán Chay', 'Cao Lan', 'Sán Chỉ'],
  ['16', 'co_ho', 'Cơ Ho', 'Cơ-ho'],
  ['17', 'cham', 'Chăm'],
  ['18', 'san_diu', 'Sán Dìu'],
  ['19', 'hre', 'Hrê'],
  ['20', 'mnong', 'Mnông', "M'Nông"],
  ['21', 'ra_glai', 'Ra-glai', 'Ra Glay', 'Raglai'],
  ['22', 'xtieng', 'Xtiêng', "X'Tiêng"],
  ['23', 'bru_van_kieu', 'Bru-Vân Kiều', 'Bru Vân Kiều', 'Vân Kiều'],
  ['24', 'tho', 'Thổ'],
  ['25', 'giay', 'Giáy'],
  ['26', 'co_tu', 'Cơ Tu', 'Cơ-tu'],
  ['27', 'gie_trieng', 'Gié Triêng', 'Giẻ Triêng'],
  ['28', 'ma', 'Mạ'],
  ['29', 'kho_mu', 'Khơ Mú', 'Khơ-mú'],
  ['30', 'co', 'Co'],
  ['31', 'ta_oi', 'Tà Ôi', 'Tà-ôi'],
  ['32', 'cho_ro', 'Chơ Ro', 'Chơ-ro'],
  ['33', 'khang', 'Kháng'],
  ['34', 'xinh_mun', 'Xinh Mun', 'Xinh-mun'],
  ['35', 'ha_nhi', 'Hà Nhì'],
  ['36', 'chu_ru', 'Chu Ru', 'Chu-ru'],
  ['37', 'lao', 'Lào'],
  ['38', 'la_chi', 'La Chí'],
  ['39', 'la_ha', 'La Ha'],
  ['40', 'phu_la', 'Phù Lá'],
  ['41', 'la_hu', 'La Hủ'],
  ['42', 'lu', 'Lự'],
  ['43', 'lo_lo', 'Lô Lô'],
  ['44', 'chut', 'Chứt'],
  ['45', 'mang', 'Mảng'],
  ['46', 'pa_then', 'Pà Thẻn'],
  ['47', 'co_lao', 'Cơ Lao', 'Co Lao', 'Cờ Lao'],
  ['48', 'cong', 'Cống'],
  ['49', 'bo_y', 'Bố Y'],
  ['50', 'si_la', 'Si La'],
  ['51', 'pu_peo', 'Pu Péo'],
  ['52', 'brau', 'Brâu'],
  ['53', 'o_du', 'Ơ Đu'],
  ['54', 'ro_mam', 'Rơ Măm', 'Rơ-măm'],
];

/** All 54, in the order of 1979. */
export const ethnicGroups: readonly EthnicGroup[] = rows.map(groupOf);

/** Code 55 of 1979: neither one of the 54 nor a minority. */
export const foreigner: EthnicGroup = groupOf(['55', 'nuoc_ngoai', 'Người nước ngoài']);

/** Offered first in the demo area (Thái Nguyên, former Bắc Kạn); all others stand behind "Khác". */
export const frequentEthnicGroups: readonly string[] = [
  'tay',
  'nung',
  'dao',
  'mong',
  'kinh',
  'san_chay',
  'hoa',
];

const bySlug: ReadonlyMap<string, EthnicGroup> = new Map(
  [...ethnicGroups, foreigner].map((group) => [group.slug, group]),
);

export function findEthnicGroup(slug: string): EthnicGroup | null {
  return bySlug.get(slug) ?? null;
}

/** DTTS, dân tộc thiểu số: each of the 54 but the Kinh. False for foreigners and for an unknown slug. */
export function isMinority(slug: string): boolean {
  return slug !== 'kinh' && slug !== foreigner.slug && bySlug.has(slug);
}

function groupOf([code1979, slug, name, ...aliases]: Row): EthnicGroup {
  return { id: `ethnicGroup.${slug}`, slug, name, code1979, aliases };
}
