import { upwardFrom } from '../core/audience.ts';
import { choice, count, date, ref, text, value } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { demo, demoCommune, on } from './example.ts';
import { cut, line, shownDay } from './line.ts';
import { anyCommune, anyVillage, ownPlace, placeOf } from './place.ts';

/** Kinds that a file may bring. */
const brought = {
  village: { vi: 'Các thôn, bản', en: 'Villages' },
  trainingDemand: { vi: 'Nhu cầu học nghề', en: 'Training demands' },
  productionProject: { vi: 'Dự án sản xuất', en: 'Production projects' },
  allocation: { vi: 'Kế hoạch vốn được giao', en: 'Allocations' },
  disbursement: { vi: 'Các khoản giải ngân', en: 'Disbursements' },
} as const;

const states = {
  saving: { vi: 'Đang nhập', en: 'Being saved' },
  done: { vi: 'Đã nhập', en: 'Saved' },
  undone: { vi: 'Đã bỏ', en: 'Undone' },
} as const;

/**
 * Một lần nhập từ tệp: which file, and in `partOf` records, one for each step that was saved with it, which records
 * it wrote. Their ids follow from it: `BATCH.ROW` or `BATCH.ROW.COLUMN` of the file, so that no step is saved twice.
 */
export const importBatch = defineKind({
  name: 'importBatch',
  label: { one: { vi: 'Lần nhập từ tệp', en: 'Import' }, many: { vi: 'Các lần nhập từ tệp', en: 'Imports' } },
  icon: 'file',
  fields: {
    commune: anyCommune,
    village: anyVillage,
    target: choice({ vi: 'Nhập vào', en: 'Into' }, brought, { required: true }),
    fileName: text({ vi: 'Tên tệp', en: 'File' }, { privacy: 'personal' }),
    /** SHA-256 of the bytes. */
    fileHash: text({ vi: 'Mã của tệp', en: 'Hash of the file' }, { max: 64 }),
    sheet: text({ vi: 'Trang tính', en: 'Sheet' }),
    importedOn: date({ vi: 'Ngày nhập', en: 'Imported on' }),
    state: choice({ vi: 'Tình trạng', en: 'State' }, states),
    rows: count({ vi: 'Số dòng', en: 'Rows' }),
    partOf: ref('importBatch', { vi: 'Thuộc lần nhập', en: 'Part of' }),
    /** What was saved in this step: `storage/import-part.ts`. */
    written: value({ vi: 'Đã ghi những gì', en: 'What was written' }),
  },
  audience: (batch) => upwardFrom(placeOf(batch)),
  form: [
    {
      title: { vi: 'Tệp nào', en: 'Which file' },
      ask: ['target', 'fileName', 'sheet', 'importedOn', 'state', 'rows'],
    },
    { title: { vi: 'Phần', en: 'Part' }, ask: ['partOf', 'written', 'fileHash'] },
  ],
  start: (context) => ({ ...ownPlace(context), importedOn: context.today, state: 'saving' }),
  list: {
    title: ({ target, fileName }, _, say) => cut(line(target && say(brought[target]), fileName)),
    detail: ({ importedOn, rows, state }, _, say) =>
      line(shownDay(importedOn), rows, state && say(states[state])),
    columns: ['target', 'importedOn', 'state', 'rows'],
  },
  examples: [
    {
      ...demoCommune,
      target: 'trainingDemand',
      fileName: 'Nhu cau nghe 2027.xlsx',
      fileHash: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
      sheet: 'Sheet1',
      importedOn: on('2026-11-20'),
      state: 'done',
      rows: 2,
    },
    {
      ...demoCommune,
      target: 'trainingDemand',
      partOf: demo('importBatch', 1),
      written: { made: [['7', '1f3a5c7e']], changed: [] },
      rows: 1,
    },
  ],
});
