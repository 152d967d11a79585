/**
 * The lists that an office keeps elsewhere and brings in: which fields a file may fill, in which words its headings
 * speak of them, and by which values a row is known again.
 */
import type { AnyBody, Kind } from '../core/kind.ts';
import { plainWords } from './known-words.ts';
import { targetNames, type TargetName } from './target-names.ts';

export interface Target {
  readonly kind: Kind;
  /** Folded phrases by field, beside the field's own label; the fields of this table are those that a file fills. */
  readonly words: Readonly<Record<string, readonly string[]>>;
  /** By these values a row is known again: the kind's own `same`, and where those are often blank, more. */
  readonly key: readonly string[];
}

/** As people write them, parted by `|`. */
type Phrases = Readonly<Record<string, string>>;

const village: Phrases = {
  name: 'thôn|tên thôn|bản|tên bản|thôn bản|xóm|thôn xóm|tổ dân phố|khu dân cư|thôn bản tổ dân phố|tên',
  unitType: 'loại|gọi là|loại hình',
  commune: 'xã|tên xã|xã phường|đơn vị hành chính|thuộc xã',
  number: 'số thứ tự trong xã',
  isDbkk: 'đbkk|đặc biệt khó khăn|thôn đbkk',
  isDbkkFrom: 'đbkk từ ngày',
  households: 'số hộ|tổng số hộ|hộ|hộ dân',
  people: 'khẩu|số khẩu|nhân khẩu|số nhân khẩu|dân số|số người',
  aliases: 'tên cũ|tên gọi khác|tên trước sáp nhập|tên trước đây',
};

const trainingDemand: Phrases = {
  commune: 'xã|tên xã|xã phường',
  village: 'thôn|bản|thôn bản|xóm|tên thôn|địa bàn|nơi ở|thôn xóm|tổ dân phố',
  planYear: 'năm|năm kế hoạch|năm đào tạo',
  trade: 'nghề|tên nghề|nghề đào tạo|ngành nghề|nghề đăng ký|nghề học|nghề cần đào tạo|nhu cầu học nghề',
  level: 'trình độ|trình độ đào tạo|cấp trình độ',
  people: 'tổng|tổng số|tổng số người|số người|số lượng|số người học|số lao động|tổng số học viên|người',
  women: 'nữ|lao động nữ|trong đó nữ',
  ethnicMinority: 'dtts|người dtts|dân tộc|dân tộc thiểu số',
  poor: 'hộ nghèo|nghèo|thuộc hộ nghèo',
  nearPoor: 'cận nghèo|hộ cận nghèo|thuộc hộ cận nghèo',
  escapedPoor: 'mới thoát nghèo|hộ mới thoát nghèo|thoát nghèo',
  lowIncome: 'thu nhập thấp|lao động thu nhập thấp',
  disabled: 'khuyết tật|người khuyết tật',
  merit: 'người có công|có công',
  landLost: 'thu hồi đất|bị thu hồi đất',
  joblessWomen: 'nữ mất việc|lao động nữ mất việc',
  months: 'thời gian|thời gian học|thời gian dự kiến|tháng|thời gian đào tạo',
  place: 'địa điểm|nơi học|địa điểm học|địa điểm mở lớp',
  expectedUse: 'dự kiến sau học|việc làm sau học',
  node: 'chương trình|nguồn|dự án|nguồn kinh phí',
  note: 'ghi chú',
};

const productionProject: Phrases = {
  commune: 'xã|tên xã|xã phường',
  villages: 'thôn|bản|thôn bản|địa bàn|địa điểm|địa điểm thực hiện|nơi thực hiện',
  node: 'chương trình|chương trình dự án|thuộc chương trình|nguồn vốn',
  year: 'năm|năm thực hiện|năm kế hoạch',
  name: 'tên dự án|dự án|mô hình|tên mô hình|tên dự án mô hình|nội dung hỗ trợ|nội dung|danh mục',
  form: 'hình thức|hình thức hỗ trợ|phương thức',
  sector: 'lĩnh vực|ngành',
  households: 'số hộ|tổng số hộ|số hộ tham gia|hộ tham gia|hộ',
  poor: 'hộ nghèo|nghèo',
  nearPoor: 'cận nghèo|hộ cận nghèo',
  escapedPoor: 'mới thoát nghèo|hộ mới thoát nghèo',
  ethnicMinority: 'dtts|hộ dtts|hộ dân tộc thiểu số',
  femaleHead: 'phụ nữ làm chủ|chủ hộ nữ',
  totalCost: 'tổng kinh phí|kinh phí|tổng mức đầu tư|tổng vốn|tổng số|tổng|kinh phí thực hiện|dự toán',
  sources: 'vốn|kinh phí hỗ trợ',
  leadType: 'loại chủ trì',
  leadName: 'chủ trì|đơn vị chủ trì|đại diện|chủ đầu tư|đơn vị thực hiện|chủ dự án',
  startDate: 'bắt đầu|ngày bắt đầu|khởi công',
  endDate: 'kết thúc|ngày kết thúc|hoàn thành',
  decisionNo: 'số quyết định|quyết định|số qđ|qđ phê duyệt|quyết định phê duyệt',
  decisionDate: 'ngày quyết định|ngày qđ|ngày phê duyệt|ngày ký',
  approver: 'cấp phê duyệt|cơ quan phê duyệt',
  note: 'ghi chú',
};

