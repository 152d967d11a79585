import { choice, date, note, ref } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo, on } from './example.ts';
import { cut, line, shownDay } from './line.ts';
import { futureDay, stop } from './rule.ts';

const verdicts = {
  confirmed: { vi: 'Xác nhận đúng', en: 'Confirmed' },
  refused: { vi: 'Không xác nhận', en: 'Refused' },
} as const;

/** Xác nhận của kế toán xã: one word about one entry. Only confirmed entries are added up in tables. */
export const confirmation = defineKind({
  name: 'confirmation',
  label: {
    one: { vi: 'Xác nhận giải ngân', en: 'Confirmation' },
    many: { vi: 'Các lần xác nhận', en: 'Confirmations' },
  },
  icon: 'check',
  fields: {
    about: ref('disbursement', { vi: 'Khoản giải ngân', en: 'Disbursement' }, { required: true }),
    verdict: choice({ vi: 'Ý kiến', en: 'Verdict' }, verdicts, { required: true }),
    date: date({ vi: 'Ngày xác nhận', en: 'Date' }, { required: true }),
    note: note({ vi: 'Lý do, ghi chú', en: 'Reason, note' }),
  },
  together: [['verdict', 'date', 'note']],
  audience: { of: 'about' },
  form: [
    {
      title: { vi: 'Đúng hay không', en: 'Is it right' },
      ask: ['about', 'verdict', 'date', 'note'],
    },
  ],
  start: (context) => ({ verdict: 'confirmed', date: context.today }),
  list: {
    title: ({ verdict, about }, name, say) => cut(line(verdict && say(verdicts[verdict]), name(about))),
    detail: ({ date, note }) => line(shownDay(date), cut(note)),
    columns: ['about', 'verdict', 'date'],
  },
  rules: (confirmation, { today }) => [
    ...futureDay('date', confirmation.date, today),
    ...(confirmation.verdict === 'refused' && confirmation.note === null
      ? [
          stop(
            'note',
            'reason-needed',
            'Không xác nhận thì ghi lý do, để người nhập biết mà sửa.',
            'Say why it is refused, so that whoever wrote it can mend it.',
          ),
        ]
      : []),
  ],
  examples: [
    {
      recordedBy: 'p.demo',
      about: demo('disbursement', 1),
      verdict: 'confirmed',
      date: on('2026-04-20'),
    },
    {
      recordedBy: 'p.demo',
      about: demo('disbursement', 2),
      verdict: 'refused',
      date: on('2026-08-25'),
      note: 'Số chứng từ chưa khớp với sổ Kho bạc.',
    },
  ],
});
