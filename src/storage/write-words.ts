/** What the notebook itself says when an act cannot be written so. */
import type { Trouble } from '../core/kind.ts';
import type { Words } from '../core/text.ts';

const words = {
  'not-changeable': {
    vi: 'Khoản tiền đã ghi không sửa được. Hãy rút lại hoặc ghi bút toán đảo.',
    en: 'A money entry never changes. Withdraw it, or write a reversing one.',
  },
  'return-first': {
    vi: 'Số này đã gửi lên. Trả lại để nơi gửi sửa.',
    en: 'This was sent up. Return it, so that its place mends it.',
  },
  'move-not-allowed': {
    vi: 'Phiếu đang ở bước khác nên chưa làm được việc này.',
    en: 'The record is at another step, so this cannot be done now.',
  },
  required: { vi: 'Cần điền mục này.', en: 'Please fill this in.' },
  'too-large': {
    vi: 'Phiếu này dài quá. Hãy chia thành hai phiếu.',
    en: 'This record is too long. Please make two of it.',
  },
} as const satisfies Readonly<Record<string, Words>>;

export function stopTrouble(code: keyof typeof words, field: string | null = null): Trouble {
  return { field, code, level: 'stop', says: words[code] };
}
