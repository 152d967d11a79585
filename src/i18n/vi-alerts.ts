/**
 * The texts of alerts, deadlines and pictures, in Vietnamese. Whatever screen says one of them imports this file.
 */
import { formatNumber } from './format.ts';
import { fillIn } from './vi-texts.ts';

const n = (count: number): string => formatNumber(count, 'vi');

export const alertTexts = {
  alerts: {
    title: 'Cảnh báo',
    hint: 'Mỗi mức báo là định mức của văn phòng, sửa được. Cảnh báo không chặn việc ghi.',
    seeAll: (count: number) => `Xem tất cả ${n(count)} cảnh báo`,
    none: 'Không có cảnh báo',
    noneNext: 'Tiền đang đúng nhịp, không có khoản nào phải xem lại.',
    looking: 'Đang xem lại số liệu…',
    more: (count: number) => `Xem thêm ${n(count)} cảnh báo`,
    norms: 'Xem các định mức, ngưỡng',
    ofYear: (year: number) => `năm ${year}`,
    here: 'Toàn bộ',
    kinds: {
      over: 'Chi vượt kế hoạch',
      twins: 'Khoản chi có thể trùng',
      treasury: 'Lệch với Kho bạc',
      expires: 'Vốn sắp hết hạn',
      none: 'Chưa giải ngân',
      behind: 'Chậm so với mốc tháng',
      forecast: 'Dự báo không đạt cả năm',
      advance: 'Tạm ứng chưa thu hồi',
      notDetailed: 'Vốn chưa phân bổ chi tiết',
      silent: 'Lâu không cập nhật',
    },
    overBy: (amount: string, entries: number) => `Vượt ${amount}, ở ${n(entries)} khoản chi.`,
    twinsOf: (amount: string) => `Hai khoản cùng số chứng từ, ${amount}.`,
    differs: (count: number, amount: string) => `${n(count)} khoản lệch sao kê, cộng lại ${amount}.`,
    expiresIn: (days: number, day: string, amount: string) =>
      `Còn ${n(days)} ngày, đến ${day}; ${amount} chưa giải ngân.`,
    expired: (day: string, amount: string) => `Đã hết hạn ngày ${day}; ${amount} chưa giải ngân.`,
    nonePaid: (amount: string, mark: string) => `Chưa chi đồng nào trong ${amount}; lúc này cần đạt ${mark}.`,
    below: (share: string, mark: string, amount: string) =>
      `Mới đạt ${share}, lúc này cần ${mark}; còn ${amount}.`,
    willReach: (share: string, mark: string) => `Theo đà này cả năm đạt khoảng ${share}, cần ${mark}.`,
    advanced: (amount: string, day: string, days: number) =>
      `${amount} tạm ứng từ ${day}, đã ${n(days)} ngày.`,
    givenSince: (amount: string, day: string, days: number) =>
      `${amount} giao từ ${day}, đã ${n(days)} ngày.`,
    quietFor: (days: number, amount: string) => `${n(days)} ngày không ghi gì; còn ${amount} chưa giải ngân.`,
    mend: {
      addPlan: 'Ghi quyết định bổ sung vốn',
      detail: 'Ghi quyết định phân bổ chi tiết',
      project: 'Lập dự án sản xuất',
      recover: 'Lập phiếu thu hồi tạm ứng',
      judge: 'Xét khoản trùng',
      match: 'Đối chiếu Kho bạc',
      pay: 'Ghi lần giải ngân',
      openEntry: 'Xem khoản chi',
      openLine: 'Xem quyết định giao vốn',
      payments: 'Xem các lần giải ngân',
    },
    inReport: (bad: number, all: number) => `Có ${n(all)} cảnh báo, trong đó ${n(bad)} mức đỏ:`,
    noneInReport: 'Không có cảnh báo về tiến độ giải ngân.',
    moreInReport: (count: number) => `Và ${n(count)} cảnh báo khác cùng loại.`,
  },

  deadlines: {
    title: 'Hạn báo cáo',
    today: 'hôm nay',
    left: (days: number) => `còn ${n(days)} ngày`,
    all: 'Xem mọi hạn',
    none: 'Chưa có hạn nào',
    noneNext: 'Văn phòng ghi hạn trong danh mục định mức, ngưỡng.',
    hint: 'Các hạn của mười hai tháng tới. Văn phòng sửa được từng hạn.',
    add: 'Thêm vào lịch',
    added: (file: string) => `Đã lưu ${file}. Mở tệp để đưa vào lịch của máy.`,
    basis: (basis: string) => `Căn cứ: ${basis}`,
    calendar: 'Sổ Thôn: hạn báo cáo',
  },

  pictures: {
    title: 'Hình',
    progress: 'Tiến độ so với mốc',
    progressSaid: (rows: number, behind: number, day: string) =>
      `Tỷ lệ giải ngân của ${n(rows)} dòng đến ${day}; ${n(behind)} dòng dưới mốc.`,
    pace: 'Nhịp giải ngân trong năm',
    paceSaid: (kind: string, share: string, mark: string, day: string) =>
      `${kind}: đến ${day} đạt ${share}, mốc ${mark}.`,
    rowSaid: (share: string, mark: string) => `${share} · mốc ${mark}`,
    ok: 'đạt mốc',
    wait: 'dưới mốc',
    bad: 'chậm nhiều',
    paidLine: 'Đã giải ngân',
    markLine: 'Mốc cần đạt',
    month: 'Tháng',
    monthOf: (month: number) => (month === 13 ? '31/01 năm sau' : `Tháng ${month}`),
    item: 'Nội dung',
    share: 'Đã đạt',
    mark: 'Mốc',
    state: 'Nhận xét',
    onlyWorst: (shown: number, all: number) => `Vẽ ${n(shown)} dòng chậm nhất; bảng có đủ ${n(all)} dòng.`,
    asTable: 'Xem dạng bảng',
    asPicture: 'Xem dạng hình',
    noPlan: 'Chưa có kế hoạch vốn để vẽ.',
    board: 'Hình cho bảng tin thôn',
    boardHint: 'Một trang A4 không có tên người: thôn được gì, làm đến đâu.',
    boardOpen: 'Mở trang bảng tin',
    sharePicture: 'Gửi hình',
    saved: (file: string) => `Đã lưu ${file}`,
    notDrawn: 'Máy này không tạo được hình.',
  },

  board: {
    title: (village: string, year: number) => `${village}: Nhà nước hỗ trợ gì năm ${year}`,
    village: 'Thôn nào',
    nothing: 'Chưa có dự án nào của thôn này trong năm',
    nothingNext: 'Chọn thôn khác, hoặc ghi dự án trước.',
    projects: 'Hỗ trợ sản xuất',
    training: (year: number) => `Học nghề năm ${year}`,
    money: 'Tiền hỗ trợ đã về đến đâu',
    moneySaid: (paid: string, plan: string, share: string) => `${paid} trên ${plan} (${share})`,
    households: (count: number) => `${n(count)} hộ`,
    stateMoney: (amount: string) => `Nhà nước ${amount}`,
    people: (count: number) => `${n(count)} người đăng ký`,
    noTraining: 'Chưa có ai đăng ký học nghề.',
    noMoney: 'Chưa có tiền hỗ trợ nào được ghi.',
    more: (count: number) => `và ${n(count)} việc khác`,
    asOf: (day: string) => `Số liệu đến ngày ${day}`,
    ask: 'Bà con hỏi thêm trưởng thôn hoặc xã.',
  },
};

export type AlertTexts = typeof alertTexts;

fillIn(alertTexts);
