/**
 * The class of a household (diện hộ) as the yearly review recognised it. The app records the class with its
 * year and never works it out: the standard changes on 01/01/2027.
 */
import type { Words } from '../core/text.ts';

export const householdClasses = {
  ho_ngheo: { vi: 'Hộ nghèo', en: 'Poor household' },
  ho_can_ngheo: { vi: 'Hộ cận nghèo', en: 'Near-poor household' },
  // ~ For 36 months after the recognised exit.
  ho_moi_thoat_ngheo: { vi: 'Hộ mới thoát nghèo', en: 'Household that just escaped poverty' },
  lao_dong_thu_nhap_thap: { vi: 'Người lao động thu nhập thấp', en: 'Low-income worker' },
  muc_song_tb: { vi: 'Hộ có mức sống trung bình', en: 'Household of average living standard' },
  khac: { vi: 'Hộ khác', en: 'Other household' },
} as const satisfies Readonly<Record<string, Words>>;

export type HouseholdClass = keyof typeof householdClasses;

/** Those whom production support is for, and whose share among participants is checked. */
export const targetClasses: readonly HouseholdClass[] = ['ho_ngheo', 'ho_can_ngheo', 'ho_moi_thoat_ngheo'];

/** What may be true of a household or a person besides its class. */
export const householdTraits = {
  dan_toc_thieu_so: { vi: 'Dân tộc thiểu số', en: 'Ethnic minority' },
  nguoi_co_cong: { vi: 'Người có công', en: 'Person of merit' },
  khuyet_tat: { vi: 'Người khuyết tật', en: 'Person with a disability' },
  phu_nu_chu_ho: { vi: 'Phụ nữ làm chủ hộ', en: 'Woman heads the household' },
  bi_thu_hoi_dat: { vi: 'Bị thu hồi đất', en: 'Land was taken back' },
} as const satisfies Readonly<Record<string, Words>>;

export type HouseholdTrait = keyof typeof householdTraits;
