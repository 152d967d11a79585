/**
 * The words of a report (báo cáo sơ kết, field.md §4.2): every number filled in from the records, and a place for
 * each thing that only a person can say. The same blocks become the draft on the screen, the paper and the .docx.
 */
import { monthOf, yearOf, type Day } from '../core/day.ts';
import { NO_DONG, type Dong } from '../core/dong.ts';
import type { Period } from '../core/period.ts';
import { formatDay } from '../i18n/format-day.ts';
import { formatMillion, formatNumber, formatPercent } from '../i18n/format.ts';
import { difficultyCategories } from '../programmes/difficulty-categories.ts';
import type { DemandSummary } from './demand-summary.ts';
import type { DifficultyTable } from './difficulties-table.ts';
import type { MoneyRow, MoneyTable } from './disbursement-table.ts';
import { plus } from './ledger.ts';
import type { Limit } from './limits.ts';
import type { ProjectLine } from './projects-table.ts';
import type { Table } from './table.ts';

/** What only a person can say: fields of `periodicReport`. */
export type Slot = 'direction' | 'assigning' | 'results' | 'outside' | 'inside' | 'next' | 'proposals';

export type Block =
  | { readonly is: 'part'; readonly text: string }
  | { readonly is: 'section'; readonly text: string }
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'item'; readonly text: string }
  /** `text`: null where nobody has written anything yet. */
  | { readonly is: 'slot'; readonly slot: Slot; readonly label: string; readonly text: string | null }
  | { readonly is: 'table'; readonly table: Table };

export interface Narrative {
  readonly title: string;
  readonly subtitle: string;
  readonly blocks: readonly Block[];
  /** Slots that are still empty, in order. */
  readonly missing: readonly Slot[];
}

export interface NarrativeParts {
  readonly type: 'review' | 'monthly' | 'final';
  readonly budgetYear: number;
  readonly period: Period;
  /** "xã Phủ Thông" */
  readonly place: string;
  readonly money: MoneyTable;
  /** 0–1, of the whole; null: the office keeps no such norm. */
  readonly mark: number | null;
  readonly overPlan: readonly Limit[];
  /** What somebody should look at (alerts/alert-blocks.ts). */
  readonly alerts: readonly Block[];
  readonly planYear: number;
  readonly demand: DemandSummary;
  /** A trade's or a village's words. */
  readonly nameOf: (key: string | null) => string;
  readonly projects: readonly ProjectLine[];
  readonly difficulties: DifficultyTable;
  /** What villages and communes proposed, in their words. */
  readonly proposals: readonly string[];
  /** "Đã gửi 9/12 thôn; chưa gửi: …" */
  readonly sent: readonly string[];
  readonly slots: Readonly<Record<Slot, string | null>>;
  readonly appendix: readonly Table[];
}

export function narrativeOf(parts: NarrativeParts): Narrative {
  const { budgetYear, period, place, slots } = parts;
  const until = formatDay(period.to);
  const slot = (name: Slot, label: string): Block => ({ is: 'slot', slot: name, label, text: slots[name] });
  const blocks: Block[] = [
    { is: 'part', text: 'I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH' },
    slot('direction', 'Kiện toàn Ban Chỉ đạo, Ban Quản lý; văn bản đã ban hành; cuộc họp, kiểm tra'),
    { is: 'part', text: 'II. KẾT QUẢ THỰC HIỆN' },
    { is: 'section', text: '1. Phân bổ, giao vốn' },
    ...assigned(parts),
    slot('assigning', 'Phân bổ, giao vốn: điều cần nói thêm'),
    { is: 'section', text: '2. Giải ngân' },
    ...disbursed(parts, until),
    ...parts.alerts,
    { is: 'section', text: '3. Kết quả theo nội dung' },
    ...training(parts),
    ...production(parts),
    slot('results', 'Kết quả nổi bật, việc làm hay'),
    { is: 'part', text: 'III. KHÓ KHĂN, VƯỚNG MẮC; NGUYÊN NHÂN' },
    ...difficulties(parts),
    slot('outside', 'Nguyên nhân khách quan'),
    slot('inside', 'Nguyên nhân chủ quan'),
    { is: 'part', text: `IV. NHIỆM VỤ, GIẢI PHÁP ${restOf(period).toLocaleUpperCase('vi')}` },
    slot('next', 'Nhiệm vụ, giải pháp; ai làm, khi nào xong'),
    { is: 'part', text: 'V. ĐỀ XUẤT, KIẾN NGHỊ' },
    ...parts.proposals.map((text): Block => ({ is: 'item', text })),
    slot('proposals', 'Đề xuất, kiến nghị với cấp trên'),
    ...(parts.appendix.length > 0 ? [{ is: 'part', text: 'PHỤ LỤC: BIỂU SỐ LIỆU' } as const] : []),
    ...parts.appendix.map((table): Block => ({ is: 'table', table })),
  ];
  return {
    title: TITLES[parts.type],
    subtitle: `Kết quả thực hiện các chương trình mục tiêu quốc gia ${saidPeriod(period, budgetYear)} tại ${place}`,
    blocks,
    missing: blocks.flatMap((block) => (block.is === 'slot' && block.text === null ? [block.slot] : [])),
  };
}

