/**
 * The words that the parts of the first screen say by themselves; those of all other parts: later-words.ts.
 */
import type { Words } from '../../core/text.ts';

export const words = {
  back: { vi: 'Quay lại', en: 'Back' },
  skip: { vi: 'Tới nội dung chính', en: 'Skip to content' },
  actions: { vi: 'Việc làm ở trang này', en: 'What to do here' },
  mainMenu: { vi: 'Các trang chính', en: 'Main pages' },
  book: { vi: 'Sổ', en: 'Book' },
  find: { vi: 'Tìm', en: 'Search' },
  report: { vi: 'Báo cáo', en: 'Reports' },
  sync: { vi: 'Đồng bộ', en: 'Sync' },
  arrived: { vi: 'Đã tới xã', en: 'At the commune' },
  offline: { vi: 'Không có mạng', en: 'No network' },
  sending: { vi: 'Đang gửi', en: 'Sending' },
  stop: { vi: 'Dừng lại', en: 'Stop' },
  scrollTable: { vi: 'bảng, kéo ngang để xem hết', en: 'table, scroll sideways for more' },
} as const satisfies Record<string, Words>;

export function waiting(count: string): Words {
  return { vi: `${count} chờ mạng`, en: `${count} waiting` };
}

export function photosWaiting(count: string): Words {
  return { vi: `${count} ảnh chưa gửi`, en: `${count} photos not sent` };
}

export function withPhotos({ vi, en }: Words, count: string): Words {
  return { vi: `${vi} · ${count} ảnh`, en: `${en} · ${count} photos` };
}

export function needAttention(count: string): Words {
  return { vi: `${count} cần xem lại`, en: `${count} to look at` };
}

export function sendingCount(count: string): Words {
  return { vi: `Đang gửi ${count}`, en: `Sending ${count}` };
}
