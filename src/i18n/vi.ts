/**
 * The texts of the first screen in Vietnamese; the others come with their screens (vi-work.ts, vi-reports.ts).
 * A new text is added in one of the three and in `en.ts`. No text is over 90 characters; words are those of
 * the design and of the field (field.md §8).
 */
import { formatNumber } from './format.ts';

const n = (count: number): string => formatNumber(count, 'vi');

export const firstTexts = {
  app: {
    name: 'Sổ Thôn',
    notFoundTitle: 'Không có trang này',
    notFoundNext: 'Về trang Sổ và chọn lại mục cần xem.',
    failedTitle: 'Trang này bị lỗi',
    failedNext: 'Số liệu vẫn an toàn trong máy. Bấm Mở lại.',
    reopen: 'Mở lại',
    noOfflineTitle: 'Chưa mở được sổ khi mất mạng',
  },

  tabs: { book: 'Sổ', find: 'Tìm', report: 'Báo cáo', sync: 'Đồng bộ', settings: 'Cài đặt' },

  desk: {
    projects: 'Dự án',
  },

  do: {
    close: 'Đóng',
  },

  say: {
    unitMillion: 'Đơn vị tính: triệu đồng',
  },

  book: {
    todo: 'Việc cần làm',
    lists: 'Danh mục của đơn vị',
    nothingToDo: 'Chưa có việc gì phải làm',
    addOf: (kind: string) => `Ghi ${kind}`,
    review: (count: number) => `${n(count)} mục cần xem lại`,
    conflicts: (count: number) => `${n(count)} chỗ hai người cùng sửa`,
    toConfirm: (count: number) => `${n(count)} lần giải ngân chờ xác nhận`,
    toAnswer: (count: number) => `${n(count)} vướng mắc chờ trả lời`,
    ofPlan: (rate: string) => `${rate} kế hoạch`,
    paidOfPlan: (paid: string, plan: string) => `${paid} / ${plan} triệu đồng`,
    demandSummary: (forms: number, year: number) => `${n(forms)} phiếu năm ${year}`,
    joining: (households: number) => `${n(households)} hộ tham gia`,
    others: 'Ghi khác',
    peopleAnd: (rest: string) => `người · ${rest}`,
    projectsAnd: (rest: string) => `dự án · ${rest}`,
    paidNoPlan: (paid: string) => `${paid} triệu đồng · chưa có kế hoạch vốn`,
    returnedOne: (title: string) => `Xã trả lại: ${title}`,
    draftOf: (title: string) => `Đang ghi dở: ${title}`,
    toCheckOf: (kind: string, count: number) => `${kind}: ${n(count)} phiếu chờ xã rà soát`,
    unsentFor: (age: string) => `Có mục chờ mạng đã ${age}`,
    unsentNext: 'Đến chỗ có sóng hoặc wifi rồi bấm Gửi ngay.',
    communes: 'Xã',
    communesTitle: (year: number) => `Các xã, năm ${year}`,
  },

  update: {
    offered: 'Có bản mới',
    take: 'Đổi sang bản mới',
    later: 'Để sau',
    waitsForForm: 'Ghi xong phiếu đang mở rồi hãy đổi.',
    waitsForSending: 'Đang gửi. Gửi xong sẽ đổi được.',
  },

  firstRun: {
    usable: 'Đã dùng được. Phần còn lại đang tải tiếp.',
    downloadingMore: 'Đang tải sổ về máy',
    noWorker: 'Máy này không mở được sổ khi mất mạng. Đừng đóng trang khi đang ghi.',
  },

  project: {
    planned: 'Kế hoạch',
    paid: 'Đã giải ngân',
  },

  report: {
    people: 'Người',
    rate: 'Tỷ lệ',
    awaiting: (count: number) => `chờ xác nhận ${n(count)}`,
    markNow: (rate: string) => `mốc lúc này ${rate}`,
  },

  settings: {
    title: 'Cài đặt',
  },
};
