/**
 * The norms and thresholds that an office starts with and changes; see `threshold.ts`. Days on which a rule
 * began that no source gives are set to the start of the programmes (01/01/2021).
 */
import { day } from '../core/day.ts';
import type { SupportArea } from './area-class.ts';
import type { CapitalKind } from './capital.ts';
import type { Norm } from './norms.ts';
import type { Mark, NormUnit, Threshold } from './threshold.ts';

const start = day.parse('2021-01-01');
const newRules = day.parse('2026-01-01');
const oldMoneyEnds = day.parse('2026-12-31');

type Row = readonly [norm: Norm, value: number, unit: NormUnit, mark: Mark, basis: string];
type Validity = Pick<Threshold, 'validFrom' | 'validTo'>;

const open: Validity = { validFrom: start, validTo: null };
/** Rules that still hold for the money of the 2021–2025 programmes. */
const oldLayer: Validity = { validFrom: start, validTo: oldMoneyEnds };
const newLayer: Validity = { validFrom: newRules, validTo: null };

const SPECIFIC = 'QĐ 1719/QĐ-TTg, Dự án 9, tiểu dự án 1';
const PROPOSED = 'Đề xuất của ứng dụng theo nhịp giải ngân các năm';
const TRAINING_2015 = 'QĐ 46/2015/QĐ-TTg, Điều 4';
const RURAL_TRAINING = 'Quy định đào tạo nghề cho lao động nông thôn (QĐ 46/2015, TT 17/2022)';
const TRAINING_2026 = 'NĐ 338/2025/NĐ-CP';
const CLASS_SIZE = 'Quy định quy mô lớp của Bộ LĐTBXH năm 2015; luật GDNN sửa năm 2026';
const NOTICE = 'Luật Thực hiện dân chủ ở cơ sở';
const CHAIN = 'NĐ 27/2022, NĐ 38/2023; mức cụ thể do HĐND tỉnh quyết định';

/** Disbursed of the plan, in %, at the end of a month: [month, investment, recurrent]. */
const disbursementPace: readonly (readonly [month: number, investment: number, recurrent: number])[] = [
  [3, 10, 10],
  [6, 35, 30],
  [8, 50, 50],
  [9, 60, 60],
  [10, 70, 70],
  [11, 80, 80],
  [12, 90, 90],
  [13, 95, 95],
];

const disbursement: readonly Row[] = [
  ['disbursement.redBelow', 50, 'phan_tram', '·', PROPOSED],
  ['disbursement.redIfNoneAfterMonth', 4, 'thang', '·', PROPOSED],
  ['disbursement.forecast', 95, 'phan_tram', '·', 'Mục tiêu cả nước năm 2025: trên 95 %'],
  ['allocation.notDetailed', 30, 'ngay', '·', PROPOSED],
  ['advance.notRecovered', 6, 'thang', '·', PROPOSED],
  ['update.none', 30, 'ngay', '·', PROPOSED],
  ['money.expires', 60, 'ngay', '·', PROPOSED],
];

const INVESTMENT_REPORTS = 'Chế độ báo cáo vốn đầu tư công (TT 37/2025/TT-BTC)';
const YEAR_END = 'Quy định quyết toán ngân sách năm';

/** Deadlines of the reporting rhythm (field.md §4.1): the day of the month; without a month, of every month. */
const deadlines: readonly (readonly [
  norm: Norm,
  dayOfMonth: number,
  month: number | null,
  Mark,
  basis: string,
])[] = [
  ['deadline.commune.monthly', 8, null, '≈', 'Thông lệ ở địa phương; văn phòng sửa theo quy định của mình'],
  ['deadline.treasury.monthly', 13, null, '✓', INVESTMENT_REPORTS],
  ['deadline.province.monthly', 15, null, '✓', INVESTMENT_REPORTS],
  ['deadline.demand', 30, 6, '≈', 'Nhịp lập dự toán: cấp trên tổng hợp trước 10/7'],
  ['deadline.halfYear', 15, 7, '✓', INVESTMENT_REPORTS],
  ['deadline.yearEnd', 31, 12, '✓', YEAR_END],
  ['deadline.adjustment', 31, 1, '✓', YEAR_END],
  ['deadline.reconcile', 10, 2, '✓', YEAR_END],
  ['deadline.repay', 15, 2, '✓', YEAR_END],
  ['deadline.treasury.balances', 20, 2, '✓', YEAR_END],
  ['deadline.annual', 28, 2, '✓', INVESTMENT_REPORTS],
];

const training: readonly Row[] = [
  ['age.min', 15, 'tuoi', '✓', RURAL_TRAINING],
  ['age.min.apprentice', 14, 'tuoi', '✓', RURAL_TRAINING],
  ['age.max.female', 55, 'tuoi', '✓', RURAL_TRAINING],
  ['age.max.male', 60, 'tuoi', '✓', RURAL_TRAINING],
  ['classSize.theory', 35, 'nguoi', '✓', CLASS_SIZE],
  ['classSize.theory.special', 20, 'nguoi', '✓', CLASS_SIZE],
  ['classSize.theory.blind', 10, 'nguoi', '✓', CLASS_SIZE],
  ['classSize.practice', 18, 'nguoi', '✓', CLASS_SIZE],
  ['classSize.practice.special', 10, 'nguoi', '✓', CLASS_SIZE],
  ['classSize.practice.blind', 8, 'nguoi', '✓', CLASS_SIZE],
  ['studyHours.soCap', 300, 'gio', '~', 'Quy định đào tạo trình độ sơ cấp'],
  ['studyHours.duoi3Thang', 100, 'gio', '≈', 'Thực tế đào tạo dưới 03 tháng'],
  ['coursesPerPerson', 1, 'lan', '~', TRAINING_2015],
  ['coursesPerPerson.jobLost', 3, 'lan', '~', TRAINING_2015],
];