const money: Phrases = {
  year: 'năm|năm ngân sách|năm kế hoạch',
  capitalKind: 'loại vốn',
  source: 'nguồn|nguồn vốn|nguồn kinh phí',
  planState: 'vốn của năm nào|vốn năm',
  node: 'chương trình|dự án|tiểu dự án|chương trình dự án|chương trình dự án tiểu dự án|nội dung|nội dung chi|danh mục|mã chương trình|mã dự án',
  note: 'ghi chú',
};

const allocation: Phrases = {
  ...money,
  commune: 'xã|tên xã|đơn vị|xã phường|đơn vị thực hiện|đơn vị được giao',
  type: 'loại giao|hình thức giao|giao điều chỉnh',
  amount:
    'số tiền|số vốn|vốn giao|kế hoạch vốn|kh vốn|kế hoạch|dự toán|dự toán giao|kế hoạch vốn giao|tổng số|tổng',
  decisionNo: 'số quyết định|quyết định|số qđ|quyết định giao',
  decisionDate: 'ngày quyết định|ngày qđ|ngày giao|ngày ký|ngày',
  assignedBy: 'cấp giao|cơ quan giao|nơi giao',
};

const VOUCHER = 'số chứng từ|chứng từ|số ct|số giấy rút|số giấy rút vốn|giấy rút dự toán|số phiếu|số hiệu';

const disbursement: Phrases = {
  ...money,
  commune: 'xã|tên xã|xã phường',
  village: 'thôn|bản|thôn bản|địa bàn',
  project: 'tên dự án|mô hình|dự án sản xuất|công trình',
  entryKind: 'hình thức|loại chi|hình thức thanh toán|loại thanh toán|tạm ứng thanh toán',
  amount:
    'số tiền|giải ngân|số giải ngân|đã giải ngân|số đã giải ngân|thanh toán|giá trị|giá trị thanh toán|tổng số|tổng',
  payDate: 'ngày|ngày chi|ngày thanh toán|ngày chứng từ|ngày giải ngân|ngày tháng|ngày ct',
  periodDate: 'tính đến ngày|ngày chốt|số liệu đến',
  voucherNo: VOUCHER,
  payee: 'người nhận|đơn vị nhận|đơn vị thụ hưởng|người thụ hưởng',
  fromTreasury: 'đã đối chiếu|đối chiếu kho bạc|kho bạc',
};

/** The Treasury's statement (sao kê): what it paid, whatever the book says. */
const treasuryLine: Phrases = {
  commune: 'xã|tên xã|xã phường|đơn vị|đơn vị sử dụng ngân sách|chủ đầu tư',
  year: 'năm|năm ngân sách|niên độ',
  voucherNo: VOUCHER,
  payDate: 'ngày|ngày chi|ngày hạch toán|ngày thanh toán|ngày chứng từ|ngày ct|ngày tháng|ngày giao dịch',
  amount:
    'số tiền|giá trị|giá trị thanh toán|thanh toán|phát sinh|số phát sinh|số tiền thanh toán|tổng số|tổng',
  capitalKind: 'loại vốn|nguồn vốn',
  node: 'chương trình|dự án|tiểu dự án|chương trình dự án|mã chương trình|mã dự án|mã ctmt|mã ctmt dự án',
  content: 'nội dung|nội dung chi|nội dung thanh toán|diễn giải|trích yếu',
};

const phrases: Readonly<Record<TargetName, Phrases>> = {
  village,
  trainingDemand,
  productionProject,
  allocation,
  disbursement,
  treasuryLine,
};

const keys: Readonly<Record<TargetName, readonly string[]>> = {
  village: ['commune', 'unitType', 'name'],
  trainingDemand: ['village', 'trade', 'tradeOther', 'level', 'planYear'],
  productionProject: ['commune', 'year', 'name'],
  allocation: ['commune', 'node', 'project', 'year', 'capitalKind', 'source', 'type', 'decisionNo', 'amount'],
  disbursement: ['commune', 'node', 'allocation', 'project', 'voucherNo', 'payDate', 'amount'],
  treasuryLine: ['commune', 'year', 'voucherNo', 'payDate', 'amount'],
};

export function isTarget(name: string): name is TargetName {
  return targetNames.some((one) => one === name);
}

/** `kind`: the one of that name, from the register. */
export function targetOf(kind: Kind): Target {
  if (!isTarget(kind.name)) throw new RangeError(`no file fills ${kind.name}`);
  const words = Object.entries(phrases[kind.name]).map(([name, said]) => {
    const label = kind.fields[name]?.label.vi ?? name;
    return [name, [...new Set([label, ...said.split('|')].map(plainWords))]] as const;
  });
  return { kind, words: Object.fromEntries(words), key: keys[kind.name] };
}

/** Every phrase that a heading of such a list may say. */
export function wordsOf(target: Target): readonly string[] {
  return [...Object.values(target.words).flat(), ...EXTRA];
}

/** Words of money tables that say which money a column holds. */
const EXTRA = [
  'vốn đầu tư',
  'vốn sự nghiệp',
  'nstw',
  'nsđp',
  'ngân sách trung ương',
  'ngân sách tỉnh',
  'ngân sách xã',
  'chi thường xuyên',
  'đối ứng',
  'trong đó',
  'lũy kế',
  'tỷ lệ',
  'chia ra',
].map(plainWords);

/** The same row again has the same text; null where it says too little to be known by. */
export function rowKey({ key }: Target, body: AnyBody): string | null {
  const values = key.map((name) => keyPart(body[name]));
  return values.filter((value) => value !== null).length < 2 ? null : JSON.stringify(values);
}

function keyPart(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase().replace(/\s+/gu, ' ') : (value ?? null);
}
