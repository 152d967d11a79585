/**
 * The texts of photos, in Vietnamese. Whatever part says one of them imports this file.
 */
import { formatNumber } from './format.ts';
import { fillIn } from './vi-texts.ts';

const n = (count: number): string => formatNumber(count, 'vi');

const photoTexts = {
  photos: {
    title: 'Ảnh',
    take: 'Chụp ảnh',
    pick: 'Chọn ảnh',
    preparing: 'Đang thu nhỏ…',
    never: 'Không chụp thẻ căn cước.',
    withForm: 'Ảnh đã ở trong máy, đi cùng phiếu khi bấm Ghi.',
    kept: 'Đã giữ ảnh trong máy · tự gửi sau phiếu',
    nth: (number: number) => `Ảnh ${n(number)}`,
    takenAt: (when: string) => `Ảnh chụp ${when}`,
    remove: (number: number) => `Bỏ ảnh ${n(number)}`,
    unreadable: 'Không đọc được tệp này như một tấm ảnh.',
    draftFirst: 'Chưa giữ được bản nháp nên chưa mở máy ảnh.',
    notSent: 'ảnh chưa gửi',
    notSentYet: 'Ảnh chưa gửi: máy chụp sẽ gửi khi có mạng. Phiếu thì đã có đủ.',
    offline: 'Chưa tải được ảnh. Có mạng thì mở lại.',
    see: (size: string) => `Xem ảnh (${size})`,
    open: 'Mở mục ảnh',
    close: 'Đóng',
    sentOf: (sent: number, all: number) => `Đã gửi ${n(sent)} / ${n(all)} ảnh`,
    keptHere: 'Ảnh chưa gửi nằm chắc trong máy. Phiếu không chờ ảnh.',
    sending: 'Đang gửi ảnh…',
    sendNow: 'Gửi ảnh ngay',
    network: 'Gửi ảnh bằng mạng nào',
    anyNetwork: 'Mạng nào cũng được',
    onlyByWifi: 'Chỉ gửi ảnh khi có Wi-Fi',
    waitsFor: {
      WIFI: { title: 'Ảnh chờ Wi-Fi', next: 'Có Wi-Fi thì tự gửi. Cần gấp thì bấm “Gửi ảnh ngay”.' },
      UNKNOWN_NETWORK: {
        title: 'Trình duyệt không cho biết có Wi-Fi hay không',
        next: 'Khi máy có Wi-Fi, bấm “Gửi ảnh ngay”.',
      },
    },
    refusedTag: 'xã không nhận',
    refused: (count: number) => `${n(count)} ảnh xã không nhận`,
    refusedNext: {
      FORBIDDEN: 'Người hoặc máy này chưa được gửi ảnh. Ảnh vẫn ở trong máy, hãy báo xã.',
      TOO_BIG: 'Ảnh quá lớn. Hãy chụp lại bằng nút Chụp ảnh của sổ.',
      NOT_A_PHOTO: 'Tệp không phải ảnh. Hãy chụp lại bằng nút Chụp ảnh của sổ.',
      DAMAGED: 'Ảnh tới nơi bị hỏng ba lần. Bấm “Gửi lại”, hoặc chụp lại.',
      NO_ROOM: 'Kho ảnh của tỉnh đã đầy. Hãy báo xã; sổ tự thử lại mỗi giờ.',
      NO_RECORD: 'Xã không nhận mục ảnh. Xem lý do ở phần cần xem của trang này.',
    },
    again: 'Gửi lại',
  },
};

fillIn(photoTexts);

export type PhotoTexts = typeof photoTexts;