const TITLES: Readonly<Record<NarrativeParts['type'], string>> = {
  review: 'BÁO CÁO SƠ KẾT',
  monthly: 'BÁO CÁO THÁNG',
  final: 'BÁO CÁO TỔNG KẾT',
};

/** "8 tháng đầu năm 2026", "quý III năm 2026", "từ 05/03/2026 đến 20/04/2026". */
export function saidPeriod({ from, to }: Period, budgetYear: number): string {
  const [first, last, year] = [monthOf(from), monthOf(to), yearOf(to)];
  const whole = from.endsWith('-01') && yearOf(from) === year && isLastDay(to);
  if (!whole) return `từ ${formatDay(from)} đến ${formatDay(to)}`;
  if (first === 1 && last === 12) return `năm ${year}`;
  if (first === 1 && last > 1) return `${last} tháng đầu năm ${year}`;
  if (first === last)
    return `tháng ${String(first).padStart(2, '0')} năm ${year === budgetYear ? budgetYear : year}`;
  const quarter = [1, 4, 7, 10].indexOf(first);
  if (quarter >= 0 && last === first + 2) return `quý ${['I', 'II', 'III', 'IV'][quarter]} năm ${year}`;
  return `từ ${formatDay(from)} đến ${formatDay(to)}`;
}

function isLastDay(day: Day): boolean {
  const next = new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000);
  return next.getUTCDate() === 1;
}

/** "4 tháng cuối năm 2026"; after December the next year's work. */
function restOf({ to }: Period): string {
  const left = 12 - monthOf(to);
  return left > 0 ? `${left} tháng cuối năm ${yearOf(to)}` : `năm ${yearOf(to) + 1}`;
}

function assigned({ money: { total, rows }, budgetYear }: NarrativeParts): readonly Block[] {
  if (total.plan === null)
    return [{ is: 'text', text: `Đến nay chưa ghi nhận kế hoạch vốn nào của năm ${budgetYear}.` }];
  const investment = plus(total.planInvestmentCentral, total.planInvestmentLocal);
  const recurrent = plus(total.planRecurrentCentral, total.planRecurrentLocal);
  const central = plus(total.planInvestmentCentral, total.planRecurrentCentral);
  const local = plus(total.planInvestmentLocal, total.planRecurrentLocal);
  const pieces = [
    piece('vốn đầu tư phát triển', investment),
    piece('kinh phí chi thường xuyên', recurrent),
    piece('nguồn khác', total.planOther),
    piece('vốn kéo dài, chuyển nguồn từ năm trước', total.carriedOver),
  ].filter((text) => text !== null);
  const sources = [piece('ngân sách trung ương', central), piece('ngân sách địa phương', local)].filter(
    (text) => text !== null,
  );
  const advance =
    total.advancePlan === null ? '' : ` Ngoài ra có ${million(total.advancePlan)} ứng trước kế hoạch.`;
  return [
    {
      is: 'text',
      text:
        `Tổng kế hoạch vốn năm ${budgetYear} là ${million(total.plan)}, gồm: ${pieces.join('; ')}.` +
        (sources.length > 0 ? ` Theo nguồn giao trong năm: ${sources.join('; ')}.` : '') +
        advance,
    },
    ...programmesOf(rows).map((row): Block => ({
      is: 'item',
      text: `${row.heading.name}: ${million(row.plan ?? NO_DONG)}.`,
    })),
  ];
}

function disbursed(
  { money: { total, rows }, mark, overPlan, sent }: NarrativeParts,
  until: string,
): readonly Block[] {
  const paid = total.paid ?? NO_DONG;
  const kinds = [
    total.rateInvestment === null ? null : `vốn đầu tư phát triển đạt ${formatPercent(total.rateInvestment)}`,
    total.rateRecurrent === null
      ? null
      : `kinh phí chi thường xuyên đạt ${formatPercent(total.rateRecurrent)}`,
  ].filter((text) => text !== null);
  const against =
    mark === null || total.rate === null
      ? ''
      : ` Mức cần đạt đến thời điểm này là ${formatPercent(mark)}: ${total.rate < mark ? 'chậm tiến độ' : 'đạt tiến độ'}.`;
  return [
    {
      is: 'text',
      text:
        `Lũy kế giải ngân đến ${until} là ${million(paid)}, bằng ${formatPercent(total.rate)} kế hoạch` +
        `${kinds.length > 0 ? ` (${kinds.join('; ')})` : ''}; còn lại ${million(total.rest ?? NO_DONG)}.${against}`,
    },
    ...programmesOf(rows).map((row): Block => ({
      is: 'item',
      text:
        `${row.heading.name}: giải ngân ${million(row.paid ?? NO_DONG)}/${million(row.plan ?? NO_DONG)}, ` +
        `đạt ${formatPercent(row.rate)}.`,
    })),
    ...(total.pendingCount > 0
      ? [
          text(
            `Còn ${formatNumber(total.pendingCount)} khoản, ${million(total.pending ?? NO_DONG)}, chờ kế toán xác nhận, ` +
              'chưa tính vào số trên.',
          ),
        ]
      : []),
    ...(overPlan.length > 0
      ? [
          text(
            `Có ${formatNumber(overPlan.length)} nội dung chi vượt kế hoạch, tổng ` +
              `${million(sum(overPlan.map(({ over }) => over)))}.`,
          ),
        ]
      : []),
    ...(total.estimate === null ? [] : [text(`Ước giải ngân cả năm: ${million(total.estimate)}.`)]),
    ...sent.map((line): Block => text(line)),
  ];
}

