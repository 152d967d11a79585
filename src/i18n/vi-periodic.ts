/**
 * The texts of periodic reports, in Vietnamese. Whatever screen says one of them imports this file.
 */
import { formatNumber } from './format.ts';
import { fillIn } from './vi-texts.ts';

const n = (count: number): string => formatNumber(count, 'vi');

const periodicTexts = {
  periodic: {
    title: 'Báo cáo kỳ',
    hint: 'Số liệu tự điền từ sổ; chỉ viết phần nhận xét.',
    open: 'Báo cáo sơ kết, tháng',
    none: 'Chưa có báo cáo nào',
    noneNext: 'Sổ tự điền số liệu, xã chỉ viết phần nhận xét rồi gửi.',
    noneRead: 'Báo cáo của các xã sẽ hiện ở đây khi được lập.',
    make: (months: number, year: number) => `Lập sơ kết ${n(months)} tháng năm ${year}`,
    other: 'Kỳ khác',
    ofOffice: 'Toàn tỉnh',
    missing: 'Báo cáo này không còn',
    missingNext: 'Có thể đã xóa, hoặc máy chưa tải tới.',

    draftTitle: 'Số liệu lấy từ sổ lúc này',
    draftText: 'Số tự đổi theo sổ cho tới khi gửi. Mục có khung là để viết.',
    head: 'Kỳ, số, ngày ký',
    save: 'Ghi phần đã viết',
    kept: 'Đang viết dở, máy đã giữ.',
    proposed: 'Kiến nghị trong phần khó khăn',
    take: 'Chép vào báo cáo',
    tables: 'Biểu số liệu kèm theo',
    tablesHint: (count: number) => `${n(count)} biểu, in và tải kèm báo cáo.`,
    showTables: 'Xem các biểu',
    docx: 'Tải Word',
    shareDocx: 'Gửi tệp Word',
    exported: (name: string) => `Đã lưu ${name}`,
    noDocx: 'Chưa làm được tệp. Thử lại.',
    noHead: 'Chưa có mẫu đầu văn bản',
    noHeadNext: 'Tên cơ quan lấy theo sổ. Khai mẫu để có số ký hiệu, người ký.',
    addHead: 'Khai mẫu',

    send: 'Gửi và chốt số liệu',
    sendTitle: 'Gửi báo cáo, chốt số liệu?',
    sendText: 'Văn phòng chốt mọi biểu tại lúc nhận. Sau đó muốn sửa, cấp trên phải trả lại.',
    empty: (names: string) => `Chưa viết: ${names}.`,
    full: 'Các mục đều đã viết.',
    unsent: (count: number) => `Máy còn ${n(count)} mục chưa gửi: sẽ gửi trước báo cáo này.`,
    sent: 'Đã gửi. Văn phòng đang chốt số liệu.',
    waiting: 'Chờ văn phòng chốt số liệu',
    waitingNext: 'Số liệu được chốt khi báo cáo tới văn phòng. Có mạng là xong.',

    frozen: 'Số liệu đã chốt',
    frozenAt: (time: string) => `Chốt lúc ${time}`,
    seq: (seq: number) => `Tại số ${n(seq)} của sổ văn phòng`,
    sending: (ordinal: number) => `Lần gửi thứ ${n(ordinal)}`,
    hashes: 'Mã kiểm tra từng biểu (SHA-256)',
    words: 'Lời báo cáo',
    earlier: (ordinal: number) => `Xem lần gửi thứ ${n(ordinal)}`,
    intact: 'Đã kiểm: số liệu đúng với mã.',
    broken: (count: number) => `${n(count)} biểu không khớp mã kiểm tra`,
    brokenNext: 'Báo văn phòng: tệp trong máy này đã hỏng.',

    differences: 'Khác biệt từ khi chốt',
    noDifference: 'Chưa số nào thay đổi từ khi chốt.',
    comparing: 'Đang so với sổ…',
    changed: (before: string, after: string) => `${before} → ${after}`,
    more: (count: number) => `Xem thêm ${n(count)} số`,
    records: 'Phiếu đã đổi bên dưới',
    noRecord: 'Không thấy phiếu nào trên máy này.',
    blank: 'trống',
  },
};

fillIn(periodicTexts);

export type PeriodicTexts = typeof periodicTexts;
