/**
 * The words that parts say by themselves, but for those of the first screen: words.ts.
 */
import type { Words } from '../../core/text.ts';

export const words = {
  close: { vi: 'Đóng', en: 'Close' },
  cancel: { vi: 'Thôi', en: 'Cancel' },
  clear: { vi: 'Xóa chữ đã gõ', en: 'Clear the text' },
  required: { vi: 'bắt buộc', en: 'required' },
  yes: { vi: 'Có', en: 'Yes' },
  no: { vi: 'Không', en: 'No' },
  today: { vi: 'Hôm nay', en: 'Today' },
  yesterday: { vi: 'Hôm qua', en: 'Yesterday' },
  pickDay: { vi: 'Chọn ngày trên lịch', en: 'Pick a day' },
  dayExample: { vi: 'ngày/tháng/năm', en: 'day/month/year' },
  choose: { vi: 'Chọn…', en: 'Choose…' },
  searchChoices: { vi: 'Gõ để tìm, không cần dấu', en: 'Type to search' },
  often: { vi: 'Hay dùng', en: 'Often used' },
  all: { vi: 'Tất cả', en: 'All' },
  noneFound: { vi: 'Không thấy mục nào. Gõ ít chữ hơn.', en: 'Nothing found. Type fewer letters.' },
  noneFoundOther: {
    vi: 'Không thấy. Gõ ít chữ hơn, hoặc chọn mục dưới đây.',
    en: 'Nothing found. Type fewer letters, or take the one below.',
  },
  done: { vi: 'Xong', en: 'Done' },
  remove: { vi: 'Xóa', en: 'Remove' },
  undo: { vi: 'Hoàn tác', en: 'Undo' },
  addRow: { vi: 'Thêm dòng', en: 'Add a line' },
  removed: { vi: 'Đã xóa một dòng.', en: 'One line removed.' },
  noRows: { vi: 'Chưa có dòng nào.', en: 'No lines yet.' },
  keepThis: { vi: 'Giữ số này', en: 'Keep this one' },
  republic: { vi: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', en: 'SOCIALIST REPUBLIC OF VIET NAM' },
  motto: { vi: 'Độc lập - Tự do - Hạnh phúc', en: 'Independence - Freedom - Happiness' },
  signAndName: { vi: '(Ký, ghi rõ họ tên)', en: '(Sign and write your full name)' },
} as const satisfies Record<string, Words>;

export function stepOf(step: string, count: string): Words {
  return { vi: `bước ${step} / ${count}`, en: `step ${step} / ${count}` };
}

export function more(what: string): Words {
  return { vi: `Thêm 1: ${what}`, en: `One more: ${what}` };
}

export function less(what: string): Words {
  return { vi: `Bớt 1: ${what}`, en: `One less: ${what}` };
}

export function month(number: number): Words {
  return { vi: `Tháng ${number}`, en: MONTHS[number - 1] ?? String(number) };
}

export function shortMonth(number: number): Words {
  return { vi: `T${number}`, en: (MONTHS[number - 1] ?? String(number)).slice(0, 3) };
}

export function quarterName(number: number): Words {
  const roman = ['I', 'II', 'III', 'IV'][number - 1] ?? String(number);
  return { vi: `Quý ${roman}`, en: `Q${number}` };
}

export function leftOut(count: string): Words {
  return { vi: `Còn ${count} mục nữa. Gõ thêm chữ để tìm.`, en: `${count} more. Type to narrow down.` };
}

export function chosenCount(count: string): Words {
  return { vi: `Đã chọn ${count}`, en: `${count} chosen` };
}

export function lettersOf(used: string, limit: string): Words {
  return { vi: `${used} / ${limit} chữ`, en: `${used} / ${limit} characters` };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