function training({ demand: { total, rows }, planYear, nameOf }: NarrativeParts): readonly Block[] {
  if (total.records === 0)
    return [text(`a) Đào tạo nghề: chưa có nhu cầu học nghề năm ${planYear} được ghi nhận.`)];
  const groups = [
    group('nữ', total.women),
    group('dân tộc thiểu số', total.ethnicMinority),
    group('hộ nghèo', total.poor),
    group('hộ cận nghèo', total.nearPoor),
    group('mới thoát nghèo', total.escapedPoor),
  ].filter((one) => one !== null);
  const most = rows
    .slice(0, 3)
    .map(
      (row) => `${row.key === null ? (row.other ?? 'nghề khác') : nameOf(row.key)} (${people(row.people)})`,
    );
  const blank = total.blanks.people;
  return [
    text(
      `a) Đào tạo nghề: nhu cầu năm ${planYear} là ${people(total.people)} ở ${formatNumber(total.villages)} thôn` +
        (groups.length > 0 ? `, trong đó ${groups.join(', ')}` : '') +
        `${total.classes === null ? '' : `; dự kiến ${formatNumber(total.classes)} lớp`}.` +
        (most.length > 0 ? ` Nghề nhiều người đăng ký nhất: ${most.join('; ')}.` : '') +
        (blank > 0 ? ` ${formatNumber(blank)} phiếu chưa ghi số người.` : ''),
    ),
  ];
}

function production({ projects }: NarrativeParts): readonly Block[] {
  if (projects.length === 0) return [text('b) Hỗ trợ phát triển sản xuất: chưa có dự án nào được ghi nhận.')];
  const count = (field: string): number =>
    projects.reduce(
      (all, { project: { body } }) => all + (typeof body[field] === 'number' ? body[field] : 0),
      0,
    );
  const cost = sum(projects.map((line) => line.cost));
  const state = sum(projects.map((line) => line.state));
  const paid = sum(projects.map((line) => line.paid));
  const twins = projects.filter((line) => line.twins.length > 0).length;
  return [
    text(
      `b) Hỗ trợ phát triển sản xuất: ${formatNumber(projects.length)} dự án, ${formatNumber(count('households'))} hộ tham gia ` +
        `(hộ nghèo ${formatNumber(count('poor'))}, cận nghèo ${formatNumber(count('nearPoor'))}, ` +
        `mới thoát nghèo ${formatNumber(count('escapedPoor'))}); tổng kinh phí ${million(cost)}, ` +
        `ngân sách nhà nước hỗ trợ ${million(state)}, đã giải ngân ${million(paid)}.` +
        (twins > 0 ? ` ${formatNumber(twins)} dự án cần rà soát hỗ trợ trùng.` : ''),
    ),
  ];
}

function difficulties({ difficulties: { total, rows } }: NarrativeParts): readonly Block[] {
  if (total.open === 0) return [text('Không có khó khăn, vướng mắc nào đang chờ tháo gỡ.')];
  const oldest = total.oldestDays === null ? '' : `, lâu nhất ${formatNumber(total.oldestDays)} ngày`;
  return [
    text(
      `Đang vướng ${formatNumber(total.open)} việc${oldest}; đã tháo gỡ ${formatNumber(total.solved)} việc. Cụ thể:`,
    ),
    ...rows
      .filter((row) => row.open > 0)
      .map((row): Block => {
        const label = difficultyCategories[row.category as keyof typeof difficultyCategories].vi; // a key of them
        return { is: 'item', text: `${label}: ${formatNumber(row.open)} việc.` };
      }),
  ];
}

const text = (words: string): Block => ({ is: 'text', text: words });
const programmesOf = (rows: readonly MoneyRow[]): readonly MoneyRow[] =>
  rows.filter(({ level }) => level === 1);
/** Papers are written in millions, as offices do, exact to the đồng where it is not a whole one. */
const million = (amount: Dong): string => `${formatMillion(amount, 'vi', 6)} triệu đồng`;
const piece = (label: string, amount: Dong | null): string | null =>
  amount === null ? null : `${label} ${million(amount)}`;
const group = (label: string, number: number | null): string | null =>
  number === null ? null : `${label} ${formatNumber(number)}`;
const people = (number: number | null): string =>
  number === null ? 'chưa rõ số người' : `${formatNumber(number)} người`;

function sum(amounts: readonly (Dong | null)[]): Dong {
  return amounts.reduce<Dong | null>((all, amount) => plus(all, amount), null) ?? NO_DONG;
}
