import { count, text, yesNo } from '../core/field.ts';
import { defineKind } from '../core/kind.ts';
import { cut } from './line.ts';

/** Dân tộc. Two official code lists disagree, so that the id is a slug and the number is for export only. */
export const ethnicGroup = defineKind({
  name: 'ethnicGroup',
  label: {
    one: { vi: 'Dân tộc', en: 'Ethnic group' },
    many: { vi: 'Danh mục dân tộc', en: 'Ethnic groups' },
  },
  icon: 'people',
  reference: true,
  fields: {
    name: text({ vi: 'Tên', en: 'Name' }, { required: true }),
    code1979: text({ vi: 'Mã theo danh mục năm 1979', en: 'Code of 1979' }, { max: 2 }),
    aliases: text(
      { vi: 'Cách viết khác, để tìm', en: 'Other spellings to find it by' },
      { hint: { vi: 'Không hiện ra ở đâu.', en: 'Never shown.' } },
    ),
    isMinority: yesNo({ vi: 'Dân tộc thiểu số', en: 'Ethnic minority' }, { required: true }),
    order: count({ vi: 'Thứ tự', en: 'Order' }),
  },
  audience: () => ['all'],
  same: ['name'],
  form: [
    {
      title: { vi: 'Dân tộc', en: 'Ethnic group' },
      ask: ['name', 'isMinority', 'code1979', 'order', 'aliases'],
    },
  ],
  start: () => ({ isMinority: true }),
  list: {
    title: ({ name }) => cut(name),
    detail: ({ isMinority }, _, say) =>
      isMinority === true ? say({ vi: 'Dân tộc thiểu số', en: 'Ethnic minority' }) : '',
    columns: ['name', 'code1979', 'isMinority', 'order'],
  },
  search: ['aliases'],
  examples: [
    { recordedBy: 'p.demo', name: 'Tày', code1979: '02', isMinority: true, order: 1 },
    { recordedBy: 'p.demo', name: 'Kinh', code1979: '01', isMinority: false, order: 5 },
  ],
});
