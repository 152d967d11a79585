import { count, ref, text, value } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo } from './example.ts';
import { cut, line } from './line.ts';

/**
 * Số liệu đã chốt: one table of a report as it stood when it was sent. The office alone writes it, from one read of
 * its book at `seqAt`; nobody changes it. `hash`: SHA-256 (hex) of the canonical JSON of `cells`. `ordinal`: the
 * first sending is 1, the one after a return 2.
 */
export const frozenReport = defineKind({
  name: 'frozenReport',
  label: {
    one: { vi: 'Số liệu đã chốt', en: 'Frozen figures' },
    many: { vi: 'Các số liệu đã chốt', en: 'Frozen figures' },
  },
  icon: 'file',
  entry: true,
  fields: {
    about: ref('periodicReport', { vi: 'Của báo cáo', en: 'Of the report' }, { required: true }),
    ordinal: count({ vi: 'Lần gửi thứ', en: 'Sending' }, { required: true }),
    table: text({ vi: 'Bảng', en: 'Table' }, { required: true }),
    seqAt: count({ vi: 'Số thứ tự của sổ văn phòng', en: "The office's number" }, { required: true }),
    hash: text({ vi: 'Mã kiểm tra', en: 'Hash' }, { required: true, max: 64 }),
    takenAt: text({ vi: 'Chốt lúc', en: 'Taken at' }, { required: true, max: 30 }),
    cells: value({ vi: 'Số liệu', en: 'Figures' }, { required: true, privacy: 'none', max: 400_000 }),
  },
  audience: { of: 'about' },
  form: [
    {
      title: { vi: 'Số liệu đã chốt', en: 'Frozen figures' },
      ask: ['about', 'ordinal', 'table', 'seqAt', 'hash', 'takenAt'],
    },
  ],
  list: {
    title: ({ about, table }, name) => cut(line(table, name(about))),
    detail: ({ hash }) => hash?.slice(0, 16) ?? '',
    columns: ['about', 'ordinal', 'table', 'seqAt', 'hash', 'takenAt'],
  },
  examples: [
    {
      recordedBy: 'p.demo',
      about: demo('periodicReport', 2),
      ordinal: 1,
      table: 'money',
      seqAt: 640,
      hash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      takenAt: '2026-10-05T03:20:00Z',
      cells: { columns: [], rows: [] },
    },
    {
      recordedBy: 'p.demo',
      about: demo('periodicReport', 2),
      ordinal: 1,
      table: 'byTrade',
      seqAt: 640,
      hash: '60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752',
      takenAt: '2026-10-05T03:20:00Z',
      cells: { columns: [], rows: [] },
    },
  ],
});
