/** What a difficulty (khó khăn, vướng mắc) is about, in the order of the reports. */
import type { Words } from '../core/text.ts';

export const difficultyCategories = {
  huong_dan: {
    vi: 'Thiếu, chậm hướng dẫn; chồng chéo văn bản',
    en: 'Guidance missing, late or contradictory',
  },
  giao_von: { vi: 'Giao vốn chậm, không đủ', en: 'Money assigned late or too little' },
  doi_ung: { vi: 'Thiếu vốn đối ứng', en: 'Counterpart money missing' },
  thu_tuc: {
    vi: 'Thủ tục: đấu thầu, thẩm định, định mức, giá',
    en: 'Procedures: bidding, appraisal, norms, prices',
  },
  doi_tuong: {
    vi: 'Thiếu đối tượng, đối tượng thay đổi (thoát nghèo)',
    en: 'Too few who qualify, or they changed (escaped poverty)',
  },
  dau_ra: { vi: 'Thiếu đơn vị liên kết, đầu ra', en: 'No partner unit, no buyer' },
  nang_luc: { vi: 'Năng lực cán bộ', en: 'Skills of officers' },
  nguoi_dan: { vi: 'Người dân thiếu vốn, kiến thức', en: 'People lack money or knowledge' },
  dat_dai: { vi: 'Đất đai: chưa có sổ, chưa đo đạc', en: 'Land: no certificate, not surveyed' },
  thien_tai: { vi: 'Thời tiết, mùa vụ, thiên tai', en: 'Weather, season, natural disaster' },
  dich_benh: { vi: 'Dịch bệnh, hao hụt', en: 'Disease, losses' },
  sap_xep: { vi: 'Sắp xếp bộ máy, địa giới', en: 'Reorganisation of offices or boundaries' },
  trung_lap: { vi: 'Trùng lặp chính sách', en: 'Overlapping policies' },
  ha_tang: { vi: 'Hạ tầng, mạng, đi lại', en: 'Infrastructure, network, travel' },
  khac: { vi: 'Khác', en: 'Other' },
} as const satisfies Readonly<Record<string, Words>>;

export type DifficultyCategory = keyof typeof difficultyCategories;
