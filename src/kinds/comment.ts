import { note, ref } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo } from './example.ts';
import { cut } from './line.ts';

/** Trao đổi: a word about a record, read by whoever reads that record. */
export const comment = defineKind({
  name: 'comment',
  label: { one: { vi: 'Trao đổi', en: 'Comment' }, many: { vi: 'Các trao đổi', en: 'Comments' } },
  icon: 'talk',
  fields: {
    about: ref(null, { vi: 'Về phiếu', en: 'About' }, { required: true }),
    text: note({ vi: 'Nội dung', en: 'Text' }, { required: true }),
  },
  audience: { of: 'about' },
  form: [{ title: { vi: 'Trao đổi', en: 'Comment' }, ask: ['about', 'text'] }],
  list: {
    title: ({ text }, _, say) => cut(text) || say({ vi: 'Trao đổi', en: 'Comment' }),
    detail: ({ about, recordedBy }, name) =>
      cut([name(recordedBy), name(about)].filter(Boolean).join(' · '), 90),
    columns: ['about', 'text'],
  },
  search: ['text'],
  examples: [
    {
      recordedBy: 'p.demo',
      about: demo('trainingDemand', 1),
      text: 'Thôn xem lại giúp: có 13 người DTTS trên 14 người đăng ký phải không?',
    },
    {
      recordedBy: 'p.demo',
      about: demo('disbursement', 1),
      text: 'Chứng từ gốc đã nộp kế toán xã.',
    },
  ],
});