const trainingOld: readonly Row[] = [
  ['courseSupport.disabled', 6_000_000, 'dong', '✓', TRAINING_2015],
  ['courseSupport.poorMinority', 4_000_000, 'dong', '~', TRAINING_2015],
  ['courseSupport.priority', 3_000_000, 'dong', '~', TRAINING_2015],
  ['courseSupport.nearPoor', 2_500_000, 'dong', '✓', TRAINING_2015],
  ['courseSupport.escapedOrLowIncome', 2_500_000, 'dong', '✓', TRAINING_2015],
  ['courseSupport.other', 2_000_000, 'dong', '~', TRAINING_2015],
  ['mealsPerDay.old', 30_000, 'dong', '~', TRAINING_2015],
  ['travelPerCourse.old', 200_000, 'dong', '~', TRAINING_2015],
  ['travelPerCourse.old.fromKm', 15, 'km', '~', TRAINING_2015],
  ['travelPerCourse.old.special', 300_000, 'dong', '~', TRAINING_2015],
  ['travelPerCourse.old.special.fromKm', 5, 'km', '~', TRAINING_2015],
];

const trainingNew: readonly Row[] = [
  ['courseSupport', 4_000_000, 'dong', '✓', TRAINING_2026],
  ['mealsPerDay', 50_000, 'dong', '✓', TRAINING_2026],
  ['travelPerCourse', 200_000, 'dong', '✓', TRAINING_2026],
  ['courseSupport.answerWithin', 7, 'ngay_lam_viec', '✓', 'NĐ 338/2025/NĐ-CP, thủ tục 2.002821'],
];

const project: readonly Row[] = [
  ['project.targetShare', 50, 'phan_tram', '≈', CHAIN],
  ['project.minorityWorkers', 70, 'phan_tram', '✓', 'Điều kiện của đơn vị liên kết vùng DTTS&MN'],
  ['project.duration', 36, 'thang', '≈', CHAIN],
  ['project.selectionCost', 5, 'phan_tram', '✓', 'TT 60/2026/TT-BTC, TT 55/2023/TT-BTC'],
  ['notice.posted', 30, 'ngay', '✓', NOTICE],
  ['notice.loudspeaker', 3, 'ngay', '✓', NOTICE],
  ['notice.within', 5, 'ngay_lam_viec', '✓', NOTICE],
];

/** The most that the state pays of a project, in %: [norm, especially difficult, difficult, other]. */
const stateShareCaps: readonly (readonly [Norm, Readonly<Record<SupportArea, number>>])[] = [
  ['stateShare.valueChain', { dbkk: 80, kho_khan: 70, khac: 50 }],
  ['stateShare.community', { dbkk: 95, kho_khan: 80, khac: 60 }],
];

const areas: readonly SupportArea[] = ['dbkk', 'kho_khan', 'khac'];

const grants: readonly Threshold[] = [
  thresholdOf(['project.visitPay', 50_000, 'dong', '✓', 'TT 55/2023/TT-BTC'], oldLayer),
  thresholdOf(
    ['grant.jobSwitch', 10_000_000, 'dong', '✓', 'QĐ 1719/QĐ-TTg, Dự án 1: chuyển đổi nghề'],
    oldLayer,
  ),
  thresholdOf(['grant.specific', 10_000_000, 'dong', '✓', SPECIFIC], oldLayer),
  thresholdOf(['grant.specificModel', 500_000_000, 'dong', '✓', SPECIFIC], oldLayer),
  thresholdOf(
    ['grant.specificPoor', 13_000_000, 'dong', '✓', 'QĐ 1719/QĐ-TTg, Dự án 9; mức sửa đổi từ 28/11/2025'],
    {
      validFrom: day.parse('2025-11-28'),
      validTo: oldMoneyEnds,
    },
  ),
];

export const thresholds: readonly Threshold[] = [
  ...disbursementPace.flatMap(([month, investment, recurrent]) => [
    paceOf(month, 'dau_tu', investment),
    paceOf(month, 'thuong_xuyen', recurrent),
  ]),
  ...disbursement.map((row) => thresholdOf(row, open)),
  ...deadlines.map(([norm, value, month, mark, basis]) => ({
    ...thresholdOf([norm, value, 'ngay', mark, basis], open),
    ...(month === null ? {} : { month }),
  })),
  ...training.map((row) => thresholdOf(row, open)),
  ...trainingOld.map((row) => thresholdOf(row, oldLayer)),
  ...trainingNew.map((row) => thresholdOf(row, newLayer)),
  ...project.map((row) => thresholdOf(row, open)),
  ...stateShareCaps.flatMap(([norm, caps]) => areas.map((area) => capOf(norm, area, caps[area]))),
  ...grants,
];

function thresholdOf([norm, value, unit, mark, basis]: Row, validity: Validity): Threshold {
  return { id: `threshold.${norm}`, norm, value, unit, ...validity, basis, mark };
}

function paceOf(month: number, capitalKind: CapitalKind, value: number): Threshold {
  const pace = thresholdOf(['disbursement.pace', value, 'phan_tram', '·', PROPOSED], open);
  return { ...pace, id: `${pace.id}.${capitalKind}.${month}`, capitalKind, month };
}

function capOf(norm: Norm, areaClass: SupportArea, value: number): Threshold {
  const cap = thresholdOf([norm, value, 'phan_tram', '≈', CHAIN], open);
  return { ...cap, id: `${cap.id}.${areaClass}`, areaClass };
}
