/**
 * The texts of plans, limits and payments that may be one, in Vietnamese. Whatever part says one of them imports this
 * file.
 */
import { fillIn } from './vi-texts.ts';

const moneyTexts = {
  plan: {
    left: (amount: string) => `Còn được chi ${amount}`,
    of: (node: string, source: string, kind: string, year: number) =>
      `${node} · ${source} · ${kind} · ${year}`,
    sums: (plan: string, paid: string, pending: string | null) =>
      `Kế hoạch ${plan}, đã chi ${paid}${pending === null ? '' : `, chờ xác nhận ${pending}`}.`,
    communePlan: (amount: string) => `Kế hoạch của cả xã: ${amount}`,
    onlyOwn: (amount: string) => `Thôn đã ghi ${amount}. Khoản của thôn khác máy này không thấy.`,
    over: (amount: string) => `Vượt kế hoạch ${amount}`,
    overNext: 'Khoản đã chi thật thì vẫn ghi, kèm lý do. Bảng nào cũng đánh dấu vượt kế hoạch.',
    none: 'Chưa ghi kế hoạch vốn của khoản này',
    noneNext: 'Vẫn ghi được. Kế toán xã chưa ghi kế hoạch thì bảng đánh dấu vượt kế hoạch.',
    expired: (day: string) => `Vốn này chỉ chi đến ${day}`,
    expiredNext: 'Vẫn ghi được nếu đã chi thật: ghi rõ lý do.',
    otherYear: (year: number) => `Ngày chi ngoài năm ngân sách ${year}`,
    otherYearNext: (day: string) => `Năm ngân sách chi đến ${day}. Xem lại ngày, năm; đúng thì ghi lý do.`,
    lower: (day: string, amount: string) => `Lũy kế đến ${day} còn ${amount}`,
    lowerNext: (before: string, was: string) =>
      `Thấp hơn ${was} đã báo cáo đến ${before}. Xem lại nếu không phải thu hồi, ghi đảo.`,
    afterLine: (amount: string) => `Kế hoạch sau dòng này: ${amount}`,
    paidOver: (amount: string) => `Đã chi vượt kế hoạch này ${amount}`,
    paidOverNext: 'Xem lại số tiền. Đúng thì cứ ghi: kế toán được báo phần vượt.',
    notPayable: (day: string) => `Vốn này hết hạn chi ngày ${day}`,
    notPayableNext: 'Xem lại chương trình, năm ngân sách và ngày quyết định.',
    overIfConfirmed: (amount: string) => `Xác nhận thì vượt kế hoạch ${amount}`,
    reason: (words: string) => `Lý do: ${words}`,
    noReason: 'Chưa ghi lý do vượt.',
    twinOf: (title: string) => `Có thể trùng với ${title}`,
    twinHint: 'Cùng số chứng từ. Kế toán xem hai khoản rồi chọn.',
    same: 'Là một khoản',
    different: 'Hai khoản khác nhau',
    sameAsk: 'Là một khoản, chỉ tính một lần?',
    sameHint: (kept: string) => `Giữ ${kept}. Khoản kia thành “Đã gộp”, không vào bảng nào; tách lại được.`,
    mergedWith: (title: string) => `Đã gộp với ${title}`,
    keptFor: (title: string) => `Đã gộp ${title} vào khoản này`,
    judgedDifferent: (title: string) => `Đã xét: khác với ${title}`,
    judgedBy: (who: string, when: string) => `${who} · ${when}`,
    split: 'Tách ra',
    mergeAfterAll: 'Gộp lại',
    supportedTwice: 'Có thể hỗ trợ trùng',
    supportedTwiceWith: (name: string, year: number) => `${name} (${year})`,
    supportedTwiceHint: 'Cùng thôn, cùng loại hàng. Không hỗ trợ hai lần một nội dung.',
  },
};

export type MoneyTexts = typeof moneyTexts;

fillIn(moneyTexts);
