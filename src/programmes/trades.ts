/**
 * Trades often ordered for rural workers: the list (~) that an office starts with and changes. The province
 * approves the trades and their costs; one that is missing is typed as "nghề khác".
 */
import type { Words } from '../core/text.ts';
import type { TradeGroup } from './trade-groups.ts';

export type Trade = {
  /** `trade.han` */
  readonly id: string;
  readonly group: TradeGroup;
  readonly name: Words;
};

type Row = readonly [slug: string, vi: string, en: string];

const farming: readonly Row[] = [
  ['chan_nuoi_thu_y', 'Chăn nuôi thú y', 'Animal husbandry and veterinary care'],
  ['trau_bo', 'Nuôi và phòng trị bệnh cho trâu bò', 'Raising cattle, preventing their diseases'],
  ['lon', 'Nuôi và phòng trị bệnh cho lợn', 'Raising pigs, preventing their diseases'],
  ['ga', 'Nuôi và phòng trị bệnh cho gà', 'Raising chickens, preventing their diseases'],
  ['de', 'Nuôi dê', 'Raising goats'],
  ['ong_mat', 'Nuôi ong mật', 'Keeping honey bees'],
  ['ca_nuoc_ngot', 'Nuôi cá nước ngọt', 'Freshwater fish farming'],
  ['lua_chat_luong_cao', 'Trồng lúa chất lượng cao', 'Growing high-quality rice'],
  ['rau_an_toan', 'Trồng rau an toàn', 'Growing safe vegetables'],
  ['nam', 'Trồng nấm (nấm rơm, mộc nhĩ, nấm sò)', 'Growing mushrooms'],
  ['cay_an_qua', 'Trồng và chăm sóc cây ăn quả (cam, quýt, hồng, mận)', 'Growing fruit trees'],
  ['che', 'Trồng chè', 'Growing tea'],
  ['ca_phe', 'Trồng cà phê', 'Growing coffee'],
  ['mia', 'Trồng mía', 'Growing sugar cane'],
  ['dong_rieng', 'Trồng dong riềng', 'Growing edible canna'],
  ['duoc_lieu', 'Trồng cây dược liệu (ba kích, sa nhân, hồi, quế)', 'Growing medicinal plants'],
  ['nhan_giong_lam_nghiep', 'Nhân giống cây lâm nghiệp', 'Propagating forest trees'],
  ['trong_rung', 'Trồng rừng', 'Planting forests'],
  ['thuoc_bvtv', 'Sử dụng thuốc bảo vệ thực vật', 'Using plant protection products'],
  ['thuoc_thu_y', 'Sử dụng thuốc thú y', 'Using veterinary medicines'],
  ['bao_quan_nong_san', 'Sơ chế, bảo quản nông sản', 'Preparing and storing farm produce'],
  ['che_bien_che', 'Chế biến chè', 'Tea processing'],
  ['quan_ly_trang_trai', 'Quản lý trang trại', 'Farm management'],
  ['may_nong_nghiep', 'Vận hành, sửa chữa máy nông nghiệp', 'Running and repairing farm machines'],
];

const otherThanFarming: readonly Row[] = [
  ['may_cong_nghiep', 'May công nghiệp', 'Industrial sewing'],
  ['theu_det', 'Thêu, dệt thổ cẩm', 'Embroidery and brocade weaving'],
  ['may_tre_dan', 'Mây tre đan', 'Rattan and bamboo weaving'],
  ['choi_chit', 'Làm chổi chít', 'Making reed brooms'],
  ['moc_dan_dung', 'Mộc dân dụng', 'Carpentry'],
  ['xay_dung', 'Nề, xây dựng', 'Masonry and building'],
  ['han', 'Hàn', 'Welding'],
  ['dien_dan_dung', 'Điện dân dụng', 'Domestic electricity'],
  ['dien_nuoc', 'Điện nước', 'Electricity and plumbing'],
  ['sua_xe_may', 'Sửa chữa xe máy', 'Motorbike repair'],
  ['sua_may_no', 'Sửa chữa máy nổ', 'Repair of small engines'],
  ['lai_xe', 'Lái xe (B2, C, máy xúc)', 'Driving (B2, C, excavator)'],
  ['cat_toc', 'Cắt tóc, trang điểm', 'Hairdressing and make-up'],
  ['nau_an', 'Nấu ăn', 'Cooking'],
  ['lam_banh', 'Làm bánh', 'Baking'],
  ['pha_che', 'Pha chế đồ uống', 'Mixing drinks'],
  ['du_lich_cong_dong', 'Du lịch cộng đồng, homestay', 'Community tourism, homestay'],
  ['le_tan_buong_ban', 'Nghiệp vụ lễ tân, buồng, bàn', 'Reception, rooms and table service'],
  ['ban_hang_online', 'Bán hàng online', 'Selling online'],
  ['tin_hoc_van_phong', 'Tin học văn phòng', 'Office computing'],
  ['giup_viec', 'Giúp việc gia đình, chăm sóc người già', 'Housekeeping, care of the elderly'],
  // ? The least certain of the list.
  ['flycam_phun_thuoc', 'Lái, sửa thiết bị bay phun thuốc', 'Flying and repairing spraying drones'],
];

export const trades: readonly Trade[] = [
  ...farming.map((row) => tradeOf('nong_nghiep', row)),
  ...otherThanFarming.map((row) => tradeOf('phi_nong_nghiep', row)),
];

function tradeOf(group: TradeGroup, [slug, vi, en]: Row): Trade {
  return { id: `trade.${slug}`, group, name: { vi, en } };
}
