/** What each norm or threshold is about. Keys are never renamed once released. */
import type { Words } from '../core/text.ts';

export const norms = {
  'disbursement.pace': { vi: 'Tỷ lệ giải ngân cần đạt', en: 'Disbursed share to reach' },
  'disbursement.redBelow': {
    vi: 'Báo đỏ khi dưới (so với mức cần đạt)',
    en: 'Red below (of the share to reach)',
  },
  'disbursement.redIfNoneAfterMonth': {
    vi: 'Báo đỏ nếu chưa giải ngân sau tháng',
    en: 'Red if nothing is disbursed after month',
  },
  'disbursement.forecast': {
    vi: 'Dự báo giải ngân cả năm tối thiểu',
    en: 'Least forecast for the whole year',
  },
  'allocation.notDetailed': { vi: 'Hạn phân bổ chi tiết vốn đã giao', en: 'Days to detail an allocation' },
  'advance.notRecovered': { vi: 'Hạn thu hồi tạm ứng', en: 'Months to recover an advance' },
  'update.none': { vi: 'Số ngày không cập nhật', en: 'Days without an update' },
  'money.expires': { vi: 'Báo trước khi vốn hết hạn', en: 'Days before money expires' },

  'deadline.commune.monthly': { vi: 'Xã gửi báo cáo tháng', en: "The commune's monthly report" },
  'deadline.treasury.monthly': { vi: 'Kho bạc báo cáo tháng', en: "The Treasury's monthly report" },
  'deadline.province.monthly': {
    vi: 'Tỉnh gửi Bộ Tài chính báo cáo tháng',
    en: "The province's monthly report",
  },
  'deadline.demand': { vi: 'Thôn gửi nhu cầu năm sau', en: 'Demand for the next year' },
  'deadline.halfYear': { vi: 'Báo cáo chi tiết 6 tháng', en: 'Half-year report by project' },
  'deadline.yearEnd': { vi: 'Kết thúc chi trong năm', en: 'End of spending in the year' },
  'deadline.adjustment': { vi: 'Hết thời gian chỉnh lý', en: 'End of the adjustment period' },
  'deadline.reconcile': { vi: 'Đối chiếu số dư với Kho bạc', en: 'Reconcile with the Treasury' },
  'deadline.repay': { vi: 'Nộp trả tạm ứng không được chuyển', en: 'Repay advances that may not stay' },
  'deadline.treasury.balances': { vi: 'Kho bạc báo cáo số dư', en: "The Treasury's report of balances" },
  'deadline.annual': { vi: 'Tỉnh gửi báo cáo 13 tháng', en: "The province's 13-month report" },

  'age.min': { vi: 'Tuổi học nghề tối thiểu', en: 'Youngest learner' },
  'age.min.apprentice': { vi: 'Tuổi tối thiểu khi truyền nghề', en: 'Youngest apprentice' },
  'age.max.female': { vi: 'Tuổi học nghề tối đa, nữ', en: 'Oldest learner, women' },
  'age.max.male': { vi: 'Tuổi học nghề tối đa, nam', en: 'Oldest learner, men' },
  'classSize.theory': { vi: 'Lớp lý thuyết, tối đa', en: 'Theory class, at most' },
  'classSize.theory.special': {
    vi: 'Lớp lý thuyết, DTTS rất ít người hoặc khuyết tật',
    en: 'Theory class, very small ethnic groups or disabled',
  },
  'classSize.theory.blind': { vi: 'Lớp lý thuyết, người mù', en: 'Theory class, blind people' },
  'classSize.practice': { vi: 'Lớp thực hành, tích hợp, tối đa', en: 'Practice class, at most' },
  'classSize.practice.special': {
    vi: 'Lớp thực hành, DTTS rất ít người hoặc khuyết tật',
    en: 'Practice class, very small ethnic groups or disabled',
  },
  'classSize.practice.blind': { vi: 'Lớp thực hành, người mù', en: 'Practice class, blind people' },
  'studyHours.soCap': { vi: 'Số giờ học sơ cấp tối thiểu', en: 'Least hours, elementary level' },
  'studyHours.duoi3Thang': { vi: 'Số giờ học dưới 03 tháng tối thiểu', en: 'Least hours, under 3 months' },
  coursesPerPerson: { vi: 'Số lần được hỗ trợ học nghề', en: 'Supported courses a person' },
  'coursesPerPerson.jobLost': {
    vi: 'Số lần hỗ trợ khi mất việc khách quan',
    en: 'Supported courses where the job was lost',
  },

  'courseSupport.disabled': { vi: 'Hỗ trợ khóa học: người khuyết tật', en: 'Course support: disabled' },
  'courseSupport.poorMinority': {
    vi: 'Hỗ trợ khóa học: DTTS nghèo, cận nghèo, vùng ĐBKK',
    en: 'Course support: poor minorities, hardest areas',
  },
  'courseSupport.priority': {
    vi: 'Hỗ trợ khóa học: DTTS, người có công, hộ nghèo, ưu tiên khác',
    en: 'Course support: minorities, merit, poor and other priority',
  },
  'courseSupport.nearPoor': { vi: 'Hỗ trợ khóa học: hộ cận nghèo', en: 'Course support: near poor' },
  'courseSupport.escapedOrLowIncome': {
    vi: 'Hỗ trợ khóa học: mới thoát nghèo, thu nhập thấp',
    en: 'Course support: just escaped poverty, low income',
  },
  'courseSupport.other': {
    vi: 'Hỗ trợ khóa học: phụ nữ, lao động khác',
    en: 'Course support: women, others',
  },
  'mealsPerDay.old': { vi: 'Tiền ăn mỗi ngày (vốn cũ)', en: 'Meals a day (old money)' },
  'travelPerCourse.old': { vi: 'Tiền đi lại mỗi khóa (vốn cũ)', en: 'Travel a course (old money)' },
  'travelPerCourse.old.fromKm': { vi: 'Đi lại: cách nơi học từ (vốn cũ)', en: 'Travel: from km (old money)' },
  'travelPerCourse.old.special': {
    vi: 'Tiền đi lại: khuyết tật, vùng ĐBKK (vốn cũ)',
    en: 'Travel: disabled, hardest areas (old money)',
  },
  'travelPerCourse.old.special.fromKm': {
    vi: 'Đi lại: khuyết tật, vùng ĐBKK, cách từ (vốn cũ)',
    en: 'Travel: disabled, hardest areas, from km (old money)',
  },
  courseSupport: { vi: 'Hỗ trợ khóa học tối đa (từ 2026)', en: 'Course support, at most (from 2026)' },
  mealsPerDay: { vi: 'Tiền ăn mỗi ngày (từ 2026)', en: 'Meals a day (from 2026)' },
  travelPerCourse: { vi: 'Tiền đi lại mỗi khóa (từ 2026)', en: 'Travel a course (from 2026)' },
  'courseSupport.answerWithin': {
    vi: 'Hạn UBND xã trả lời hồ sơ hỗ trợ học nghề',
    en: 'Days for the commune to answer an application',
  },

  'project.targetShare': {
    vi: 'Tỷ lệ hộ nghèo, cận nghèo, mới thoát nghèo tham gia',
    en: 'Share of poor, near-poor, just-escaped households',
  },
  'project.minorityWorkers': {
    vi: 'Tỷ lệ lao động DTTS của đơn vị liên kết',
    en: 'Share of minority workers in the lead unit',
  },
  'project.duration': { vi: 'Thời gian dự án tối đa', en: 'Longest project' },
  'project.selectionCost': { vi: 'Chi phí lựa chọn dự án tối đa', en: 'Selection cost, at most' },
  'project.visitPay': { vi: 'Bồi dưỡng cán bộ mỗi buổi đi cơ sở', en: 'Officer pay for a field visit' },
  'notice.posted': { vi: 'Niêm yết công khai liên tục', en: 'Public notice posted for' },
  'notice.loudspeaker': { vi: 'Thông báo trên loa', en: 'Announced by loudspeaker for' },
  'notice.within': { vi: 'Công khai sau quyết định trong', en: 'Published after the decision within' },
  'stateShare.valueChain': {
    vi: 'Mức nhà nước hỗ trợ tối đa: chuỗi giá trị',
    en: 'State share, at most: value chain',
  },
  'stateShare.community': {
    vi: 'Mức nhà nước hỗ trợ tối đa: cộng đồng',
    en: 'State share, at most: community',
  },
  'grant.jobSwitch': { vi: 'Hỗ trợ chuyển đổi nghề mỗi hộ', en: 'Job-switch grant a household' },
  'grant.specific': {
    vi: 'Hỗ trợ dân tộc khó khăn đặc thù mỗi hộ/năm',
    en: 'Specific grant a household and year',
  },
  'grant.specificPoor': {
    vi: 'Hỗ trợ hộ nghèo dân tộc còn nhiều khó khăn mỗi hộ/năm',
    en: 'Specific grant a poor household and year',
  },
  'grant.specificModel': { vi: 'Hỗ trợ mỗi mô hình, tổ hợp tác', en: 'Specific grant a model or group' },
} as const satisfies Readonly<Record<string, Words>>;

export type Norm = keyof typeof norms;
