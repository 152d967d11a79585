import { choice, note, ref } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo } from './example.ts';
import { cut, line } from './line.ts';
import { stop } from './rule.ts';

const verdicts = {
  same: { vi: 'Là một khoản, tính một lần', en: 'One payment, counted once' },
  different: { vi: 'Là hai khoản khác nhau', en: 'Two different payments' },
} as const;

/**
 * "Có thể trùng": the accountant's word about two entries that look like one payment. Neither is changed; of those
 * that are one, tables count one (reports/ledger.ts). The latest word about a pair stands.
 */
export const entryTwin = defineKind({
  name: 'entryTwin',
  label: {
    one: { vi: 'Xét khoản trùng', en: 'Verdict on twins' },
    many: { vi: 'Các lần xét khoản trùng', en: 'Verdicts on twins' },
  },
  icon: 'copy',
  fields: {
    about: ref('disbursement', { vi: 'Khoản giữ lại', en: 'The entry that stays' }, { required: true }),
    other: ref('disbursement', { vi: 'Khoản giống nó', en: 'The one like it' }, { required: true }),
    verdict: choice({ vi: 'Ý kiến', en: 'Verdict' }, verdicts, { required: true }),
    note: note({ vi: 'Lý do, ghi chú', en: 'Reason, note' }),
  },
  together: [['verdict', 'note']],
  audience: { of: 'about' },
  form: [
    { title: { vi: 'Một hay hai khoản', en: 'One or two' }, ask: ['about', 'other', 'verdict', 'note'] },
  ],
  list: {
    title: ({ verdict, about }, name, say) => cut(line(verdict && say(verdicts[verdict]), name(about))),
    detail: ({ other }, name) => cut(name(other)),
    columns: ['about', 'other', 'verdict'],
  },
  rules: ({ about, other }) =>
    about === null || about !== other
      ? []
      : [
          stop(
            'other',
            'itself',
            'Hai khoản phải khác nhau. Chọn khoản kia.',
            'These are the same entry. Choose the other one.',
          ),
        ],
  examples: [
    {
      recordedBy: 'p.demo',
      about: demo('disbursement', 2),
      other: demo('disbursement', 3),
      verdict: 'different',
      note: 'Một chứng từ chi cho hai việc.',
    },
    {
      recordedBy: 'p.demo',
      about: demo('disbursement', 1),
      other: demo('disbursement', 2),
      verdict: 'same',
    },
  ],
});
