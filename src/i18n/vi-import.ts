/**
 * The texts of bringing lists in from files, in Vietnamese. Whatever part says one of them imports this file.
 */
import { formatNumber } from './format.ts';
import { fillIn } from './vi-texts.ts';

const n = (count: number): string => formatNumber(count, 'vi');

const importTexts = {
  import: {
    title: 'Nhập từ tệp',
    link: 'Nhập từ tệp',
    hint: 'Tệp Excel (.xlsx) hoặc .csv. Không cần mạng, tệp không rời máy này.',
    into: 'Nhập vào danh sách nào',
    pick: 'Chọn tệp',
    drop: 'hoặc thả tệp vào đây',
    notAllowed: 'Vai trò của bác không nhập danh sách nào.',
    working: {
      reading: 'Đang đọc tệp…',
      checking: 'Đang soát từng dòng…',
      saving: 'Đang ghi vào sổ…',
      undoing: 'Đang bỏ lần nhập…',
    },
    rowsOf: (done: number, all: number) => `${n(done)} / ${n(all)} dòng`,
    step: (at: number) => `Bước ${n(at)} / 3`,

    troubles: {
      EMPTY: { title: 'Tệp trống', next: 'Mở tệp xem có dữ liệu không, lưu lại rồi chọn lại.' },
      TOO_BIG: { title: 'Tệp quá lớn', next: 'Tách tệp thành các phần dưới 25 MB rồi nhập từng phần.' },
      PASSWORD: {
        title: 'Tệp có mật khẩu',
        next: 'Mở bằng Excel, bỏ mật khẩu: Tệp › Thông tin › Bảo vệ. Lưu rồi chọn lại.',
      },
      OLD_XLS: {
        title: 'Tệp Excel đời cũ (.xls)',
        next: 'Mở bằng Excel, chọn Lưu thành › Sổ làm việc Excel (.xlsx), rồi chọn tệp mới.',
      },
      WEB_PAGE: {
        title: 'Đây là trang web mang tên tệp Excel',
        next: 'Mở bằng Excel, chọn Lưu thành › .xlsx, rồi chọn tệp mới.',
      },
      PICTURE: { title: 'Đây là ảnh, không phải bảng', next: 'Xin tệp Excel gốc, hoặc gõ lại vào sổ.' },
      PDF: { title: 'Đây là tệp PDF', next: 'Xin tệp Excel gốc của bảng này.' },
      OTHER_OFFICE: {
        title: 'Đây không phải tệp Excel',
        next: 'Chép bảng sang Excel, lưu thành .xlsx, rồi chọn tệp mới.',
      },
      BROKEN: {
        title: 'Tệp hỏng hoặc chưa tải xong',
        next: 'Tải lại tệp, mở thử bằng Excel, lưu lại rồi chọn.',
      },
      LETTERS: {
        title: 'Không đọc được chữ trong tệp',
        next: 'Mở bằng Excel, lưu thành "CSV UTF-8" hoặc .xlsx. Phông cũ thì chuyển mã trước.',
      },
      NO_READER: {
        title: 'Phần đọc tệp chưa có trong máy',
        next: 'Nối mạng một lần, mở lại trang này rồi chọn tệp.',
      },
      NO_TABLE: {
        title: 'Không thấy bảng nào hợp danh sách này',
        next: 'Chọn danh sách khác, trang khác, hoặc chỉ dòng tiêu đề.',
      },
    },

    sheet: 'Trang tính',
    headRow: 'Tiêu đề ở dòng',
    headFound: (first: number, last: number, data: number) =>
      `Tiêu đề ${first === last ? `dòng ${n(first)}` : `dòng ${n(first)}–${n(last)}`} · ${n(data)} dòng số liệu`,
    recalled: 'Đã dùng cách ghép cột của lần trước.',
    columns: 'Mỗi cột là gì',
    columnsHint: 'Sổ đoán theo tiêu đề và số liệu. Bác xem lại, sai thì chọn lại.',
    noHead: (column: string) => `Cột ${column} (không tiêu đề)`,
    example: (values: string) => `Ví dụ: ${values}`,
    ignore: 'Bỏ qua cột này',
    keepInNote: 'Giữ trong ghi chú',
    sure: 'Chắc',
    likely: 'Sổ đoán vậy. Xem có đúng không.',
    unsure: 'Chưa chắc. Xem lại giúp.',
    unit: 'Số tiền trong tệp tính bằng',
    fixed: 'Chung cho mọi dòng',
    fixedHint: 'Tệp không có cột cho các mục này.',
    stillMissing: (what: string) => `Còn thiếu: ${what}`,
    check: 'Soát các dòng',
    backToFile: 'Chọn tệp khác',

    review: 'Xem trước khi ghi',
    counts: { ready: 'Sẽ ghi', wrong: 'Có lỗi', standing: 'Đã có', skipped: 'Bỏ qua' },
    passedOver: (count: number) => `${n(count)} dòng tổng, tiêu đề, chữ ký không tính.`,
    totalsFit: (count: number) => `Tổng khớp (${n(count)} số)`,
    totalsOff: (count: number) => `Tổng không khớp: ${n(count)} số`,
    totalOff: (row: number, head: string, said: string, sum: string) =>
      `Dòng ${n(row)}, ${head}: tệp ghi ${said}, cộng được ${sum}`,
    names: 'Tên chưa rõ',
    nameOf: (said: string, rows: number) => `“${said}” · ${n(rows)} dòng`,
    leaveBlank: 'Để trống mục này',
    wrong: 'Dòng có lỗi',
    row: (row: number) => `Dòng ${n(row)}`,
    said: (text: string) => `Trong tệp: “${text}”`,
    skipRow: 'Bỏ dòng này',
    takeBack: 'Lấy lại',
    skipAllWrong: (count: number) => `Bỏ cả ${n(count)} dòng lỗi`,
    errorFile: 'Tệp lỗi (.csv)',
    error: 'Lỗi',
    moreRows: (count: number) => `Xem thêm ${n(count)} dòng`,
    standing: (count: number) => `${n(count)} dòng đã có trong sổ`,
    skipStanding: 'Bỏ qua các dòng đã có',
    updateStanding: 'Cập nhật',
    sameAs: (row: number) => `Giống dòng ${n(row)} của tệp. Xem có trùng không.`,
    first: 'Các dòng đầu sẽ ghi',
    save: (count: number) => `Ghi ${n(count)} dòng vào sổ`,
    nothingReady: 'Chưa có dòng nào ghi được.',
    backToColumns: 'Sửa cách ghép cột',

    sameFile: (day: string, rows: number) => `Tệp này đã nhập ngày ${day}, ${n(rows)} dòng`,
    sameFileNext: 'Các dòng đã có sẽ được nhận ra, không ghi hai lần.',
    begun: 'Lần nhập tệp này dừng giữa chừng',
    begunNext: 'Soát lại rồi bấm ghi: các dòng đã ghi không ghi lần nữa.',

    done: (count: number) => `Đã ghi ${n(count)} dòng vào sổ`,
    doneNext: 'Các phiếu tự gửi khi có mạng, như khi gõ tay.',
    stopped: (count: number, all: number) => `Đã dừng: ghi được ${n(count)} / ${n(all)} dòng`,
    stoppedNext: 'Nhập tiếp, hoặc bỏ phần đã ghi.',
    goOn: 'Nhập tiếp',
    noRoom: 'Máy hết chỗ',
    noRoomNext: 'Xóa bớt ảnh, video trong máy rồi bấm nhập tiếp.',
    refused: (count: number) => `${n(count)} dòng sổ không nhận`,
    openList: 'Mở danh sách',
    another: 'Nhập tệp khác',
    undo: 'Bỏ cả lần nhập',
    undoAsk: 'Bỏ lần nhập này?',
    undoNext: 'Phiếu chưa ai sửa, chưa xác nhận thì bỏ; phiếu đã cập nhật thì trả về như cũ.',
    undone: (taken: number, restored: number) =>
      restored === 0
        ? `Đã bỏ ${n(taken)} phiếu`
        : `Đã bỏ ${n(taken)} phiếu, trả ${n(restored)} phiếu về như cũ`,
    undoStopped: 'Chưa bỏ hết. Bấm lại để bỏ tiếp.',
    kept: (count: number) => `${n(count)} phiếu giữ lại`,
    keptWhy: {
      CHANGED: 'đã có người sửa',
      CONFIRMED: 'kế toán đã xác nhận: đảo bằng một khoản khác',
      POINTED_AT: 'phiếu khác đang dùng',
      NOT_ALLOWED: 'bác không có quyền bỏ',
    },
    earlier: 'Các lần nhập trước',
    states: { saving: 'Dở dang', done: 'Đã nhập', undone: 'Đã bỏ' },
  },
};

fillIn(importTexts);

export type ImportTexts = typeof importTexts;
