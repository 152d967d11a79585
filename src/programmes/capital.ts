/** The words of money: its kinds, sources and states, what a decision does to a plan, what a payment is. */
import type { Words } from '../core/text.ts';

type Table = Readonly<Record<string, Words>>;

export const capitalKinds = {
  dau_tu: { vi: 'Vốn đầu tư phát triển', en: 'Development investment' },
  thuong_xuyen: { vi: 'Kinh phí chi thường xuyên', en: 'Recurrent spending' },
} as const satisfies Table;

export type CapitalKind = keyof typeof capitalKinds;

/** What papers of the 2021–2025 programmes call it: recurrent money was renamed by TT 60/2026/TT-BTC. */
export const formerCapitalKinds = {
  dau_tu: { vi: 'Vốn đầu tư (đầu tư công)', en: 'Investment capital (public investment)' },
  thuong_xuyen: { vi: 'Vốn sự nghiệp', en: 'Non-business capital (vốn sự nghiệp)' },
} as const satisfies Readonly<Record<CapitalKind, Words>>;

/** Who pays. `ns_huyen` is history: see `capitalSourcesOf`. */
export const capitalSources = {
  nstw: { vi: 'Ngân sách trung ương', en: 'Central budget' },
  ns_tinh: { vi: 'Ngân sách tỉnh', en: 'Province budget' },
  ns_huyen: { vi: 'Ngân sách huyện (đến năm 2025)', en: 'District budget (until 2025)' },
  ns_xa: { vi: 'Ngân sách xã', en: 'Commune budget' },
  long_ghep: { vi: 'Vốn lồng ghép', en: 'Combined from other programmes' },
  tin_dung: { vi: 'Vốn tín dụng chính sách (NHCSXH)', en: 'Policy credit (Bank for Social Policies)' },
  doanh_nghiep: { vi: 'Doanh nghiệp', en: 'Enterprises' },
  nhan_dan: { vi: 'Nhân dân đóng góp', en: 'Contributions of the people' },
  oda_vien_tro: { vi: 'ODA, viện trợ', en: 'ODA, aid' },
  khac: { vi: 'Nguồn khác', en: 'Other sources' },
} as const satisfies Table;

export type CapitalSource = keyof typeof capitalSources;

/** NSĐP, ngân sách địa phương: a sum in reports, never a source of its own. */
export const localBudgetSources: readonly CapitalSource[] = ['ns_tinh', 'ns_huyen', 'ns_xa'];

/** NSNN, ngân sách nhà nước: what counts as the state's share of a project. */
export const stateBudgetSources: readonly CapitalSource[] = ['nstw', ...localBudgetSources];

/** The sources that money of a budget year can have: districts were abolished on 01/07/2025. */
export function capitalSourcesOf(budgetYear: number): readonly CapitalSource[] {
  return SOURCES.filter((source) => source !== 'ns_huyen' || budgetYear <= 2025);
}

export const planStates = {
  giao_trong_nam: { vi: 'Giao trong năm', en: 'Assigned this year' },
  keo_dai: { vi: 'Kéo dài từ năm trước', en: 'Carried over (investment)' },
  chuyen_nguon: { vi: 'Chuyển nguồn từ năm trước', en: 'Rolled over (recurrent)' },
  ung_truoc: { vi: 'Ứng trước kế hoạch', en: 'Advance plan' },
} as const satisfies Table;

export type PlanState = keyof typeof planStates;

/** What a decision on an allocation does; each is its own line, no amount is ever edited. */
export const allocationTypes = {
  giao_dau_nam: { vi: 'Giao đầu năm', en: 'Assigned at the start of the year' },
  bo_sung: { vi: 'Bổ sung', en: 'Added' },
  dieu_chinh_tang: { vi: 'Điều chỉnh tăng', en: 'Adjusted upwards' },
  dieu_chinh_giam: { vi: 'Điều chỉnh giảm', en: 'Adjusted downwards' },
  keo_dai_nam_truoc: { vi: 'Kéo dài năm trước', en: 'Carried over from the year before' },
  chuyen_nguon: { vi: 'Chuyển nguồn', en: 'Rolled over' },
} as const satisfies Table;

export type AllocationType = keyof typeof allocationTypes;

/** `thu_hoi_tam_ung` is entered as a negative amount, so that the kinds add up to what is disbursed. */
export const disbursementKinds = {
  tam_ung: { vi: 'Tạm ứng', en: 'Advance' },
  thanh_toan_khoi_luong: { vi: 'Thanh toán khối lượng hoàn thành', en: 'Payment for completed work' },
  thu_hoi_tam_ung: { vi: 'Thu hồi tạm ứng', en: 'Advance recovered' },
} as const satisfies Table;

export type DisbursementKind = keyof typeof disbursementKinds;

const SOURCES = Object.keys(capitalSources).filter(isCapitalSource);

function isCapitalSource(key: string): key is CapitalSource {
  return Object.hasOwn(capitalSources, key);
}
