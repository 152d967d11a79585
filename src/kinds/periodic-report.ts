import { upwardFrom } from '../core/audience.ts';
import { choice, date, note, text, year } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import type { Life } from '../core/life.ts';
import { monthOf } from '../core/day.ts';
import { budgetYearOf, monthsOf } from '../core/period.ts';
import type { Words } from '../core/text.ts';
import { demoCommune, on } from './example.ts';
import { cut, line, shownDay } from './line.ts';
import { anyCommune, ownPlace } from './place.ts';
import { endBeforeStart } from './rule.ts';

type ReportState = 'draft' | 'submitted' | 'returned' | 'accepted';

const life: Life<ReportState> = {
  start: 'draft',
  states: {
    draft: { label: { vi: 'Đang soạn', en: 'Draft' }, tone: 'plain' },
    submitted: { label: { vi: 'Đã gửi cấp trên', en: 'Sent up' }, tone: 'wait', closed: true, sealed: true },
    returned: { label: { vi: 'Trả lại bổ sung', en: 'Returned' }, tone: 'bad' },
    accepted: { label: { vi: 'Cấp trên đã nhận', en: 'Accepted' }, tone: 'ok', closed: true, sealed: true },
  },
  moves: [
    {
      label: { vi: 'Gửi và chốt số liệu', en: 'Send and freeze the figures' },
      from: ['draft', 'returned'],
      to: 'submitted',
      by: ['communeOfficer', 'communeAccountant', 'communeLeader', 'provinceDesk'],
    },
    {
      label: { vi: 'Trả lại bổ sung', en: 'Return' },
      from: ['submitted', 'accepted'],
      to: 'returned',
      by: ['provinceDesk'],
      needs: ['statusNote'],
    },
    {
      label: { vi: 'Nhận báo cáo', en: 'Accept' },
      from: ['submitted'],
      to: 'accepted',
      by: ['provinceDesk'],
    },
  ],
  path: ['draft', 'submitted', 'accepted'],
};

const types = {
  review: { vi: 'Báo cáo sơ kết', en: 'Periodic review' },
  monthly: { vi: 'Báo cáo tháng', en: 'Monthly report' },
  final: { vi: 'Báo cáo tổng kết năm', en: 'Report of the year' },
} as const;

/** What only a person can say; it goes into an office paper, so it names nobody. */
const said = (vi: string, en: string, hint?: Words) =>
  note({ vi, en }, { privacy: 'none', ...(hint ? { hint } : {}) });

/** Báo cáo kỳ: figures fill themselves in, people add what only they can say. Sending it freezes the figures. */
export const periodicReport = defineKind({
  name: 'periodicReport',
  label: {
    one: { vi: 'Báo cáo kỳ', en: 'Periodic report' },
    many: { vi: 'Các báo cáo kỳ', en: 'Periodic reports' },
  },
  icon: 'chart',
  fields: {
    commune: anyCommune,
    type: choice({ vi: 'Loại báo cáo', en: 'Type' }, types, { required: true }),
    year: year({ vi: 'Năm ngân sách', en: 'Budget year' }, { required: true }),
    periodFrom: date({ vi: 'Kỳ từ ngày', en: 'Period from' }, { required: true }),
    periodTo: date({ vi: 'Số liệu đến ngày', en: 'Figures up to' }, { required: true }),
    number: text({ vi: 'Số văn bản', en: 'Number' }),
    signedOn: date({ vi: 'Ngày ký', en: 'Signed on' }),
    direction: said('Công tác chỉ đạo, điều hành', 'Direction'),
    assigning: said('Phân bổ, giao vốn', 'Assigning the money'),
    results: said('Kết quả nổi bật', 'Results'),
    outside: said('Nguyên nhân khách quan', 'Causes outside'),
    inside: said('Nguyên nhân chủ quan', 'Causes inside'),
    next: said('Nhiệm vụ, giải pháp thời gian tới', 'Next steps'),
    proposals: said('Đề xuất, kiến nghị', 'Proposals'),
  },
  together: [['periodFrom', 'periodTo']],
  audience: ({ commune }) => upwardFrom({ commune, village: null }),
  life,
  same: ['commune', 'type', 'periodFrom', 'periodTo'],
  form: [
    {
      title: { vi: 'Báo cáo nào', en: 'Which report' },
      ask: ['commune', 'type', 'year', 'periodFrom', 'periodTo'],
    },
    { title: { vi: 'Số, ngày ký', en: 'Number and day' }, ask: ['number', 'signedOn'] },
    {
      title: { vi: 'Chỉ đạo và kết quả', en: 'Direction and results' },
      ask: ['direction', 'assigning', 'results'],
    },
    { title: { vi: 'Khó khăn, nguyên nhân', en: 'Difficulties' }, ask: ['outside', 'inside'] },
    { title: { vi: 'Thời gian tới, kiến nghị', en: 'What next' }, ask: ['next', 'proposals'] },
  ],
  start: (context) => {
    const { from, to } = monthsOf(budgetYearOf(context.today), monthOf(context.today));
    return {
      commune: ownPlace(context).commune,
      type: 'review',
      year: budgetYearOf(context.today),
      periodFrom: from,
      periodTo: to,
    };
  },
  list: {
    title: ({ type, periodTo }, _, say) =>
      line(type && say(types[type]), `${say({ vi: 'đến', en: 'to' })} ${shownDay(periodTo) ?? '…'}`),
    detail: ({ commune, number }, name) => cut(line(name(commune), number)),
    columns: ['commune', 'type', 'year', 'periodFrom', 'periodTo', 'number', 'signedOn'],
  },
  search: ['number'],
  rules: ({ periodFrom, periodTo }) => endBeforeStart('periodTo', periodFrom, periodTo),
  examples: [
    {
      ...demoCommune,
      type: 'review',
      year: 2026,
      periodFrom: on('2026-01-01'),
      periodTo: on('2026-10-31'),
      direction: 'UBND xã đã kiện toàn Ban Quản lý, giao nhiệm vụ cho từng công chức.',
      inside: 'Hồ sơ dự án cộng đồng lập chậm, phải sửa nhiều lần.',
      next: 'Hoàn thành nghiệm thu, thanh toán trước 15/12.',
      status: 'draft',
    },
    {
      recordedBy: 'p.demo',
      type: 'monthly',
      year: 2026,
      periodFrom: on('2026-09-01'),
      periodTo: on('2026-09-30'),
      number: '212/BC-BCĐ',
      signedOn: on('2026-10-05'),
      proposals: 'Đề nghị giao bổ sung vốn đào tạo nghề trong quý IV.',
      status: 'submitted',
    },
  ],
});
