/**
 * The texts of carrying by hand and of backups, in Vietnamese. Whatever screen says one of them imports this file.
 */
import { formatNumber } from './format.ts';
import { fillIn } from './vi-texts.ts';

const n = (count: number): string => formatNumber(count, 'vi');

/** Of two counts those that are not none; the first where both are. */
const both = (count: number, what: string, photos: number): string =>
  [
    ...(count > 0 || photos === 0 ? [`${n(count)} ${what}`] : []),
    ...(photos > 0 ? [`${n(photos)} ảnh`] : []),
  ].join(', ');

const carryTexts = {
  carry: {
    title: 'Gửi qua Zalo / tệp',
    hint: 'Không có mạng: nhờ người khác mang hộ tệp này. Họ không đọc được bên trong.',
    nothing: 'Không có mục nào chờ gửi.',
    pack: (count: number, photos: number) => `Đóng gói ${both(count, 'mục', photos)}`,
    withPhotos: (count: number, size: string) => `Kèm ${n(count)} ảnh chưa gửi (${size})`,
    manyFiles: (files: number) => `Nhiều ảnh: chia thành ${n(files)} tệp, mỗi tệp tới 20 MB.`,
    packing: 'Đang đóng gói…',
    packed: (count: number, photos: number, file: string) =>
      `Đã đóng gói ${both(count, 'mục', photos)} vào ${file}`,
    handAgain: 'Gửi lại tệp này',
    nextPhotos: (count: number) => `Đóng gói tiếp ${n(count)} ảnh`,
    left: (count: number) => `Còn ${n(count)} mục chưa vừa tệp này. Gửi xong rồi đóng gói tiếp.`,
    stillHere: 'Các mục vẫn ở trong máy. Khi có mạng, sổ tự khớp, không ghi hai lần.',
    noPhotos: 'Ảnh không đi theo tệp này: ảnh ở lại máy, chờ mạng.',
    noKey: 'Máy này chưa có khóa của văn phòng',
    noKeyNext: 'Nối mạng một lần rồi đóng gói lại.',
    lateTitle: (days: number) => `Đã ${n(days)} ngày chưa gửi được`,
    lateNext: 'Nhờ người đi chợ, đi họp mang hộ bằng tệp.',
    failed: 'Chưa làm được tệp. Thử lại.',
  },

  received: {
    title: 'Mở tệp nhận được',
    hint: 'Tệp của máy khác nhờ nộp hộ, hoặc biên nhận gửi về cho máy này.',
    open: 'Chọn tệp',
    drop: 'hoặc thả tệp vào đây',
    opening: 'Đang mở tệp…',
    toCarry: 'Đã nhận tệp để nộp hộ. Có mạng là máy tự nộp.',
    delivered: 'Đã nộp. Gửi biên nhận lại cho người nhờ.',
    recordsDelivered: 'Đã nộp phiếu, ảnh nộp sau',
    photosLeft: (count: number) => `Còn ${n(count)} ảnh, nộp khi có Wi-Fi hoặc bấm “Nộp ngay”.`,
    photos: (count: number) => `Xã đã nhận ${n(count)} ảnh.`,
    photosNotTaken: (count: number) => `${n(count)} ảnh xã chưa nhận, vẫn ở máy chụp.`,
    refused: 'Không nộp được tệp này',
    receipts: (taken: number, told: number) => `Biên nhận: xã đã nhận ${n(taken)} trên ${n(told)} mục`,
    receiptsNext: 'Khi máy có mạng, sổ khớp lại lần cuối.',
    notTaken: (count: number) => `${n(count)} mục xã chưa nhận. Xem lý do khi có mạng.`,
    notHere: 'Biên nhận này không có mục nào đang chờ ở máy này.',
    backup: 'Đây là bản sao lưu',
    backupNext: 'Mở Cài đặt, phần sao lưu, để khôi phục.',
    unknown: 'Không nhận ra tệp này',
    unknownNext: 'Xin gửi lại tệp có tên đuôi .sothon, nguyên vẹn.',
    forged: 'Biên nhận này không phải của văn phòng',
    forgedNext: 'Không dùng tệp này. Xin lại từ người mang hộ.',
    tooBig: 'Tệp quá lớn',
    carried: 'Tệp mang hộ',
    states: { new: 'Mới nhận', waiting: 'Chờ nộp', delivered: 'Đã nộp', refused: 'Không nộp được' },
    refusedWhy: 'Tệp hỏng hoặc gửi văn phòng khác. Xin lại tệp từ người nhờ.',
    sendReceipts: 'Gửi biên nhận',
    handInNow: 'Nộp ngay',
    forget: 'Bỏ',
    pageHint: 'Tệp mở bằng Sổ Thôn hiện ở đây.',
    nothing: 'Chưa có tệp nào',
  },

  backup: {
    title: 'Bản sao lưu có mật khẩu',
    hint: 'Mọi phiếu của máy này trong một tệp. Cất tệp ở nơi khác máy này.',
    passphrase: 'Mật khẩu của bản sao lưu',
    rule: 'Ít nhất 8 ký tự. Nên là một câu dễ nhớ. Quên mật khẩu thì không ai mở được.',
    tooShort: 'Mật khẩu phải có ít nhất 8 ký tự.',
    again: 'Gõ lại mật khẩu',
    notSame: 'Hai lần gõ chưa giống nhau.',
    make: 'Tạo bản sao lưu',
    making: 'Đang tạo…',
    made: (edits: number, rows: number, photos: number) =>
      `Đã sao lưu ${n(edits)} lần ghi, ${both(rows, 'phiếu', photos)}`,
    noKeyInside: 'Trong tệp không có khóa của máy.',
    restoreTitle: 'Khôi phục từ bản sao lưu',
    restoreHint: 'Chọn tệp sao lưu, gõ mật khẩu. Mục nào xã có rồi thì không ghi hai lần.',
    restore: 'Khôi phục',
    restoring: 'Đang khôi phục…',
    restored: (count: number, photos: number) => `Đã đưa lại ${both(count, 'lần ghi', photos)}. Sổ đang gửi.`,
    cut: 'Tệp sao lưu không trọn vẹn',
    cutNext: 'Chỉ đọc được một phần. Nếu còn bản sao lưu khác, khôi phục thêm từ bản đó.',
    nothingMissing: 'Máy này đã có đủ mọi mục của bản sao lưu.',
    wrong: 'Mật khẩu không đúng, hoặc tệp hỏng',
    wrongNext: 'Gõ lại mật khẩu, để ý dấu. Tệp vẫn nguyên.',
    other: 'Bản sao lưu này của người khác',
    otherNext: 'Chỉ khôi phục được sổ của đúng người đã sao lưu.',
    otherPhone: (count: number, day: string) =>
      `Máy cũ của bác còn ${n(count)} mục chưa gửi, lần cuối ngày ${day}`,
    otherPhoneNext: 'Còn máy cũ thì mở cho nó gửi. Mất rồi thì khôi phục từ tệp gửi hoặc bản sao lưu.',
  },
};

export type CarryTexts = typeof carryTexts;

fillIn(carryTexts);
